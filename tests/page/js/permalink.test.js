import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readHash, writeHash} from './permalink.js';

const nothing = {view: null, event: null, stack: null, layers: null, query: '', time: null, unit: null, filters: {}};

test('what is written is read', () => {
  const state = {view: [52.125, 160.25, 4.25], event: 'a/b&c=d#%', stack: 'sea/japan', layers: ['x', 'y,z'], query: 'Soya & 宗谷', unit: 'week',
                 time: {from: '2023-04-01', to: '2023-04-30', growing: true, undated: true}, filters: {kind: ['strike', 'a,b'], missing: ['no_date']}};
  assert.deepEqual(readHash(`#${writeHash(state)}`), state);
  assert.deepEqual(readHash(writeHash({...state, time: {from: '2023-04-01', to: '2023-04-30', growing: false, undated: false}})).time.growing, false);
});

test('no layers is not the same as nothing said of layers', () => {
  assert.deepEqual(readHash(writeHash({...nothing, layers: []})).layers, []);
  assert.equal(readHash('').layers, null);
});

test('nonsense is left out', () => {
  assert.deepEqual(readHash('#v=1,2&v=a,b,c&v=91,0,3&=&&x=1&t=2023&t=2023-05-01..2023-04-01&t=2023-99-01..2023-99-02&constructor=1&__proto__=2'), nothing);
  assert.equal(readHash('#e=%E0%A4%A').event, '');
  assert.equal(Object.getPrototypeOf(readHash('#__proto__=x').filters), Object.prototype);
});
