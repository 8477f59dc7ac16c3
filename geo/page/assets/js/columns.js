/**
 * The events as columns: what filters and time run over, whether they came as records or as typed arrays.
 *
 * A code column is a typed array with one code an event, or, where an event may have several, `{offsets, values}`: the codes of event i are
 * `values[offsets[i]]` up to, not including, `values[offsets[i + 1]]`. Codes count from 0 into the list of labels of the same name.
 * @typedef {Uint8Array|Uint16Array|Uint32Array|{offsets: Uint32Array, values: Uint16Array|Uint32Array}} Codes
 * @typedef {{n: number, lon: Float32Array|Float64Array, lat: Float32Array|Float64Array, start: Int32Array, end: Int32Array,
 *            codes: Object<string, Codes>, labels: Object<string, string[]>, within: ?{offsets: Uint32Array, values: Uint32Array}}} Columns
 *   lon, lat: degrees, NaN without a place; start, end: days since 1970-01-01, inclusive, MISSING where unknown (an end alone is a bound,
 *   a start alone is open-ended); labels: keys, stable from one drawing to the next; within: for each place the codes of those it lies in
 */

export const MISSING = -2147483648;
export const DAY = 86_400_000;              // milliseconds

/** @param {?string} iso  2023-08-14 @returns {number} days since 1970-01-01, or MISSING */
export function dayOf(iso) {
  const found = iso ? Date.parse(`${iso}T00:00:00Z`) : NaN;
  return Number.isNaN(found) ? MISSING : Math.round(found / DAY);
}

/** @param {number} day @returns {string} 2023-08-14 */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** How many bytes a code needs. @param {number} size  of the list of labels @returns {*} a constructor of typed arrays */
export function widthOf(size) {
  return size <= 256 ? Uint8Array : size <= 65_536 ? Uint16Array : Uint32Array;
}

/** Lists of codes as one column. @param {number[][]} lists @param {number} size  of the list of labels @returns {Codes} */
export function listed(lists, size) {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((codes, i) => { offsets[i + 1] = offsets[i] + codes.length; });
  const values = new (widthOf(size))(offsets[lists.length]);
  lists.forEach((codes, i) => values.set(codes, offsets[i]));
  return {offsets, values};
}

/** The codes of one event. @param {Codes} column @param {number} i @returns {ArrayLike<number>} */
export function codesOf(column, i) {
  return column.offsets ? column.values.subarray(column.offsets[i], column.offsets[i + 1]) : [column[i]];
}

/**
 * Columns of a page's own data.
 * @param {*} data  what `geo/page/data.py` wrote: events, features, dispatches, layers, places
 * @returns {Columns}
 */
export function fromRecords(data) {
  const {events} = data, n = events.length;
  const lon = new Float64Array(n).fill(NaN), lat = new Float64Array(n).fill(NaN);
  for (const {event, at} of data.features) if (Number.isNaN(lon[event])) [lon[event], lat[event]] = at;
  const start = Int32Array.from(events, event => dayOf(event.when.start));
  const end = Int32Array.from(events, (event, i) => (event.when.end ? dayOf(event.when.end) : event.when.open ? MISSING : start[i]));
  const placed = events.map(() => []);
  for (const {event, place} of data.features) if (place && !placed[event].includes(place)) placed[event].push(place);
  events.forEach((event, i) => {
    for (const {place} of event.places) if (place && !placed[i].includes(place)) placed[i].push(place);
  });
  const {places, within} = hierarchy(placed, data.places);
  const several = {
    actor: events.map(event => [...new Set(event.actors.filter(actor => actor.role !== 'claimant').map(actor => actor.code))]),
    place: placed,
    layer: events.map(event => event.layers.map(number => data.layers[number].id)),
    missing: events.map(event => [!event.mapped && 'no_place', !event.when.start && 'no_date'].filter(Boolean)),
  };
  const single = {
    kind: event => event.kind, domain: event => event.domain, modality: event => event.modality, precision: event => event.when.precision,
    source: event => data.dispatches[event.dispatch].publisher || data.dispatches[event.dispatch].id,
    grade: event => data.dispatches[event.dispatch].grade,
  };
  const labels = {place: places, layer: data.layers.map(layer => layer.id), missing: ['no_place', 'no_date']}, codes = {};
  for (const [name, lists] of Object.entries(several)) {
    labels[name] = labels[name] || [...new Set(lists.flat())].sort();
    const number = new Map(labels[name].map((label, code) => [label, code]));
    codes[name] = listed(lists.map(list => list.map(label => number.get(label))), labels[name].length);
  }
  for (const [name, read] of Object.entries(single)) {
    labels[name] = [...new Set(events.map(read))].sort();
    const number = new Map(labels[name].map((label, code) => [label, code]));
    codes[name] = widthOf(labels[name].length).from(events, event => number.get(read(event)));
  }
  return {n, lon, lat, start, end, codes, labels, within};
}

/** Every place of an event, every place that holds one of them, and which lies in which. */
function hierarchy(placed, known) {
  const all = new Set(placed.flat());
  const parents = id => (known[id] && known[id].within) || [];
  for (const id of all) for (const parent of parents(id)) all.add(parent);           // a set grows while it is walked
  const places = [...all].sort();
  const number = new Map(places.map((id, code) => [id, code]));
  return {places, within: listed(places.map(id => parents(id).map(parent => number.get(parent))), places.length)};
}
