import assert from 'node:assert/strict';
import {test} from 'node:test';
import {brief, gather, project, rimOf, slotted, tally} from './rings.js';

const spots = (...points) => ({n: points.length, lon: Float64Array.from(points, point => point[0]), lat: Float64Array.from(points, point => point[1])});
const view = {scale: 1024, left: 0, top: 0, width: 1024, height: 1024};

test('positions are on the unit square, in the frame around the centre', () => {
  const {x, y} = project(spots([0, 0], [180, 0], [-170, 0], [NaN, NaN], [0, 89]), 0);
  assert.deepEqual([x[0], y[0], x[1]], [0.5, 0.5, 1]);
  assert.ok(Number.isNaN(x[3]) && y[4] < 0.001 && y[4] >= -0.001);
  assert.ok(project(spots([-170, 0]), 150).x[0] > 1);
});

test('positions of one cell and close neighbours are one group, others are apart', () => {
  const x = Float32Array.from([0.1, 0.101, 0.5, 2, NaN]), y = Float32Array.from([0.1, 0.101, 0.5, 0.5, NaN]);
  const found = gather(x, y, Uint32Array.from([1, 3, 5, 7, 9]), view);
  assert.equal(found.n, 2);
  assert.deepEqual([...found.groupOf], [1, 1, 0, -1, -1]);
  assert.deepEqual([...found.weight], [5, 4]);
  assert.ok(Math.abs(found.x[0] - 512) < 0.01 && Math.abs(found.x[1] - (0.1 + 3 * 0.101) / 4 * 1024) < 0.01);
});

test('neighbours on either side of an edge of the grid share a ring', () => {
  const edge = 44 * 5 / 1024;
  const found = gather(Float32Array.from([edge - 0.002, edge + 0.002]), Float32Array.from([0.5, 0.5]), Uint32Array.from([1, 1]), view);
  assert.equal(found.n, 1);
});

test('groups stand still while the map moves', () => {
  const x = Float32Array.from({length: 300}, (_, i) => (i * 0.618) % 1), y = Float32Array.from({length: 300}, (_, i) => (i * 0.414) % 1), w = new Uint32Array(300).fill(1);
  const one = gather(x, y, w, {...view, width: 4000, height: 4000, left: -500, top: -500}), other = gather(x, y, w, {...view, width: 4000, height: 4000, left: -530, top: -517});
  assert.deepEqual([...one.groupOf], [...other.groupOf]);
  assert.ok(Math.abs(other.x[0] - one.x[0] - 30) < 1e-6 && Math.abs(other.y[0] - one.y[0] - 17) < 1e-6);
});

test('only what is shown is counted, by slot', () => {
  const groupOf = Int16Array.from([0, 0, 1, -1, 0]), refused = Uint32Array.from([0, 4, 0, 0, 0]);
  const {count, parts, shown} = tally(groupOf, refused, Uint8Array.from([0, 0, 1, 0, 1]), 2, 2);
  assert.deepEqual([[...count], [...parts], shown], [[2, 1], [1, 1, 0, 1], 4]);
  const several = tally(Int16Array.from([0, 1]), new Uint32Array(2), {offsets: Uint32Array.from([0, 2, 3]), values: Uint8Array.from([0, 1, 1])}, 2, 2);
  assert.deepEqual([[...several.count], [...several.parts]], [[1, 1], [1, 1, 0, 1]]);
});

test('actors with the most events have a segment of their own, nobody has none', () => {
  const labels = ['', 'A', 'B', ...Array.from({length: 12}, (_, i) => `X${i}`)];
  const {slots, codes} = slotted(Uint8Array.from([0, 0, 0, 2, 2, 1, ...labels.keys()]), labels);
  assert.deepEqual(codes.slice(0, 2), [2, 1]);
  assert.equal(codes.length, 8);
  assert.deepEqual([...slots].slice(0, 6), [8, 8, 8, 0, 0, 1]);
});

test('a number fits into its ring', () => {
  assert.deepEqual([1, 999, 1000, 1234, 9_949, 12_345, 999_499, 1_000_000].map(brief), ['1', '999', '1k', '1.2k', '9.9k', '12k', '999k', '1M']);
  assert.ok(rimOf(1, 5) < rimOf(2, 5) && rimOf(100, 5000) < rimOf(5000, 5000) && rimOf(1200, 1e6) > 15);
});
