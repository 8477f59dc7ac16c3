import {h, svg} from './dom.js';
import {decode} from './coords.js';

/**
 * Draw a track: cased, dashed when inferred, hollow when only claimed, with arrows mid-line and at the end when it has
 * a direction, and its stops numbered in their order.
 * @param {*} feature @param {*} event @param {string} colour @param {number} step @param {number} shift @param {*} renderer
 * @returns {*} a Leaflet group; its `lines` are what a selection makes stronger, its `middle` arrows and `stops` want room
 */
export function track(feature, event, colour, step, shift, renderer) {
  const parts = feature.parts.map(([line]) => decode(line, step, shift));
  const planned = event.modality === 'planned' || event.modality === 'hypothetical';
  const casing = L.polyline(parts, {renderer, className: 'casing', weight: 6.5, interactive: false, smoothFactor: 0.5});
  const line = L.polyline(parts, {renderer, className: `track ${event.modality}${feature.inferred ? ' inferred' : ''}`, color: colour, weight: 3,
                                  dashArray: planned ? '1 7' : feature.inferred ? '8 7' : null, smoothFactor: 0.5, bubblingMouseEvents: false});
  const group = L.featureGroup([casing, line]);
  if (event.modality === 'claimed') group.addLayer(L.polyline(parts, {renderer, className: 'hollow', weight: 1.2, interactive: false, smoothFactor: 0.5}));
  group.lines = [line];
  group.middle = [];
  if (feature.directed) for (const points of parts) arrows(points).forEach((arrow, n) => {
    const element = head(arrow.angle, colour);
    if (!n) group.middle.push({element, degrees: arrow.degrees});
    group.addLayer(L.marker([arrow.lat, arrow.lon], {pane: 'arrows', interactive: false, keyboard: false,
                                                     icon: L.divIcon({className: 'arrow', iconSize: [20, 20], html: element})}));
  });
  group.stops = feature.stops.length > 1 ? feature.stops.map(([lon, lat, name], n) => {
    const element = h('span.stop', {title: name, 'aria-hidden': 'true'}, String(n + 1));
    group.addLayer(L.marker([lat, lon + shift], {pane: 'arrows', interactive: false, keyboard: false, icon: L.divIcon({className: 'arrow', iconSize: [16, 16], iconAnchor: [8, 26], html: element})}));
    return {element, degrees: group.middle.length ? group.middle[0].degrees : 0};
  }) : [];
  return group;
}

/**
 * Where arrows stand: past the middle, and at the end.
 * @param {[number, number][]} points  lat, lon
 * @returns {{lat: number, lon: number, angle: number, degrees: number}[]} angle on screen, clockwise from east; length of the line
 */
export function arrows(points) {
  const flat = points.map(([lat, lon]) => [lon, -Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * 180 / Math.PI]);
  const lengths = flat.slice(1).map((point, i) => Math.hypot(point[0] - flat[i][0], point[1] - flat[i][1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (!total) return [];
  return [0.56, 1].map(share => {
    let left = total * share, i = 0;
    while (i < lengths.length - 1 && left > lengths[i]) left -= lengths[i++];
    const part = lengths[i] ? Math.min(1, left / lengths[i]) : 1;
    const angle = Math.atan2(flat[i + 1][1] - flat[i][1], flat[i + 1][0] - flat[i][0]) * 180 / Math.PI;
    return {lat: points[i][0] + (points[i + 1][0] - points[i][0]) * part, lon: points[i][1] + (points[i + 1][1] - points[i][1]) * part, angle, degrees: total};
  });
}

function head(angle, colour) {
  return h('span', {'aria-hidden': 'true'}, svg('svg', {viewBox: '-10 -10 20 20', width: 20, height: 20, 'data-angle': Math.round(angle)},
    svg('path', {d: 'M7.5 0 -5.5 6.2 -2.6 0 -5.5 -6.2z', fill: colour, class: 'head', transform: `rotate(${angle.toFixed(1)})`})));
}
