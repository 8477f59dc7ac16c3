import {h} from './dom.js';
import {shiftInto} from './coords.js';
import {flags, symbol} from './symbols.js';
import {acting} from './words.js';
import {put} from './dates.js';

const NEAR = 40;                             // pixels: places closer than this share one mark until one zooms in

/** Marks: one for each place, with the number of its events; a click opens its event, or the list of them. */
export class Stacks {
  /** @param {*} map @param {import('./store.js').Store} store @param {(events: number[], place: string) => void} open */
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
    for (const group of merge(shown, place => map.project([place.lat, place.lon]))) {
      const events = [...new Set(group.flatMap(place => place.events))].sort((a, b) => a - b);
      const [first] = group;
      const title = [...new Set(group.map(place => place.label).filter(Boolean))].join(', ');
      const element = this.mark(events, title, first);
      element.dataset.stack = first.key;
      for (const number of events) this.elements.set(number, [...(this.elements.get(number) || []), element]);
      L.DomEvent.disableClickPropagation(element);
      element.addEventListener('click', () => this.open(events, title));
      this.layer.addLayer(L.marker([first.lat, first.lon], {interactive: false, keyboard: false, zIndexOffset: events.length * 10,
                                                            icon: L.divIcon({className: 'stack', iconSize: [0, 0], html: element})}));
      if (focused === first.key) element.focus({preventScroll: true});
    }
    this.select();
  }

  mark(events, title, place) {
    const {data, words, language} = this.store;
    const told = events.map(number => data.events[number]);
    const codes = [...new Set(told.flatMap(event => acting(event.actors)))].slice(0, 4);
    const modality = told.every(event => event.modality === told[0].modality) ? told[0].modality : 'happened';
    const several = events.length > 1;
    const label = several ? put(words.panel.stack, {n: events.length, place: title}) : `${words.kinds[told[0].kind]}, ${codes.join(', ')}, ${title}`;
    return h(`button.mark.${modality}${several ? '.several' : ''}${place.centred ? '.centred' : ''}`, {type: 'button', title: label, lang: language},
             h('span.unseen', {}, label, ': '),
             h('span.face', {}, symbol(told[0], data.actors), several && h('span.badge', {}, String(events.length))),
             h('span.tag', {}, flags(codes, data.actors), modality !== 'happened' && h('span.modality', {}, words.modality[modality])),
             !place.centred && h('span.stem', {'aria-hidden': 'true'}));
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

/**
 * One entry for each place, whatever its features are; a support area shares the mark of its core.
 * @param {*} data
 * @returns {{key: string, lat: number, lon: number, label: string, centred: boolean, events: number[]}[]}
 */
export function places(data) {
  const found = new Map();
  const rank = {point: 0, line: 1, area: 2};
  const order = [...data.features].sort((a, b) => rank[a.shape] - rank[b.shape] || (a.part < b.part ? -1 : a.part > b.part ? 1 : 0));
  for (const feature of order) {
    const [lon, lat] = feature.at;
    const key = feature.place || `${lon.toFixed(2)},${lat.toFixed(2)}`;
    const shift = shiftInto(lon, data.recipe.centre);
    if (!found.has(key)) found.set(key, {key, lat, lon: lon + shift, label: feature.label, centred: feature.shape === 'area', events: []});
    const place = found.get(key);
    if (!place.events.includes(feature.event)) place.events.push(feature.event);
  }
  return [...found.values()];
}

/**
 * Put places that lie too close together into one group, the one with the most events first.
 * @template T
 * @param {(T & {key: string, events: number[]})[]} places @param {(place: T) => {x: number, y: number}} project @returns {T[][]}
 */
export function merge(places, project) {
  const groups = [];
  for (const place of [...places].sort((a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1))) {
    const point = project(place);
    const home = groups.find(group => Math.hypot(group.point.x - point.x, group.point.y - point.y) < NEAR);
    if (home) home.places.push(place);
    else groups.push({point, places: [place]});
  }
  return groups.map(group => group.places);
}
