import {h} from './dom.js';

/**
 * The keyboard: / searches, arrows and j/k step, Enter opens, Esc closes, ? helps.
 * @param {import('./store.js').Store} store @param {import('./list.js').List} list @param {() => void} close
 */
export function keys(store, list, close) {
  const search = document.getElementById('search'), box = document.getElementById('box');
  const help = () => {
    const w = store.words.help;
    const rows = [['/', w.search], ['j  k  ↓  ↑', w.step], ['Enter', w.open], ['Esc', w.close], ['?', w.keys]];
    box.replaceChildren(h('h2', {id: 'box-title'}, store.words.page.help), h('p', {}, w.about),
      h('dl', {}, ...rows.flatMap(([key, text]) => [h('dt', {}, ...key.split('  ').map(one => h('kbd', {}, one))), h('dd', {}, text)])),
      h('form', {method: 'dialog'}, h('button', {type: 'button', onclick: () => box.close()}, store.words.page.close)));
    box.showModal();
  };
  document.getElementById('help').addEventListener('click', help);
  document.getElementById('skip').addEventListener('click', event => {
    event.preventDefault();
    list.step(0);
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || box.open) return;
    const typing = event.target === search;
    const inMap = event.target instanceof Element && event.target.classList.contains('folium-map');
    const act = run => {
      event.preventDefault();
      run();
    };
    if (event.key === 'Escape') {
      if (typing && search.value) act(() => { search.value = ''; store.search(''); });
      else if (typing) act(() => search.blur());
      else act(close);
    } else if (typing) {
      if (event.key === 'ArrowDown' || event.key === 'Enter') act(() => list.step(1));
    } else if (event.key === '/') {
      act(() => { document.body.classList.add('rail-open'); search.focus(); });
    } else if (event.key === '?') {
      act(help);
    } else if (event.key === 'j' || (event.key === 'ArrowDown' && !inMap)) {
      act(() => list.step(1));
    } else if (event.key === 'k' || (event.key === 'ArrowUp' && !inMap)) {
      act(() => list.step(-1));
    }
  });
}
