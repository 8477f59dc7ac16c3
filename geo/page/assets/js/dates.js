/**
 * Say when, as precisely as the text did and no more.
 * @param {{start: ?string, end: ?string, precision: string, open: boolean}} when  ISO days, inclusive
 * @param {Object<string, string>} words  the table [when] of the messages
 * @param {string} [language]
 * @returns {string}
 */
export function describe(when, words, language = 'en') {
  const {start, end, precision, open} = when;
  if (!start) return end ? put(words.until, {end: day(end, language)}) : words.unknown;
  if (open) return put(words.since, {start: day(start, language)});
  if (precision === 'year') return start.slice(0, 4);
  if (precision === 'month') return format(start, {month: 'long', year: 'numeric'}, language);
  if (precision === 'week') return put(words.week, {start: day(start, language)});
  if (end && end !== start) {
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {...LONG, timeZone: 'UTC'}).formatRange(date(start), date(end)).replaceAll('\u2009', ' ');
  }
  return day(start, language);
}

const LONG = {day: 'numeric', month: 'long', year: 'numeric'};

/** @param {string} iso @param {string} [language] @returns {string} "16 April 2023" */
export function day(iso, language = 'en') {
  return format(iso, LONG, language);
}

function format(iso, options, language) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {...options, timeZone: 'UTC'}).format(date(iso));
}

function date(iso) {
  return new Date(`${iso}T00:00:00Z`);
}

/** Fill a message. @param {string} message @param {Object<string, *>} values @returns {string} */
export function put(message, values) {
  return message.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}
