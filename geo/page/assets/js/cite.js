/**
 * Citations of a passage, in the forms people paste.
 * @typedef {{quote: string, at: [number, number], id: string}} Cited
 * @typedef {{id: string, title: ?string, publisher: ?string, url: ?string, published: ?string, sha256: ?string}} Source
 */

/** @param {Cited} event @param {Source} source @returns {string} one line of plain text */
export function asText(event, source) {
  return `“${line(event.quote)}” ${parts(source).join('. ')}.`;
}

/** @param {Cited} event @param {Source} source @returns {string} a quote block and a linked source */
export function asMarkdown(event, source) {
  const [who, what, when, where] = [source.publisher, source.title || source.id, source.published || 'undated', source.url];
  const title = where ? `[${marked(what)}](<${where.replace(/[<>\s]/g, encodeURIComponent)}>)` : `*${marked(what)}*`;
  return `> ${marked(line(event.quote))}\n>\n> ${[who && marked(who), title, when].filter(Boolean).join(', ')}`;
}

/** @param {Cited} event @param {Source} source @returns {string} an entry that any BibTeX reads */
export function asBibtex(event, source) {
  const fields = [['title', source.title || source.id], ['author', source.publisher && `{${tex(source.publisher)}}`, true], ['date', source.published],
                  ['year', source.published && source.published.slice(0, 4)], ['url', source.url && source.url.replace(/[{}\\]/g, encodeURIComponent), true],
                  ['note', `“${line(event.quote)}” (characters ${event.at[0]}–${event.at[1]})`]];
  const key = `${source.id}-${event.at[0]}`.normalize('NFKD').replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'source';
  return `@misc{${key},\n${fields.filter(field => field[1]).map(([name, value, plain]) => `  ${name} = {${plain ? value : tex(value)}}`).join(',\n')}\n}`;
}

function parts(source) {
  return [[source.publisher, source.title].filter(Boolean).join(', ') || source.id, source.published || 'undated', source.url].filter(Boolean).map(line);
}

function line(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function marked(text) {
  return line(text).replace(/[\\\x60*_{}[\]<>#|~]/g, '\\$&');
}

function tex(text) {
  return line(text).replace(/\\/g, '\\textbackslash ').replace(/[{}%&$#_]/g, '\\$&').replace(/~/g, '\\textasciitilde ').replace(/\^/g, '\\textasciicircum ');
}
