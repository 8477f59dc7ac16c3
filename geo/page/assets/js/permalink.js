/**
 * The permalink: everything needed to see the same thing again.
 * @typedef {{view: ?[number, number, number], event: ?string, layers: ?string[], filter: ?string, query: string}} State
 *   view: lat, lon, zoom; layers: ids of the layers that are on
 */

/** @param {State} state @returns {string} without "#" */
export function writeHash(state) {
  const parts = [];
  if (state.view) {
    const [lat, lon, zoom] = state.view;
    parts.push(`v=${lat.toFixed(3)},${lon.toFixed(3)},${Number(zoom.toFixed(2))}`);
  }
  if (state.event) parts.push(`e=${encodeURIComponent(state.event)}`);
  if (state.layers) parts.push(`l=${state.layers.map(encodeURIComponent).join(',')}`);
  if (state.filter) parts.push(`f=${encodeURIComponent(state.filter)}`);
  if (state.query) parts.push(`q=${encodeURIComponent(state.query)}`);
  return parts.join('&');
}

/** @param {string} text  with or without "#" @returns {State} what cannot be read is left out */
export function readHash(text) {
  const found = {view: null, event: null, layers: null, filter: null, query: ''};
  for (const part of text.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    const key = part.slice(0, at), value = part.slice(at + 1);
    if (at < 1) continue;
    if (key === 'v') {
      const numbers = value.split(',').map(Number);
      if (numbers.length === 3 && numbers.every(Number.isFinite) && Math.abs(numbers[0]) <= 90) found.view = numbers;
    } else if (key === 'l') {
      found.layers = value ? value.split(',').map(plain) : [];
    } else if (key === 'e') {
      found.event = plain(value);
    } else if (key === 'f') {
      found.filter = plain(value);
    } else if (key === 'q') {
      found.query = plain(value);
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
