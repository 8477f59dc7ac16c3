import {h} from './dom.js';
import {put} from './dates.js';
import {Rows, row} from './rows.js';

/** The twin of the map: every event that is shown, those without a place or a date too, for eyes, keyboards and screen readers. */
export class List {
  /** @param {import('./store.js').Store} store @param {(number: number) => void} open */
  constructor(store, open) {
    this.store = store;
    this.list = document.getElementById('events');
    this.count = document.getElementById('count');
    this.rows = new Rows(this.list, document.getElementById('panel-events'), number => row(store, number, open));
  }

  /** List what is shown now. */
  draw() {
    this.rows.set(this.store.list(), h('li.none', {}, this.store.words.page.none));
    this.tell();
  }

  /** Say how many are shown. @param {number} [shown]  when somebody has counted already */
  tell(shown = this.store.count()) {
    const {store} = this, {words, data} = store, number = new Intl.NumberFormat(store.language);
    const message = data.subject === 'places' ? words.page.count_places : words.page.count;
    const text = put(message, {shown: number.format(shown), all: number.format(data.events.length)});
    if (this.count.textContent !== text) this.count.textContent = text;       // a live region speaks when it changes
    document.getElementById('tab-events').querySelector('.number').textContent = number.format(shown);
  }

  /** Mark the selected event. */
  select() {
    this.rows.mark(this.store.selected);
  }

  /** Move the focus. @param {number} by */
  step(by) {
    const focused = document.activeElement && document.activeElement.closest ? document.activeElement.closest('#events li') : null;
    const current = focused ? Number(focused.dataset.index) : this.rows.place(this.store.selected);
    this.rows.focus(Math.max(0, Math.min(this.rows.numbers.length - 1, current + by)));
  }

  /** @param {number} number */
  focus(number) {
    this.rows.focus(this.rows.place(number));
  }
}
