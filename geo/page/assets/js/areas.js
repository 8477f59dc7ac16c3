import {svg} from './dom.js';
import {decode} from './coords.js';

const SPACING = {core: 7, support: 14};      // pixels between hatch lines: what is surely meant is denser
const STROKE = {core: 2.2, support: 1.3};

/**
 * The colour of an event's tracks and areas: its layer's, else a dark shade of who acts, else a neutral one.
 * @param {?string} colour @param {string[]} codes @param {Object<string, string>} actors @returns {string}
 */
export function paint(colour, codes, actors) {
  if (colour || codes.length !== 1) return colour || '#5b6b7b';
  return `#${[1, 3, 5].map(at => Math.round(parseInt(actors[codes[0]].slice(at, at + 2), 16) * 0.62).toString(16).padStart(2, '0')).join('')}`;
}

/** The pattern of an area, made once: lines for what happened, double lines for what is claimed, dots for plans, a grid for denials. @param {string} colour @param {'core'|'support'} part @param {string} modality @returns {string} its id */
export function hatch(colour, part, modality) {
  const id = `hatch-${colour.slice(1)}-${part}-${modality}`;
  if (document.getElementById(id)) return id;
  const wide = SPACING[part];
  const line = (at, share, across) => svg('line', {...(across ? {x1: 0, y1: at, x2: wide, y2: at} : {x1: at, y1: 0, x2: at, y2: wide}),
                                                   stroke: colour, 'stroke-width': STROKE[part] * share});
  const shapes = modality === 'planned' || modality === 'hypothetical' ? [svg('circle', {cx: wide / 2, cy: wide / 2, r: STROKE[part] * 0.75, fill: colour})]
    : modality === 'claimed' ? [line(wide / 2 - 1.5, 0.5), line(wide / 2 + 1.5, 0.5)]
      : modality === 'denied' ? [line(wide / 2, 1), line(wide / 2, 1, true)] : [line(wide / 2, 1)];
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
    fillColor: `url(#${hatch(colour, feature.part, event.modality)})`, fillOpacity: feature.part === 'core' ? 0.55 : 0.42, opacity: 0.8, bubblingMouseEvents: false});
}
