const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BY_CODE = new Uint8Array(128);
[...LETTERS].forEach((letter, value) => { BY_CODE[letter.charCodeAt(0)] = value; });
const VALUES = new Map([...LETTERS].map((letter, value) => [letter.charCodeAt(0), value]));

/**
 * Read a line that `geo/page/coords.py` wrote.
 * @param {string} text
 * @param {number} step  degrees of one whole step
 * @param {number} [shift]  degrees added to every longitude
 * @returns {[number, number][]} lat, lon: the order Leaflet wants
 */
export function decode(text, step, shift = 0) {
  const found = [];
  let value = 0, bits = 0, x = 0, y = 0, odd = false;
  for (let i = 0; i < text.length; i++) {
    const group = VALUES.get(text.charCodeAt(i));
    value += (group & 31) * 2 ** bits;
    bits += 5;
    if (group & 32) continue;
    const moved = value % 2 ? -(value + 1) / 2 : value / 2;
    if (odd) {
      y += moved;
      found.push([y * step, x * step + shift]);
    } else {
      x += moved;
    }
    odd = !odd;
    value = bits = 0;
  }
  return found;
}

/**
 * The same as one array.
 * @param {string} text @param {number} step @param {number} [shift] @returns {Float64Array} lon, lat, lon, lat ...
 */
export function flat(text, step, shift = 0) {
  const found = new Float64Array(text.length);
  let value = 0, bits = 0, x = 0, y = 0, n = 0;
  for (let i = 0; i < text.length; i++) {
    const group = BY_CODE[text.charCodeAt(i)];
    value |= (group & 31) << bits;
    bits += 5;
    if (group & 32) continue;
    const moved = (value >>> 1) ^ -(value & 1);
    if (n % 2) found[n++] = (y += moved) * step;
    else found[n++] = (x += moved) * step + shift;
    value = bits = 0;
  }
  return found.subarray(0, n);
}

/**
 * How far to move a longitude so that it lies in the frame around a centre: 160 makes the Bering Sea whole.
 * @param {number} lon @param {number} centre @returns {number} a multiple of 360
 */
export function shiftInto(lon, centre) {
  return Math.floor((centre - lon + 180) / 360) * 360;
}
