import {h} from './dom.js';
import {put} from './dates.js';
import {asCsv, asGeojson, asKml} from './export.js';
import {picture} from './picture.js';

/** Take away: the link to this view, a frame for other pages, and files of what is shown. */
export class Sharing {
  /** @param {import('./store.js').Store} store @param {*} map @param {() => void} remember  writes the permalink */
  constructor(store, map, remember) {
    Object.assign(this, {store, map, remember});
    this.box = document.getElementById('box');
    document.getElementById('share').addEventListener('click', () => this.share());
    document.getElementById('export').addEventListener('click', () => this.offer());
  }

  open(title, ...children) {
    const {words} = this.store, {box} = this;
    box.replaceChildren(h('h2', {id: 'box-title'}, title), ...children,
      h('div.box-foot', {}, h('button', {type: 'button', onclick: () => box.close()}, words.page.close)));
    box.showModal();
  }

  share() {
    const w = this.store.words.share;
    this.remember();
    const here = new URL(location.href), embed = new URL(location.href);
    here.search = '';
    embed.search = '?embed';
    const frame = `<iframe src="${embed.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="800" height="600" title="${this.store.data.recipe.title.replace(/[&<>"]/g, '')}"></iframe>`;
    const row = (id, label, text) => {
      const field = h('input', {id, type: 'text', readonly: true, value: text, onfocus: event => event.target.select()}), told = h('span.copied', {role: 'status'});
      return h('div.field', {}, h('label', {for: id}, label), h('div.pair', {}, field, h('button', {type: 'button', onclick: async () => {
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          field.select();
          document.execCommand('copy');
        }
        told.textContent = w.copied;
      }}, w.copy)), told);
    };
    this.open(w.title, h('p.muted', {}, w.about), row('share-link', w.link, here.href), row('share-embed', w.embed, frame));
  }

  offer() {
    const {store, map} = this, {data, words} = store, w = words.export, shown = store.list(), number = new Intl.NumberFormat(store.language);
    const digest = document.getElementById('digest').textContent, name = data.recipe.name.replace(/[^\w-]+/g, '-') || 'map';
    const title = event => [words.kinds[data.events[event].kind] || data.events[event].kind, data.events[event].places.map(place => place.name || place.query)[0]].filter(Boolean).join(', ');
    const told = h('p.copied', {role: 'status'});
    const file = (label, about, ending, type, make) => h('button.choice', {type: 'button', 'data-format': ending, onclick: async () => {
      told.textContent = w.working;
      try {
        await store.load(shown);
        const made = await make({...data, features: [...data.features, ...store.points(shown)]});
        save(`${name}.${ending}`, made instanceof Blob ? made : new Blob([made], {type}));
        told.textContent = put(w.saved, {name: `${name}.${ending}`});
      } catch (error) {
        told.textContent = put(w.failed, {why: String(error.message || error)});
      }
    }}, h('strong', {}, label), h('span.muted', {}, about));
    const lines = () => [data.recipe.title, [document.getElementById('count').textContent, store.window ? document.getElementById('span').textContent : ''].filter(Boolean).join(' · '),
                         [...document.querySelectorAll('.foot .credit')].map(one => one.textContent.trim().replace(/\s+/g, ' ')).join(' · '), `${words.page.data} sha256 ${digest}`];
    this.open(w.title, h('p.muted', {}, put(w.about, {n: number.format(shown.length)})),
      h('div.choices', {},
        file('GeoJSON', w.geojson, 'geojson', 'application/geo+json', all => asGeojson(all, shown, {digest})),
        file('CSV', w.csv, 'csv', 'text/csv;charset=utf-8', all => `\ufeff${asCsv(all, shown)}`),
        file('KML', w.kml, 'kml', 'application/vnd.google-earth.kml+xml', all => asKml(all, shown, title)),
        file('PNG', w.png, 'png', 'image/png', () => picture(map.getContainer(), lines())),
        h('button.choice', {type: 'button', 'data-format': 'print', onclick: () => { this.box.close(); print(); }}, h('strong', {}, w.print), h('span.muted', {}, w.print_about))), told);
  }
}

/** Hand a file to the reader. @param {string} name @param {Blob} blob */
function save(name, blob) {
  const url = URL.createObjectURL(blob), anchor = h('a', {href: url, download: name});
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
