const TALLEST = 12_000_000;                  // pixels that every browser can scroll
const SPARE = 6;                             // rows kept above and below

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
