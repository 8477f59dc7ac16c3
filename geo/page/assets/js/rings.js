import {shiftInto} from './coords.js';
import {backdrop, mercator} from './backdrop.js';
import {put} from './dates.js';
import {position} from './records.js';

const MESH = 44;                             // pixels: positions in one cell share a ring until one zooms in
const SNUG = 38;                             // pixels: rings closer than this become one
const MANY = 8;                              // actors with a segment of their own; the rest shares one
const MARGIN = 0.1;                          // of the view, drawn beyond each edge, so that a pan has something to show

/** Longitude and latitude to the unit square of Web Mercator; longitudes in the frame around a centre. */
export function project(spots, centre) {
  const x = new Float32Array(spots.n), y = new Float32Array(spots.n);
  for (let i = 0; i < spots.n; i++) {
    if (Number.isNaN(spots.lon[i])) {
      x[i] = NaN;
      continue;
    }
    x[i] = (spots.lon[i] + shiftInto(spots.lon[i], centre) + 180) / 360;
    y[i] = mercator(spots.lat[i]);
  }
  return {x, y};
}

/**
 * Put the positions of a view into groups: those of one cell of a grid that stands still while the map moves, and neighbours too close to tell apart.
 * @param {Float32Array} x @param {Float32Array} y  from `project` @param {Uint32Array} weight  events at each position
 * @param {{scale: number, left: number, top: number, width: number, height: number}} view  pixels of the world, and of what is drawn
 * @returns {{groupOf: Int32Array, x: Float64Array, y: Float64Array, weight: Float64Array, n: number}} groupOf: for each position its group or -1;
 *   x, y: pixels from the left and top of the view
 */
export function gather(x, y, weight, {scale, left, top, width, height}) {
  const firstX = Math.floor(left / MESH), firstY = Math.floor(top / MESH);
  const wide = Math.floor((left + width) / MESH) - firstX + 1, high = Math.floor((top + height) / MESH) - firstY + 1;
  const sum = new Float64Array(wide * high), sumX = new Float64Array(wide * high), sumY = new Float64Array(wide * high);
  const groupOf = new Int32Array(x.length).fill(-1);
  for (let i = 0; i < x.length; i++) {
    const px = x[i] * scale, py = y[i] * scale, cx = Math.floor(px / MESH) - firstX, cy = Math.floor(py / MESH) - firstY;
    if (!(cx >= 0 && cy >= 0 && cx < wide && cy < high)) continue;           // NaN is outside too
    const cell = cx + cy * wide, w = weight[i];
    groupOf[i] = cell;
    sum[cell] += w;
    sumX[cell] += px * w;
    sumY[cell] += py * w;
  }
  const cells = [];
  for (let cell = 0; cell < sum.length; cell++) {
    if (!sum[cell]) continue;
    sumX[cell] = sumX[cell] / sum[cell] - left;
    sumY[cell] = sumY[cell] / sum[cell] - top;
    cells.push(cell);
  }
  cells.sort((a, b) => sum[b] - sum[a] || a - b);
  const leader = new Int32Array(sum.length).fill(-1), number = new Int32Array(sum.length).fill(-1), leaders = [];
  for (const cell of cells) {
    const cx = cell % wide, cy = Math.floor(cell / wide);
    for (let dy = -1; dy <= 1 && leader[cell] < 0; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const other = cell + dx + dy * wide;
        if (cx + dx < 0 || cx + dx >= wide || cy + dy < 0 || cy + dy >= high || number[other] < 0) continue;
        if (Math.hypot(sumX[other] - sumX[cell], sumY[other] - sumY[cell]) < SNUG) {
          leader[cell] = other;
          break;
        }
      }
    }
    if (leader[cell] < 0) {
      leader[cell] = cell;
      number[cell] = leaders.length;
      leaders.push(cell);
    }
  }
  const total = new Float64Array(leaders.length);
  for (const cell of cells) total[number[leader[cell]]] += sum[cell];
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i] >= 0) groupOf[i] = number[leader[groupOf[i]]];
  return {groupOf, x: Float64Array.from(leaders, cell => sumX[cell]), y: Float64Array.from(leaders, cell => sumY[cell]), weight: total, n: leaders.length};
}

/**
 * Count what is shown, group by group and slot by slot.
 * @param {Int16Array|Int32Array} groupOf  of each event, -1 for none @param {Uint32Array} refused
 * @param {Uint8Array|{offsets: Uint32Array, values: Uint8Array}} slots @param {number} groups @param {number} width  slots of a group
 * @returns {{count: Uint32Array, parts: Uint32Array, shown: number}} shown: those without a group too
 */
export function tally(groupOf, refused, slots, groups, width) {
  const count = new Uint32Array(groups), parts = new Uint32Array(groups * width), n = refused.length;
  let shown = 0;
  if (slots.offsets) {
    for (let i = 0; i < n; i++) {
      if (refused[i]) continue;
      shown++;
      const group = groupOf[i];
      if (group < 0) continue;
      count[group]++;
      for (let k = slots.offsets[i]; k < slots.offsets[i + 1]; k++) parts[group * width + slots.values[k]]++;
    }
  } else {
    for (let i = 0; i < n; i++) {
      if (refused[i]) continue;
      shown++;
      const group = groupOf[i];
      if (group < 0) continue;
      count[group]++;
      parts[group * width + slots[i]]++;
    }
  }
  return {count, parts, shown};
}

/** Pixels from the middle of a ring to its rim: its area grows with the number, and the number fits into it. @param {number} count @param {number} most */
export function rimOf(count, most) {
  if (count === 1) return 6;
  const digits = brief(count).length;
  return Math.max(6 + 3 * digits, Math.sqrt(64 + 840 * (count / most)));
}

/** A number in at most four letters. @param {number} count @returns {string} */
export function brief(count) {
  if (count < 1000) return String(count);
  if (count < 9_950) return `${(count / 1000).toFixed(1)}k`.replace('.0k', 'k');
  if (count < 999_500) return `${Math.round(count / 1000)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`.replace('.0M', 'M');
}

/** Actors by slot: those with the most events have their own. @param {*} column  codes.actor @param {string[]} labels @returns {{slots: *, codes: number[]}} */
export function slotted(column, labels) {
  const counts = new Uint32Array(labels.length), values = column.offsets ? column.values : column;
  for (let k = 0; k < values.length; k++) counts[values[k]]++;
  const codes = [...counts.keys()].filter(code => labels[code]).sort((a, b) => counts[b] - counts[a] || a - b).slice(0, MANY);
  const slotOf = new Uint8Array(labels.length).fill(codes.length);
  codes.forEach((code, slot) => { slotOf[code] = slot; });
  const slots = new Uint8Array(values.length);
  for (let k = 0; k < values.length; k++) slots[k] = slotOf[values[k]];
  return {slots: column.offsets ? {offsets: column.offsets, values: slots} : slots, codes};
}

/** Rings on a canvas: one for each place or heap of places, as many as there are, however many events stand behind them. */
export class Rings {
  /** @param {*} map @param {import('./tablestore.js').TableStore} store @param {(events: Uint32Array, title: string, key: string) => void} open */
  constructor(map, store, open) {
    const {table} = store;
    Object.assign(this, {map, store, table, open, hovered: -1, order: [], shown: table.n});
    this.world = project(table.spots, store.data.recipe.centre);
    this.weight = new Uint32Array(table.spots.n);
    for (let i = 0; i < table.n; i++) this.weight[table.spot[i]]++;
    const {slots, codes} = slotted(table.codes.actor, table.labels.actor);
    Object.assign(this, {slots, actors: codes});
    if (!map.getPane('rings')) map.createPane('rings').style.setProperty('z-index', '590');
    this.layer = backdrop('rings', (pen, view) => this.arrange(pen, view), MARGIN);
    this.layer.addTo(map);
    map.on('click', event => this.click(event));
    map.on('mousemove', event => this.hover(event));
    map.on('mouseout', () => this.hover(null));
  }

  /** The view has changed: put the positions into groups anew. */
  arrange(pen, view) {
    Object.assign(this, {pen, view});
    this.groups = gather(this.world.x, this.world.y, this.weight, view);
    const {spot, n} = this.table, {groupOf} = this.groups;
    this.groupOf = new (this.groups.n < 32_768 ? Int16Array : Int32Array)(n);
    for (let i = 0; i < n; i++) this.groupOf[i] = groupOf[spot[i]];
    this.most = this.groups.weight.reduce((most, weight) => Math.max(most, weight), 1);
    this.style = null;
    this.draw();
  }

  /** The theme has changed. */
  repaint() {
    this.style = null;
    if (this.groups) this.draw();
  }

  /** Count and draw what is shown now. */
  draw() {
    if (!this.groups) return;
    const {groups, actors} = this;
    Object.assign(this, tally(this.groupOf, this.store.filters.refused, this.slots, groups.n, actors.length + 1));
    this.order = [...this.count.keys()].filter(group => this.count[group]).sort((a, b) => this.count[b] - this.count[a]);      // the small ones on top
    this.paint();
  }

  /** Draw what is counted. */
  paint() {
    const {groups, pen, view, most, actors, count, parts, order} = this, width = actors.length + 1, {selected, data} = this.store;
    if (!this.style) {
      const style = getComputedStyle(document.documentElement), get = name => style.getPropertyValue(name).trim();
      const labels = this.table.labels.actor;
      this.style = {paper: get('--paper'), ink: get('--ink'), accent: get('--accent'), slots: [...actors.map(code => data.actors[labels[code]]), get('--unnamed') || '#b8c0c6']};
    }
    const {paper, ink, accent, slots: colours} = this.style, round = 2 * Math.PI;
    pen.clearRect(0, 0, view.width, view.height);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    const chosen = selected === null ? -1 : this.groupOf[selected];
    for (const group of order) {
      const x = groups.x[group], y = groups.y[group], r = rimOf(count[group], most), rim = count[group] === 1 ? r : Math.max(3.5, Math.min(9, r * 0.28));
      const disc = (size, colour, from = 0, to = round) => {
        pen.beginPath();
        if (to - from < round) pen.moveTo(x, y);
        pen.arc(x, y, size, from, to);
        pen.fillStyle = colour;
        pen.fill();
      };
      disc(r + 1.2, ink);
      let from = -Math.PI / 2, all = 0;
      for (let slot = 0; slot < width; slot++) all += parts[group * width + slot];
      for (let slot = 0; slot < width; slot++) {
        const part = parts[group * width + slot];
        if (!part) continue;
        const to = from + round * part / all;
        disc(r, colours[slot], from, part === all ? from + round : to);
        from = to;
      }
      if (count[group] > 1) {
        disc(r - rim, paper);
        pen.fillStyle = ink;
        pen.font = `600 ${r > 24 ? 14 : r > 16 ? 12 : 10.5}px system-ui, sans-serif`;
        pen.fillText(brief(count[group]), x, y + 0.5);
      }
      if (group === chosen || group === this.hovered) {
        pen.beginPath();
        pen.arc(x, y, r + 4, 0, round);
        pen.lineWidth = group === chosen ? 3 : 1.5;
        pen.strokeStyle = group === chosen ? accent : ink;
        pen.stroke();
      }
    }
  }

  /** The ring under a point of the map, the topmost first; -1 for none. @param {*} point  pixels from the map's top left */
  hit(point) {
    const {groups, order, count, most, view} = this, origin = this.map.getPixelOrigin(), at = this.map.containerPointToLayerPoint(point);
    const px = at.x + origin.x - view.left, py = at.y + origin.y - view.top;
    for (let k = order.length - 1; k >= 0; k--) {
      const group = order[k];
      if (Math.hypot(groups.x[group] - px, groups.y[group] - py) <= rimOf(count[group], most) + 3) return group;
    }
    return -1;
  }

  /** Numbers of the shown events of a group. @param {number} group @returns {Uint32Array} */
  events(group) {
    const found = new Uint32Array(this.count[group]), {groupOf} = this, {refused} = this.store.filters;
    for (let i = 0, k = 0; k < found.length; i++) if (!refused[i] && groupOf[i] === group) found[k++] = i;
    return found;
  }

  /** Names of a group's places, the fullest first. @param {Uint32Array} events @returns {string} */
  title(events) {
    const {labels, codes, spots, spot} = this.table, counts = new Map();
    for (const number of events) counts.set(codes.place[number], (counts.get(codes.place[number]) || 0) + 1);
    const names = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code]) => labels.place[code]).filter(Boolean);
    if (names.length) return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
    return events.length ? position(spots.lat[spot[events[0]]], spots.lon[spot[events[0]]]) : '';
  }

  /** How a permalink names the group of an event: a position in it. @param {number} number */
  key(number) {
    const {spots, spot} = this.table;
    return `${spots.lon[spot[number]].toFixed(5)},${spots.lat[spot[number]].toFixed(5)}`;
  }

  /** The list a permalink speaks of. @param {string} key @returns {?{events: Uint32Array, title: string}} */
  find(key) {
    const [lon, lat] = key.split(',').map(Number), {spots} = this.table;
    for (let at = 0; at < spots.n; at++) {
      if (Math.abs(spots.lon[at] - lon) > 1e-5 || Math.abs(spots.lat[at] - lat) > 1e-5) continue;
      const group = this.groups.groupOf[at], events = group < 0 ? new Uint32Array(0) : this.events(group);
      return events.length ? {events, title: this.title(events)} : null;
    }
    return null;
  }

  click(event) {
    const group = this.hit(event.containerPoint);
    if (group < 0) return;
    L.DomEvent.stop(event);
    const events = this.events(group);
    this.open(events, this.title(events), this.key(events[0]));
  }

  hover(event) {
    if (this.map.dragging && this.map.dragging.moving()) return;
    const group = event ? this.hit(event.containerPoint) : -1;
    if (group === this.hovered) return;
    this.hovered = group;
    const container = this.map.getContainer(), {words, language} = this.store;
    container.classList.toggle('on-ring', group >= 0);
    container.title = group < 0 ? '' : put(words.panel.stack, {n: new Intl.NumberFormat(language).format(this.count[group]), place: this.title(this.events(group))});
    this.paint();
  }

  /** The selected event has changed. */
  select() {
    if (this.groups) this.paint();
  }

  /** Bring an event into view, if it is not. @param {number} number @param {*} padding  for `fitBounds` @param {{left: number, right: number, top: number, bottom: number}} over */
  reveal(number, padding, over) {
    const {spots, spot} = this.table, {map} = this, lon = spots.lon[spot[number]], lat = spots.lat[spot[number]];
    if (Number.isNaN(lon)) return;
    const at = [lat, lon + shiftInto(lon, this.store.data.recipe.centre)], point = map.latLngToContainerPoint(at), size = map.getSize();
    if (point.x > over.left && point.x < size.x - over.right && point.y > over.top && point.y < size.y - over.bottom) return;
    map.fitBounds([at, at], {...padding, maxZoom: map.getZoom(), animate: !matchMedia('(prefers-reduced-motion: reduce)').matches});
  }

  /** Boxes that names must not cross, in pixels of the map. */
  boxes() {
    if (!this.groups) return [];
    const shift = this.map.layerPointToContainerPoint(L.point(this.view.left, this.view.top).subtract(this.map.getPixelOrigin()));
    return this.order.map(group => {
      const r = rimOf(this.count[group], this.most), x = this.groups.x[group] + shift.x, y = this.groups.y[group] + shift.y;
      return {left: x - r, right: x + r, top: y - r, bottom: y + r};
    });
  }
}
