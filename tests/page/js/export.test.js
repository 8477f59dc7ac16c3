import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asCsv, asGeojson, asKml} from './export.js';

const event = changes => ({id: 'e', kind: 'strike', domain: 'sea', modality: 'happened', mapped: true, whyNot: null, quote: 'a "quote", of\ntwo lines', at: [0, 5], dispatch: 0,
                           actors: [{code: 'CN', role: 'initiator', name: null, unit: null}], assets: [{kind: 'ship', count: 2, name: '=1+1'}], places: [], claimedBy: ['=cmd()'], deniedBy: [],
                           confidence: 0.5, status: 'draft', when: {start: '2023-01-01', end: '2023-01-31', edtf: '2023-01', precision: 'month', open: false, said: null, how: ''}, ...changes});
const data = {step: 0.1, recipe: {title: 'A <map> & more'}, dispatches: [{id: 'd', title: '</name><script>', publisher: null, url: 'https://example.org/?a&b', published: null, grade: 'F'}],
              events: [event({}), event({id: 'far', mapped: false})],
              features: [{id: 'e/1', event: 0, shape: 'point', parts: [['g4Ck8B']], at: [210, 10], label: 'x'}]};

test('GeoJSON has every event once more, placed or not', () => {
  const made = JSON.parse(asGeojson(data, [0, 1], {digest: 'abc'}));
  assert.equal(made.features.length, 1);
  assert.deepEqual(made.unplaced.map(one => one.event), ['far']);
  assert.equal(made.features[0].properties.quote.text, data.events[0].quote);
  assert.equal(made.data_sha256, 'abc');
  assert.ok(Math.abs(made.features[0].geometry.coordinates[0]) <= 180);
});

test('only what is shown leaves', () => {
  assert.equal(JSON.parse(asGeojson(data, [1], {digest: ''})).features.length, 0);
  assert.equal(asCsv(data, [1]).trim().split('\r\n').length, 2);
});

test('no cell of the CSV is a formula, and quotes and lines stay in theirs', () => {
  const text = asCsv(data, [0]);
  assert.ok(text.includes("'=cmd()"));
  assert.ok(text.includes('"a ""quote"", of\ntwo lines"'));
  assert.ok(text.includes(',-150,10,'), 'longitudes from -180 to 180');
});

test('KML escapes what it is told', () => {
  const text = asKml(data, [0], () => 'Strike <b>\u0000\ud800');
  assert.ok(text.includes('<name>Strike &lt;b&gt;</name>') && !text.includes('<script>'));
  assert.ok(text.includes('<begin>2023-01-01</begin><end>2023-01-31</end>'));
  assert.equal((text.match(/<Placemark>/g) || []).length, 1);
});
