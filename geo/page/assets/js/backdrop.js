import {flat, shiftInto} from './coords.js';

const NEARLY = 0.6;                          // pixels: a point closer to the last one drawn is left out
const AROUND = 0.3;                          // of the view, drawn beyond each edge

/**
 * Lines and rings in the unit square of Web Mercator, as one array: `points` is x, y, x, y ...; line k runs from `starts[k]` to `starts[k + 1]`;
 * `boxes` is west, north, east, south of each.
 * @typedef {{points: Float64Array, starts: Uint32Array, boxes: Float64Array}} Lines
 */

/** A latitude in the unit square of Web Mercator; 0 is north. @param {number} lat @returns {number} */
export function mercator(lat) {
  const sine = Math.sin(Math.max(-85.05, Math.min(85.05, lat)) * Math.PI / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/**
 * Read lines that `coords.py` wrote, each with the degrees that are added to its longitudes.
 * @param {{text: string, step: number, shift?: number}[]} coded @returns {Lines}
 */
export function lines(coded) {
  const read = coded.map(({text, step, shift = 0}) => flat(text, step, shift));
  const starts = new Uint32Array(read.length + 1);
  read.forEach((one, k) => { starts[k + 1] = starts[k] + one.length / 2; });
  const points = new Float64Array(2 * starts[read.length]), boxes = new Float64Array(4 * read.length);
  read.forEach((one, k) => {
    let west = Infinity, north = Infinity, east = -Infinity, south = -Infinity;
    for (let i = 0, to = 2 * starts[k]; i < one.length; i += 2, to += 2) {
      const x = points[to] = (one[i] + 180) / 360, y = points[to + 1] = mercator(one[i + 1]);
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    boxes.set([west, north, east, south], 4 * k);
  });
  return {points, starts, boxes};
}

/**
 * Trace the lines that touch a view.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void, closePath: () => void}} pen @param {Lines} found
 * @param {{scale: number, left: number, top: number, width: number, height: number}} view  pixels of the world, and of what is drawn
 * @param {{turns?: number[], closed?: boolean}} [options]  turns: whole turns of the world by which the lines are drawn again
 */
export function trace(pen, {points, starts, boxes}, {scale, left, top, width, height}, {turns = [0], closed = false} = {}) {
  for (const turn of turns) {
    for (let k = 0; k + 1 < starts.length; k++) {
      if ((boxes[4 * k] + turn) * scale > left + width || (boxes[4 * k + 2] + turn) * scale < left
        || boxes[4 * k + 1] * scale > top + height || boxes[4 * k + 3] * scale < top) continue;
      let lastX = NaN, lastY = NaN;
      const end = starts[k + 1];
      for (let i = starts[k]; i < end; i++) {
        const x = (points[2 * i] + turn) * scale - left, y = points[2 * i + 1] * scale - top;
        if (i === starts[k]) pen.moveTo(x, y);
        else if (i + 1 < end && Math.abs(x - lastX) < NEARLY && Math.abs(y - lastY) < NEARLY) continue;
        else pen.lineTo(x, y);
        lastX = x;
        lastY = y;
      }
      if (closed) pen.closePath();
    }
  }
}

let postponed = null;                        // layers that wait for the end of `onePaint`

/** Do something that moves the map several times, and paint once at its end. @param {() => void} run */
export function onePaint(run) {
  postponed = new Set();
  try {
    run();
  } finally {
    const layers = postponed;
    postponed = null;
    for (const layer of layers) layer.repaint();
  }
}

/**
 * A canvas under or over the events that draws itself for the view: one layer, however many lines there are.
 * @param {string} pane @param {(pen: CanvasRenderingContext2D, view: {scale: number, left: number, top: number, width: number, height: number}) => void} paint
 * @param {number} [padding]  of the view, drawn beyond each edge
 * @returns {*} a Leaflet layer with `repaint`
 */
export function backdrop(pane, paint, padding = AROUND) {
  const Layer = L.Renderer.extend({
    options: {pane, padding},
    _initContainer() {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
      this._container.style.setProperty('pointer-events', 'none');
    },
    _destroyContainer() {
      this._container.remove();
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this.repaint();
    },
    _updatePaths() {},
    repaint() {
      if (!this._bounds || !this._map) return;
      if (postponed) {
        postponed.add(this);
        return;
      }
      const canvas = this._container, size = this._bounds.getSize(), {min} = this._bounds, origin = this._map.getPixelOrigin();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(canvas, min);
      if (canvas.width !== Math.round(size.x * ratio) || canvas.height !== Math.round(size.y * ratio)) {
        canvas.width = Math.round(size.x * ratio);
        canvas.height = Math.round(size.y * ratio);
        canvas.style.setProperty('width', `${size.x}px`);
        canvas.style.setProperty('height', `${size.y}px`);
      }
      const pen = canvas.getContext('2d');
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, size.x, size.y);
      paint(pen, {scale: 256 * 2 ** this._map.getZoom(), left: origin.x + min.x, top: origin.y + min.y, width: size.x, height: size.y});
    },
  });
  return new Layer();
}

/** Whole turns of the world that bring something into the frame around a centre. @param {number} centre @returns {number[]} */
export function turnsInto(centre) {
  const home = shiftInto(0, centre) / 360;
  return [home - 1, home, home + 1];
}
