/** Letters as a reader types them: no case, no marks over letters. @param {string} text @returns {string} */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}

/**
 * Everything of an event that a reader may look for, folded, once.
 * @param {*} event @param {*} dispatch @param {string[]} labels  words shown for it: kind, names of actors
 * @returns {string}
 */
export function haystack(event, dispatch, labels) {
  const places = event.places.flatMap(place => [place.said, place.query, place.name, ...(place.names || [])]);
  const assets = event.assets.flatMap(asset => [asset.kind, asset.name, asset.hull]);
  const actors = event.actors.flatMap(actor => [actor.code, actor.name, actor.unit]);
  const words = [event.quote, ...event.also, ...labels, ...places, ...assets, ...actors, dispatch.title, dispatch.publisher];
  return fold(words.filter(Boolean).join('\n'));
}

/** All words must be there, in any order. @param {string} query @returns {(text: string) => boolean} */
export function matcher(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return text => words.every(word => text.includes(word));
}
