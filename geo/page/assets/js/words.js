/**
 * Names of actors: countries from the browser's own tables, groups as they are written.
 * @param {string} code  ISO 3166-1 alpha-2, or a group's id
 * @param {string} [language]
 * @returns {string}
 */
export function actorName(code, language = 'en') {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  try {
    return new Intl.DisplayNames([language], {type: 'region'}).of(code) || code;
  } catch {
    return code;
  }
}

/** Who acts: without those who only report and those it is done to, each once. @param {{code: string, role: string}[]} actors */
export function acting(actors) {
  const codes = roles => [...new Set(actors.filter(actor => roles.includes(actor.role)).map(actor => actor.code))];
  const doing = codes(['initiator', 'participant', 'monitor']);
  return doing.length ? doing : codes(['target', 'claimant']);
}

/** "JP: Ministry of Defense" as people write it. @param {string} claim @param {string} [language] */
export function claimant(claim, language) {
  const found = /^([A-Z]{2})(?:: *(.*))?$/.exec(claim);
  if (!found) return claim;
  return found[2] ? `${actorName(found[1], language)} (${found[2]})` : actorName(found[1], language);
}
