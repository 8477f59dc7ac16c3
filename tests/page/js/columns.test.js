import assert from 'node:assert/strict';
import {test} from 'node:test';
import {MISSING, codesOf, dayOf, fromRecords, isoOf, listed, widthOf} from './columns.js';

const event = changes => ({kind: 'strike', domain: 'sea', modality: 'happened', mapped: true, dispatch: 0, layers: [0], actors: [], places: [],
                           when: {start: null, end: null, precision: 'unknown', open: false}, ...changes});
const data = events => ({
  events, layers: [{id: 'all'}, {id: 'more'}], dispatches: [{id: 'd', publisher: null, grade: 'F'}, {id: 'e', publisher: 'Press', grade: 'B'}],
  features: [{event: 0, place: 'reef/a', at: [114, 10]}, {event: 0, place: 'sea/b', at: [110, 15]}],
  places: {'reef/a': {within: ['sea/b']}, 'sea/b': {within: ['ocean/c']}},
});

test('days count from 1970 and come back', () => {
  assert.equal(dayOf('1970-01-02'), 1);
  assert.equal(dayOf('1969-12-31'), -1);
  for (const iso of ['2024-02-29', '1904-02-08', '2023-08-14']) assert.equal(isoOf(dayOf(iso)), iso);
  assert.equal(dayOf(null), MISSING);
  assert.equal(dayOf('nonsense'), MISSING);
});

test('a code takes no more bytes than it needs', () => {
  assert.deepEqual([256, 257, 65_537].map(size => widthOf(size).BYTES_PER_ELEMENT), [1, 2, 4]);
});

test('records become columns', () => {
  const when = {start: '2023-05-01', end: '2023-05-31', precision: 'month', open: false};
  const columns = fromRecords(data([
    event({when, actors: [{code: 'RU', role: 'initiator'}, {code: 'CN', role: 'participant'}, {code: 'JP', role: 'claimant'}], layers: [0, 1]}),
    event({kind: 'accident', mapped: false, dispatch: 1, when: {start: '2023-05-01', end: null, precision: 'day', open: true}}),
    event({when: {start: null, end: '2023-05-02', precision: 'unknown', open: false}}),
  ]));
  assert.equal(columns.n, 3);
  assert.deepEqual([...columns.start], [dayOf('2023-05-01'), dayOf('2023-05-01'), MISSING]);
  assert.deepEqual([...columns.end], [dayOf('2023-05-31'), MISSING, dayOf('2023-05-02')]);
  assert.deepEqual([columns.lon[0], columns.lat[0], Number.isNaN(columns.lon[1])], [114, 10, true]);
  const named = (facet, i) => [...codesOf(columns.codes[facet], i)].map(code => columns.labels[facet][code]);
  assert.deepEqual(named('actor', 0), ['RU', 'CN']);
  assert.deepEqual(named('layer', 0), ['all', 'more']);
  assert.deepEqual(named('missing', 1), ['no_place']);
  assert.deepEqual(named('missing', 2), ['no_date']);
  assert.deepEqual([named('kind', 1), named('source', 0), named('source', 1), named('grade', 1)], [['accident'], ['d'], ['Press'], ['B']]);
  assert.deepEqual(columns.labels.place, ['ocean/c', 'reef/a', 'sea/b']);
  assert.deepEqual([...codesOf(columns.within, 1)], [2]);
});

test('no records are no trouble', () => assert.equal(fromRecords({...data([]), features: []}).n, 0));

test('lists of codes', () => {
  const column = listed([[1], [], [0, 2]], 3);
  assert.deepEqual([0, 1, 2].map(i => [...codesOf(column, i)]), [[1], [], [0, 2]]);
});
