import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listed} from './columns.js';
import {Filters} from './filters.js';

const columns = () => ({
  n: 5,
  codes: {kind: Uint8Array.of(0, 0, 1, 1, 2), actor: listed([[0], [0, 1], [1], [], [2]], 3), place: listed([[0], [1], [0, 1], [2], []], 4)},
  labels: {kind: ['patrol', 'strike', 'other'], actor: ['CN', 'RU', 'US'], place: ['reef/a', 'reef/b', 'sea/far', 'sea/near']},
  within: listed([[3], [3], [], []], 4),
});
const shown = filters => [...filters.list()];

test('without a choice everything is shown', () => assert.deepEqual(shown(new Filters(columns())), [0, 1, 2, 3, 4]));

test('or within a facet, and across facets', () => {
  const filters = new Filters(columns());
  filters.choose('kind', [0, 1]);
  assert.deepEqual(shown(filters), [0, 1, 2, 3]);
  filters.choose('actor', [1]);
  assert.deepEqual(shown(filters), [1, 2]);
  filters.toggle('kind', 0);
  assert.deepEqual(shown(filters), [2]);
  filters.toggle('kind', 1);
  assert.deepEqual(shown(filters), [1, 2]);
});

test('a sea includes its reefs, however deep', () => {
  const filters = new Filters(columns());
  filters.choose('place', [3]);
  assert.deepEqual(shown(filters), [0, 1, 2]);
  filters.choose('place', [1]);
  assert.deepEqual(shown(filters), [1, 2]);
});

test('a count says what the option would show, and an event with two reefs counts once for their sea', () => {
  const filters = new Filters(columns());
  assert.deepEqual([...filters.counts().place], [2, 2, 1, 3]);
  filters.choose('kind', [0]);
  const counts = filters.counts();
  assert.deepEqual([...counts.kind], [2, 2, 1], 'what is chosen in a facet does not hide its other options');
  assert.deepEqual([...counts.actor], [2, 1, 0]);
  for (let code = 0; code < 3; code++) {
    const other = new Filters(columns());
    other.choose('kind', [0]);
    other.choose('actor', [code]);
    assert.equal(other.count(), counts.actor[code]);
  }
});

test('text refuses like any facet, and can be left out of account', () => {
  const filters = new Filters(columns());
  filters.choose('actor', [0]);
  filters.search(i => i !== 0);
  assert.deepEqual([shown(filters), filters.count(), filters.count('text')], [[1], 1, 2]);
  assert.deepEqual([...filters.counts().actor], [1, 2, 1]);
  assert.deepEqual([...filters.tally('actor', 'text')], [2, 2, 1]);
  filters.search(null);
  assert.deepEqual(shown(filters), [0, 1]);
});

test('reset shows everything', () => {
  const filters = new Filters(columns());
  filters.choose('kind', [2]);
  filters.search(() => false);
  assert.ok(filters.active);
  filters.reset();
  assert.ok(!filters.active);
  assert.equal(filters.count(), 5);
});

test('a code nobody has is no choice', () => {
  const filters = new Filters(columns());
  filters.choose('kind', [7, -1]);
  assert.equal(filters.count(), 5);
});

test('places in a circle do not hang', () => {
  const round = {...columns(), within: listed([[1], [0], [], []], 4)};
  const filters = new Filters(round);
  filters.choose('place', [0]);
  assert.deepEqual(shown(filters), [0, 1, 2]);
});
