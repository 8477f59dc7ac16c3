/**
 * Which events are shown: AND across facets, OR within one; with the number that each option would show.
 *
 * Every event has one number whose bits say which facets refuse it. A change of one facet writes one bit anew; an event is shown when no
 * bit is set, and counts for the options of facet f when nothing but f refuses it.
 */

export const TEXT = 'text', TIME = 'time', LAYER = 'layer';       // filters that have no options

export class Filters {
  /**
   * @param {import('./columns.js').Columns} columns
   * @param {string[]} [facets]  those to filter by; all that the columns have
   */
  constructor(columns, facets = Object.keys(columns.codes)) {
    this.columns = columns;
    this.facets = facets;
    this.bits = Object.fromEntries([...new Set([...facets, TEXT, TIME, LAYER])].map((name, number) => [name, 1 << number]));
    this.refused = new Uint32Array(columns.n);
    this.chosen = Object.fromEntries(facets.map(name => [name, new Set()]));
    this.above = columns.within ? closure(columns.within, columns.labels.place.length) : null;
  }

  /** Choose options of a facet instead of those chosen; none means any. @param {string} facet @param {Iterable<number>} codes */
  choose(facet, codes) {
    const {columns} = this, column = columns.codes[facet], size = columns.labels[facet].length;
    const chosen = this.chosen[facet] = new Set([...codes].filter(code => code >= 0 && code < size));
    if (!chosen.size) {
      this.clear(facet);
      return;
    }
    const wanted = new Uint8Array(size);
    for (const code of chosen) wanted[code] = 1;
    if (facet === 'place' && this.above) {             // a place stands for everything inside it
      const {offsets, values} = this.above;
      for (let code = 0; code < size; code++) for (let k = offsets[code]; k < offsets[code + 1]; k++) if (chosen.has(values[k])) wanted[code] = 1;
    }
    const {refused} = this, bit = this.bits[facet];
    if (column.offsets) {
      const {offsets, values} = column;
      for (let i = 0; i < columns.n; i++) {
        let fits = 0;
        for (let k = offsets[i]; k < offsets[i + 1]; k++) fits |= wanted[values[k]];
        refused[i] = fits ? refused[i] & ~bit : refused[i] | bit;
      }
    } else {
      for (let i = 0; i < columns.n; i++) refused[i] = wanted[column[i]] ? refused[i] & ~bit : refused[i] | bit;
    }
  }

  /** @param {string} facet @param {number} code */
  toggle(facet, code) {
    const codes = new Set(this.chosen[facet]);
    if (!codes.delete(code)) codes.add(code);
    this.choose(facet, codes);
  }

  /** Refuse what a test refuses. @param {?((i: number) => boolean)} test @param {string} [name]  whose bit says so: the text search's */
  search(test, name = TEXT) {
    if (!test) {
      this.clear(name);
      return;
    }
    const {refused} = this, bit = this.bits[name];
    for (let i = 0; i < refused.length; i++) refused[i] = test(i) ? refused[i] & ~bit : refused[i] | bit;
  }

  /** Let a facet refuse nothing. @param {string} facet */
  clear(facet) {
    const {refused} = this, keep = ~this.bits[facet];
    for (let i = 0; i < refused.length; i++) refused[i] &= keep;
    if (this.chosen[facet]) this.chosen[facet] = new Set();
  }

  /** Refuse nothing at all. */
  reset() {
    this.refused.fill(0);
    for (const facet of this.facets) this.chosen[facet] = new Set();
  }

  /** @returns {boolean} whether an option is chosen anywhere */
  get active() {
    return this.facets.some(facet => this.chosen[facet].size > 0);
  }

  /** @param {number} i @returns {boolean} */
  shows(i) {
    return this.refused[i] === 0;
  }

  /** How many are shown, when some facets are left out of account. @param {...string} without @returns {number} */
  count(...without) {
    const {refused} = this, mask = ~without.reduce((bits, facet) => bits | this.bits[facet], 0);
    let found = 0;
    for (let i = 0; i < refused.length; i++) if (!(refused[i] & mask)) found++;
    return found;
  }

  /** Numbers of the events that are shown, in order. @returns {Uint32Array} */
  list() {
    const {refused} = this, found = new Uint32Array(this.count());
    for (let i = 0, k = 0; i < refused.length; i++) if (!refused[i]) found[k++] = i;
    return found;
  }

  /** What each option of each facet would show beside the other facets' choices. @returns {Object<string, Uint32Array>} a number for each label */
  counts() {
    return Object.fromEntries(this.facets.map(facet => [facet, this.tally(facet)]));
  }

  /**
   * What each option of a facet would show, were the facet and perhaps others not chosen; a place counts for all that hold it, once.
   * @param {string} facet @param {...string} without @returns {Uint32Array} a number for each label
   */
  tally(facet, ...without) {
    const {columns, refused} = this, column = columns.codes[facet], into = new Uint32Array(columns.labels[facet].length);
    const others = ~without.reduce((bits, name) => bits | this.bits[name], this.bits[facet]);
    if (facet === 'place' && this.above) {
      this.countPlaces(column, into, others);
    } else if (column.offsets) {
      const {offsets, values} = column;
      for (let i = 0; i < columns.n; i++) if (!(refused[i] & others)) for (let k = offsets[i]; k < offsets[i + 1]; k++) into[values[k]]++;
    } else {
      for (let i = 0; i < columns.n; i++) if (!(refused[i] & others)) into[column[i]]++;
    }
    return into;
  }

  countPlaces(column, into, others) {
    const {refused, columns} = this, {offsets, values} = this.above, last = new Int32Array(into.length).fill(-1);
    for (let i = 0; i < columns.n; i++) {
      if (refused[i] & others) continue;
      const from = column.offsets ? column.offsets[i] : i, to = column.offsets ? column.offsets[i + 1] : i + 1;
      const codes = column.offsets ? column.values : column;
      for (let k = from; k < to; k++) {
        for (let a = offsets[codes[k]]; a < offsets[codes[k] + 1]; a++) {
          if (last[values[a]] === i) continue;
          last[values[a]] = i;
          into[values[a]]++;
        }
      }
    }
  }
}

/** For each place itself and everything it lies in, however far up. @param {{offsets: Uint32Array, values: *}} within @param {number} size */
function closure(within, size) {
  const lists = [];
  for (let code = 0; code < size; code++) {
    const found = new Set([code]);
    for (const one of found) for (let k = within.offsets[one]; k < within.offsets[one + 1]; k++) found.add(within.values[k]);
    lists.push(found);
  }
  const offsets = new Uint32Array(size + 1);
  lists.forEach((found, code) => { offsets[code + 1] = offsets[code] + found.size; });
  const values = new Uint32Array(offsets[size]);
  lists.forEach((found, code) => values.set([...found], offsets[code]));
  return {offsets, values};
}
