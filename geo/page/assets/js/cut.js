/**
 * Cut continuous longitudes at the antimeridian, as RFC 7946 asks: every coordinate from -180 to 180, outer rings against the clock.
 * @typedef {[number, number]} Point  lon, lat in degrees
 */

/** @param {Point[]} line @returns {Point[][]} */
export function cutLine(line) {
  const parts = [];
  let part = [], band = null;
  const put = (point, at) => part.push([round(point[0] - 360 * at), round(point[1])]);
  const close = () => { if (part.length > 1) parts.push(part); part = []; };
  for (let i = 0; i < line.length; i++) {
    if (!i) {
      band = bandOf(line[0][0], line[1] ? line[1][0] : line[0][0]);
      put(line[0], band);
      continue;
    }
    const [a, b] = [line[i - 1], line[i]], way = Math.sign(b[0] - a[0]);
    while (way && (way > 0 ? b[0] > 180 + 360 * band : b[0] < -180 + 360 * band)) {
      const edge = way * 180 + 360 * band, lat = a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0]);
      put([edge, lat], band);
      close();
      band += way;
      put([edge, lat], band);
    }
    put(b, band);
  }
  close();
  return parts;
}

/** Which copy of the world a line begins in; on the seam, the one that it runs into. */
function bandOf(lon, next) {
  const band = Math.floor((lon + 180) / 360);
  return lon === -180 + 360 * band && next < lon ? band - 1 : band;
}

/** @param {Point[][]} rings  the outer one first, each closed @returns {Point[][][]} polygons */
export function cutPolygon(rings) {
  let left = [rings.map(ring => ring.slice(0, -1))];
  const [low, high] = [Math.min(...rings[0].map(point => point[0])), Math.max(...rings[0].map(point => point[0]))];
  const found = [];
  for (let band = Math.floor((low + 180) / 360); -180 + 360 * band < high; band++) {
    const edge = 180 + 360 * band, rest = [];
    for (const polygon of left) {
      const [here, there] = high > edge ? split(polygon, edge) : [[polygon], []];
      found.push(...here.map(part => part.map(ring => ring.map(([lon, lat]) => [lon - 360 * band, lat]))));
      rest.push(...there);
    }
    left = rest;
  }
  return found.map(polygon => polygon.map((ring, n) => {
    const closed = [...ring, ring[0]].map(([lon, lat]) => [round(lon), round(lat)]);
    return twiceArea(closed) > 0 === (n === 0) ? closed : closed.reverse();
  }));
}

/** Cut a polygon in two along a meridian: what crosses it is paired up from south to north. */
function split(rings, edge) {
  return [-1, 1].map(side => {
    const chains = [], whole = [];
    for (const ring of rings) {
      const moved = ring.map(([lon, lat]) => [lon === edge ? edge + 1e-9 : lon, lat]);      // nothing lies on the cut itself
      const inside = moved.map(point => Math.sign(point[0] - edge) === side);
      if (inside.every(Boolean)) whole.push(ring);
      else if (inside.some(Boolean)) chains.push(...chainsOf(moved, inside, edge));
    }
    const ends = chains.flatMap((chain, n) => [[chain[0][1], n, 0], [chain[chain.length - 1][1], n, 1]]).sort((a, b) => a[0] - b[0]);
    const mate = new Map();
    for (let i = 0; i + 1 < ends.length; i += 2) {
      mate.set(`${ends[i][1]}/${ends[i][2]}`, ends[i + 1]);
      mate.set(`${ends[i + 1][1]}/${ends[i + 1][2]}`, ends[i]);
    }
    const outer = [], used = new Set();
    for (let n = 0; n < chains.length; n++) {
      const ring = [];
      for (let at = n, end = 0; !used.has(at);) {
        used.add(at);
        ring.push(...(end ? [...chains[at]].reverse() : chains[at]));
        const next = mate.get(`${at}/${end ? 0 : 1}`);
        if (!next) break;
        [, at, end] = next;
      }
      if (ring.length > 2) outer.push([ring]);
    }
    for (const ring of whole) {
      const home = rings.indexOf(ring) ? outer.find(polygon => holds(polygon[0], ring[0])) : null;
      if (home) home.push(ring);
      else if (!rings.indexOf(ring)) outer.push([ring]);
    }
    return outer;
  });
}

/** The runs of a ring on one side, each with its two points on the cut. */
function chainsOf(ring, inside, edge) {
  const size = ring.length, cross = (a, b) => [edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0])], found = [];
  for (let i = 0; i < size; i++) {
    if (!inside[i] || inside[(i + size - 1) % size]) continue;
    const chain = [cross(ring[(i + size - 1) % size], ring[i])];
    let at = i;
    while (inside[at % size]) chain.push(ring[at++ % size]);
    chain.push(cross(ring[(at - 1) % size], ring[at % size]));
    found.push(chain);
  }
  return found;
}

function holds(ring, [x, y]) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    if ((ring[i][1] > y) !== (ring[j][1] > y) && x < (ring[j][0] - ring[i][0]) * (y - ring[i][1]) / (ring[j][1] - ring[i][1]) + ring[i][0]) odd = !odd;
  }
  return odd;
}

/** Twice the area of a closed ring; positive against the clock. @param {Point[]} ring */
export function twiceArea(ring) {
  return ring.slice(1).reduce((sum, point, i) => sum + ring[i][0] * point[1] - point[0] * ring[i][1], 0);
}

function round(number) {
  return Math.round(number * 1e5) / 1e5 || 0;
}
