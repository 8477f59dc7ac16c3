import {foreign, h} from './dom.js';
import {day, put} from './dates.js';
import {isoOf} from './columns.js';
import {TIME} from './filters.js';
import {OPTIONS} from './store.js';
import {actorName} from './words.js';

const SHORT = 7, FIND = 14, LIMIT = 200;           // options shown before "more"; from so many on they can be searched; most that are shown at once
const OPEN = ['kind', 'actor', 'place'];         // facets that stand open at first

const WATERS = new Set(['ocean', 'sea', 'gulf', 'bay', 'strait', 'channel']);

/** The filters: options with live counts, what is chosen as chips, and the reset. */
export class Rail {
  /** @param {import('./store.js').Store} store */
  constructor(store) {
    this.store = store;
    this.panel = document.getElementById('filters');
    this.chips = document.getElementById('chips');
    this.resetButton = document.getElementById('reset');
    this.resetButton.addEventListener('click', () => {
      document.getElementById('search').value = '';
      store.reset();
    });
    document.getElementById('search').addEventListener('input', event => store.search(event.target.value));
    for (const name of ['filters', 'events']) {
      const tab = document.getElementById(`tab-${name}`);
      tab.addEventListener('click', () => this.turn(name));
      tab.addEventListener('keydown', event => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        const other = name === 'filters' ? 'events' : 'filters';
        this.turn(other);
        document.getElementById(`tab-${other}`).focus();
      });
    }
    this.format = new Intl.NumberFormat(store.language);
    const counts = store.filters.counts();
    this.facets = OPTIONS.map(name => this.facet(name, counts[name])).filter(Boolean);
    this.panel.replaceChildren(...this.facets.map(facet => facet.element));
    this.missing = ['no_place', 'no_date'].map((key, code) => h('button.chip.lacking', {type: 'button', 'aria-pressed': 'false', 'data-key': key, onclick: () => {
      store.together(() => {
        store.toggle('missing', code);
        if (key === 'no_date' && store.window) store.during({...store.window, undated: true});      // else the window would hide what is asked for
      });
      this.turn('events');
    }}));
    document.getElementById('missing').append(...this.missing);
  }

  /** Show one of the two tabs. @param {'filters'|'events'} name */
  turn(name) {
    for (const one of ['filters', 'events']) {
      const tab = document.getElementById(`tab-${one}`);
      tab.setAttribute('aria-selected', String(one === name));
      tab.tabIndex = one === name ? 0 : -1;
      document.getElementById(`panel-${one}`).hidden = one !== name;
    }
    this.tab = name;
  }

  /** What an option is called. @param {string} facet @param {string} key @returns {string} */
  title(facet, key) {
    const {words, data, language} = this.store;
    if (!key && facet !== 'domain') return words.table.unsaid;
    if (facet === 'kind') return words.kinds[key] || key;
    if (facet === 'actor') return actorName(key, language);
    if (facet === 'place') return data.places[key] ? data.places[key].name : key;
    if (facet === 'domain') return words.domains[key] || key || words.page.no_domain;
    if (facet === 'grade') return words.grades[key] ? `${key} · ${words.grades[key]}` : key;
    if (facet === 'modality' || facet === 'precision') return words[facet][key] || key;
    if (facet === 'missing') return words.page[key];
    return key;
  }

  facet(name, totals) {
    const own = this, {store} = this, {words, columns, data} = {words: store.words, columns: store.columns, data: store.data};
    const keys = columns.labels[name];
    const codes = (name === 'place' ? tree(keys, data.places, totals)
      : keys.map((key, code) => ({code, depth: 0})).sort((a, b) => (name === 'grade' ? 0 : totals[b.code] - totals[a.code]) || a.code - b.code))
      .filter(option => totals[option.code]);
    if (codes.length < 2 && !(name === 'place' && codes.length && keys[codes[0].code])) return null;
    const make = option => {                         // elements of an option, when it is first seen
      const {code, depth} = option, box = h('input', {type: 'checkbox', value: keys[code], onchange: () => store.toggle(name, code)}), count = h('span.number');
      const colour = name === 'actor' && keys[code] ? h('span.flag', {style: {'--actor': data.actors[keys[code]]}}, keys[code]) : null;
      const element = h('label.option', {style: {'--depth': Math.min(depth, 4)}}, box, colour, h('span.what', {}, foreign(this.title(name, keys[code]))), count);
      Object.assign(option, {box, count, element});
    };
    const options = codes.map(({code, depth}) => ({code, depth, make, element: null, get text() { return own.title(name, keys[code]).toLowerCase(); }}));
    const body = h('div.options', {role: 'group', 'aria-label': words.facets[name]});
    const facet = {name, options, body, number: h('span.number'), shut: options.length > SHORT + 2, query: ''};
    const more = h('button.more', {type: 'button', onclick: () => {
      facet.shut = !facet.shut;
      this.fold(facet);
    }});
    facet.more = more;
    const find = options.length >= FIND && h('input.narrow', {type: 'search', placeholder: words.page.find_option, 'aria-label': `${words.page.find_option}: ${words.facets[name]}`,
                                                              oninput: event => {
                                                                facet.query = event.target.value.toLowerCase();
                                                                this.fold(facet);
                                                              }});
    facet.element = h('details.facet', {open: OPEN.includes(name), 'data-facet': name},
      h('summary', {}, h('span', {}, words.facets[name]), facet.number), find, body, more);
    this.fold(facet);
    return facet;
  }

  /** Show the first options, or all, or those that a search finds; what is chosen stays. */
  fold(facet) {
    const {words} = this.store, chosen = this.store.filters.chosen[facet.name];
    const seen = [];
    let shown = 0, hidden = 0;
    for (const option of facet.options) {
      const fits = !facet.query || option.text.includes(facet.query);
      const visible = fits && ((!facet.shut || facet.query ? shown < LIMIT : shown < SHORT) || chosen.has(option.code));
      if (visible && !option.element) {
        option.make(option);
        this.count(facet, option);
      }
      if (option.element) option.element.hidden = !visible;
      if (visible) seen.push(option.element);
      if (visible) shown++;
      else if (fits) hidden++;
    }
    seen.forEach((element, n) => { if (facet.body.children[n] !== element) facet.body.insertBefore(element, facet.body.children[n] || null); });
    facet.more.hidden = facet.query !== '' || facet.options.length <= SHORT + 2;
    facet.more.textContent = facet.shut || hidden ? put(words.page.more, {n: this.format.format(hidden)}) : words.page.fewer;
    facet.more.setAttribute('aria-expanded', String(!facet.shut));
  }

  /** Write the number of an option, and whether it is chosen. */
  count(facet, option) {
    const n = facet.counts ? facet.counts[option.code] : 0, on = this.store.filters.chosen[facet.name].has(option.code);
    option.count.textContent = this.format.format(n);
    option.box.checked = on;
    option.element.classList.toggle('empty', !n && !on);
  }

  /** Bring counts and chips up to date. */
  draw() {
    const {store} = this, {words, filters, language} = store, counts = filters.counts(), lacking = filters.tally('missing', TIME), {format} = this;
    for (const facet of this.facets) {
      const chosen = filters.chosen[facet.name];
      facet.number.textContent = chosen.size ? put(words.page.chosen, {n: chosen.size}) : '';
      facet.counts = counts[facet.name];
      for (const option of facet.options) if (option.element) this.count(facet, option);
    }
    const chips = [];
    const chip = (text, remove) => chips.push(h('button.chip.on', {type: 'button', 'aria-label': put(words.page.remove, {what: text}), onclick: remove},
                                                foreign(text), h('span', {'aria-hidden': 'true'}, ' ×')));
    if (store.query.trim()) chip(`“${store.query.trim()}”`, () => { document.getElementById('search').value = ''; store.search(''); });
    for (const name of [...OPTIONS, 'missing']) for (const code of filters.chosen[name] || []) chip(this.title(name, store.columns.labels[name][code]), () => store.toggle(name, code));
    if (store.window) chip(`${day(isoOf(store.window.from), language)} – ${day(isoOf(store.window.to), language)}`, () => store.during(null));
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
    this.resetButton.disabled = !store.narrowed;
    this.missing.forEach((button, code) => {
      const n = lacking[code];
      button.replaceChildren(words.page[button.dataset.key], h('span.number', {}, ` (${format.format(n)})`));
      button.setAttribute('aria-pressed', String(filters.chosen.missing.has(code)));
      button.hidden = store.data.subject === 'places' || !n && !filters.chosen.missing.has(code);
    });
  }
}

/**
 * Places under the places that hold them, the fullest first: waters under waters, the rest under the smallest that has it. Wide regions
 * that overlap everything come last.
 * @param {string[]} keys @param {Object<string, *>} places @param {ArrayLike<number>} totals @returns {{code: number, depth: number}[]}
 */
export function tree(keys, places, totals) {
  const kind = code => (places[keys[code]] || {}).kind;
  const number = new Map(keys.map((key, code) => [key, code])), below = new Map();
  keys.forEach((key, code) => {
    const holders = ((places[key] && places[key].within) || []).filter(id => number.has(id));
    const parent = WATERS.has(kind(code)) ? holders.find(id => WATERS.has(places[id].kind)) : holders[0];
    const at = parent === undefined ? -1 : number.get(parent);
    if (below.has(at)) below.get(at).push(code);
    else below.set(at, [code]);
  });
  const found = [], seen = new Set();
  const walk = (at, depth) => {
    for (const code of (below.get(at) || []).sort((a, b) => (kind(a) === 'region') - (kind(b) === 'region') || totals[b] - totals[a] || a - b)) {
      if (seen.has(code)) continue;
      seen.add(code);
      found.push({code, depth});
      walk(code, depth + 1);
    }
  };
  walk(-1, 0);
  return found;
}
