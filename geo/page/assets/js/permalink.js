/**
 * The permalink: everything needed to see the same thing again. It stands in the hash, so it works from a file.
 * @typedef {{view: ?[number, number, number], event: ?string, stack: ?string, layers: ?string[], query: string,
 *            time: ?{from: string, to: string, growing: boolean, undated: boolean}, unit: ?string, filters: Object<string, string[]>}} State
 *   view: lat, lon, zoom; event: the selected one; stack: the place whose list is open; layers: ids of those that are on;
 *   time: ISO days, inclusive; filters: for each facet the keys of its chosen options
 */

const FACET = /^[a-z]{3,20}$/;                   // names of one letter are ours, longer ones are facets
const SPAN = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)((?:\+[a-z]+)*)$/;

/** @param {State} state @returns {string} without "#" */
export function writeHash(state) {
  const parts = [];
  if (state.view) {
    const [lat, lon, zoom] = state.view;
    parts.push(`v=${lat.toFixed(3)},${lon.toFixed(3)},${Number(zoom.toFixed(2))}`);
  }
  if (state.event) parts.push(`e=${encodeURIComponent(state.event)}`);
  if (state.stack) parts.push(`s=${encodeURIComponent(state.stack)}`);
  if (state.layers) parts.push(`l=${state.layers.map(encodeURIComponent).join(',')}`);
  if (state.time) parts.push(`t=${state.time.from}..${state.time.to}${state.time.growing ? '+growing' : ''}${state.time.undated ? '+undated' : ''}`);
  if (state.unit) parts.push(`u=${state.unit}`);
  for (const [facet, keys] of Object.entries(state.filters)) if (keys.length) parts.push(`${facet}=${keys.map(encodeURIComponent).join(',')}`);
  if (state.query) parts.push(`q=${encodeURIComponent(state.query)}`);
  return parts.join('&');
}

/** @param {string} text  with or without "#" @returns {State} what cannot be read is left out */
export function readHash(text) {
  const found = {view: null, event: null, stack: null, layers: null, query: '', time: null, unit: null, filters: {}};
  for (const part of text.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    const key = part.slice(0, at), value = part.slice(at + 1);
    if (at < 1) continue;
    const span = key === 't' && SPAN.exec(plain(value));
    if (key === 'v') {
      const numbers = value.split(',').map(Number);
      if (numbers.length === 3 && numbers.every(Number.isFinite) && Math.abs(numbers[0]) <= 90) found.view = numbers;
    } else if (key === 'l') {
      found.layers = value ? value.split(',').map(plain) : [];
    } else if (key === 'e') {
      found.event = plain(value);
    } else if (key === 's') {
      found.stack = plain(value);
    } else if (key === 'q') {
      found.query = plain(value);
    } else if (key === 'u') {
      found.unit = plain(value);
    } else if (span && !Number.isNaN(Date.parse(span[1])) && !Number.isNaN(Date.parse(span[2])) && span[1] <= span[2]) {
      found.time = {from: span[1], to: span[2], growing: span[3].includes('+growing'), undated: span[3].includes('+undated')};
    } else if (FACET.test(key) && key !== 'constructor' && value) {
      found.filters[key] = value.split(',').map(plain);
    }
  }
  return found;
}

function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
