import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readHash, writeHash} from './permalink.js';

test('what is written is read', () => {
  const state = {view: [52.125, 160.25, 4.25], event: 'a/b&c=d#%', layers: ['x', 'y,z'], filter: 'no_date', query: 'Soya & 宗谷'};
  assert.deepEqual(readHash(`#${writeHash(state)}`), state);
});

test('no layers is not the same as nothing said of layers', () => {
  assert.deepEqual(readHash(writeHash({view: null, event: null, layers: [], filter: null, query: ''})).layers, []);
  assert.equal(readHash('').layers, null);
});

test('nonsense is left out', () => {
  const nothing = {view: null, event: null, layers: null, filter: null, query: ''};
  assert.deepEqual(readHash('#v=1,2&v=a,b,c&v=91,0,3&=&&x=1'), nothing);
  assert.equal(readHash('#e=%E0%A4%A').event, '');
});
