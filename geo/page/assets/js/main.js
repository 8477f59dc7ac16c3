import {h} from './dom.js';
import {decode, shiftInto} from './coords.js';
import {Store} from './store.js';
import {drawBase} from './base.js';
import {nameWriter} from './names.js';
import {area, paint} from './areas.js';
import {acting} from './words.js';
import {track} from './tracks.js';
import {Stacks} from './stacks.js';
import {List} from './list.js';
import {Evidence} from './evidence.js';
import {drawLegend} from './legend.js';
import {theme} from './theme.js';
import {keys} from './keys.js';
import {startTable} from './tablepage.js';
import {readHash, writeHash} from './permalink.js';

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
  if (block) startTable(map, groups, control, data, base, JSON.parse(block.textContent)).catch(damaged);
  else new Page(map, groups, control, data, base);
}

/** Say what is wrong where the reader looks, instead of showing nothing. */
function damaged(error) {
  document.body.classList.add('damaged');
  document.getElementById('chart').replaceChildren(h('div.damage', {role: 'alert'}, h('h2', {}, 'This map’s data is damaged'),
    h('p', {}, 'The file was changed or cut short after it was made. Ask for a new copy, or draw the map again: ', h('code', {}, 'straitwatch build'), '.'),
    h('p.muted', {}, String(error.message))));
}

class Page {
  constructor(map, groups, control, data, base) {
    Object.assign(this, {map, groups, data, base});
    this.centre = data.recipe.centre;
    this.store = new Store(data);
    this.quiet = true;                         // no permalink is written while the page sets itself up
    this.nameControl(control);
    map.setMinZoom(1.5);
    map.setMaxZoom(12);
    map.setMaxBounds([[-80, this.centre - 190], [84, this.centre + 190]]);
    L.control.zoom({position: 'bottomright'}).addTo(map);
    L.control.scale({position: 'bottomright', maxWidth: 120}).addTo(map);
    this.repaint = drawBase(map, groups, base, this.centre);
    this.drawMarks();
    this.stacks = new Stacks(map, this.store, (events, place) => (events.length > 1 ? this.openStack(events, place) : this.open(events[0])));
    this.writeNames = data.recipe.labels ? nameWriter(map, groups.names, base, this.centre, () => this.stacks.boxes()) : () => {};
    this.list = new List(this.store, number => this.open(number));
    this.evidence = new Evidence(this.store, number => this.open(number), () => this.close());
    drawLegend(this.store);
    this.listen();
    theme(document.getElementById('theme'), () => this.repaint());
    this.fit();
    this.restore();
    this.refresh();
    this.quiet = false;
    document.body.classList.add('ready');
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
    control.getContainer().querySelector('.leaflet-control-layers-toggle').setAttribute('aria-label', words.page.layers);
    control.getContainer().querySelector('.leaflet-control-layers-toggle').title = words.page.layers;
    this.spread = () => {                      // open where there is room for it
      const room = matchMedia('(min-width: 1100px) and (min-height: 620px)').matches && !document.body.classList.contains('reading');
      if (room) control.expand();
      else control.collapse();
    };
    // Leaflet swallows a click that comes with the pointer, even when the list is open already.
    const box = control.getContainer();
    L.DomEvent.off(box, {mouseenter: control._expandSafely, mouseleave: control.collapse}, control);
    box.addEventListener('mouseenter', () => { if (!box.classList.contains('leaflet-control-layers-expanded')) control._expandSafely(); });
    box.addEventListener('mouseleave', this.spread);
    this.spread();
  }

  drawMarks() {
    const {map, data} = this;
    const renderers = {areas: L.svg({pane: 'areas', padding: 0.4}), regions: L.svg({pane: 'regions', padding: 0.4}), tracks: L.svg({pane: 'tracks', padding: 0.4})};
    this.marks = data.features.map(feature => {
      const event = data.events[feature.event];
      const shift = shiftInto(feature.at[0], this.centre);
      const colour = paint(data.layers[event.layers[0]].colour, acting(event.actors), data.actors);
      const layer = feature.shape === 'area' ? area(feature, event, colour, data.step, shift, renderers)
        : feature.shape === 'line' ? track(feature, event, colour, data.step, shift, renderers.tracks)
          : feature.radius ? L.circle([feature.at[1], feature.at[0] + shift], {renderer: renderers.regions, radius: feature.radius, weight: 1, color: colour,
                                                                              dashArray: '4 4', fillOpacity: 0.06, className: 'radius'}) : null;
      const points = feature.parts.flatMap(rings => decode(rings[0], data.step, shift));
      if (layer) layer.on('click', click => {
        L.DomEvent.stopPropagation(click);
        this.open(feature.event);
      });
      return {feature, layer, bounds: L.latLngBounds(points), home: null};
    });
    map.on('click', () => { if (!document.body.classList.contains('reading')) document.body.classList.remove('rail-open'); });
  }

  /** Put each mark into the group of the first of its layers that is on; take it off the map when nothing shows it. */
  place() {
    const {store, data, groups} = this;
    for (const mark of this.marks) {
      if (!mark.layer) continue;
      const event = data.events[mark.feature.event];
      const number = store.listed(mark.feature.event) ? event.layers.find(layer => store.layers.has(layer)) : undefined;
      const home = number === undefined ? null : groups[`layer-${number}`];
      if (home === mark.home) continue;
      if (mark.home) mark.home.removeLayer(mark.layer);
      if (home) home.addLayer(mark.layer);
      mark.home = home;
    }
  }

  listen() {
    const {map, store, data} = this;
    const layerOf = new Map(data.layers.map((layer, number) => [this.groups[`layer-${number}`], number]));
    map.on('overlayadd overlayremove', event => {
      if (layerOf.has(event.layer)) store.show(layerOf.get(event.layer), event.type === 'overlayadd');
      else this.writeNames();
    });
    store.on('shown', () => this.refresh());
    store.on('selected', () => {
      this.list.select();
      this.stacks.select();
      this.emphasise();
      this.remember();
    });
    map.on('zoomend', () => {
      this.stacks.draw();
      this.giveRoom();
    });
    map.on('moveend', () => {
      this.writeNames();
      this.remember();
    });
    addEventListener('hashchange', () => { if (readHash(location.hash).view || readHash(location.hash).event) this.restore(); });
    addEventListener('beforeprint', () => {
      document.getElementById('legend').open = true;
      map.invalidateSize({animate: false});
    });
    new ResizeObserver(() => map.invalidateSize({animate: false})).observe(map.getContainer());
    document.getElementById('grip').addEventListener('click', () => {
      const open = document.body.classList.toggle('rail-open');
      document.getElementById('grip').setAttribute('aria-expanded', String(open));
    });
    const share = document.getElementById('share');
    share.addEventListener('click', async () => {
      this.remember();
      try {
        await navigator.clipboard.writeText(location.href);
        share.textContent = data.words.page.link_copied;
      } catch {
        prompt(data.words.page.link, location.href);
      }
      setTimeout(() => { share.textContent = data.words.page.link; }, 2000);
    });
    keys(store, this.list, () => this.close());
  }

  refresh() {
    this.place();
    this.stacks.draw();
    this.list.draw();
    this.writeNames();
    this.emphasise();
    this.giveRoom();
    this.remember();
  }

  /** An arrow mid-line only where the line is long enough on screen for two. */
  giveRoom() {
    const pixels = 256 * 2 ** this.map.getZoom() / 360;
    for (const {layer} of this.marks) for (const {element, degrees} of layer && layer.middle ? layer.middle : []) element.hidden = degrees * pixels < 70;
  }

  /** The selected event stands out; what lies around it steps back. */
  emphasise() {
    const {selected} = this.store;
    this.map.getContainer().classList.toggle('quiet', selected !== null && this.marks.some(mark => mark.feature.event === selected));
    for (const {feature, layer} of this.marks) {
      const on = feature.event === this.store.selected;
      for (const path of layer ? layer.lines || [layer] : []) if (path._path) path._path.classList.toggle('selected', on);
    }
  }

  /** @param {?number} number */
  open(number) {
    this.store.select(number);
    if (number === null) return;
    if (this.evidence.stack && !this.evidence.stack.events.includes(number)) this.evidence.stack = null;
    this.evidence.event(number);
    this.spread();
    this.reveal(number);
  }

  openStack(events, place) {
    this.store.select(null);
    this.evidence.list(events, place);
    this.spread();
    this.reveal(null);
  }

  close() {
    if (!document.body.classList.contains('reading')) {
      document.body.classList.remove('rail-open');
      return;
    }
    const selected = this.store.selected;
    this.evidence.stack = null;
    this.evidence.hide();
    this.spread();
    this.store.select(null);
    if (selected !== null && this.store.listed(selected)) this.list.focus(selected);
  }

  /** Bring the marks of an event into view, if they are not. */
  reveal(number) {
    const {map} = this;
    document.body.classList.remove('rail-open');
    map.invalidateSize({animate: false});
    const core = this.marks.filter(mark => mark.feature.event === number);
    if (!core.length) return;
    const tracks = core.filter(mark => mark.feature.shape === 'line');
    const all = marks => marks.reduce((whole, mark) => whole.extend(mark.bounds), L.latLngBounds(marks[0].bounds));
    const tiny = tracks.length > 0 && this.size(all(tracks)) < 60;        // too short to see: go and look at it
    const bounds = all(tiny ? tracks : core);
    const frame = map.getContainer().getBoundingClientRect(), panel = document.getElementById('evidence').getBoundingClientRect();
    const covered = panel.left <= frame.left ? Math.max(0, frame.bottom - panel.top) : 0;              // by a bottom sheet
    const [low, high] = [map.latLngToContainerPoint(bounds.getSouthWest()), map.latLngToContainerPoint(bounds.getNorthEast())];
    if (!tiny && low.x > 0 && high.x < frame.width && high.y > 0 && low.y < frame.height - covered) return;
    map.fitBounds(tiny ? bounds.pad(1) : bounds, {maxZoom: Math.max(map.getZoom(), 6.5), paddingTopLeft: [30, 60], paddingBottomRight: [30, 30 + covered],
                           animate: !matchMedia('(prefers-reduced-motion: reduce)').matches});
  }

  /** The longer side of bounds, in pixels. */
  size(bounds) {
    const [a, b] = [this.map.latLngToContainerPoint(bounds.getSouthWest()), this.map.latLngToContainerPoint(bounds.getNorthEast())];
    return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
  }

  fit() {
    const {map, data} = this;
    const {extent} = data.recipe;
    map.invalidateSize({animate: false});
    let bounds = null;
    if (extent) {
      const [west, south, east, north] = extent;
      const shift = shiftInto((west + east) / 2, this.centre);
      bounds = L.latLngBounds([south, west + shift], [north, east + shift]);
    } else if (this.marks.length) {
      bounds = this.marks.reduce((all, mark) => all.extend(mark.bounds), L.latLngBounds(this.marks[0].bounds)).pad(0.1);
    }
    if (bounds) map.fitBounds(bounds, {animate: false, maxZoom: 8});
    else map.setView([20, this.centre], 2, {animate: false});
  }

  remember() {
    if (this.quiet) return;
    const {store, map, data} = this, centre = map.getCenter();
    const usual = data.layers.every((layer, number) => store.layers.has(number) === layer.shown);
    const state = {view: [centre.lat, centre.lng, map.getZoom()], event: store.selected === null ? null : data.events[store.selected].id,
                   layers: usual ? null : data.layers.filter((layer, number) => store.layers.has(number)).map(layer => layer.id),
                   filter: store.filter === 'all' ? null : store.filter, query: store.query};
    history.replaceState(null, '', `#${writeHash(state)}`);
  }

  restore() {
    const {store, map, data, groups} = this, state = readHash(location.hash);
    const quiet = this.quiet;
    this.quiet = true;
    if (state.layers) {
      data.layers.forEach((layer, number) => {
        if (state.layers.includes(layer.id)) map.addLayer(groups[`layer-${number}`]);
        else map.removeLayer(groups[`layer-${number}`]);
      });
    }
    if (state.filter) store.choose(state.filter);
    if (state.query) {
      document.getElementById('search').value = state.query;
      store.search(state.query);
    }
    const number = state.event === null ? undefined : store.number.get(state.event);
    if (number !== undefined) this.open(number);
    if (state.view) map.setView([state.view[0], state.view[1]], state.view[2], {animate: false});
    this.quiet = quiet;
  }
}
