import {fromRecords} from './columns.js';
import {Filters, TIME} from './filters.js';
import {choose, extent, unitFor} from './time.js';
import {haystack, matcher} from './search.js';
import {actorName} from './words.js';

/** Facets that the reader filters by, in the order of the rail. */
export const OPTIONS = ['kind', 'actor', 'place', 'modality', 'domain', 'source', 'grade', 'precision'];

/** What is shown and what is selected; whoever draws listens. */
export class Store {
  /** @param {*} data  the page's data @param {import('./columns.js').Columns} [columns]  of its events */
  constructor(data, columns = fromRecords(data)) {
    for (const table of [data.actors, data.places, ...Object.values(data.words)]) Object.setPrototypeOf(table || {}, null);      // "constructor" is no word of ours
    this.data = data;
    this.words = data.words;
    this.language = data.recipe.language;
    this.columns = columns;
    this.filters = new Filters(this.columns);
    this.span = extent(this.columns);
    this.unit = this.span ? unitFor(this.span) : 'day';
    this.window = null;                        // of time; null: all of it
    this.query = '';
    this.layers = new Set(data.layers.flatMap((layer, number) => (layer.shown ? [number] : [])));
    this.selected = null;                      // number of an event
    this.listeners = {shown: [], selected: [], texts: []};
    this.version = 0;                          // of everything that filters but time
    this.number = new Map(data.events.map((event, number) => [event.id, number]));
    this.marks = data.events.map(() => []);
    for (const feature of data.features) this.marks[feature.event].push(feature);
    this.texts = null;                         // made when somebody searches
    this.held = null;
    this.layersChanged();
  }

  /** @param {'shown'|'selected'|'texts'} what @param {() => void} listener */
  on(what, listener) {
    this.listeners[what].push(listener);
  }

  /** @param {string} what @param {boolean} [later]  only the window of time has moved */
  tell(what, later = false) {
    if (what === 'shown') this.held = null;
    if (what === 'shown' && !later) this.version++;
    if (!this.quiet) this.listeners[what].forEach(listener => listener());
  }

  /** Make several changes, then tell once. @param {() => void} changes */
  together(changes) {
    this.quiet = true;
    try {
      changes();
    } finally {
      this.quiet = false;
    }
    this.tell('shown');
  }

  /** Numbers of the events that are shown, the latest first. @returns {Uint32Array} */
  list() {
    this.held = this.held || this.filters.list();
    return this.held;
  }

  /** @param {number} number @returns {boolean} */
  listed(number) {
    return this.filters.shows(number);
  }

  /** @param {string} query */
  search(query) {
    this.query = query;
    const matches = matcher(query), texts = query.trim() ? this.haystacks() : null;
    this.filters.search(texts && (number => matches(texts[number])));
    this.tell('shown');
  }

  /** Bring the texts of these events into reach; here they are. @param {ArrayLike<number>} events @returns {Promise<string[]>} files that are not there */
  async load() {
    return [];
  }

  /** Points of these events that are no features of the page. @param {ArrayLike<number>} shown */
  points() {
    return [];
  }

  haystacks() {
    const {data, words, language} = this;
    this.texts = this.texts || data.events.map(event => haystack(event, data.dispatches[event.dispatch], [
      words.kinds[event.kind] || event.kind, ...event.actors.map(actor => actorName(actor.code, language))]));
    return this.texts;
  }

  /** Compares events by what a list can be sorted by; whatever is equal stays in the order of the page. @param {string} name @returns {(a: number, b: number) => number} */
  order(name) {
    const {data, words, language} = this, kind = number => words.kinds[data.events[number].kind] || data.events[number].kind;
    const when = number => data.events[number].when.start || data.events[number].when.end || '';
    return {
      latest: (a, b) => a - b,
      oldest: (a, b) => (!when(a) - !when(b)) || (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : b - a),
      kind: (a, b) => kind(a).localeCompare(kind(b), language) || a - b,
      source: (a, b) => data.events[a].dispatch - data.events[b].dispatch || a - b,
      confidence: (a, b) => data.events[b].confidence - data.events[a].confidence || a - b,
    }[name];
  }

  /** @param {string} facet @param {number} code */
  toggle(facet, code) {
    this.filters.toggle(facet, code);
    this.tell('shown');
  }

  /** @param {string} facet @param {string[]} keys  labels of its options; unknown ones are passed over */
  choose(facet, keys) {
    if (!this.filters.chosen[facet]) return;
    this.filters.choose(facet, keys.map(key => this.columns.labels[facet].indexOf(key)));
    this.tell('shown');
  }

  /** @param {?import('./time.js').Window} window */
  during(window) {
    this.window = window;
    choose(this.columns, window, this.filters.refused, this.filters.bits[TIME]);
    this.tell('shown', true);
  }

  /** @param {import('./time.js').Unit} unit */
  by(unit) {
    this.unit = unit;
    this.tell('shown');
  }

  /** @param {number} layer @param {boolean} shown */
  show(layer, shown) {
    if (shown) this.layers.add(layer);
    else this.layers.delete(layer);
    this.layersChanged();
    this.tell('shown');
  }

  layersChanged() {
    const {events} = this.data, {layers} = this;
    this.filters.search(layers.size === this.data.layers.length ? null : number => events[number].layers.some(layer => layers.has(layer)), 'layer');
  }

  /** Whether anything but the layers narrows what is shown. @returns {boolean} */
  get narrowed() {
    return this.filters.active || this.window !== null || this.query.trim() !== '';
  }

  /** Show everything the layers hold. */
  reset() {
    this.together(() => {
      this.query = '';
      this.window = null;
      this.filters.reset();
      this.layersChanged();
    });
  }

  /** How many would be shown without one of the filters. @param {...string} without */
  count(...without) {
    return this.filters.count(...without);
  }

  /** @param {?number} number */
  select(number) {
    this.selected = number;
    this.tell('selected');
  }
}
