import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asBibtex, asMarkdown, asText} from './cite.js';

const event = {quote: 'ships\npassed *there*', at: [10, 20], id: 'x'};
const source = {id: '2023 a/b', title: 'Ships & [men] 100%', publisher: 'Press_Agency', url: 'https://example.org/a?b=1', published: '2023-08-14'};

test('text on one line', () => {
  assert.equal(asText(event, source), '“ships passed *there*” Press_Agency, Ships & [men] 100%. 2023-08-14. https://example.org/a?b=1.');
  assert.equal(asText(event, {id: 'd', title: null, publisher: null, url: null, published: null}), '“ships passed *there*” d. undated.');
});

test('Markdown that marks nothing by chance', () => {
  assert.equal(asMarkdown(event, source), '> ships passed \\*there\\*\n>\n> Press\\_Agency, [Ships & \\[men\\] 100%](<https://example.org/a?b=1>), 2023-08-14');
  assert.ok(!asMarkdown({...event, quote: '# x\n- y'}, source).split('\n').some(line => !line.startsWith('>')));
});

test('BibTeX that stays closed', () => {
  const entry = asBibtex(event, source);
  assert.match(entry, /^@misc\{2023-a-b-10,\n/);
  assert.match(entry, /title = \{Ships \\& \[men\] 100\\%\}/);
  assert.match(entry, /year = \{2023\}/);
  const hostile = asBibtex({...event, quote: '}} \\input{x}'}, {...source, title: '}, note = {'});
  assert.equal(hostile.replace(/\\[{}]/g, '').split('{').length, hostile.replace(/\\[{}]/g, '').split('}').length, 'braces close');
});
