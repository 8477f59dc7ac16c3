import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tree} from './rail.js';

const place = (kind, ...within) => ({kind, within});

test('seas stand under their ocean, islands under the smallest that has them, wide regions last', () => {
  const keys = ['asia', 'east-asia', 'east-china', 'islet', 'pacific', 'town'];
  const places = {asia: place('region'), 'east-asia': place('region', 'asia'), 'east-china': place('sea', 'east-asia', 'pacific', 'asia'),
                  islet: place('island', 'east-china', 'east-asia'), pacific: place('ocean', 'asia'), town: place('city', 'east-asia')};
  const found = tree(keys, places, [9, 9, 5, 2, 7, 1]).map(({code, depth}) => `${depth} ${keys[code]}`);
  assert.deepEqual(found, ['0 pacific', '1 east-china', '2 islet', '0 asia', '1 east-asia', '2 town']);
});

test('a place that nothing holds and nobody knows is still an option', () => {
  assert.deepEqual(tree(['x', 'y'], {}, [1, 2]), [{code: 1, depth: 0}, {code: 0, depth: 0}]);
});
