import {MISSING, listed, widthOf} from './columns.js';

const FIRST = 719_163;                       // as in geo/page/columns.py: days from 31 December of the year before 1 to 1970-01-01

/**
 * The columns of a table of events, with the positions that its events share.
 * @typedef {import('./columns.js').Columns & {spot: Uint8Array|Uint16Array|Uint32Array, row: Uint32Array,
 *            spots: {n: number, lon: Float64Array, lat: Float64Array, name: Uint8Array|Uint16Array|Uint32Array}}} Table
 *   spot: for each event the number of its position; row: of the file, from 0, without its header; name: codes into labels.place
 */

/** @param {string} text  base64 @returns {Uint8Array} */
export function bytes(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text), found = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) found[i] = binary.charCodeAt(i);
  return found;
}

/** @param {string} text  base64 of raw deflate @returns {Promise<Uint8Array>} */
export async function inflate(text) {
  const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Read one column that `geo/page/columns.py` wrote.
 * @param {{planes: number, delta: boolean, data: string}} column @param {number} n
 * @param {number} [size]  values lie below it: the narrowest array is made; without it 32 bits
 * @returns {Promise<Uint8Array|Uint16Array|Uint32Array>}
 */
export async function read({planes, delta, data}, n, size = 2 ** 32) {
  const Type = widthOf(size);
  if (!planes) return new Type(n);
  const raw = await inflate(data);
  if (raw.length !== planes * n) throw new Error(`a column has ${raw.length} bytes instead of ${planes * n}`);
  if (planes === 1 && !delta && Type === Uint8Array) return raw;
  const found = new Type(n);
  for (let plane = 0; plane < planes; plane++) {
    const from = plane * n, by = 8 * plane;
    for (let i = 0; i < n; i++) found[i] |= raw[from + i] << by;
  }
  if (delta) for (let i = 0, value = 0; i < n; i++) found[i] = value += (found[i] >>> 1) ^ -(found[i] & 1);
  return found;
}

/**
 * Read the block of a page.
 * @param {*} block  what `pack` in `geo/page/columns.py` made @returns {Promise<Table>}
 */
export async function unpack(block) {
  if (block.format !== 1) throw new Error('unknown format');
  const {n, columns, places, step} = block, labels = {...block.labels};
  const names = ['kind', 'actor', 'domain', 'modality', 'source', 'grade', 'precision'];
  const [first, last, spot, row, lon, lat, name, ...coded] = await Promise.all([
    read(columns.start, n), read(columns.end, n), read(columns.place, n, places.n), read(columns.row, n),
    read(places.columns.lon, places.n), read(places.columns.lat, places.n), read(places.columns.name, places.n, labels.place.length),
    ...names.map(each => read(columns[each], n, labels[each].length))]);
  const codes = Object.fromEntries(names.map((each, k) => [each, coded[k]]));
  const spots = {n: places.n, lon: degrees(lon, 180, step), lat: degrees(lat, 90, step), name};
  const place = new (widthOf(labels.place.length))(n);
  for (let i = 0; i < n; i++) place[i] = name[spot[i]];
  const {start, end} = days(first, last);
  Object.assign(codes, {place, missing: missing(spot, spots, start)});
  labels.missing = ['no_place', 'no_date'];
  [codes.actor, labels.actor] = apart(codes.actor, labels.actor, block.together);
  const table = {n, start, end, codes, labels, within: null, spot, spots, row};
  for (const axis of ['lon', 'lat']) {           // of every event: only who asks for it pays for it
    Object.defineProperty(table, axis, {configurable: true, get() {
      const found = Float64Array.from(spot, at => spots[axis][at]);
      Object.defineProperty(table, axis, {value: found});
      return found;
    }});
  }
  return table;
}

/** Steps from the edge of the world plus one; 0 is nowhere. */
function degrees(steps, half, step) {
  const found = new Float64Array(steps.length);
  for (let i = 0; i < found.length; i++) found[i] = steps[i] ? (steps[i] - 1) * step - half : NaN;
  return found;
}

/** @param {Uint32Array} first @param {Uint32Array} last  as `shifted` and `ends` in columns.py write them */
function days(first, last) {
  const n = first.length, start = new Int32Array(n), end = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    start[i] = first[i] ? first[i] - FIRST : MISSING;
    if (!last[i]) end[i] = start[i];
    else if (!first[i]) end[i] = last[i] - 1 - FIRST;
    else end[i] = last[i] === 1 ? MISSING : start[i] + last[i] - 1;
  }
  return {start, end};
}

/** What an event lacks, as a column of its own: 0 no place, 1 no date. */
function missing(spot, spots, start) {
  const n = spot.length, offsets = new Uint32Array(n + 1), values = [];
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(spots.lon[spot[i]])) values.push(0);
    if (start[i] === MISSING) values.push(1);
    offsets[i + 1] = values.length;
  }
  return {offsets, values: Uint8Array.from(values)};
}

/** Labels that stand for several actors become codes of each. */
function apart(codes, labels, together) {
  if (!labels.some(label => label.includes(together))) return [codes, labels];
  const lists = labels.map(label => label.split(together)), single = [...new Set(lists.flat())];
  const number = new Map(single.map((label, code) => [label, code]));
  const numbers = lists.map(list => list.map(label => number.get(label)));
  return [listed(Array.from(codes, code => numbers[code]), single.length), single];
}
