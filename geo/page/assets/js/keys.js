import {h} from './dom.js';

/**
 * The keyboard: / searches, j/k step, Enter opens, Esc closes, space plays, ? helps.
 * @param {import('./store.js').Store} store
 * @param {{list: import('./list.js').List, rail: import('./rail.js').Rail, timeline: import('./timeline.js').Timeline, open: () => void, close: () => void}} page
 */
export function keys(store, page) {
  const search = document.getElementById('search'), box = document.getElementById('box');
  const {list, rail, timeline} = page;
  const step = by => {
    if (rail.tab !== 'events') rail.turn('events');
    page.open();
    list.step(by);
  };
  const help = () => {
    const w = store.words.help;
    const rows = [['/', w.search], ['j  k  ↓  ↑', w.step], ['Enter', w.open], ['Esc', w.close], [w.space, w.play], ['←  →', w.move], ['?', w.keys]];
    box.replaceChildren(h('h2', {id: 'box-title'}, store.words.page.help), h('p', {}, w.about, ' ', store.data.tiles ? '' : w.offline),
      h('dl', {}, ...rows.flatMap(([key, text]) => [h('dt', {}, ...key.split('  ').map(one => h('kbd', {}, one))), h('dd', {}, text)])),
      h('div.box-foot', {}, h('button', {type: 'button', onclick: () => box.close()}, store.words.page.close)));
    box.showModal();
  };
  document.getElementById('help').addEventListener('click', help);
  document.getElementById('skip').addEventListener('click', event => {
    event.preventDefault();
    step(0);
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || box.open || event.defaultPrevented) return;
    const on = event.target instanceof Element ? event.target : document.body;
    const typing = on === search, inField = on.matches('input:not([type=checkbox]), select, textarea'), inMap = on.classList.contains('folium-map');
    const act = run => {
      event.preventDefault();
      run();
    };
    if (event.key === 'Escape') {
      if (typing && search.value) act(() => { search.value = ''; store.search(''); });
      else if (inField) act(() => on.blur());
      else act(page.close);
    } else if (typing) {
      if (event.key === 'ArrowDown' || event.key === 'Enter') act(() => step(1));
    } else if (inField) {
      return;
    } else if (event.key === '/') {
      act(() => search.focus());
    } else if (event.key === '?') {
      act(help);
    } else if (event.key === ' ' && !on.closest('button, a, summary, input, label')) {
      act(() => timeline.toggle());
    } else if (event.key === 'j' || (event.key === 'ArrowDown' && !inMap && !on.closest('[role=tab]'))) {
      act(() => step(1));
    } else if (event.key === 'k' || (event.key === 'ArrowUp' && !inMap && !on.closest('[role=tab]'))) {
      act(() => step(-1));
    }
  });
}
