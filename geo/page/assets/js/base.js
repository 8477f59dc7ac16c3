import {shiftInto} from './coords.js';
import {backdrop, lines, mercator, trace, turnsInto} from './backdrop.js';

/**
 * Draw what lies under the events: land, borders, graticule, outlines of seas.
 * @param {*} map @param {Object<string, *>} groups  folium's groups by key @param {*} base @param {number} centre  longitude in the middle
 * @returns {() => void} draw again in the colours of the theme
 */
export function drawBase(map, groups, base, centre) {
  const turns = turnsInto(centre), frame = [(centre - 195 + 180) / 360, (centre + 195 + 180) / 360];
  const lands = [base.coarse, base.fine].filter(Boolean).flatMap(({cells, step}) => cells.map(cell => (
    lines(cell.flatMap(rings => rings.map(text => ({text, step})))))));
  const borders = base.borders ? lines(base.borders.lines.map(text => ({text, step: base.borders.step}))) : null;
  const seas = base.waters.map(water => {
    const outline = lines(water.parts.flatMap(rings => rings.map(text => ({text, step: water.step}))));
    return {outline, turns: [(shiftInto(water.lon, centre) + water.lon - labelLon(water.lon, outline)) / 360]};
  });
  const kept = new Map();                      // colours, asked for once for each theme
  const ink = name => {
    if (!kept.has(name)) kept.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    return kept.get(name);
  };
  const inFrame = (pen, {scale, left, height}) => {
    pen.save();
    pen.beginPath();
    pen.rect(frame[0] * scale - left, 0, (frame[1] - frame[0]) * scale, height);
    pen.clip();
  };
  const layers = {
    land: backdrop('land', (pen, view) => {
      inFrame(pen, view);
      pen.fillStyle = pen.strokeStyle = ink('--land');
      pen.lineWidth = 0.7;
      for (const cell of lands) {              // one path a cell: where cells meet, no edge shows through
        pen.beginPath();
        trace(pen, cell, view, {turns, closed: true});
        pen.fill('evenodd');
        pen.stroke();
      }
      if (borders) {
        pen.beginPath();
        trace(pen, borders, view, {turns});
        pen.lineWidth = 0.8;
        pen.strokeStyle = ink('--border');
        pen.stroke();
      }
      pen.restore();
    }),
    graticule: backdrop('graticule', (pen, {scale, left, top, width, height}) => {
      const line = (x0, y0, x1, y1, wide) => {
        pen.beginPath();
        pen.moveTo(x0, y0);
        pen.lineTo(x1, y1);
        pen.lineWidth = wide;
        pen.stroke();
      };
      pen.strokeStyle = ink('--grid');
      const y = lat => mercator(lat) * scale - top, x = lon => (lon + 180) / 360 * scale - left;
      for (let lon = Math.ceil((centre - 180) / 10) * 10; lon <= centre + 180; lon += 10) {
        if (x(lon) >= 0 && x(lon) <= width) line(x(lon), Math.max(0, y(84)), x(lon), Math.min(height, y(-84)), lon % 180 ? 0.6 : 1);
      }
      for (let lat = -80; lat <= 80; lat += 10) {
        if (y(lat) >= 0 && y(lat) <= height) line(Math.max(0, x(centre - 180)), y(lat), Math.min(width, x(centre + 180)), y(lat), lat ? 0.6 : 1);
      }
    }),
    seas: backdrop('seas', (pen, view) => {
      pen.beginPath();
      for (const {outline, turns: own} of seas) trace(pen, outline, view, {turns: own, closed: true});
      pen.strokeStyle = ink('--sea-line');
      pen.lineWidth = 1;
      pen.setLineDash([2, 3]);
      pen.stroke();
      pen.setLineDash([]);
    }),
  };
  for (const [key, layer] of Object.entries(layers)) groups[key].addLayer(layer);
  return () => {
    kept.clear();
    for (const layer of Object.values(layers)) layer.repaint();
  };
}

/** A water's polygon may run past 180 while its label does not: the longitude the polygon itself has there. @param {number} label */
function labelLon(label, {boxes}) {
  let low = Infinity, high = -Infinity;
  for (let k = 0; k < boxes.length; k += 4) {
    low = Math.min(low, boxes[k] * 360 - 180);
    high = Math.max(high, boxes[k + 2] * 360 - 180);
  }
  return [label, label + 360, label - 360].find(lon => lon >= low && lon <= high) ?? label;
}
