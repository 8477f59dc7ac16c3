import {decode, shiftInto} from './coords.js';
import {area, paint} from './areas.js';
import {acting} from './words.js';
import {track} from './tracks.js';

/** Tracks, areas and circles: what events draw besides their symbols. Events that draw the same share it. */
export class Marks {
  /** @param {*} map @param {Object<string, *>} groups  folium's groups by key @param {import('./store.js').Store} store @param {(events: number[], title: string) => void} open */
  constructor(map, groups, store, open) {
    Object.assign(this, {map, groups, store});
    const {data} = store, centre = data.recipe.centre;
    const renderers = {areas: L.svg({pane: 'areas', padding: 0.4}), regions: L.svg({pane: 'regions', padding: 0.4}), tracks: L.svg({pane: 'tracks', padding: 0.4})};
    const shared = new Map();
    this.of = new Map();                       // event -> marks
    this.all = [];
    for (const feature of data.features) {
      const event = data.events[feature.event], shift = shiftInto(feature.at[0], centre);
      const colour = paint(data.layers[event.layers[0]].colour, acting(event.actors), data.actors);
      const key = JSON.stringify([feature.shape, feature.part, feature.parts, feature.radius, feature.directed, feature.inferred, feature.stops, event.modality, colour, event.layers]);
      let mark = shared.get(key);
      if (!mark) {
        const layer = feature.shape === 'area' ? area(feature, event, colour, data.step, shift, renderers)
          : feature.shape === 'line' ? track(feature, event, colour, data.step, shift, renderers.tracks)
            : feature.radius ? L.circle([feature.at[1], feature.at[0] + shift], {renderer: renderers.regions, radius: feature.radius, weight: 1, color: colour, dashArray: '4 4', fillOpacity: 0.06,
                                                                                className: 'radius'}) : null;
        mark = {feature, layer, events: [], home: null, bounds: L.latLngBounds(feature.parts.flatMap(rings => decode(rings[0], data.step, shift)))};
        const {events} = mark;
        if (layer) layer.on('click', click => {
          L.DomEvent.stopPropagation(click);
          open(events.filter(number => store.listed(number)), feature.label);
        });
        shared.set(key, mark);
        this.all.push(mark);
      }
      mark.events.push(feature.event);
      this.of.set(feature.event, [...(this.of.get(feature.event) || []), mark]);
    }
  }

  /** Put each mark into the group of the first of its layers that is on; take it off the map when nothing shows it. */
  place() {
    const {store, groups} = this, {data} = store;
    for (const mark of this.all) {
      if (!mark.layer) continue;
      const number = mark.events.some(event => store.listed(event)) ? data.events[mark.events[0]].layers.find(layer => store.layers.has(layer)) : undefined;
      const home = number === undefined ? null : groups[`layer-${number}`];
      if (home === mark.home) continue;
      if (mark.home) mark.home.removeLayer(mark.layer);
      if (home) home.addLayer(mark.layer);
      mark.home = home;
    }
  }

  /** An arrow mid-line only where the line is long enough on screen for two, and stops where their numbers do not cover it. */
  giveRoom() {
    const pixels = 256 * 2 ** this.map.getZoom() / 360;
    for (const {layer} of this.all) {
      if (!layer || !layer.middle) continue;
      for (const {element, degrees} of layer.middle) element.hidden = degrees * pixels < 70;
      for (const {element, degrees} of layer.stops) element.hidden = degrees * pixels < 110;
    }
  }

  /** The selected event stands out; what lies around it steps back. */
  emphasise() {
    const {selected} = this.store, chosen = new Set(this.of.get(selected) || []);
    this.map.getContainer().classList.toggle('quiet', chosen.size > 0);
    for (const mark of this.all) for (const path of mark.layer ? mark.layer.lines || [mark.layer] : []) if (path._path) path._path.classList.toggle('selected', chosen.has(mark));
  }
}
