const TALLEST = 12_000_000;                  // pixels that every browser can scroll
const SPARE = 6;                             // rows beyond either edge

/**
 * Which rows a scroll position shows.
 * @param {{count: number, height: number, view: number, top: number}} at  rows, pixels of a row, of the box, and scrolled
 * @returns {{total: number, first: number, last: number, offset: number}} total: pixels of the whole list; rows first to last, not included;
 *   offset: pixels from the top of the list to the first of them
 */
export function visible({count, height, view, top}) {
  const whole = count * height, total = Math.min(whole, TALLEST);
  const reach = Math.max(0, total - view), share = reach ? Math.min(1, Math.max(0, top / reach)) : 0;
  const real = share * Math.max(0, whole - view);              // a list too tall to scroll is scrolled in larger steps
  const first = Math.max(0, Math.floor(real / height) - SPARE), last = Math.min(count, Math.ceil((real + view) / height) + SPARE);
  return {total, first, last, offset: Math.min(top, reach) - (real - first * height)};
}

/** Where to scroll so that a row is seen; null when it is. @param {number} row @param {{count: number, height: number, view: number, top: number}} at */
export function reveal(row, {count, height, view, top}) {
  const whole = count * height, reach = Math.max(0, Math.min(whole, TALLEST) - view), room = Math.max(0, whole - view);
  const real = reach ? (Math.min(top, reach) / reach) * room : 0;
  const wanted = row * height < real ? row * height : (row + 1) * height > real + view ? (row + 1) * height - view : null;
  return wanted === null ? null : room ? (wanted / room) * reach : 0;
}

/** A list of any length: only the rows in view are elements. */
export class Virtual {
  /**
   * @param {HTMLElement} list  an ol or ul inside a box that scrolls @param {HTMLElement} box
   * @param {{height: number, row: (number: number) => HTMLElement, none: () => HTMLElement}} options  row makes the content of an item
   */
  constructor(list, box, options) {
    Object.assign(this, {list, box}, options);
    this.numbers = new Uint32Array(0);
    list.classList.add('virtual');
    box.addEventListener('scroll', () => this.draw(), {passive: true});
    new ResizeObserver(() => this.draw()).observe(box);
  }

  get at() {
    return {count: this.numbers.length, height: this.height, view: this.box.clientHeight || 600, top: this.box.scrollTop};
  }

  /** @param {ArrayLike<number>} numbers  of events, in the order of the list */
  show(numbers) {
    this.numbers = numbers;
    this.box.scrollTop = 0;
    this.drawn = null;
    this.draw();
  }

  /** Put the rows in view into the page. @param {boolean} [anew]  even when they are there already */
  draw(anew = false) {
    const {total, first, last, offset} = visible(this.at);
    const key = `${first}-${last}-${Math.round(offset)}`;
    if (!anew && key === this.drawn) return;
    this.drawn = key;
    const focused = this.list.contains(document.activeElement) ? Number(document.activeElement.closest('li').dataset.position) : -1;
    this.list.style.setProperty('height', `${total}px`);
    if (!this.numbers.length) {
      this.list.replaceChildren(this.none());
      return;
    }
    const items = [];
    for (let position = first; position < last; position++) {
      const item = document.createElement('li');
      item.dataset.position = String(position);
      item.setAttribute('aria-posinset', String(position + 1));
      item.setAttribute('aria-setsize', String(this.numbers.length));
      item.style.setProperty('top', `${offset + (position - first) * this.height}px`);
      item.append(this.row(this.numbers[position]));
      items.push(item);
    }
    this.list.replaceChildren(...items);
    if (focused >= 0) this.element(focused)?.focus({preventScroll: true});
  }

  /** The element of a row that takes the focus, if it is in view. @param {number} position @returns {?HTMLElement} */
  element(position) {
    return this.list.querySelector(`li[data-position="${position}"] button`);
  }

  /** Scroll to a row and focus it. @param {number} position */
  focus(position) {
    const top = reveal(position, this.at);
    if (top !== null) this.box.scrollTop = top;
    this.draw();
    this.element(position)?.focus({preventScroll: true});
  }
}
