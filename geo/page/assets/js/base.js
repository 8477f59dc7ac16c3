import {decode, shiftInto} from './coords.js';

/**
 * Draw what lies under the events: land, borders, graticule, outlines of seas.
 * @param {*} map @param {Object<string, *>} groups  folium's groups by key @param {*} base @param {number} centre  longitude in the middle
 * @returns {() => void} draw again in the colours of the theme
 */
export function drawBase(map, groups, base, centre) {
  const land = L.canvas({pane: 'land', padding: 0.4});
  const grid = L.canvas({pane: 'graticule', padding: 0.4});
  const painted = [];
  const add = (group, layer, styles) => {
    painted.push([layer, styles]);
    group.addLayer(layer);
  };
  const copies = (points, make) => [-360, 0, 360].forEach(by => {
    const shift = by + shiftInto(0, centre);
    const lons = points.map(point => point[1] + shift);
    if (Math.max(...lons) > centre - 195 && Math.min(...lons) < centre + 195) make(shift);
  });
  for (const detail of [base.coarse, base.fine]) {
    for (const cell of detail ? detail.cells : []) {
      const parts = cell.map(rings => rings.map(ring => decode(ring, detail.step)));
      copies(parts.flatMap(rings => rings[0]), shift => add(groups.land, L.polygon(
        parts.map(rings => rings.map(ring => ring.map(([lat, lon]) => [lat, lon + shift]))),
        {renderer: land, interactive: false, weight: 0.7, smoothFactor: 0.7}), {fillColor: '--land', color: '--land', fillOpacity: 1}));
    }
  }
  for (const line of base.borders ? base.borders.lines : []) {
    const points = decode(line, base.borders.step);
    copies(points, shift => add(groups.land, L.polyline(points.map(([lat, lon]) => [lat, lon + shift]),
      {renderer: land, interactive: false, weight: 0.8, smoothFactor: 1.5}), {color: '--border'}));
  }
  for (let lon = Math.ceil((centre - 180) / 10) * 10; lon <= centre + 180; lon += 10) {
    add(groups.graticule, L.polyline([[-84, lon], [84, lon]], {renderer: grid, interactive: false, weight: lon % 180 ? 0.6 : 1}), {color: '--grid'});
  }
  for (let lat = -80; lat <= 80; lat += 10) {
    add(groups.graticule, L.polyline([[lat, centre - 180], [lat, centre + 180]], {renderer: grid, interactive: false, weight: lat ? 0.6 : 1}), {color: '--grid'});
  }
  const outlines = L.svg({pane: 'seas', padding: 0.4});
  for (const water of base.waters) {
    const shift = shiftInto(water.lon, centre) + (water.lon - labelLon(water));
    groups.seas.addLayer(L.polygon(water.parts.map(rings => rings.map(ring => decode(ring, water.step, shift))),
      {renderer: outlines, interactive: false, className: 'sea', weight: 1, fill: false}));
  }
  return () => {
    const style = getComputedStyle(document.documentElement);
    for (const [layer, names] of painted) {
      layer.setStyle(Object.fromEntries(Object.entries(names).map(([key, name]) =>
        [key, typeof name === 'string' ? style.getPropertyValue(name).trim() : name])));
    }
  };
}

/** A water's polygon may run past 180 while its label does not: the longitude the polygon itself has there. @param {*} water */
function labelLon(water) {
  const lons = water.parts.flatMap(rings => decode(rings[0], water.step)).map(point => point[1]);
  const [low, high] = [Math.min(...lons), Math.max(...lons)];
  for (const lon of [water.lon, water.lon + 360, water.lon - 360]) if (lon >= low && lon <= high) return lon;
  return water.lon;
}
