import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describe, put} from './dates.js';

const words = {unknown: 'Date unknown', until: 'Not later than {end}', since: 'Since {start}', range: '', week: 'Week of {start}'};
const when = changes => ({start: null, end: null, precision: 'unknown', open: false, ...changes});

test('no more precise than the text', () => {
  assert.equal(describe(when({}), words), 'Date unknown');
  assert.equal(describe(when({end: '2023-08-14'}), words), 'Not later than 14 August 2023');
  assert.equal(describe(when({start: '2023-04-16', end: '2023-04-16', precision: 'day'}), words), '16 April 2023');
  assert.equal(describe(when({start: '2023-05-01', end: '2023-05-31', precision: 'month'}), words), 'May 2023');
  assert.equal(describe(when({start: '2023-01-01', end: '2023-12-31', precision: 'year'}), words), '2023');
  assert.equal(describe(when({start: '2023-05-01', precision: 'range', open: true}), words), 'Since 1 May 2023');
});

test('a span names both days', () => {
  const text = describe(when({start: '2023-07-20', end: '2023-07-23', precision: 'range'}), words);
  assert.match(text, /20.*23.*July 2023/);
});

test('a message keeps what it is not told', () => assert.equal(put('{a} {b}', {a: '<1>'}), '<1> {b}'));
