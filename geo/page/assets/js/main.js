import {h} from './dom.js';
import {shiftInto} from './coords.js';
import {dayOf, isoOf} from './columns.js';
import {OPTIONS, Store} from './store.js';
import {drawBase} from './base.js';
import {onePaint} from './backdrop.js';
import {nameWriter} from './names.js';
import {Marks} from './marks.js';
import {Stacks} from './stacks.js';
import {Rings} from './rings.js';
import {TableStore} from './tablestore.js';
import {TableEvidence} from './tableevidence.js';
import {List} from './list.js';
import {Rail} from './rail.js';
import {Timeline} from './timeline.js';
import {Evidence} from './evidence.js';
import {Sharing} from './sharing.js';
import {drawLegend} from './legend.js';
import {theme} from './theme.js';
import {keys} from './keys.js';
import {unitFor} from './time.js';
import {readHash, writeHash} from './permalink.js';

const MANY_EVENTS = 2_000, REST = 150;       // events from which on what moves is drawn first, and the rest when it stands still: milliseconds
const NARROW = '(max-width: 820px)', FREE = 24;      // pixels that stay free around what is brought into view
const REMEMBER = 250;                        // milliseconds of rest before the address changes

/**
 * Called by folium's script at its end.
 * @param {*} map @param {Object<string, *>} groups  by key: layer-0 ..., seas, names, graticule, land @param {*} control  folium's layer control
 */
export function start(map, groups, control) {
  let data, base;
  try {
    data = JSON.parse(document.getElementById('data').textContent);
    base = JSON.parse(document.getElementById('base').textContent);
    if (data.format !== 1 || !Array.isArray(data.events)) throw new Error('unknown format');
  } catch (error) {
    damaged(error);
    return;
  }
  const block = document.getElementById('columns');
  if (!block) new Page(map, groups, control, data, base, new Store(data));
  else unpacked(data, block).then(store => new Page(map, groups, control, data, base, store)).catch(damaged);
}

/** The store of a table of events. @param {*} data @param {HTMLElement} block */
async function unpacked(data, block) {
  return TableStore.open(data, JSON.parse(block.textContent));
}

/** Say what is wrong where the reader looks, instead of showing nothing. */
function damaged(error) {
  document.body.classList.add('damaged');
  document.getElementById('chart').replaceChildren(h('div.damage', {role: 'alert'}, h('h2', {}, 'This map’s data is damaged'),
    h('p', {}, 'The file was changed or cut short after it was made. Ask for a new copy, or draw the map again: ', h('code', {}, 'straitwatch build'), '.'),
    h('p.muted', {}, String(error.message))));
}

class Page {
  constructor(map, groups, control, data, base, store) {
    Object.assign(this, {map, groups, data: store.data, base, control, store});
    this.centre = data.recipe.centre;
    this.many = store.columns.n > MANY_EVENTS;
    this.quiet = true;                         // no permalink is written while the page sets itself up
    document.body.classList.toggle('embed', new URLSearchParams(location.search).has('embed'));
    document.body.classList.toggle('places', data.subject === 'places');
    this.nameControl(control);
    map.setMinZoom(1.5);
    map.setMaxZoom(12);
    map.setMaxBounds([[-80, this.centre - 190], [84, this.centre + 190]]);
    L.control.zoom({position: 'bottomright', zoomInTitle: data.words.page.zoom_in, zoomOutTitle: data.words.page.zoom_out}).addTo(map);
    L.control.scale({position: 'bottomright', maxWidth: 120}).addTo(map);
    onePaint(() => this.setUp());
    this.restore();
    this.refresh();
    document.getElementById('whole').href = location.pathname + location.hash;
    this.quiet = false;
    document.body.classList.add('ready');
  }

  /** Lay everything out, and the map under it. */
  setUp() {
    const {map, groups, data, base, store} = this;
    const {tiles} = data;
    if (tiles) L.tileLayer(tiles.url, {maxNativeZoom: tiles.maxZoom, minZoom: 0, maxZoom: 13}).addTo(map);
    this.repaint = drawBase(map, groups, base, this.centre);
    this.marks = new Marks(map, groups, this.store, (events, title) => this.pick(events, title));
    this.stacks = new (store.table ? Rings : Stacks)(map, this.store, (events, title, key) => this.pick(events, title, key));
    this.writeNames = data.recipe.labels ? nameWriter(map, groups.names, base, this.centre, () => this.stacks.boxes()) : () => {};
    this.list = new List(this.store, number => this.open(number));
    this.rail = new Rail(this.store);
    this.timeline = new Timeline(this.store);
    this.evidence = new (store.table ? TableEvidence : Evidence)(this.store, number => this.open(number), () => this.close());
    this.sharing = new Sharing(this.store, map, () => this.write());
    this.rail.turn(matchMedia(NARROW).matches || data.subject === 'places' ? 'events' : 'filters');
    drawLegend(this.store);
    this.listen();
    theme(document.getElementById('theme'), () => {
      this.repaint();
      this.stacks.repaint();
    });
    this.measure();
    this.fit();
  }

  /** Titles come from data: they go in as text, whenever Leaflet builds its list anew. */
  nameControl(control) {
    const {words, layers} = this.data;
    const titles = {seas: words.page.seas, names: words.page.labels, graticule: words.page.graticule,
                    ...Object.fromEntries(layers.map((layer, number) => [`layer-${number}`, layer.title]))};
    const add = control._addItem;
    control._addItem = function (item) {
      const label = add.call(this, item);
      const span = label.querySelector('span span') || label.querySelector('span');
      span.textContent = ` ${titles[item.name] || item.name}`;
      const number = /^layer-(\d+)$/.exec(item.name);
      if (number) span.prepend(h('i.dot', {style: {'--dot': layers[number[1]].colour || 'var(--muted)'}, 'aria-hidden': 'true'}));
      return label;
    };
    control._update();
    const box = control.getContainer(), toggle = box.querySelector('.leaflet-control-layers-toggle');
    toggle.setAttribute('aria-label', words.page.layers);
    toggle.title = words.page.layers;
    this.spread = () => {                      // open where there is room for it
      const room = matchMedia('(min-width: 1240px) and (min-height: 720px)').matches && !document.body.classList.contains('reading') && !document.body.classList.contains('embed');
      if (room) control.expand();
      else control.collapse();
    };
    // Leaflet swallows a click that comes with the pointer, even when the list is open already.
    L.DomEvent.off(box, {mouseenter: control._expandSafely, mouseleave: control.collapse}, control);
    box.addEventListener('mouseenter', () => { if (!box.classList.contains('leaflet-control-layers-expanded')) control._expandSafely(); });
    box.addEventListener('mouseleave', this.spread);
    this.spread();
  }

  listen() {
    const {map, store, data} = this, {body} = document;
    const layerOf = new Map(data.layers.map((layer, number) => [this.groups[`layer-${number}`], number]));
    map.on('overlayadd overlayremove', event => {
      if (layerOf.has(event.layer)) store.show(layerOf.get(event.layer), event.type === 'overlayadd');
      else this.writeNames();
    });
    store.on('shown', () => this.refresh());
    store.on('texts', () => {
      this.list.rows.again();
      if (this.evidence.rows) this.evidence.rows.again();
      else if (store.selected !== null && body.classList.contains('reading')) this.evidence.event(store.selected);
    });
    store.on('selected', () => {
      this.list.select();
      this.stacks.select();
      this.marks.emphasise();
      this.remember();
    });
    map.on('zoomend', () => {
      this.stacks.draw();
      this.marks.giveRoom();
    });
    map.on('moveend', () => {
      this.writeNames();
      this.remember();
    });
    map.on('click', () => { if (!body.classList.contains('reading')) this.sheet(false); });
    addEventListener('hashchange', () => this.restore());
    const legend = document.getElementById('legend');
    let opened = false;
    addEventListener('beforeprint', () => {
      opened = legend.open;
      legend.open = true;
      this.list.rows.draw(true);
      map.invalidateSize({animate: false});
    });
    addEventListener('afterprint', () => {
      legend.open = opened;
      this.list.draw();
    });
    new ResizeObserver(() => {
      this.measure();
      map.invalidateSize({animate: false});
    }).observe(document.getElementById('chart'));
    new ResizeObserver(() => this.measure()).observe(document.getElementById('timeline'));
    const grip = document.getElementById('grip');
    let pulled = null;                         // where a finger took the sheet by its grip
    grip.addEventListener('click', () => this.sheet(!body.classList.contains('rail-open')));
    grip.addEventListener('touchstart', event => { pulled = event.touches[0].clientY; }, {passive: true});
    grip.addEventListener('touchend', event => {
      const by = event.changedTouches[0].clientY - pulled;
      if (Math.abs(by) < 24) return;
      event.preventDefault();                  // no click follows
      this.sheet(by < 0);
    });
    const toggle = document.getElementById('toggle');
    toggle.addEventListener('click', () => {
      toggle.setAttribute('aria-expanded', String(!body.classList.toggle('rail-shut')));
      this.measure();
    });
    document.getElementById('search').addEventListener('focus', () => { if (!matchMedia(NARROW).matches) this.rail.turn('events'); });
    keys(store, {list: this.list, rail: this.rail, timeline: this.timeline, open: () => {
      body.classList.remove('rail-shut');
      if (matchMedia(NARROW).matches) this.sheet(true);
    }, close: () => this.close()});
  }

  /** The rail as a bottom sheet, open or shut. */
  sheet(open) {
    document.body.classList.toggle('rail-open', open);
    document.getElementById('grip').setAttribute('aria-expanded', String(open));
  }

  /** Show what is shown now; of very many events first what moves, and the rest when it stands still. */
  refresh() {
    if (!this.many || this.quiet) {
      this.rest();
      return;
    }
    this.stacks.draw();
    this.list.tell(this.stacks.shown);
    this.timeline.draw();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), REST);
  }

  rest() {
    this.marks.place();
    this.stacks.draw();
    this.list.draw();
    this.rail.draw();
    this.timeline.draw();
    this.writeNames();
    this.marks.emphasise();
    this.marks.giveRoom();
    this.remember();
  }

  /** What is clicked: one event opens, several are listed. */
  pick(events, title, key) {
    if (events.length > 1) this.openStack(events, title, key);
    else if (events.length) this.open(events[0]);
  }

  /** @param {?number} number */
  open(number) {
    this.store.select(number);
    if (number === null) return;
    if (this.evidence.stack && !this.evidence.stack.events.includes(number)) this.evidence.stack = null;
    this.evidence.event(number);
    this.spread();
    this.measure();
    this.reveal(number);
  }

  openStack(events, title, key) {
    this.store.select(null);
    this.evidence.list(events, title, key);
    this.spread();
    this.measure();
    this.sheet(false);
    this.remember();
  }

  close() {
    if (!document.body.classList.contains('reading')) {
      this.sheet(false);
      return;
    }
    const selected = this.store.selected;
    this.evidence.stack = null;
    this.evidence.hide();
    this.spread();
    this.measure();
    this.store.select(null);
    if (selected !== null && this.store.listed(selected) && this.rail.tab === 'events') this.list.focus(selected);
  }

  /** What lies over the map on each side, in pixels; the style sheet wants it too. */
  measure() {
    const {body} = document, frame = this.map.getContainer().getBoundingClientRect(), narrow = matchMedia(NARROW).matches;
    const box = id => document.getElementById(id).getBoundingClientRect();
    const rail = box('rail'), evidence = box('evidence'), timeline = box('timeline'), reading = body.classList.contains('reading');
    this.over = {left: narrow || !rail.width ? 0 : Math.max(0, rail.right - frame.left), right: narrow || !reading ? 0 : Math.max(0, frame.right - evidence.left), top: 0,
                 bottom: Math.max(timeline.height ? frame.bottom - timeline.top : 0, narrow && rail.height && !body.classList.contains('rail-open') ? frame.bottom - rail.top : 0,
                                  narrow && reading ? frame.bottom - evidence.top : 0)};
    for (const side of ['left', 'right']) body.style.setProperty(`--over-${side}`, `${this.over[side]}px`);
    body.style.setProperty('--over-bottom', `${narrow && reading ? 0 : this.over.bottom}px`);
  }

  /** Room for `fitBounds`. */
  get padding() {
    const {left, right, top, bottom} = this.over;
    return {paddingTopLeft: [left + FREE, top + FREE], paddingBottomRight: [right + FREE, bottom + FREE]};
  }

  /** Bring the marks of an event into view, if they are not. */
  reveal(number) {
    const {map, over} = this;
    this.sheet(false);
    const core = this.marks.of.get(number) || [];
    if (!core.length) {
      this.stacks.reveal(number, this.padding, over);
      return;
    }
    const tracks = core.filter(mark => mark.feature.shape === 'line');
    const all = marks => marks.reduce((whole, mark) => whole.extend(mark.bounds), L.latLngBounds(marks[0].bounds));
    const tiny = tracks.length > 0 && this.size(all(tracks)) < 60;        // too short to see: go and look at it
    const bounds = all(tiny ? tracks : core), {x: width, y: height} = map.getSize();
    const [low, high] = [map.latLngToContainerPoint(bounds.getSouthWest()), map.latLngToContainerPoint(bounds.getNorthEast())];
    if (!tiny && low.x > over.left && high.x < width - over.right && high.y > over.top && low.y < height - over.bottom) return;
    map.fitBounds(tiny ? bounds.pad(1) : bounds, {maxZoom: Math.max(map.getZoom(), 6.5), ...this.padding, animate: !matchMedia('(prefers-reduced-motion: reduce)').matches});
  }

  /** The longer side of bounds, in pixels. */
  size(bounds) {
    const [a, b] = [this.map.latLngToContainerPoint(bounds.getSouthWest()), this.map.latLngToContainerPoint(bounds.getNorthEast())];
    return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
  }

  fit() {
    const {map, data} = this;
    const {extent} = data.recipe, marks = this.marks.all;
    map.invalidateSize({animate: false});
    let bounds = null;
    if (extent) {
      const [west, south, east, north] = extent;
      const shift = shiftInto((west + east) / 2, this.centre);
      bounds = L.latLngBounds([south, west + shift], [north, east + shift]);
    } else if (marks.length) {
      bounds = marks.reduce((all, mark) => all.extend(mark.bounds), L.latLngBounds(marks[0].bounds)).pad(0.1);
    }
    if (bounds) map.fitBounds(bounds, {animate: false, maxZoom: 8, ...this.padding});
    else map.setView([20, this.centre], 2, {animate: false});
  }

  /** Write the permalink once things have come to rest: browsers complain of addresses that change too often. */
  remember() {
    if (this.quiet) return;
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => this.write(), REMEMBER);
  }

  /** Write the permalink now. */
  write() {
    clearTimeout(this.remembering);
    const {store, map, data} = this, centre = map.getCenter(), {stack} = this.evidence;
    const usual = data.layers.every((layer, number) => store.layers.has(number) === layer.shown);
    const filters = Object.fromEntries([...OPTIONS, 'missing'].filter(facet => store.filters.chosen[facet]).map(facet => [
      facet, [...store.filters.chosen[facet]].map(code => store.columns.labels[facet][code])]));
    const state = {view: [centre.lat, centre.lng, map.getZoom()], event: store.selected === null ? null : data.events[store.selected].id,
                   stack: store.selected === null && stack && stack.key ? stack.key : null,
                   layers: usual ? null : data.layers.filter((layer, number) => store.layers.has(number)).map(layer => layer.id), query: store.query,
                   time: store.window && {...store.window, from: isoOf(store.window.from), to: isoOf(store.window.to)},
                   unit: store.span && store.unit !== unitFor(store.span) ? store.unit : null, filters};
    const hash = `#${writeHash(state)}`;
    document.getElementById('whole').href = location.pathname + hash;      // without "?embed"
    if (location.hash !== this.address || hash === this.address) return;      // somebody else wrote another: it is read first
    history.replaceState(null, '', hash);
    this.address = location.hash;
  }

  /** Show what the permalink says; without one, everything stays. */
  restore() {
    const {store, map, data, groups} = this, state = readHash(location.hash);
    const quiet = this.quiet;
    this.quiet = true;
    this.address = location.hash;
    if (state.layers) {
      data.layers.forEach((layer, number) => {
        if (state.layers.includes(layer.id)) map.addLayer(groups[`layer-${number}`]);
        else map.removeLayer(groups[`layer-${number}`]);
      });
    }
    if (location.hash.length > 1) {
      store.together(() => {
        document.getElementById('search').value = state.query;
        store.search(state.query);
        for (const facet of [...OPTIONS, 'missing']) store.choose(facet, state.filters[facet] || []);
        const time = state.time && {...state.time, from: dayOf(state.time.from), to: dayOf(state.time.to)};
        this.timeline.restore(time, state.unit);
      });
    }
    if (state.view) map.setView([state.view[0], state.view[1]], state.view[2], {animate: false});
    const number = state.event === null ? undefined : store.number.get(state.event);
    const stack = number === undefined && state.stack ? this.stacks.find(state.stack) : null;
    if (number !== undefined) this.open(number);
    else if (stack) this.openStack(stack.events, stack.title, state.stack);
    if (state.view) map.setView([state.view[0], state.view[1]], state.view[2], {animate: false});
    this.quiet = quiet;
  }
}
