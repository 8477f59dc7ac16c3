import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fold, matcher} from './search.js';

test('case and marks over letters do not matter', () => {
  assert.equal(fold('La Pérouse'), 'la perouse');
  assert.ok(matcher('perouse LA')(fold('passed La Pérouse Strait')));
  assert.ok(!matcher('perouse korea')(fold('passed La Pérouse Strait')));
});

test('an empty search finds everything', () => assert.ok(matcher('  ')('anything')));
test('letters of other scripts stay', () => assert.ok(matcher('宗谷')(fold('宗谷海峡'))));
