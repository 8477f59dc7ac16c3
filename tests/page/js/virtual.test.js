import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reveal, visible} from './virtual.js';

test('a short list shows the rows in view and a few more', () => {
  assert.deepEqual(visible({count: 100, height: 50, view: 500, top: 0}), {total: 5000, first: 0, last: 16, offset: 0});
  const {first, last, offset} = visible({count: 100, height: 50, view: 500, top: 2000});
  assert.deepEqual([first, last, offset], [34, 56, 1700]);
  assert.equal(visible({count: 3, height: 50, view: 500, top: 0}).last, 3);
  assert.equal(visible({count: 0, height: 50, view: 500, top: 0}).last, 0);
});

test('a list of a million rows can be scrolled from the first to the last', () => {
  const at = {count: 1_000_000, height: 74, view: 800};
  const {total} = visible({...at, top: 0});
  assert.ok(total < 16_000_000);
  assert.equal(visible({...at, top: 0}).first, 0);
  assert.equal(visible({...at, top: total - 800}).last, 1_000_000);
  const {first, last, offset} = visible({...at, top: total - 800});
  assert.ok(offset + (last - first) * 74 >= total - 1 && offset <= total - 800);
});

test('a row that is seen already needs no scrolling', () => {
  const at = {count: 1_000_000, height: 74, view: 800, top: 0};
  assert.equal(reveal(3, at), null);
  for (const row of [500_000, 999_999, 11]) {
    const top = reveal(row, at), {first, last} = visible({...at, top});
    assert.ok(first <= row && row < last, String(row));
    assert.equal(reveal(row, {...at, top: top + 1e-6}), null);
  }
  assert.equal(reveal(0, {...at, top: 5000}), 0);
});
