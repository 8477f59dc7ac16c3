import {svg} from './dom.js';
import {decode} from './coords.js';

const SPACING = {core: 7, support: 14};      // pixels between hatch lines: what is surely meant is denser
const STROKE = {core: 2.2, support: 1.3};

/** Colours of layers that name none. */
export const SPARE = ['#0072b2', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#e69f00', '#7a6a00', '#6e6e6e'];

/** The pattern of an area, made once. @param {string} colour @param {'core'|'support'} part @param {string} modality @returns {string} its id */
export function hatch(colour, part, modality) {
  const id = `hatch-${colour.slice(1)}-${part}-${modality}`;
  if (document.getElementById(id)) return id;
  const wide = SPACING[part];
  const strokes = {stroke: colour, 'stroke-width': STROKE[part]};
  const shapes = modality === 'planned' || modality === 'hypothetical'
    ? [svg('circle', {cx: wide / 2, cy: wide / 2, r: STROKE[part] * 0.75, fill: colour})]
    : [svg('line', {x1: wide / 2, y1: 0, x2: wide / 2, y2: wide, ...strokes})];
  if (modality === 'denied') shapes.push(svg('line', {x1: 0, y1: wide / 2, x2: wide, y2: wide / 2, ...strokes}));
  document.getElementById('patterns').append(svg('pattern', {id, width: wide, height: wide, patternUnits: 'userSpaceOnUse',
                                                             patternTransform: 'rotate(45)'}, ...shapes));
  return id;
}

/**
 * Draw an area: hatched, never a false pin.
 * @param {*} feature @param {*} event @param {string} colour @param {number} step @param {number} shift @param {{areas: *, regions: *}} renderers
 * @returns {*} a Leaflet layer
 */
export function area(feature, event, colour, step, shift, renderers) {
  const planned = event.modality === 'planned' || event.modality === 'hypothetical';
  return L.polygon(feature.parts.map(rings => rings.map(ring => decode(ring, step, shift))), {
    renderer: feature.water ? renderers.areas : renderers.regions, className: `area ${feature.part} ${event.modality}`, color: colour,
    weight: feature.part === 'core' ? 1.6 : 1, dashArray: planned ? '1 6' : feature.part === 'support' ? '6 5' : null, lineCap: 'round',
    fillColor: `url(#${hatch(colour, feature.part, event.modality)})`, fillOpacity: feature.part === 'core' ? 0.62 : 0.5, opacity: 0.85, bubblingMouseEvents: false});
}
