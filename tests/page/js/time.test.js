import assert from 'node:assert/strict';
import {test} from 'node:test';
import {MISSING, dayOf, isoOf} from './columns.js';
import {choose, edges, extent, floor, histogram, rewind, shift, step, unitFor} from './time.js';

const columns = (...spans) => ({n: spans.length, start: Int32Array.from(spans, ([a]) => (a ? dayOf(a) : MISSING)),
                                end: Int32Array.from(spans, ([, b]) => (b ? dayOf(b) : MISSING))});
const span = (from, to) => ({from: dayOf(from), to: dayOf(to)});
const inside = (events, window) => {
  const refused = new Uint32Array(events.n).fill(1);
  choose(events, window, refused, 2);
  assert.ok(refused.every(bits => bits & 1), 'other bits stay');
  return [...refused].flatMap((bits, i) => (bits & 2 ? [] : [i]));
};

test('weeks begin on Monday, months on the first', () => {
  assert.equal(isoOf(floor(dayOf('2023-08-13'), 'week')), '2023-08-07');
  assert.equal(isoOf(floor(dayOf('2023-08-14'), 'week')), '2023-08-14');
  assert.equal(isoOf(floor(dayOf('1969-12-30'), 'week')), '1969-12-29');
  assert.equal(isoOf(floor(dayOf('2023-08-14'), 'month')), '2023-08-01');
  assert.equal(isoOf(floor(dayOf('2023-08-14'), 'year')), '2023-01-01');
});

test('a month later stays in the month', () => {
  assert.equal(isoOf(shift(dayOf('2024-01-31'), 'month', 1)), '2024-02-29');
  assert.equal(isoOf(shift(dayOf('2024-02-29'), 'year', 1)), '2025-02-28');
  assert.equal(isoOf(shift(dayOf('2024-01-01'), 'month', -1)), '2023-12-01');
});

test('the unit follows the span', () => {
  assert.equal(unitFor(span('2023-01-01', '2023-02-01')), 'day');
  assert.equal(unitFor(span('2023-01-01', '2024-02-01')), 'week');
  assert.equal(unitFor(span('2010-01-01', '2024-02-01')), 'month');
  assert.equal(unitFor(span('1900-01-01', '2024-02-01')), 'year');
});

test('undated events have no extent, open ones end where the others do', () => {
  assert.equal(extent(columns([null, '2023-01-01'])), null);
  assert.deepEqual(extent(columns([null, '2029-01-01'], ['2023-02-01', null], ['2023-01-01', '2023-03-01'])), span('2023-01-01', '2023-03-01'));
});

test('a day is one bar, a month is spread, and both count one', () => {
  const events = columns(['2023-04-16', '2023-04-16'], ['2023-04-01', '2023-04-30'], ['2023-04-29', null], [null, '2023-04-16']);
  const steps = edges(span('2023-04-01', '2023-04-30'), 'day');
  const {exact, spread} = histogram(events, steps);
  assert.equal(exact.length, 30);
  assert.deepEqual([exact[15], exact.reduce((a, b) => a + b)], [1, 1]);
  assert.ok(Math.abs(spread[0] - 1 / 30) < 1e-9);
  assert.ok(Math.abs(spread.reduce((a, b) => a + b) - 2) < 1e-9, 'the month and the open one');
  const months = histogram(events, edges(span('2023-04-01', '2023-04-30'), 'month'));
  assert.deepEqual([[...months.exact], [...months.spread]], [[3], [0]]);
});

test('bars leave out what is refused, but not by the bits named', () => {
  const events = columns(['2023-04-16', '2023-04-16'], ['2023-04-16', '2023-04-16'], ['2023-04-16', '2023-04-16']);
  const steps = edges(span('2023-04-16', '2023-04-16'), 'day');
  assert.deepEqual([...histogram(events, steps, Uint32Array.of(0, 4, 5), 4).exact], [2]);
});

test('a window takes every event that touches it, both ends included', () => {
  const events = columns(['2023-04-16', '2023-04-16'], ['2023-04-01', '2023-04-30'], ['2023-01-01', null], [null, '2023-04-16'], ['2023-04-17', '2023-04-17']);
  const window = {...span('2023-04-16', '2023-04-16'), growing: false, undated: false};
  assert.deepEqual(inside(events, window), [0, 1, 2]);
  assert.deepEqual(inside(events, {...window, undated: true}), [0, 1, 2, 3]);
  assert.deepEqual(inside(events, {...window, ...span('2023-05-01', '2023-05-01')}), [2]);
  assert.deepEqual(inside(events, {...window, ...span('2023-05-01', '2023-05-01'), growing: true}), [0, 1, 2, 4]);
  assert.deepEqual(inside(events, null), [0, 1, 2, 3, 4]);
});

test('stepping moves whole months and stops at the end', () => {
  const whole = span('2023-01-01', '2023-03-31');
  let window = {...span('2023-01-01', '2023-01-31'), growing: false, undated: false};
  window = step(window, 1, 'month', whole);
  assert.deepEqual([isoOf(window.from), isoOf(window.to)], ['2023-02-01', '2023-02-28']);
  window = step(window, 1, 'month', whole);
  assert.deepEqual([isoOf(window.from), isoOf(window.to)], ['2023-03-01', '2023-03-31']);
  assert.equal(step(window, 1, 'month', whole), null);
  assert.equal(isoOf(step(window, -1, 'month', whole).to), '2023-02-28');
  const growing = step({...span('2023-01-01', '2023-01-31'), growing: true, undated: false}, 1, 'month', whole);
  assert.deepEqual([isoOf(growing.from), isoOf(growing.to)], ['2023-01-01', '2023-02-28']);
});

test('playing begins with the first unit, or with a window as long as the chosen one', () => {
  const whole = span('2023-01-10', '2023-03-20');
  const all = rewind(whole, 'month', {...whole, growing: false, undated: false});
  assert.deepEqual([isoOf(all.from), isoOf(all.to)], ['2023-01-01', '2023-01-31']);
  const ten = rewind(whole, 'month', {...span('2023-02-01', '2023-02-10'), growing: false, undated: false});
  assert.deepEqual([isoOf(ten.from), isoOf(ten.to)], ['2023-01-01', '2023-01-10']);
});
