import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lines, mercator, trace, turnsInto} from './backdrop.js';
import {decode, flat} from './coords.js';

const text = 'AAUUgKgK';                         // two points and more, as coords.py writes them

function pen() {
  const told = [];
  return {told, moveTo: (x, y) => told.push(['M', x, y]), lineTo: (x, y) => told.push(['L', x, y]), closePath: () => told.push(['Z'])};
}

test('one array holds what a list of pairs holds', () => {
  const pairs = decode(text, 0.5, 360).flatMap(([lat, lon]) => [lon, lat]);
  assert.ok(pairs.length >= 4);
  assert.deepEqual([...flat(text, 0.5, 360)], pairs);
});

test('lines stand in the unit square with their boxes', () => {
  const found = lines([{text, step: 1}, {text, step: 1, shift: 360}]);
  assert.equal(found.starts[2], found.points.length / 2);
  assert.ok(Math.abs(found.boxes[4] - found.boxes[0] - 1) < 1e-12);
  assert.equal(found.points[1], mercator(flat(text, 1)[1]));
  assert.equal(mercator(0), 0.5);
});

test('what lies outside the view is not traced, and a turn of the world brings it in', () => {
  const found = lines([{text, step: 1}]), view = {scale: 256, left: 0, top: 0, width: 256, height: 256};
  const inside = pen(), outside = pen(), turned = pen();
  trace(inside, found, view, {closed: true});
  assert.equal(inside.told[0][0], 'M');
  assert.equal(inside.told[inside.told.length - 1][0], 'Z');
  trace(outside, found, {...view, left: 300});
  assert.deepEqual(outside.told, []);
  trace(turned, found, {...view, left: 256}, {turns: [1]});
  assert.deepEqual(turned.told[0], inside.told[0]);
});

test('points that no screen can tell apart are left out, the last one never', () => {
  const close = {points: Float64Array.from([0.5, 0.5, 0.5001, 0.5, 0.5002, 0.5]), starts: Uint32Array.from([0, 3]), boxes: Float64Array.from([0.5, 0.5, 0.5002, 0.5])};
  const drawn = pen();
  trace(drawn, close, {scale: 256, left: 0, top: 0, width: 256, height: 256});
  assert.equal(drawn.told.length, 2);
});

test('the frame around a centre needs three turns at most', () => {
  assert.deepEqual(turnsInto(0), [-1, 0, 1]);
  assert.deepEqual(turnsInto(-200), [-2, -1, 0]);
});
