import {MISSING} from './columns.js';
import {Records} from './records.js';
import {Store} from './store.js';
import {Texts} from './texts.js';
import {fold} from './search.js';
import {actorName} from './words.js';
import {unpack} from './decode.js';

const WORDS = 8;                             // of a search that are looked for
const SORTABLE = 50_000;                     // events of a list that can be sorted while somebody waits
const LABELLED = ['kind', 'actor', 'place', 'source', 'domain', 'modality'];

/** A store whose events are columns: records are made for what is read, and texts unpacked for what is seen. */
export class TableStore extends Store {
  /** @param {*} data @param {*} block  of the page, as `pack` in `geo/page/columns.py` made it @returns {Promise<TableStore>} */
  static async open(data, block) {
    return new TableStore(data, await unpack(block), block);
  }

  constructor(data, table, block) {
    super(data, table);
    this.table = table;
    this.unpacked = new Texts(block.texts, table.n);
    const records = new Records(table, this.unpacked, data, () => this.tell('texts'));
    this.data = {...data, events: records.events, dispatches: records.dispatches};
    this.number = {get: id => records.find(id)};
    this.marks = new Proxy([], {get: () => []});
    this.asked = 0;                            // searches so far: only the last one counts
  }

  /** Unpack the texts of these events. @param {ArrayLike<number>} events @returns {Promise<string[]>} names of files that are not there */
  async load(events) {
    const size = this.unpacked.meta.chunk, lost = new Set();
    if (!this.unpacked.chunks) return [];
    const wanted = new Set();
    for (const event of events) wanted.add(Math.floor(event / size));
    this.unpacked.keep(wanted.size);
    for (const number of wanted) {
      await this.unpacked.chunk(number).catch(error => lost.add(error.message));
    }
    return [...lost];
  }

  /** What the list of a stack is searched in: its texts have been loaded. */
  haystacks() {
    const {labels, codes} = this.table;
    return new Proxy([], {get: (target, key) => {
      const i = Number(key), said = Object.values(this.unpacked.peek(i) || {});
      for (const name of LABELLED) if (!codes[name].offsets) said.push(this.title(name, labels[name][codes[name][i]]));
      else for (let k = codes[name].offsets[i]; k < codes[name].offsets[i + 1]; k++) said.push(this.title(name, labels[name][codes[name].values[k]]));
      return fold(said.join('\n'));
    }});
  }

  title(name, label) {
    if (name === 'kind') return `${label}\n${this.words.kinds[label] || ''}`;
    return name === 'actor' ? `${label}\n${actorName(label, this.language)}` : label;
  }

  /** Labels answer at once; texts are gone through chunk by chunk, and the page follows. @param {string} query */
  async search(query) {
    this.query = query;
    const asked = ++this.asked, words = fold(query).split(/\s+/).filter(Boolean).slice(0, WORDS), all = 2 ** words.length - 1;
    if (!words.length) {
      this.filters.search(null);
      this.tell('shown');
      return;
    }
    const found = this.labelled(words);
    const show = texts => {
      this.filters.search(i => (found[i] | (texts ? texts[i] : 0)) === all);
      this.tell('shown');
    };
    show(null);
    const hits = await this.unpacked.search(words, () => this.asked === asked).catch(() => null);
    if (hits && this.asked === asked) show(hits);
  }

  /** For each event a bit for each word that its labels hold. */
  labelled(words) {
    const {labels, codes, n} = this.table, found = new Uint8Array(n);
    for (const name of LABELLED) {
      const bits = Uint8Array.from(labels[name], label => {
        const text = fold(this.title(name, label));
        return words.reduce((sum, word, k) => sum | (text.includes(word) ? 1 << k : 0), 0);
      });
      if (!bits.some(Boolean)) continue;
      const column = codes[name];
      if (column.offsets) for (let i = 0; i < n; i++) for (let k = column.offsets[i]; k < column.offsets[i + 1]; k++) found[i] |= bits[column.values[k]];
      else for (let i = 0; i < n; i++) found[i] |= bits[column[i]];
    }
    return found;
  }

  order(name) {
    const {table} = this, day = i => (table.start[i] !== MISSING ? table.start[i] : table.end[i]);
    if (name === 'oldest') return (a, b) => (day(a) === MISSING) - (day(b) === MISSING) || day(a) - day(b) || a - b;
    if (name === 'confidence' || table.n > SORTABLE) return name === 'latest' ? (a, b) => a - b : undefined;
    if (name !== 'kind' && name !== 'source') return (a, b) => a - b;
    const labels = table.labels[name].map(label => (name === 'kind' ? this.words.kinds[label] : null) || label);
    const rank = new Uint32Array(labels.length);
    [...labels.keys()].sort((a, b) => labels[a].localeCompare(labels[b], this.language)).forEach((code, place) => { rank[code] = place; });
    return (a, b) => rank[table.codes[name][a]] - rank[table.codes[name][b]] || a - b;
  }

  layersChanged() {
    this.filters.search(this.layers.size ? null : () => false, 'layer');
  }

  /** Points of these events, in the form that files of them are written from. @param {ArrayLike<number>} shown */
  points(shown) {
    const {table} = this, found = [];
    for (const event of shown) {
      const lon = table.spots.lon[table.spot[event]], lat = table.spots.lat[table.spot[event]];
      if (Number.isNaN(lon)) continue;
      found.push({id: `${this.data.events[event].id}/1`, event, shape: 'point', part: 'core', role: 'at', place: null, label: this.table.labels.place[this.table.codes.place[event]],
                  radius: null, directed: false, inferred: false, why: '', point: [lon, lat], at: [lon, lat], parts: []});
    }
    return found;
  }
}
