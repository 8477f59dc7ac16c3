import {foreign, h} from './dom.js';
import {describe, put} from './dates.js';
import {acting} from './words.js';
import {flags, symbol} from './symbols.js';
import {FILTERS} from './store.js';

/** The twin of the map: every event, those without a place or a date too, for eyes, keyboards and screen readers. */
export class List {
  /** @param {import('./store.js').Store} store @param {(number: number) => void} open */
  constructor(store, open) {
    this.store = store;
    this.list = document.getElementById('events');
    this.count = document.getElementById('count');
    this.rows = store.data.events.map((event, number) => this.row(event, number, open));
    this.chips = Object.keys(FILTERS).map(filter => h('button.chip', {type: 'button', 'aria-pressed': 'false', 'data-filter': filter,
                                                                      onclick: () => store.choose(store.filter === filter ? 'all' : filter)}));
    document.getElementById('chips').append(...this.chips);
    document.getElementById('search').addEventListener('input', event => store.search(event.target.value));
  }

  row(event, number, open) {
    const {words, data, language} = this.store;
    const source = data.dispatches[event.dispatch];
    const where = [...new Set(event.places.map(place => place.name || place.query))].join(', ');
    return h('li', {}, h('button.event', {type: 'button', 'data-number': number, onclick: () => open(number)},
      h('span.icon', {}, symbol(event, data.actors, 26)),
      h('span.text', {},
        h('span.line', {}, h('span.kind', {}, words.kinds[event.kind]), flags(acting(event.actors), data.actors),
          event.modality !== 'happened' && h(`span.modality.${event.modality}`, {}, words.modality[event.modality])),
        h('span.where', {}, where ? foreign(where) : h('span.missing', {}, words.page.no_place), !event.mapped && where && h('span.missing', {}, ` · ${words.page.no_place}`)),
        h('span.when', {}, describe(event.when, words.when, language)),
        h('span.quote', {}, foreign(event.quote, source.lang)),
        h('span.source', {}, foreign([source.publisher, source.title || source.id, source.published, source.url].filter(Boolean).join(', '))))));
  }

  /** List what is shown now. */
  draw() {
    const {store, rows, list} = this;
    const {words} = store;
    const shown = rows.filter((row, number) => store.listed(number));
    list.replaceChildren(...(shown.length ? shown : [h('li.none', {}, words.page.none)]));
    this.count.textContent = put(words.page.count, {shown: shown.length, all: rows.length});
    for (const chip of this.chips) {
      const filter = chip.dataset.filter;
      chip.replaceChildren(words.page[filter], h('span.number', {}, ` (${store.count(filter)})`));
      chip.setAttribute('aria-pressed', String(store.filter === filter));
      chip.hidden = filter !== 'all' && filter !== store.filter && !store.count(filter);
    }
    this.select();
  }

  /** Mark the selected event. */
  select() {
    this.rows.forEach((row, number) => {
      const button = row.firstElementChild;
      if (number === this.store.selected) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    });
  }

  /** Move the focus. @param {number} by */
  step(by) {
    const buttons = [...this.list.querySelectorAll('button.event')];
    const focused = buttons.indexOf(document.activeElement);
    const current = focused >= 0 ? focused : buttons.findIndex(button => button.hasAttribute('aria-current'));
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, current + by))];
    if (next) {
      next.focus();
      next.scrollIntoView({block: 'nearest'});
    }
  }

  /** @param {number} number */
  focus(number) {
    this.rows[number].firstElementChild.focus({preventScroll: true});
    this.rows[number].scrollIntoView({block: 'nearest'});
  }
}
