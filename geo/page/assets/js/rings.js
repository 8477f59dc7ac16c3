import {shiftInto} from './coords.js';

const MESH = 44;                             // pixels: positions in one cell share a ring until one zooms in
const CLOSE = 38;                             // pixels: rings closer than this become one
const MANY = 8;                              // actors with a segment of their own; the rest shares one
const MARGIN = 0.25;                         // of the view, drawn beyond each edge, so that a pan has something to show

/** Longitude and latitude to the unit square of Web Mercator; longitudes in the frame around a centre. */
export function project(spots, centre) {
  const x = new Float32Array(spots.n), y = new Float32Array(spots.n);
  for (let i = 0; i < spots.n; i++) {
    if (Number.isNaN(spots.lon[i])) {
      x[i] = NaN;
      continue;
    }
    const sine = Math.sin(Math.max(-85.05, Math.min(85.05, spots.lat[i])) * Math.PI / 180);
    x[i] = (spots.lon[i] + shiftInto(spots.lon[i], centre) + 180) / 360;
    y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
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
        if (Math.hypot(sumX[other] - sumX[cell], sumY[other] - sumY[cell]) < CLOSE) {
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
 * @param {ArrayLike<number>} spot @param {Int32Array} groupOf @param {Uint32Array} refused @param {Uint8Array|{offsets: Uint32Array, values: Uint8Array}} slots
 * @param {number} groups @param {number} width  slots of a group
 * @returns {{count: Uint32Array, parts: Uint32Array}}
 */
export function tally(spot, groupOf, refused, slots, groups, width) {
  const count = new Uint32Array(groups), parts = new Uint32Array(groups * width), n = refused.length;
  if (slots.offsets) {
    for (let i = 0; i < n; i++) {
      if (refused[i]) continue;
      const group = groupOf[spot[i]];
      if (group < 0) continue;
      count[group]++;
      for (let k = slots.offsets[i]; k < slots.offsets[i + 1]; k++) parts[group * width + slots.values[k]]++;
    }
  } else {
    for (let i = 0; i < n; i++) {
      if (refused[i]) continue;
      const group = groupOf[spot[i]];
      if (group < 0) continue;
      count[group]++;
      parts[group * width + slots[i]]++;
    }
  }
  return {count, parts};
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
  /**
   * @param {*} map @param {import('./decode.js').Table} table @param {Uint32Array} refused  of the filters
   * @param {{centre: number, colours: Object<string, string>, open: (events: Uint32Array, title: string) => void, title: (events: Uint32Array) => string}} options
   */
  constructor(map, table, refused, options) {
    Object.assign(this, {map, table, refused, options});
    this.world = project(table.spots, options.centre);
    this.weight = new Uint32Array(table.spots.n);
    for (let i = 0; i < table.n; i++) this.weight[table.spot[i]]++;
    const {slots, codes} = slotted(table.codes.actor, table.labels.actor);
    Object.assign(this, {slots, actors: codes, selected: null, hovered: -1});
    const own = this;
    const Layer = L.Renderer.extend({
      options: {padding: MARGIN, pane: 'rings'},
      _initContainer() {
        this._container = document.createElement('canvas');
        this._container.setAttribute('aria-hidden', 'true');
      },
      _destroyContainer() {
        this._container.remove();
      },
      _update() {
        if (this._map._animatingZoom && this._bounds) return;
        L.Renderer.prototype._update.call(this);
        own.arrange(this._container, this._bounds);
      },
      _updatePaths() {},
    });
    if (!map.getPane('rings')) map.createPane('rings').style.setProperty('z-index', '590');
    this.layer = new Layer();
    this.layer.addTo(map);
    map.on('click', event => this.click(event));
    map.on('mousemove', event => this.hover(event));
    map.on('mouseout', () => this.hover(null));
  }

  /** The view has changed: put the positions into groups anew. */
  arrange(canvas, bounds) {
    const size = bounds.getSize(), {min} = bounds, origin = this.map.getPixelOrigin(), ratio = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(canvas, min);
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.setProperty('width', `${size.x}px`);
    canvas.style.setProperty('height', `${size.y}px`);
    Object.assign(this, {canvas, ratio, min});
    this.groups = gather(this.world.x, this.world.y, this.weight,
      {scale: 256 * 2 ** this.map.getZoom(), left: origin.x + min.x, top: origin.y + min.y, width: size.x, height: size.y});
    this.most = this.groups.weight.reduce((most, weight) => Math.max(most, weight), 1);
    this.draw();
  }

  /** Draw what is shown now. */
  draw() {
    const {groups, canvas, ratio, most, actors} = this, width = actors.length + 1;
    const {count, parts} = tally(this.table.spot, groups.groupOf, this.refused, this.slots, groups.n, width);
    this.count = count;
    const pen = canvas.getContext('2d'), style = getComputedStyle(document.documentElement);
    const paper = style.getPropertyValue('--paper').trim(), ink = style.getPropertyValue('--ink').trim(), accent = style.getPropertyValue('--accent').trim();
    const labels = this.table.labels.actor, colours = [...actors.map(code => this.options.colours[labels[code]]), '#b8c0c6'];
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    const chosen = this.selected === null ? -1 : groups.groupOf[this.table.spot[this.selected]];
    const order = [...count.keys()].filter(group => count[group]).sort((a, b) => count[b] - count[a]);      // the small ones on top
    for (const group of order) {
      const x = groups.x[group], y = groups.y[group], r = rimOf(count[group], most);
      const rim = count[group] === 1 ? r : Math.max(3.5, Math.min(7, r * 0.3));
      pen.beginPath();
      pen.arc(x, y, r + 1, 0, 7);
      pen.fillStyle = ink;
      pen.fill();
      let from = -Math.PI / 2, all = 0;
      for (let slot = 0; slot < width; slot++) all += parts[group * width + slot];
      for (let slot = 0; slot < width; slot++) {
        const part = parts[group * width + slot];
        if (!part) continue;
        const to = from + 2 * Math.PI * part / all;
        pen.beginPath();
        pen.moveTo(x, y);
        pen.arc(x, y, r, from, to);
        pen.fillStyle = colours[slot];
        pen.fill();
        from = to;
      }
      if (count[group] > 1) {
        pen.beginPath();
        pen.arc(x, y, r - rim, 0, 7);
        pen.fillStyle = paper;
        pen.fill();
        pen.fillStyle = ink;
        pen.font = `600 ${r > 20 ? 12 : 10.5}px system-ui, sans-serif`;
        pen.fillText(brief(count[group]), x, y + 0.5);
      }
      if (group === chosen || group === this.hovered) {
        pen.beginPath();
        pen.arc(x, y, r + 4, 0, 7);
        pen.lineWidth = group === chosen ? 3 : 1.5;
        pen.strokeStyle = group === chosen ? accent : ink;
        pen.stroke();
      }
    }
    this.order = order;
  }

  /** The ring under a point of the map, the topmost first; -1 for none. @param {{x: number, y: number}} point  from the map's top left */
  hit(point) {
    const {groups, order, count, most} = this, at = this.map.containerPointToLayerPoint(point).subtract(this.min);
    for (let k = order.length - 1; k >= 0; k--) {
      const group = order[k];
      if (Math.hypot(groups.x[group] - at.x, groups.y[group] - at.y) <= rimOf(count[group], most) + 3) return group;
    }
    return -1;
  }

  /** Numbers of the shown events of a group. @param {number} group @returns {Uint32Array} */
  events(group) {
    const found = new Uint32Array(this.count[group]), {spot} = this.table, {groupOf} = this.groups, {refused} = this;
    for (let i = 0, k = 0; k < found.length; i++) if (!refused[i] && groupOf[spot[i]] === group) found[k++] = i;
    return found;
  }

  click(event) {
    const group = this.hit(event.containerPoint);
    if (group < 0) return;
    L.DomEvent.stop(event);
    const events = this.events(group);
    this.options.open(events, this.options.title(events));
  }

  hover(event) {
    const group = event ? this.hit(event.containerPoint) : -1;
    if (group === this.hovered) return;
    this.hovered = group;
    const container = this.map.getContainer();
    container.style.setProperty('cursor', group < 0 ? '' : 'pointer');
    container.title = group < 0 ? '' : this.options.title(this.events(group));
    this.draw();
  }

  /** Make the ring of an event stand out. @param {?number} number */
  select(number) {
    this.selected = number;
    this.draw();
  }

  /** Boxes that names must not cross, in pixels of the map. */
  boxes() {
    const shift = this.map.layerPointToContainerPoint(this.min);
    return this.order.map(group => {
      const r = rimOf(this.count[group], this.most), x = this.groups.x[group] + shift.x, y = this.groups.y[group] + shift.y;
      return {left: x - r, right: x + r, top: y - r, bottom: y + r};
    });
  }
}
