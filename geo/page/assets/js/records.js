import {MISSING, codesOf, isoOf} from './columns.js';
import {webAddress} from './dom.js';
import {put} from './dates.js';

const KEPT_RECORDS = 3_000;                  // records that are not made anew when they are asked for again

/**
 * A list of any length whose items are made when somebody asks for them; whoever walks over all of it pays for all of it.
 * @template T @param {number} length @param {(i: number) => T} make @returns {T[]}
 */
export function lazily(length, make) {
  const kept = new Map();
  return new Proxy([], {
    get(target, key) {
      if (key === 'length') return length;
      if (typeof key !== 'string' || !/^\d+$/.test(key)) return Reflect.get(target, key);
      const i = Number(key);
      if (i >= length) return undefined;
      if (!kept.has(i)) {
        if (kept.size >= KEPT_RECORDS) kept.delete(kept.keys().next().value);
        kept.set(i, make(i));
      }
      return kept.get(i);
    },
  });
}

/** Where a position lies, in words that every language reads. @param {number} lat @param {number} lon @returns {string} */
export function position(lat, lon) {
  const side = (value, plus, minus) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
  return `${side(lat, 'N', 'S')} ${side(lon, 'E', 'W')}`;
}

/** The events of a table in the form that lists, symbols and the evidence are written for. */
export class Records {
  /** @param {import('./decode.js').Table} table @param {import('./texts.js').Texts} texts @param {*} data  the page's data @param {() => void} came  texts that were asked for are there */
  constructor(table, texts, data, came) {
    Object.assign(this, {table, texts, data, came, asked: new Set()});
    this.events = lazily(table.n, i => this.event(i));
    this.dispatches = lazily(table.n, i => this.dispatch(i));
  }

  /** The only label that an event has of a kind. @param {string} name @param {number} i @returns {string} */
  label(name, i) {
    return this.table.labels[name][codesOf(this.table.codes[name], i)[0]] ?? '';
  }

  /** A text of an event, as far as it is unpacked; else it is sent for. @param {number} i @param {string} name @returns {string} */
  text(i, name) {
    const found = this.texts.peek(i);
    if (found) return found[name] || '';
    const chunk = Math.floor(i / this.texts.meta.chunk);
    if (!this.asked.has(chunk)) {
      this.asked.add(chunk);
      this.texts.of(i).then(() => this.came(), () => {}).finally(() => this.asked.delete(chunk));
    }
    return '';
  }

  /** Number of an event by the id that a permalink holds. @param {string} id @returns {number|undefined} */
  find(id) {
    const row = /^row(\d{1,9})$/.exec(id);
    const found = row ? this.table.row.indexOf(Number(row[1]) - 1) : -1;
    return found < 0 ? undefined : found;
  }

  event(i) {
    const {table, data} = this, own = this, kind = this.label('kind', i), spot = table.spot[i], start = table.start[i], end = table.end[i];
    const mapped = !Number.isNaN(table.spots.lon[spot]);
    const name = this.label('place', i) || (mapped ? position(table.spots.lat[spot], table.spots.lon[spot]) : '');
    return {
      id: `row${table.row[i] + 1}`, layers: [0], dispatch: i, incident: null, kind, domain: this.label('domain', i) || 'none',
      modality: this.label('modality', i) || 'happened', symbol: data.symbols[kind] || null, mapped, whyNot: null, confidence: null, rules: [], status: null,
      claimedBy: [], deniedBy: [], also: [], assets: [], at: null,
      actors: [...codesOf(table.codes.actor, i)].map(code => table.labels.actor[code]).filter(Boolean)
        .map(code => ({code, role: 'initiator', name: null, unit: null, said: null})),
      when: {start: start === MISSING ? null : isoOf(start), end: end === MISSING ? null : isoOf(end), edtf: null, precision: this.label('precision', i) || 'unknown',
             open: start !== MISSING && end === MISSING, how: '', said: null},
      places: name ? [{said: name, query: name, name, role: 'at', inferred: false, place: null, names: [], kind: null, why: '', candidates: []}] : [],
      get quote() { return own.text(i, 'quote') || own.text(i, 'title'); },
      get context() { return this.quote ? [[this.quote, 'quote']] : []; },
      get more() { return own.texts.meta.names.filter(key => !['quote', 'title', 'url'].includes(key)).map(key => [key, own.text(i, key)]).filter(pair => pair[1]); },
    };
  }

  dispatch(i) {
    const own = this, {data, table} = this;
    return {
      id: put(data.words.table.row, {n: table.row[i] + 1, file: data.file}), publisher: this.label('source', i) || null, published: null, publishedHow: null, lang: null,
      grade: this.label('grade', i) || null, file: null, sha256: null,
      get title() { return own.text(i, 'title') || null; },
      get url() { return webAddress(own.text(i, 'url')); },
    };
  }
}
