import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cutLine, cutPolygon, twiceArea} from './cut.js';

const close = ring => [...ring, ring[0]];
const size = polygons => polygons.reduce((sum, polygon) => sum + polygon.reduce((one, ring) => one + twiceArea(ring), 0), 0) / 2;

test('a line is cut where it crosses, and both sides meet there', () => {
  assert.deepEqual(cutLine([[170, 50], [190, 60]]), [[[170, 50], [180, 55]], [[-180, 55], [-170, 60]]]);
  assert.deepEqual(cutLine([[190, 60], [170, 50]]), [[[-170, 60], [-180, 55]], [[180, 55], [170, 50]]]);
});

test('a line that does not cross is only moved', () => {
  assert.deepEqual(cutLine([[200, 10], [210, 20]]), [[[-160, 10], [-150, 20]]]);
  assert.deepEqual(cutLine([[10, 0], [20, 0]]), [[[10, 0], [20, 0]]]);
  assert.deepEqual(cutLine([[180, 0], [190, 0]]), [[[-180, 0], [-170, 0]]]);
});

test('a line twice around the world is three and stays inside', () => {
  const parts = cutLine([[0, 0], [720, 10]]);
  assert.equal(parts.length, 3);
  assert.ok(parts.flat().every(([lon]) => Math.abs(lon) <= 180));
});

test('a square across the antimeridian is two, together as large', () => {
  const parts = cutPolygon([close([[170, 0], [190, 0], [190, 10], [170, 10]])]);
  assert.equal(parts.length, 2);
  assert.equal(size(parts), 200);
  assert.ok(parts.flat(2).every(([lon]) => Math.abs(lon) <= 180));
});

test('a comb is cut into its teeth', () => {
  const comb = close([[170, 0], [190, 0], [190, 2], [175, 2], [175, 4], [190, 4], [190, 6], [175, 6], [175, 8], [190, 8], [190, 10], [170, 10]]);
  const parts = cutPolygon([comb]);
  assert.equal(parts.length, 4, 'one back and three teeth');
  assert.equal(size(parts), Math.abs(twiceArea(comb)) / 2);
});

test('holes stay holes, crossed or not, and rings turn as RFC 7946 says', () => {
  const rings = [close([[160, 0], [200, 0], [200, 20], [160, 20]]), close([[165, 5], [165, 10], [170, 10], [170, 5]]), close([[175, 5], [175, 15], [185, 15], [185, 5]])];
  const parts = cutPolygon(rings);
  assert.equal(size(parts), 800 - 25 - 100);
  for (const [outer, ...holes] of parts) assert.ok(twiceArea(outer) > 0 && holes.every(hole => twiceArea(hole) < 0));
  assert.equal(parts.reduce((sum, part) => sum + part.length - 1, 0), 1);
});

test('what lies on the far side is only moved', () => {
  assert.deepEqual(cutPolygon([close([[200, 0], [210, 0], [210, 10], [200, 10]])])[0][0][0], [-160, 0]);
});

test('a ring that touches the seam loses nothing', () => {
  const parts = cutPolygon([close([[180, 0], [190, 0], [190, 10], [180, 10]])]);
  assert.ok(Math.abs(size(parts) - 100) < 0.01);
  assert.ok(Math.abs(size(cutPolygon([close([[170, 0], [180, 0], [180, 10], [170, 10]])])) - 100) < 0.01);
});
