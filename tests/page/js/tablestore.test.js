import assert from 'node:assert/strict';
import {test} from 'node:test';
import {deflateRawSync} from 'node:zlib';
import {lazily, position} from './records.js';
import {TableStore} from './tablestore.js';

const pack = text => deflateRawSync(text).toString('base64');
const column = values => ({planes: 1, delta: false, data: pack(Uint8Array.from(values))});
const zero = {planes: 0, delta: false, data: ''};
const wide = values => ({planes: 4, delta: false, data: pack(Uint8Array.from([0, 8, 16, 24].flatMap(by => values.map(value => (value >>> by) & 255))))});

/** Four events: two at one harbour, one in a strait, one nowhere and never. */
function block(texts) {
  const day = 738_000;
  return {
    format: 1, n: 4, step: 1e-5, together: '\x1f',
    columns: {kind: column([0, 1, 0, 2]), actor: column([1, 2, 1, 0]), domain: zero, modality: zero, source: column([0, 1, 0, 1]), grade: zero, precision: zero,
              start: wide([day + 9, day + 5, day, 0]), end: zero, place: column([0, 1, 0, 2]), row: column([2, 0, 1, 3])},
    places: {n: 3, columns: {lon: wide([30_910_001, 32_200_001, 0]), lat: wide([12_510_001, 13_570_001, 0]), name: column([0, 1, 2])}},
    labels: {kind: ['exercise', 'strike', 'Parade'], actor: ['', 'CN', 'RU\x1fCN'], domain: [''], modality: [''], source: ['Paper B', 'Paper A'], grade: [''], precision: ['day'],
             place: ['Busan', 'Soya', 'Nowhere']},
    texts: {names: ['quote', 'url'], chunk: 2, ...texts}};
}

const chunks = [[['Ships came', 'Über den Fluß'], ['https://example.org/1', 'javascript:alert(1)']], [['', 'last words'], ['', '']]];
const inline = {inline: chunks.map(chunk => pack(JSON.stringify(chunk)))};
const data = {format: 1, events: [], features: [], dispatches: [], actors: {}, places: {}, file: 'events.csv', symbols: {exercise: 'exercise'},
              recipe: {language: 'en', centre: 0}, layers: [{id: 'events', shown: true}],
              words: {kinds: {exercise: 'Exercise', strike: 'Strike'}, table: {row: 'Row {n} of {file}'}, domains: {}}};
const open = () => TableStore.open(data, block(inline));

test('records are made when they are read, and say what the columns say', async () => {
  const store = await open(), [first, , , last] = [0, 1, 2, 3].map(number => store.data.events[number]);
  assert.equal(store.data.events.length, 4);
  assert.deepEqual([first.id, first.kind, first.when.start, first.places[0].name, first.mapped], ['row3', 'exercise', '2021-08-07', 'Busan', true]);
  assert.deepEqual([last.when.start, last.mapped, last.places[0].name, last.actors], [null, false, 'Nowhere', []]);
  assert.deepEqual(store.data.events[1].actors.map(actor => actor.code), ['RU', 'CN']);
  assert.equal(store.data.dispatches[2].id, 'Row 2 of events.csv');
  assert.equal(store.number.get('row1'), 1);
  assert.equal(store.number.get('row99'), undefined);
  assert.equal(store.number.get('constructor'), undefined);
});

test('texts come when they were sent for, and only web addresses are links', async () => {
  const store = await open();
  const came = new Promise(done => store.on('texts', done));
  assert.equal(store.data.events[1].quote, '');
  await came;
  assert.equal(store.data.events[1].quote, 'Über den Fluß');
  assert.equal(store.data.dispatches[0].url, 'https://example.org/1');
  assert.equal(store.data.dispatches[1].url, null);
});

test('a search goes over labels and texts, and words may stand in either', async () => {
  const store = await open(), shown = () => [...store.list()];
  await store.search('busan');
  assert.deepEqual(shown(), [0, 2]);
  await store.search('UBER strike');
  assert.deepEqual(shown(), [1]);
  await store.search('paper b ships');
  assert.deepEqual(shown(), [0]);
  await store.search('russia');
  assert.deepEqual(shown(), [1]);
  await store.search('nothing of the kind');
  assert.deepEqual(shown(), []);
  const [slow, fast] = [store.search('ships'), store.search('last')];
  await Promise.all([slow, fast]);
  assert.deepEqual(shown(), [3], 'only the last question is answered');
  await store.search(' ');
  assert.deepEqual(shown(), [0, 1, 2, 3]);
});

test('a stack is searched in what has been loaded, and sorted by columns', async () => {
  const store = await open();
  assert.deepEqual(await store.load([0, 1, 2, 3]), []);
  assert.ok(store.haystacks()[3].includes('last words') && store.haystacks()[1].includes('russia'));
  const sorted = name => [0, 1, 2, 3].sort(store.order(name));
  assert.deepEqual(sorted('oldest'), [2, 1, 0, 3]);
  assert.deepEqual(sorted('kind'), [0, 2, 3, 1]);
  assert.deepEqual(sorted('source'), [1, 3, 0, 2]);
  assert.equal(store.order('confidence'), undefined);
});

test('files are written from points, of events that have one', async () => {
  const store = await open(), points = store.points([1, 3]);
  assert.deepEqual(points.map(point => [point.event, point.label, point.point.map(value => Math.round(value * 1e5) / 1e5)]), [[1, 'Soya', [142, 45.7]]]);
});

test('a layer that is off shows nothing', async () => {
  const store = await open();
  store.show(0, false);
  assert.equal(store.count(), 0);
  store.show(0, true);
  assert.equal(store.count(), 4);
});

test('broken columns are refused, and so are broken texts', async () => {
  await assert.rejects(TableStore.open(data, {...block(inline), format: 2}), /unknown format/);
  await assert.rejects(TableStore.open(data, {...block(inline), n: 5}), /bytes instead of/);
  const store = await TableStore.open(data, block({inline: [pack('{"a":'), pack('[]')]}));
  assert.equal((await store.load([0])).length, 1);
});

test('a lazy list makes what is asked for, once', () => {
  const made = [], list = lazily(1e9, i => made.push(i));
  assert.equal(list.length, 1e9);
  list[5];
  list[5];
  assert.deepEqual(made, [5]);
  assert.equal(list[1e9], undefined);
  assert.equal(position(-12.5, 142), '12.50° S 142.00° E');
});
