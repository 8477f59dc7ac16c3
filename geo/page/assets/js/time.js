import {DAY, MISSING} from './columns.js';

/**
 * One control of time for everything that is drawn: calendar steps, a histogram, and the window that moves.
 * Days are days since 1970-01-01; both ends of a span belong to it.
 * @typedef {'day'|'week'|'month'|'year'} Unit
 * @typedef {{from: number, to: number, growing: boolean, undated: boolean}} Window
 *   growing: everything up to `to` is shown, from the first day on; undated: what has no date is shown too
 */

export const UNITS = ['day', 'week', 'month', 'year'];
const MOST = {day: 120, week: 3 * 366, month: 45 * 366};      // days up to which a unit is chosen by itself

/** First and last day of all dated events. @param {import('./columns.js').Columns} columns @returns {?{from: number, to: number}} */
export function extent({n, start, end}) {
  let from = Infinity, to = -Infinity;
  for (let i = 0; i < n; i++) {
    if (start[i] === MISSING) continue;
    if (start[i] < from) from = start[i];
    const last = end[i] === MISSING ? start[i] : end[i];
    if (last > to) to = last;
  }
  return from <= to ? {from, to} : null;
}

/** A unit with bars neither too many nor too few. @param {{from: number, to: number}} span @returns {Unit} */
export function unitFor({from, to}) {
  return UNITS.find(unit => to - from < (MOST[unit] || Infinity));
}

/** The first day of the unit that a day lies in; weeks begin on Monday. @param {number} day @param {Unit} unit @returns {number} */
export function floor(day, unit) {
  if (unit === 'day') return day;
  if (unit === 'week') return day - (((day + 3) % 7) + 7) % 7;
  const date = new Date(day * DAY);
  return Math.round(Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0, 1) / DAY);
}

/** A day some units later; a month's last day stays in the month. @param {number} day @param {Unit} unit @param {number} by @returns {number} */
export function shift(day, unit, by) {
  if (unit === 'day') return day + by;
  if (unit === 'week') return day + 7 * by;
  const date = new Date(day * DAY), months = unit === 'month' ? by : 12 * by;
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.round(first.getTime() / DAY) + Math.min(date.getUTCDate(), length) - 1;
}

/** First days of all units of a span, and the first day after it. @param {{from: number, to: number}} span @param {Unit} unit @returns {Int32Array} */
export function edges({from, to}, unit) {
  const found = [floor(from, unit)];
  while (found[found.length - 1] <= to) found.push(shift(found[found.length - 1], unit, 1));
  return Int32Array.from(found);
}

/**
 * Bars: how many events each unit has. An event longer than a unit is spread over its units, so that it counts one in sum.
 * @param {import('./columns.js').Columns} columns @param {Int32Array} steps  from `edges`
 * @param {?Uint32Array} [refused] @param {number} [without]  bits of `refused` that do not count
 * @returns {{exact: Float64Array, spread: Float64Array}} one number for each unit
 */
export function histogram({n, start, end}, steps, refused = null, without = 0) {
  const size = steps.length - 1, first = steps[0], last = steps[size] - 1, mask = ~without;
  const unit = new Uint32Array(last - first + 1);
  for (let bin = 0; bin < size; bin++) unit.fill(bin, steps[bin] - first, steps[bin + 1] - first);
  const exact = new Float64Array(size), change = new Float64Array(size + 1);
  for (let i = 0; i < n; i++) {
    if (start[i] === MISSING || (refused && refused[i] & mask)) continue;
    const until = end[i] === MISSING ? last : end[i];
    if (start[i] > last || until < first) continue;
    const a = unit[Math.max(start[i], first) - first], b = unit[Math.min(until, last) - first];
    if (a === b) {
      exact[a]++;
    } else {
      const share = 1 / (b - a + 1);
      change[a] += share;
      change[b + 1] -= share;
    }
  }
  const spread = new Float64Array(size);
  for (let bin = 0, sum = 0; bin < size; bin++) {
    sum += change[bin];
    spread[bin] = sum < 1e-9 ? 0 : sum;
  }
  return {exact, spread};
}

/**
 * Refuse what lies outside a window; an event with a start and an end lies in it when any of its days does.
 * @param {import('./columns.js').Columns} columns @param {?Window} window  null refuses nothing
 * @param {Uint32Array} refused @param {number} bit
 */
export function choose({n, start, end}, window, refused, bit) {
  if (!window) {
    for (let i = 0; i < n; i++) refused[i] &= ~bit;
    return;
  }
  const {to, undated} = window, from = window.growing ? -Infinity : window.from;
  for (let i = 0; i < n; i++) {
    const inside = start[i] === MISSING ? undated : start[i] <= to && (end[i] === MISSING || end[i] >= from);
    refused[i] = inside ? refused[i] & ~bit : refused[i] | bit;
  }
}

/**
 * Move a window by whole units; at either end of the span it stops.
 * @param {Window} window @param {number} by @param {Unit} unit @param {{from: number, to: number}} span
 * @returns {?Window} null when there is nowhere left to go
 */
export function step(window, by, unit, span) {
  if (by > 0 ? window.to >= span.to : (window.growing ? window.to : window.from) <= span.from) return null;
  const whole = window.to + 1 === floor(window.to + 1, unit);        // a window of whole units stays one
  const to = whole ? shift(window.to + 1, unit, by) - 1 : shift(window.to, unit, by);
  return {...window, from: window.growing ? window.from : shift(window.from, unit, by), to: window.growing ? Math.max(to, span.from) : to};
}

/** Where playing begins: the first unit of the span. @param {{from: number, to: number}} span @param {Unit} unit @param {Window} window @returns {Window} */
export function rewind(span, unit, window) {
  const from = floor(span.from, unit);
  const whole = window.from <= span.from && window.to >= span.to;
  return {...window, from, to: whole || window.growing ? shift(from, unit, 1) - 1 : from + (window.to - window.from)};
}
