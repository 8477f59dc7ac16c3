import {haystack, matcher} from './search.js';
import {actorName} from './words.js';

/** Filters of the list that are always at hand. */
export const FILTERS = {
  all: () => true,
  on_map: event => event.mapped,
  no_place: event => !event.mapped,
  no_date: event => !event.when.start,
};

/** What is shown and what is selected; whoever draws listens. */
export class Store {
  /** @param {*} data  the page's data */
  constructor(data) {
    this.data = data;
    this.words = data.words;
    this.language = data.recipe.language;
    this.query = '';
    this.filter = 'all';
    this.layers = new Set(data.layers.flatMap((layer, number) => (layer.shown ? [number] : [])));
    this.selected = null;                      // number of an event
    this.listeners = {shown: [], selected: []};
    this.matches = () => true;
    this.texts = data.events.map(event => haystack(event, data.dispatches[event.dispatch], [
      this.words.kinds[event.kind], ...event.actors.map(actor => actorName(actor.code, this.language))]));
    this.number = new Map(data.events.map((event, number) => [event.id, number]));
  }

  /** @param {'shown'|'selected'} what @param {() => void} listener */
  on(what, listener) {
    this.listeners[what].push(listener);
  }

  tell(what) {
    this.listeners[what].forEach(listener => listener());
  }

  /** Whether an event is in the list now. @param {number} number */
  listed(number) {
    const event = this.data.events[number];
    return FILTERS[this.filter](event) && this.found(number) && event.layers.some(layer => this.layers.has(layer));
  }

  found(number) {
    return this.matches(this.texts[number]);
  }

  /** @param {string} filter @returns {number} how many events it would list */
  count(filter) {
    return this.data.events.filter((event, number) => FILTERS[filter](event) && this.found(number)
      && event.layers.some(layer => this.layers.has(layer))).length;
  }

  /** @param {string} query */
  search(query) {
    this.query = query;
    this.matches = matcher(query);
    this.tell('shown');
  }

  /** @param {string} filter */
  choose(filter) {
    this.filter = filter in FILTERS ? filter : 'all';
    this.tell('shown');
  }

  /** @param {number} layer @param {boolean} shown */
  show(layer, shown) {
    if (shown) this.layers.add(layer);
    else this.layers.delete(layer);
    this.tell('shown');
  }

  /** @param {?number} number */
  select(number) {
    this.selected = number;
    this.tell('selected');
  }
}
