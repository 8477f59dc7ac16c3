import {foreign, h} from './dom.js';
import {describe} from './dates.js';
import {acting} from './words.js';
import {flags, symbol} from './symbols.js';
import {reveal, visible} from './virtual.js';

const HEIGHT = 104, FEW = 200;                   // pixels of a row in a long list; lists up to here are whole

/** An event as a row of a list. @param {import('./store.js').Store} store @param {number} number @param {(number: number) => void} open */
export function row(store, number, open) {
  const {words, data, language} = store, event = data.events[number];
  const source = data.dispatches[event.dispatch], place = data.subject === 'places';
  const where = [...new Set(event.places.map(one => one.name || one.query))].join(', ');
  return h('button.event', {type: 'button', 'data-number': number, 'aria-current': store.selected === number, onclick: () => open(number)},
    h('span.icon', {}, event.symbol && symbol(event, data.actors, 26)),
    h('span.text', {},
      h('span.line', {}, h('span.kind', {}, place ? foreign(where) : words.kinds[event.kind] || foreign(event.kind)), flags(acting(event.actors), data.actors),
        event.modality !== 'happened' && h(`span.modality.${event.modality}`, {}, words.modality[event.modality])),
      h('span.where', {}, place ? words.kinds[event.kind] || event.kind : where ? foreign(where) : h('span.missing', {}, words.page.no_place),
        !event.mapped && where && h('span.missing', {}, ` · ${words.page.no_place}`)),
      !place && h('span.when', {}, describe(event.when, words.when, language)),
      h('span.quote', {}, foreign(event.quote, source.lang)),
      !place && h('span.source', {}, foreign([source.publisher, source.title || source.id, source.published, source.url].filter(Boolean).join(', ')))));
}

/** A list that builds only the rows in sight when there are many: 3,000 open as fast as 30. */
export class Rows {
  /** @param {HTMLElement} list  an `ol` @param {HTMLElement} scroller  what scrolls it @param {(number: number) => HTMLElement} build */
  constructor(list, scroller, build) {
    Object.assign(this, {list, scroller, build, numbers: [], first: 0, last: 0});
    scroller.addEventListener('scroll', () => this.draw(), {passive: true});
    new ResizeObserver(() => this.draw()).observe(scroller);
  }

  /** @param {ArrayLike<number>} numbers @param {HTMLElement} [none]  what stands there when there are none */
  set(numbers, none) {
    this.numbers = numbers;
    this.long = numbers.length > FEW;
    this.list.classList.toggle('long', this.long);
    this.list.replaceChildren(...(numbers.length || !none ? [] : [none]));
    this.first = this.last = 0;
    this.list.style.paddingTop = this.list.style.paddingBottom = '';
    this.draw();
  }

  /** Build the rows in sight. @param {boolean} [all]  every row: paper has no scroll bar */
  draw(all = false) {
    const size = this.numbers.length;
    if (!size || (!this.long && this.last === size)) return;
    let first = 0, last = size;
    if (this.long && !all) {
      const at = visible(this.at);
      ({first, last} = at);
      this.list.style.paddingTop = `${at.offset}px`;
      this.list.style.paddingBottom = `${Math.max(0, at.total - at.offset - (last - first) * HEIGHT)}px`;
    }
    if (first === this.first && last === this.last) return;
    const kept = new Map([...this.list.children].map(item => [Number(item.dataset.index), item]));
    const items = [];
    for (let index = first; index < last; index++) {
      items.push(kept.get(index) || h('li', {'data-index': index, 'aria-setsize': this.long && size, 'aria-posinset': this.long && index + 1},
                                      this.build(this.numbers[index])));
    }
    const wanted = new Set(items);
    for (const item of kept.values()) if (!wanted.has(item)) item.remove();
    items.forEach((item, n) => { if (this.list.children[n] !== item) this.list.insertBefore(item, this.list.children[n] || null); });
    [this.first, this.last] = [first, last];
  }

  /** How many rows there are and how far they are scrolled, for `visible` and `reveal`. */
  get at() {
    const top = this.scroller.getBoundingClientRect().top - this.list.getBoundingClientRect().top;
    return {count: this.numbers.length, height: HEIGHT, view: this.scroller.clientHeight, top: Math.max(0, top)};
  }

  /** Build the rows in sight anew: what they say has changed. */
  again() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.closest('li').dataset.index : null;
    for (let index = this.first; index < this.last; index++) {
      const item = this.list.querySelector(`li[data-index="${index}"]`);
      if (item) item.replaceChildren(this.build(this.numbers[index]));
      if (item && focused === String(index)) item.firstElementChild.focus({preventScroll: true});
    }
  }

  /** Mark the row of an event. @param {?number} number */
  mark(number) {
    for (const button of this.list.querySelectorAll('button.event')) {
      if (Number(button.dataset.number) === number) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  }

  /** Where an event stands. @param {?number} number @returns {number} -1 when it is not listed */
  place(number) {
    return Array.prototype.indexOf.call(this.numbers, number);
  }

  /** Bring a row into sight and put the focus on it. @param {number} index */
  focus(index) {
    if (index < 0 || index >= this.numbers.length) return;
    const to = this.long ? reveal(index, this.at) : null;
    if (to !== null) {
      this.scroller.scrollTop += this.list.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + to;
      this.draw();
    }
    const item = this.list.querySelector(`li[data-index="${index}"]`);
    if (!item) return;
    item.firstElementChild.focus({preventScroll: true});
    item.scrollIntoView({block: 'nearest'});
  }
}
