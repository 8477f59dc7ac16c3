import {h, svg} from './dom.js';
import {shiftInto} from './coords.js';
import {flags, symbol} from './symbols.js';
import {acting} from './words.js';
import {put} from './dates.js';

const NEAR = 40, NEAR_MANY = 60, MANY_PLACES = 250;      // pixels: places closer than this share one mark until one zooms in; where there are many
const SMALL = 14, LARGE = 38;                // radius of the ring of one event, and of the largest
const CLOSE = 5.5, CROWD = 120;              // zoom from which symbols are drawn, and number of marks up to which they always are
const ROW = 3;                               // symbols under a ring

/** Marks: one for each place. Several events are a ring with their number, one is its symbol; a click opens it, or the list. */
export class Stacks {
  /** @param {*} map @param {import('./store.js').Store} store @param {(events: number[], title: string, key: string) => void} open */
  constructor(map, store, open) {
    this.map = map;
    this.store = store;
    this.open = open;
    this.layer = L.layerGroup().addTo(map);
    this.places = places(store.data);
    this.elements = new Map();
  }

  /** Draw the marks for this view anew. */
  draw() {
    const {store, map} = this;
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.stack : null;
    this.layer.clearLayers();
    this.elements.clear();
    const shown = this.places.map(place => ({...place, events: place.events.filter(number => store.listed(number))})).filter(place => place.events.length);
    const groups = merge(shown, place => map.project([place.lat, place.lon]), shown.length > MANY_PLACES ? NEAR_MANY : NEAR);
    this.most = groups.reduce((most, group) => Math.max(most, summary(group).events.length), 2);
    const near = map.getZoom() >= CLOSE, close = near || groups.length <= CROWD;
    for (const group of groups) {
      const {events, title} = summary(group), [first] = group;
      const element = this.mark(events, title, {...first, lifted: first.lifted && near}, close);
      element.dataset.stack = first.key;
      for (const number of events) this.elements.set(number, [...(this.elements.get(number) || []), element]);
      L.DomEvent.disableClickPropagation(element);
      element.addEventListener('click', () => this.open(events, title, first.key));
      this.layer.addLayer(L.marker([first.lat, first.lon], {interactive: false, keyboard: false, zIndexOffset: events.length > 1 ? 0 : 100,
                                                            icon: L.divIcon({className: 'stack', iconSize: [0, 0], html: element})}));
      if (focused === first.key) element.focus({preventScroll: true});
    }
    this.select();
    this.giveRoom();
  }

  /** The theme has changed: the style sheet does it all. */
  repaint() {}

  /** Bring the mark of an event into view: its features do that. */
  reveal() {}

  /** Rings and symbols always stand; what is written under them goes where it would cover another mark. */
  giveRoom() {
    const marks = [...new Set([...this.elements.values()].flat())], taken = marks.map(element => element.querySelector('.face').getBoundingClientRect());
    const clear = (box, own) => taken.every((other, n) => n === own || box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    marks.forEach((element, own) => {
      const under = [...element.querySelectorAll('.signs, .tag')], boxes = under.map(one => one.getBoundingClientRect());
      under.forEach((one, n) => {
        if (clear(boxes[n], own)) taken.push(boxes[n]);
        else one.classList.add('covered');
      });
    });
  }

  /** The list a permalink speaks of: the mark that a place has now. @param {string} key @returns {?{events: number[], title: string}} */
  find(key) {
    const place = this.places.find(one => one.key === key);
    const events = place ? place.events.filter(number => this.store.listed(number)) : [];
    return events.length ? {events, title: place.label} : null;
  }

  mark(events, title, place, close) {
    const {data, words, language} = this.store;
    const told = events.map(number => data.events[number]), several = events.length > 1, stands = place.centred ? '.centred' : place.lifted ? '.lifted' : '';
    const codes = [...new Set(told.flatMap(event => acting(event.actors)))].slice(0, 4);
    const modality = told.every(event => event.modality === told[0].modality) ? told[0].modality : 'happened';
    const kind = words.kinds[told[0].kind] || told[0].kind;
    const label = several ? put(words.panel.stack, {n: events.length, place: title}) : [kind, codes.join(', '), title].filter(Boolean).join(', ');
    const signs = [...new Map(told.map(event => [event.symbol, event])).values()].slice(0, ROW);
    return h(`button.mark.${modality}${several ? '.several' : ''}${stands}${data.subject === 'places' ? '.of-place' : ''}`, {type: 'button', title: label, lang: language},
             h('span.unseen', {}, label, ': '),
             several ? h('span.face', {}, ring(told, data.actors, this.most)) : h('span.face', {}, close ? symbol(told[0], data.actors, data.subject === 'places' ? 22 : 30) : dot(told[0], data.actors)),
             several && close && data.subject !== 'places' && h('span.signs', {}, ...signs.map(event => symbol(event, data.actors, 17))),
             (close || several) && (codes.length > 0 || modality !== 'happened') && h('span.tag', {}, flags(codes, data.actors), modality !== 'happened' && h('span.modality', {}, words.modality[modality])),
             (several ? place.lifted : !place.centred) && close && data.subject !== 'places' && h('span.stem', {'aria-hidden': 'true'}));
  }

  /** Make the selected event's marks stand out. */
  select() {
    for (const elements of this.elements.values()) for (const element of elements) element.classList.remove('selected');
    for (const element of this.elements.get(this.store.selected) || []) element.classList.add('selected');
  }

  /** Boxes that names must not cross. @returns {{left: number, right: number, top: number, bottom: number}[]} */
  boxes() {
    const frame = this.map.getContainer().getBoundingClientRect();
    return [...new Set([...this.elements.values()].flat())].map(element => {
      const box = element.getBoundingClientRect();
      return {left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top};
    });
  }
}

/** @param {number} count @param {number} most  of all stacks @returns {number} radius in pixels: the area grows with the count */
export function radius(count, most) {
  const share = Math.min(0.35, ((LARGE / SMALL) ** 2 - 1) / Math.max(1, most - 1));
  return Math.min(LARGE, SMALL * Math.sqrt(1 + (count - 1) * share));
}

/**
 * How much of a ring each actor has: an event of two counts half for each; those nobody is named for are plain.
 * @param {string[][]} codes  of each event @returns {[?string, number][]} the largest first, plain last; they add up to 1
 */
export function segments(codes) {
  const found = new Map();
  for (const list of codes) for (const code of list.length ? list : [null]) found.set(code, (found.get(code) || 0) + 1 / (list.length || 1));
  return [...found].map(([code, n]) => [code, n / codes.length]).sort((a, b) => (a[0] === null) - (b[0] === null) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** A ring: its number inside, its colours around. */
function ring(told, colours, most) {
  const r = radius(told.length, most), wide = Math.max(5, r * 0.28), middle = r - wide / 2, round = 2 * Math.PI * middle, side = 2 * (r + 2);
  let from = 0;
  const arcs = segments(told.map(event => acting(event.actors))).map(([code, share]) => {
    const arc = svg('circle', {cx: 0, cy: 0, r: middle, fill: 'none', stroke: code ? colours[code] : 'var(--unnamed)', 'stroke-width': wide,
                               'stroke-dasharray': `${round * share} ${round}`, 'stroke-dashoffset': -round * from, transform: 'rotate(-90)'});
    from += share;
    return arc;
  });
  const text = told.length < 10_000 ? String(told.length) : `${Math.round(told.length / 1000)}k`;
  return svg('svg.ring', {width: side, height: side, viewBox: `${-r - 2} ${-r - 2} ${side} ${side}`, 'aria-hidden': 'true', focusable: 'false'},
    svg('circle.plate', {cx: 0, cy: 0, r: r + 1}), ...arcs, svg('circle.hole', {cx: 0, cy: 0, r: r - wide}),
    svg('text', {x: 0, y: 0, 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': Math.max(10.5, Math.min(15, r * 0.72 - text.length))}, text));
}

/** One event among very many, far away. */
function dot(event, colours) {
  const [code] = acting(event.actors);
  return svg('svg.ring', {width: 14, height: 14, viewBox: '-7 -7 14 14', 'aria-hidden': 'true', focusable: 'false'},
    svg('circle.plate', {cx: 0, cy: 0, r: 6.5}), svg('circle', {cx: 0, cy: 0, r: 5, fill: code ? colours[code] : 'var(--unnamed)'}));
}

function summary(group) {
  return {events: [...new Set(group.flatMap(place => place.events))].sort((a, b) => a - b), title: [...new Set(group.map(place => place.label).filter(Boolean))].slice(0, 3).join(', ')};
}

/**
 * One entry for each place, whatever its features are; a support area shares the mark of its core.
 * @param {*} data
 * @returns {{key: string, lat: number, lon: number, label: string, centred: boolean, lifted: boolean, events: number[]}[]}
 *   centred: on an area; lifted: on a track, which it must not hide
 */
export function places(data) {
  const found = new Map();
  const rank = {point: 0, line: 1, area: 2};
  const order = [...data.features].sort((a, b) => rank[a.shape] - rank[b.shape] || (a.part < b.part ? -1 : a.part > b.part ? 1 : 0));
  const inside = new Map();
  for (const feature of order) {
    const [lon, lat] = feature.at;
    const key = feature.place || `${lon.toFixed(2)},${lat.toFixed(2)}`;
    const shift = shiftInto(lon, data.recipe.centre);
    if (!found.has(key)) {
      found.set(key, {key, lat, lon: lon + shift, label: feature.label, centred: feature.shape === 'area', lifted: feature.shape === 'line', events: []});
      inside.set(key, new Set());
    }
    if (!inside.get(key).has(feature.event)) found.get(key).events.push(feature.event);
    inside.get(key).add(feature.event);
  }
  return [...found.values()];
}

/**
 * Put places that lie too close together into one group, the one with the most events first.
 * @template T
 * @param {(T & {key: string, events: number[]})[]} places @param {(place: T) => {x: number, y: number}} project
 * @param {number} [near]  pixels @returns {T[][]}
 */
export function merge(places, project, near = NEAR) {
  const groups = [], cells = new Map(), cell = n => Math.floor(n / near);
  for (const place of [...places].sort((a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1))) {
    const point = project(place);
    let home = null;
    for (let x = cell(point.x) - 1; x <= cell(point.x) + 1; x++) {
      for (let y = cell(point.y) - 1; y <= cell(point.y) + 1; y++) {
        for (const group of cells.get(`${x}/${y}`) || []) {
          if (Math.hypot(group.point.x - point.x, group.point.y - point.y) < near && (!home || group.rank < home.rank)) home = group;
        }
      }
    }
    if (home) {
      home.places.push(place);
      continue;
    }
    const group = {point, places: [place], rank: groups.length}, key = `${cell(point.x)}/${cell(point.y)}`;
    groups.push(group);
    cells.set(key, [...(cells.get(key) || []), group]);
  }
  return groups.map(group => group.places);
}
