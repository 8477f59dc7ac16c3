import {h, svg} from './dom.js';
import {actorName} from './words.js';
import {hatch} from './areas.js';
import {symbol} from './symbols.js';

/** What the marks mean. @param {import('./store.js').Store} store */
export function drawLegend(store) {
  const {data, words} = store, l = words.legend, ink = '#5b6b7b';
  const swatch = (...shapes) => svg('svg.swatch', {width: 34, height: 18, viewBox: '0 0 34 18', 'aria-hidden': 'true'}, ...shapes);
  const line = extra => svg('line', {x1: 2, y1: 9, x2: 30, y2: 9, stroke: ink, 'stroke-width': 3, ...extra});
  const box = (part, modality, extra) => svg('rect', {x: 1, y: 1, width: 32, height: 16, rx: 2, fill: `url(#${hatch(ink, part, modality)})`, stroke: ink, ...extra});
  if (data.subject === 'places') {
    const kinds = [...new Map(data.events.map(event => [event.symbol, event])).values()];
    document.getElementById('legend-body').replaceChildren(h('ul.plain.actors', {}, ...kinds.map(event => h('li', {}, symbol(event, data.actors, 20), words.kinds[event.kind] || event.kind))));
    return;
  }
  const rows = [
    [swatch(line({}), svg('path', {d: 'M33 9 21 15 24 9 21 3z', fill: ink})), l.track],
    [swatch(line({'stroke-dasharray': '8 6'})), l.inferred],
    [swatch(box('core', 'happened', {})), l.core],
    [swatch(box('support', 'happened', {'stroke-dasharray': '6 5'})), l.support],
    [swatch(line({}), line({'stroke-width': 1.2, stroke: 'var(--paper)'})), l.claimed],
    [swatch(box('core', 'claimed', {})), l.claimed_area],
    [swatch(box('core', 'planned', {'stroke-dasharray': '1 4'})), l.planned],
    [swatch(box('core', 'denied', {})), l.denied],
  ];
  document.getElementById('legend-body').replaceChildren(
    h('ul.plain', {}, ...rows.map(([picture, text]) => h('li', {}, picture, text)),
      h('li', {}, svg('svg.ring', {width: 34, height: 24, viewBox: '-17 -12 34 24', 'aria-hidden': 'true'}, svg('circle.plate', {r: 12}), svg('circle.hole', {r: 9}), svg('circle', {r: 9, fill: 'none', stroke: 'var(--unnamed)', 'stroke-width': 5}),
        svg('circle', {r: 9, fill: 'none', stroke: '#77aadd', 'stroke-width': 5, 'stroke-dasharray': '24 60'}), svg('text', {'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': 9}, '3')), l.ring)),
    h('h2.small', {}, l.actors),
    h('ul.plain.actors', {}, ...(data.prominent || Object.keys(data.actors)).map(code => h('li', {}, h('span.flag', {style: {'--actor': data.actors[code]}}, code), ' ', actorName(code, store.language)))),
    h('p.muted', {}, l.frame));
}
