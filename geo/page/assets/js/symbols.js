import {h, svg} from './dom.js';
import {acting} from './words.js';

/**
 * A symbol in its neutral frame, filled with the colours of who acts.
 * @param {*} event @param {Object<string, string>} colours @param {number} [size] pixels
 * @returns {SVGElement}
 */
export function symbol(event, colours, size = 30) {
  const drawing = document.getElementById(`symbol-${event.symbol}`);
  const box = drawing ? drawing.getAttribute('viewBox').split(' ').map(Number) : [0, 0, 118, 118];
  const share = box[2] < 60 ? 1 / box[2] : 1 / 118;      // our own signs fill their box, APP-6 leaves room for what stands beside the frame
  return svg(`svg.symbol.${event.modality}`, {width: size * box[2] * share, height: size * box[3] * share, 'aria-hidden': 'true',
                                              focusable: 'false', style: {'--frame': fillOf(acting(event.actors), colours)}},
             svg('use', {href: `#symbol-${event.symbol}`, width: '100%', height: '100%'}));
}

/** One colour, or stripes of several: a gradient with hard stops, made once. @param {string[]} codes @param {Object<string, string>} colours */
function fillOf(codes, colours) {
  if (!codes.length) return 'var(--plain)';
  if (codes.length === 1) return colours[codes[0]];
  const id = `fill-${codes.map(code => [...code].map(letter => letter.codePointAt(0).toString(36)).join('')).join('-')}`;
  if (!document.getElementById(id)) {
    const stops = codes.flatMap((code, n) => [n, n + 1].map(edge => svg('stop', {offset: edge / codes.length, 'stop-color': colours[code]})));
    document.getElementById('patterns').append(svg('linearGradient', {id}, ...stops));
  }
  return `url(#${id})`;
}

/** The codes of who acts, each on its colour. @param {string[]} codes @param {Object<string, string>} colours @returns {HTMLElement} */
export function flags(codes, colours) {
  return h('span.flags', {}, ...codes.map(code => h('span.flag', {style: {'--actor': colours[code]}}, code)));
}
