import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shiftInto} from './coords.js';
import {merge, places, radius, segments} from './stacks.js';
import {arrows} from './tracks.js';
import {paint} from './areas.js';

test('longitudes come into the frame', () => {
  assert.equal(-150 + shiftInto(-150, 160), 210);
  assert.equal(150 + shiftInto(150, 160), 150);
  assert.equal(-19 + shiftInto(-19, 160), -19);
  assert.equal(-20 + shiftInto(-20, 160), 340);
  assert.equal(-21 + shiftInto(-21, 160), 339);
  assert.equal(170 + shiftInto(170, -120), -190);
});

test('places close together share a mark, the fuller one leads', () => {
  const at = (key, x, ...events) => ({key, x, y: 0, events});
  const groups = merge([at('a', 0, 1), at('b', 20, 2, 3), at('c', 500, 4)], place => place);
  assert.deepEqual(groups.map(group => group.map(place => place.key)), [['b', 'a'], ['c']]);
});

test('a place has one mark, whatever its features are', () => {
  const feature = (place, event, shape, part = 'core') => ({place, event, shape, part, at: [10, 20], label: place});
  const found = places({recipe: {centre: 0}, features: [feature('x', 0, 'area', 'support'), feature('x', 0, 'area'), feature('x', 1, 'line'), feature(null, 2, 'point')]});
  assert.deepEqual(found.map(place => [place.key, place.events, place.centred]), [['10.00,20.00', [2], false], ['x', [1, 0], false]]);
});

test('arrows point where the line goes, as the map shows it', () => {
  const [middle, end] = arrows([[0, 0], [0, 10], [10, 10]]);
  assert.equal(Math.round(end.angle), -90);
  assert.deepEqual([end.lat, end.lon], [10, 10]);
  assert.ok(middle.lat > 0 && middle.lon === 10);
  assert.deepEqual(arrows([[1, 1], [1, 1]]), []);
});

test('a layer decides the colour, else who acts alone', () => {
  assert.equal(paint('#123456', ['CN'], {CN: '#ffffff'}), '#123456');
  assert.equal(paint(null, ['CN'], {CN: '#ffffff'}), '#9e9e9e');
  assert.equal(paint(null, ['CN', 'RU'], {}), '#5b6b7b');
});

test('the area of a ring grows with its count, and has an end', () => {
  assert.equal(radius(1, 3000), 14);
  const area = n => radius(n, 3000) ** 2;
  assert.ok(Math.abs((area(2001) - area(1001)) - (area(1001) - area(1))) < 1e-6);
  assert.equal(Math.round(radius(3000, 3000)), 38);
  assert.ok(radius(2, 2) < 20, 'two events are no giant');
});

test('a ring is divided among actors, an event of two in halves', () => {
  assert.deepEqual(segments([['CN', 'RU'], ['CN'], [], ['JP']]), [['CN', 0.375], ['JP', 0.25], ['RU', 0.125], [null, 0.25]]);
});

test('thousands of places in one spot become one mark', () => {
  const many = Array.from({length: 3000}, (_, n) => ({key: String(n), x: n % 30, y: 0, events: [n]}));
  assert.equal(merge(many, place => place).length, 1);
});
