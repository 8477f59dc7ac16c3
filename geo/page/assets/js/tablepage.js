import {foreign, h, link} from './dom.js';
import {isoOf, MISSING, codesOf} from './columns.js';
import {unpack} from './decode.js';
import {describe, put} from './dates.js';
import {Filters} from './filters.js';
import {drawBase} from './base.js';
import {nameWriter} from './names.js';
import {Rings} from './rings.js';
import {Texts} from './texts.js';
import {Virtual} from './virtual.js';
import {flags, symbol} from './symbols.js';
import {shiftInto} from './coords.js';
import {theme} from './theme.js';

const ROW = 74;                              // pixels of a row of the list

/** The page of a table of events. */
export class TablePage {
  constructor(map, groups, control, data, base, block, table) {
    Object.assign(this, {map, groups, data, base, table});
    this.words = data.words;
    this.texts = new Texts(block.texts, table.n);
    this.filters = new Filters(table);
    const {centre} = data.recipe;
    map.setMinZoom(1.5);
    map.setMaxZoom(13);
    map.setMaxBounds([[-80, centre - 190], [84, centre + 190]]);
    L.control.zoom({position: 'bottomright'}).addTo(map);
    L.control.scale({position: 'bottomright', maxWidth: 120}).addTo(map);
    control.remove();
    this.repaint = drawBase(map, groups, base, centre);
    this.fit();
    this.rings = new Rings(map, table, this.filters.refused, {
      centre, colours: data.actors, open: (events, title) => (events.length > 1 ? this.openStack(events, title) : this.open(events[0])),
      title: events => this.title(events)});
    this.writeNames = nameWriter(map, groups.names, base, centre, () => this.rings.boxes());
    const list = document.getElementById('events');
    this.list = new Virtual(list, list, {height: ROW, row: number => this.row(number, () => this.open(number)),
                                         none: () => h('li.none', {}, this.words.page.none)});
    theme(document.getElementById('theme'), () => {
      this.repaint();
      this.rings.draw();
    });
    map.on('moveend', () => this.writeNames());
    let asked;
    document.getElementById('search').addEventListener('input', event => {
      clearTimeout(asked);
      asked = setTimeout(() => this.search(event.target.value), 250);
    });
    this.refresh();
    document.body.classList.add('ready');
  }

  fit() {
    const {map, data} = this, {extent} = data.recipe;
    map.invalidateSize({animate: false});
    if (!extent) {
      map.setView([20, data.recipe.centre], 2, {animate: false});
      return;
    }
    const [west, south, east, north] = extent, shift = shiftInto((west + east) / 2, data.recipe.centre);
    map.fitBounds([[south, west + shift], [north, east + shift]], {animate: false, maxZoom: 8});
  }

  refresh() {
    this.rings.draw();
    const shown = this.filters.list();
    this.list.show(shown);
    document.getElementById('count').textContent = put(this.words.page.count, {shown: shown.length.toLocaleString('en'), all: this.table.n.toLocaleString('en')});
    this.writeNames();
  }

  async search(query) {
    if (!query.trim()) {
      this.filters.search(null);
    } else {
      const hits = await this.texts.search(query);
      this.filters.search(i => hits[i] === 1);
    }
    this.refresh();
  }

  /** An event in the form that symbols and dates are drawn from. */
  event(number) {
    const {table, data} = this, label = name => table.labels[name][codesOf(table.codes[name], number)[0]];
    const start = table.start[number], end = table.end[number], kind = label('kind');
    return {kind, symbol: data.symbols[kind], modality: label('modality') || 'happened', place: label('place'), source: label('source'),
            actors: [...codesOf(table.codes.actor, number)].map(code => ({code: table.labels.actor[code], role: 'initiator'})).filter(actor => actor.code),
            when: {start: start === MISSING ? null : isoOf(start), end: end === MISSING ? null : isoOf(end), precision: label('precision'),
                   open: start !== MISSING && end === MISSING}};
  }

  row(number, open) {
    const {data, words} = this, event = this.event(number), quote = h('span.quote');
    this.texts.of(number).then(texts => quote.append(foreign(texts.title || texts.quote || ''))).catch(() => {});
    return h('button.event', {type: 'button', 'data-number': number, onclick: open},
      h('span.icon', {}, event.symbol && symbol(event, data.actors, 26)),
      h('span.text', {}, h('span.line', {}, h('span.kind', {}, words.kinds[event.kind] || foreign(event.kind)), flags(event.actors.map(actor => actor.code), data.actors)),
        h('span.where', {}, event.place ? foreign(event.place) : ''), h('span.when', {}, describe(event.when, words.when, data.recipe.language)), quote));
  }

  title(events) {
    const {table, words} = this, names = new Set();
    for (const number of events.subarray(0, 5000)) {
      const name = table.labels.place[table.codes.place[number]];
      if (name) names.add(name);
      if (names.size > 3) break;
    }
    const place = [...names].slice(0, 3).join(', ') + (names.size > 3 ? ', …' : '');
    return put(words.panel.stack, {n: events.length.toLocaleString('en'), place});
  }

  openStack(events, title) {
    const list = h('ol.stack-list');
    this.show(h('h2', {}, title), list);
    new Virtual(list, document.getElementById('evidence'), {height: ROW, row: number => this.row(number, () => this.open(number)), none: () => h('li.none')}).show(events);
  }

  async open(number) {
    const {words, data} = this, event = this.event(number), p = words.panel;
    this.rings.select(number);
    let texts = {};
    try {
      texts = await this.texts.of(number);
    } catch (error) {
      texts = {quote: `${error.message}?`};
    }
    this.show(h('h2', {}, words.kinds[event.kind] || foreign(event.kind)), h('p.headline', {}, describe(event.when, words.when, data.recipe.language)),
      texts.quote && h('blockquote', {dir: 'auto'}, texts.quote), h('p', {}, flags(event.actors.map(actor => actor.code), data.actors)), h('p', {}, foreign(event.place)),
      h('h3', {}, p.source), h('p', {}, texts.url ? link(texts.url, texts.title || texts.url) : foreign(texts.title || ''), ' ', foreign(event.source)));
  }

  show(...children) {
    const panel = document.getElementById('evidence');
    panel.hidden = false;
    panel.replaceChildren(h('button.close', {type: 'button', 'aria-label': this.words.page.close, onclick: () => {
      panel.hidden = true;
      document.body.classList.remove('reading');
      this.rings.select(null);
    }}, '×'), ...children.filter(Boolean));
    document.body.classList.add('reading');
  }
}

/** Unpack the block, then draw. */
export async function startTable(map, groups, control, data, base, block) {
  return new TablePage(map, groups, control, data, base, block, await unpack(block));
}
