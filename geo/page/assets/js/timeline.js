import {h, picker, svg} from './dom.js';
import {day, put} from './dates.js';
import {MISSING, isoOf} from './columns.js';
import {TIME} from './filters.js';
import {UNITS, edges, floor, histogram, rewind, shift, step, unitFor} from './time.js';

const HIGH = 56, LANES = 3, LANE = 4, SPANS = 80;    // units of the drawing: bars, rows for long events and their height, most of those
const PACE = 900;                                    // milliseconds of a step at speed 1
const TICK = 92;                                     // pixels that a label of the axis wants

/** The control of time: bars, a window to drag, and play. Everything drawn follows it. */
export class Timeline {
  /** @param {import('./store.js').Store} store */
  constructor(store) {
    this.store = store;
    this.section = document.getElementById('timeline');
    this.timer = null;
    this.speed = 1;
    this.growing = false;
    this.undated = false;
    if (!store.span) {
      this.section.hidden = true;
      document.body.classList.add('timeless');
      return;
    }
    this.build();
    this.layOut();
    new ResizeObserver(() => this.layOut()).observe(this.axis);
  }

  build() {
    const {store} = this, t = store.words.timeline;
    const button = (id, label, sign, run) => h('button.tool', {type: 'button', id, 'aria-label': label, title: label, onclick: run}, h(`span.sign.sign-${sign}`, {'aria-hidden': 'true'}));
    this.play = button('play', t.play, 'play', () => this.toggle());
    this.play.setAttribute('aria-pressed', 'false');
    this.label = h('output.span', {id: 'span', for: 'from to'});
    this.all = h('button.quiet-tool', {type: 'button', id: 'all-dates', onclick: () => { this.stop(); store.during(null); }}, t.all);
    this.unitPicker = picker(t.unit, UNITS.map(unit => [unit, t[unit]]), unit => {
      store.by(unit);
      this.layOut();
      this.draw();
    });
    this.modePicker = picker(t.mode, [['window', t.window], ['growing', t.growing]], value => {
      this.growing = value === 'growing';
      this.change({growing: this.growing});
    });
    this.speedPicker = picker(t.speed, [['0.5', '0.5×'], ['1', '1×'], ['2', '2×'], ['4', '4×']], value => { this.speed = Number(value); });
    this.speedPicker.value = '1';
    this.keep = h('label.keep', {}, h('input', {type: 'checkbox', id: 'keep-undated', onchange: event => {
      this.undated = event.target.checked;
      this.change({undated: this.undated});
    }}), h('span'));
    this.bars = svg('svg.bars', {preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false'});
    this.axis = h('div.axis', {'aria-hidden': 'true'});
    this.handles = ['from', 'to'].map(end => h(`div.handle.${end}`, {id: end, role: 'slider', tabindex: 0, 'aria-label': t[end], onkeydown: event => this.key(event, end)}));
    this.chart = h('div.strip', {onpointerdown: event => this.grab(event), ondblclick: () => store.during(null)}, this.bars, ...this.handles);
    this.section.replaceChildren(
      h('div.time-tools', {role: 'group', 'aria-label': t.controls}, this.play, button('back', t.back, 'back', () => this.move(-1)), button('forth', t.forth, 'forth', () => this.move(1)),
        this.speedPicker, this.label, this.all, h('span.gap'), this.keep, this.modePicker, this.unitPicker),
      h('div.time-chart', {}, this.chart, this.axis));
  }

  /** Lay the calendar out for the unit. */
  layOut() {
    const {store} = this;
    this.steps = edges(store.span, store.unit);
    this.from = this.steps[0];
    this.until = this.steps[this.steps.length - 1];      // the day after the last
    this.total = histogram(store.columns, this.steps);
    this.lanes = lanes(store.columns, this.from, this.until - 1, store.unit);
    const size = this.steps.length - 1, every = Math.ceil(size * TICK / Math.max(TICK, this.axis.clientWidth));
    const short = new Intl.DateTimeFormat(store.language === 'en' ? 'en-GB' : store.language, {timeZone: 'UTC', ...(store.unit === 'year' ? {year: 'numeric'}
      : store.unit === 'month' ? {month: 'short', year: 'numeric'} : {day: 'numeric', month: 'short', year: '2-digit'})});
    const labels = [];
    for (let bin = 0; bin < size; bin += every) labels.push(h('span', {style: {left: `${100 * this.share(this.steps[bin])}%`}}, short.format(new Date(`${isoOf(this.steps[bin])}T00:00:00Z`))));
    this.axis.replaceChildren(...labels);
  }

  share(day) {
    return (day - this.from) / (this.until - this.from);
  }

  /** Bring bars, window and words up to date. */
  draw() {
    const {store, section} = this;
    if (!store.span) return;
    const {words, columns, filters, window, language} = store, t = words.timeline, size = this.steps.length - 1;
    if (this.unitPicker.value !== store.unit) {
      this.unitPicker.value = store.unit;
      this.layOut();
    }
    if (window) {
      this.growing = window.growing;
      this.undated = window.undated;
    }
    this.modePicker.value = this.growing ? 'growing' : 'window';
    const wide = 1000, x = d => wide * this.share(d), tall = HIGH + LANES * LANE;
    if (this.counted !== store.version || this.steps !== this.stepsOf) {       // the window itself changes neither bars nor what lacks a date
      this.undatedCount = this.lacking();
      [this.counted, this.stepsOf] = [store.version, this.steps];
      this.bars.setAttribute('viewBox', `0 0 ${wide} ${tall}`);
      this.bars.replaceChildren(...this.drawBars(histogram(columns, this.steps, filters.refused, filters.bits[TIME]), size, wide, x));
    }
    const [a, b] = window ? [window.growing ? this.from : Math.max(this.from, window.from), Math.min(this.until, window.to + 1)] : [this.from, this.until];
    this.bars.querySelectorAll('.shade').forEach(shade => shade.remove());
    if (window) {
      this.bars.append(svg('rect.shade', {x: 0, y: 0, width: Math.max(0, x(a)), height: tall}), svg('rect.shade', {x: x(b), y: 0, width: Math.max(0, wide - x(b)), height: tall}));
    }
    const ends = {from: a, to: b - 1};
    this.handles.forEach((handle, n) => {
      const end = n ? 'to' : 'from';
      handle.style.left = `${100 * this.share(n ? b : a)}%`;
      for (const [name, value] of [['min', this.from], ['max', this.until - 1], ['now', ends[end]], ['text', day(isoOf(ends[end]), language)]]) handle.setAttribute(`aria-value${name}`, String(value));
    });
    this.handles[0].hidden = Boolean(window && window.growing);
    this.label.textContent = window ? (window.growing ? put(t.up_to, {end: day(isoOf(b - 1), language)}) : `${day(isoOf(a), language)} – ${day(isoOf(b - 1), language)}`) : t.all_dates;
    this.all.hidden = !window;
    const lacking = this.undatedCount;
    this.keep.hidden = !window || !lacking;
    this.keep.firstElementChild.checked = this.undated;
    this.keep.lastElementChild.textContent = put(t.undated, {n: lacking});
    section.classList.toggle('windowed', Boolean(window));
  }

  /** Everything of the strip that stays while a window moves. */
  drawBars(shown, size, wide, x) {
    const {filters} = this.store, most = Math.max(1, ...this.total.exact.map((n, bin) => n + this.total.spread[bin]));
    const bars = (series, kind) => Array.from({length: size}, (_, bin) => {
      const base = kind === 'spread' ? shown.exact[bin] : 0, n = series[bin];
      if (!n) return null;
      const height = Math.max(1.5, n / most * (HIGH - 4)), from = base / most * (HIGH - 4), gap = Math.min(1, wide / size * 0.12);
      return svg(`rect.bar.${kind}`, {x: x(this.steps[bin]) + gap, y: HIGH - from - height, width: Math.max(0.6, x(this.steps[bin + 1]) - x(this.steps[bin]) - 2 * gap), height});
    }).filter(Boolean);
    return [
      ...bars(this.total.exact.map((n, bin) => n + this.total.spread[bin]), 'total'), ...bars(shown.exact, 'exact'), ...bars(shown.spread, 'spread'),
      svg('rect.ground', {x: 0, y: HIGH, width: wide, height: 0.7}),
      ...this.lanes.map(({i, from, to, lane}) => svg(`rect.lasting${filters.refused[i] & ~filters.bits[TIME] ? '.out' : ''}`, {x: x(from), y: HIGH + 1.5 + lane * LANE, width: Math.max(2, x(to + 1) - x(from)), height: LANE - 1.5}))];
  }

  /** How many events that fit otherwise have no date. */
  lacking() {
    const {columns, filters} = this.store, mask = ~filters.bits[TIME];
    let n = 0;
    for (let i = 0; i < columns.n; i++) if (columns.start[i] === MISSING && !(filters.refused[i] & mask)) n++;
    return n;
  }

  whole() {
    return {from: this.from, to: this.until - 1, growing: this.growing, undated: this.undated};
  }

  change(part) {
    const {store} = this;
    if (!store.window && !part.from && !part.to) {
      if (part.growing === undefined) return;
      this.draw();
      return;
    }
    store.during({...this.whole(), ...store.window, ...part});
  }

  move(by) {
    const {store} = this, span = {from: this.from, to: this.until - 1};
    const next = store.window ? step(store.window, by, store.unit, span) : rewind(span, store.unit, this.whole());
    if (next) store.during(next);
    return next !== null;
  }

  /** Whether nothing that is dated lies in the window, or came into it last. */
  empty() {
    const {window, unit, columns, filters} = this.store, from = window.growing ? floor(window.to, unit) : window.from, mask = ~filters.bits[TIME];
    for (let i = 0; i < columns.n; i++) {
      if (columns.start[i] !== MISSING && !(filters.refused[i] & mask) && columns.start[i] <= window.to && (columns.end[i] === MISSING || columns.end[i] >= from)) return false;
    }
    return true;
  }

  toggle() {
    if (this.timer) this.stop();
    else this.start();
  }

  start() {
    const {store} = this, span = {from: this.from, to: this.until - 1};
    if (!store.span) return;
    if (!store.window || store.window.to >= span.to) store.during(rewind(span, store.unit, store.window || this.whole()));
    const tick = () => {
      let on = this.move(1);
      while (on && this.empty()) on = this.move(1);                  // nobody watches years of nothing
      this.timer = on ? setTimeout(tick, PACE / this.speed) : this.stop();
    };
    this.timer = setTimeout(tick, PACE / this.speed);
    this.playing(true);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.play) this.playing(false);
    return null;
  }

  playing(on) {
    const t = this.store.words.timeline;
    this.play.setAttribute('aria-pressed', String(on));
    this.play.title = on ? t.pause : t.play;
    this.play.setAttribute('aria-label', this.play.title);
    this.play.firstElementChild.className = `sign sign-${on ? 'pause' : 'play'}`;
  }

  /** A handle moved by keys: arrows by one unit, Home and End to the ends. */
  key(event, end) {
    const {store} = this, window = store.window || this.whole(), by = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5}[event.key];
    if (by === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
    let to = event.key === 'Home' ? this.from : event.key === 'End' ? this.until - 1 : null;
    if (to === null) to = end === 'from' ? shift(floor(window.from, store.unit), store.unit, by) : shift(floor(window.to + 1, store.unit), store.unit, by) - 1;
    to = Math.max(this.from, Math.min(this.until - 1, to));
    store.during(end === 'from' ? {...window, from: Math.min(to, window.to)} : {...window, to: Math.max(to, window.growing ? this.from : window.from)});
  }

  /** Drag: a handle moves its end, the inside of a window moves it, elsewhere a new window is drawn; a click takes one unit. */
  grab(event) {
    if (event.button) return;
    const {store} = this, {unit} = store, frame = this.bars.getBoundingClientRect();
    const dayAt = x => Math.max(this.from, Math.min(this.until - 1, Math.floor(this.from + (x - frame.left) / frame.width * (this.until - this.from))));
    const held = event.target.classList.contains('handle') ? event.target.id : null, first = dayAt(event.clientX), old = store.window;
    const moves = !held && old && !old.growing && first >= old.from && first <= old.to && old.to - old.from < this.until - this.from - 1;
    const ceil = d => shift(floor(d, unit), unit, 1) - 1;
    let moved = false;
    this.stop();
    this.chart.setPointerCapture(event.pointerId);
    event.preventDefault();
    const follow = x => {
      const to = dayAt(x), base = old || this.whole();
      if (held === 'from') store.during({...base, from: Math.min(floor(to, unit), base.to)});
      else if (held === 'to') store.during({...base, to: Math.max(ceil(to), base.growing ? this.from : base.from)});
      else if (moves) store.during({...old, from: old.from + to - first, to: old.to + to - first});
      else if (this.growing) store.during({...base, to: ceil(to)});
      else store.during({...base, from: floor(Math.min(first, to), unit), to: ceil(Math.max(first, to))});
    };
    let at = null;                             // where the pointer is and has not been followed to
    const catchUp = () => {
      if (at !== null) follow(at);
      at = null;
    };
    const drag = next => {
      if (!moved && Math.abs(next.clientX - event.clientX) < 4) return;
      moved = true;
      if (at === null) requestAnimationFrame(catchUp);          // once a frame, however often the pointer speaks
      at = next.clientX;
    };
    const drop = () => {
      catchUp();
      this.chart.removeEventListener('pointermove', drag);
      this.chart.removeEventListener('pointerup', drop);
      this.chart.removeEventListener('pointercancel', drop);
      if (!moved && !held) store.during({...this.whole(), ...old, from: this.growing ? this.from : floor(first, unit), to: ceil(first)});
      if (held) document.getElementById(held).focus();
    };
    this.chart.addEventListener('pointermove', drag);
    this.chart.addEventListener('pointerup', drop);
    this.chart.addEventListener('pointercancel', drop);
  }

  /** Take what a permalink says. @param {?{from: number, to: number, growing: boolean, undated: boolean}} window @param {?string} unit */
  restore(window, unit) {
    const {store} = this;
    if (!store.span) return;
    store.unit = UNITS.includes(unit) ? unit : unitFor(store.span);
    store.during(window);
  }
}

/** Events longer than a unit as bars of their own, packed into a few rows; with many of them the rows say nothing. */
function lanes({n, start, end}, from, last, unit) {
  const found = [], free = [];
  for (let i = 0; i < n; i++) {
    if (start[i] === MISSING || end[i] === start[i]) continue;
    const to = end[i] === MISSING ? last : end[i];
    if (floor(start[i], unit) !== floor(to, unit) || (unit === 'day' && to > start[i]) || to - start[i] >= 6) found.push({i, from: start[i], to});
    if (found.length > SPANS) return [];
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to || a.i - b.i);
  return found.map(one => {
    let lane = free.findIndex(until => until < one.from);
    if (lane < 0) lane = free.length;
    free[lane] = one.to;
    return {...one, from: Math.max(one.from, from), lane};
  }).filter(one => one.lane < LANES);
}
