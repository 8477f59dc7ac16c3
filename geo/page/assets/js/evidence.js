import {foreign, h, link, picker} from './dom.js';
import {day, describe, put} from './dates.js';
import {actorName, claimant} from './words.js';
import {flags, symbol} from './symbols.js';
import {asBibtex, asMarkdown, asText} from './cite.js';
import {fold, matcher} from './search.js';
import {Rows, row} from './rows.js';

const ASK = 12;                                // so many events in a stack can be searched and sorted

/** Why a mark is where it is: the words, the source, the date as uncertain as it is, the place and what else it could have been. */
export class Evidence {
  /** @param {import('./store.js').Store} store @param {(number: ?number) => void} open  null selects nothing @param {() => void} closed */
  constructor(store, open, closed) {
    this.store = store;
    this.open = open;
    this.closed = closed;
    this.panel = document.getElementById('evidence');
    this.stack = null;                         // {events, title, key} the reader came from
  }

  /** A stack's events as a list that can be searched and sorted. @param {number[]} events @param {string} title @param {string} [key]  of its place */
  list(events, title, key) {
    const {words, language} = this.store, p = words.panel;
    this.stack = {events, title, key};
    const list = h('ol.stack-list'), count = h('p.count', {role: 'status'}), format = new Intl.NumberFormat(language);
    const orders = ['latest', 'oldest', 'kind', 'source', 'confidence'].filter(name => this.store.order(name));
    let order = 'latest', query = '';
    const rows = this.rows = new Rows(list, this.panel, number => row(this.store, number, this.open));
    const draw = () => {
      const fits = matcher(fold(query)), texts = query.trim() ? this.store.haystacks() : null;
      const found = events.filter(number => !texts || fits(texts[number])).sort(this.store.order(order));
      count.textContent = put(words.page.count, {shown: format.format(found.length), all: format.format(events.length)});
      rows.set(found, h('li.none', {}, words.page.none));
    };
    const tools = events.length >= ASK && h('div.stack-tools', {},
      h('input', {type: 'search', placeholder: p.narrow, 'aria-label': p.narrow, oninput: async event => {
        query = event.target.value;
        await this.store.load(events);
        draw();
      }}),
      picker(p.sort, orders.map(name => [name, p[`sort_${name}`]]), name => { order = name; draw(); }), count);
    this.show(h('h2', {}, put(p.stack, {n: format.format(events.length), place: title})), tools, list);
    draw();
  }

  kind(number) {
    const {data, words} = this.store;
    return words.kinds[data.events[number].kind] || data.events[number].kind || words.panel.event;
  }

  /** One event. @param {number} number */
  event(number) {
    const {data, words, language} = this.store;
    const event = data.events[number], source = data.dispatches[event.dispatch], p = words.panel;
    const marks = this.store.marks[number], place = data.subject === 'places';
    const back = this.stack && this.stack.events.includes(number) && this.stack.events.length > 1;
    this.show(
      back && h('button.back', {type: 'button', onclick: () => { this.open(null); this.list(this.stack.events, this.stack.title, this.stack.key); }}, `‹ ${p.back}`),
      h('div.head', {}, event.symbol && symbol(event, data.actors, 40), h('div', {}, h('h2', {}, place && event.places.length ? foreign(event.places[0].name || event.places[0].query) : this.kind(number)),
        h('p.sub', {}, place ? h('span', {}, this.kind(number)) : h(`span.modality.${event.modality}`, {}, words.modality[event.modality]),
          words.domains[event.domain] && h('span', {}, words.domains[event.domain])))),
      !place && h('p.headline', {}, describe(event.when, words.when, language)),
      !event.mapped && h('p.note', {}, event.whyNot ? put(p.why_not, {why: event.whyNot}) : p.no_mark),
      this.quote(event, source, place),
      event.actors.length > 0 && this.section(p.who, this.who(event)),
      event.assets.length > 0 && this.section(p.with, h('ul.plain', {}, ...event.assets.map(asset => h('li', {}, ...named(asset, words))))),
      !place && this.section(p.when, h('p', {}, describe(event.when, words.when, language), h('span.muted', {}, ` · ${words.precision[event.when.precision]}`)),
        event.when.said && h('p.muted', {}, foreign(put(p.said, {text: event.when.said}))),
        event.when.how && h('p.muted', {}, put(p.derived, {how: event.when.how})), event.when.edtf && h('p.muted', {}, 'EDTF ', h('code', {}, event.when.edtf))),
      event.places.length > 0 && this.section(place ? p.names : p.where, ...event.places.map(one => this.place(one, place)), ...(place ? [] : this.drawn(marks))),
      this.reports(event, number),
      !place && this.section(p.source, ...this.source(event, source)),
      !place && this.section(p.how, h('p.muted', {}, put(p.confidence, {percent: Math.round(event.confidence * 100)}), ` · ${p[`status_${event.status}`]}`),
        event.rules.length > 0 && h('p.muted', {}, put(p.rules, {rules: event.rules.join(', ')})), h('p.muted', {}, h('code', {}, foreign(event.id)))),
      place && this.section(p.how, h('p.muted', {}, p.authored), h('p.muted', {}, h('code', {}, foreign(event.places[0] && event.places[0].place ? event.places[0].place : event.id)))));
  }

  section(title, ...children) {
    return h('section', {}, h('h3', {}, title), ...children);
  }

  quote(event, source, place) {
    const p = this.store.words.panel, lang = source.lang || false;
    const inside = event.context.map(([text, classes]) => {
      const kind = ['who', 'what', 'where', 'when'].find(name => classes.split(' ').includes(name));
      const piece = kind ? h(`mark.${kind}`, {title: this.store.words.columns[kind]}, text) : text;
      return classes.startsWith('quote') ? h('b', {}, piece) : h('span', {}, piece);
    });
    return h('figure.quote', {}, h('figcaption', {}, place ? p.record : p.quote, !place && h('span.key', {'aria-hidden': 'true'},
      ...['who', 'what', 'where', 'when'].map(kind => h(`mark.${kind}`, {}, this.store.words.columns[kind])))),
      h('blockquote', {lang, dir: 'auto'}, ...inside),
      event.also.length > 0 && h('div.also', {}, h('h4', {}, p.also), ...event.also.map(text => h('blockquote', {lang, dir: 'auto'}, text))),
      event.claimedBy.length > 0 && h('p.note', {}, foreign(put(p.claimed_by, {who: event.claimedBy.map(by => claimant(by, this.store.language)).join('; ')}))),
      event.deniedBy.length > 0 && h('p.note', {}, foreign(put(p.denied_by, {who: event.deniedBy.map(by => claimant(by, this.store.language)).join('; ')}))));
  }

  who(event) {
    const {words, data, language} = this.store;
    return h('ul.plain', {}, ...event.actors.map(actor => h('li', {}, flags([actor.code], data.actors), ' ', actorName(actor.code, language),
      actor.name && foreign(`, ${actor.name}`), actor.unit && foreign(`, ${actor.unit}`), h('span.muted', {}, ` · ${words.actor_roles[actor.role]}`))));
  }

  place(place, surveyed) {
    const {words, data} = this.store;
    const p = words.panel, known = place.place ? data.places[place.place] : null;
    const names = known && known.names ? known.names : (place.names || []).map(text => ({text, by: [], lang: null, status: 'variant'}));
    const shown = place.name || place.query;
    return h('div.place', {}, !surveyed && h('p', {}, h('span.muted', {}, `${words.roles[place.role]} `), h('strong', {}, foreign(shown))),
      !surveyed && h('p.muted', {}, foreign(place.name ? put(p.resolved, {text: place.said, name: place.name}) : put(p.abstained, {text: place.said})),
        place.why && foreign(`: ${place.why}`), place.inferred && ` · ${p.carried}`),
      ...this.names(names, shown),
      known && known.claims && known.claims.length > 0 && h('p.names', {}, h('span.muted', {}, `${p.claims}: `),
        ...known.claims.flatMap((claim, n) => [n ? ', ' : '', flags([claim.by], data.actors), ' ', foreign(claim.name), claim.controls && h('span.muted', {}, ` (${p.controls})`)])),
      !surveyed && place.candidates && place.candidates.length > 0 && h('details.why', {open: place.candidates.length > 1}, h('summary', {}, put(p.candidates, {n: place.candidates.length})),
        h('table.candidates', {}, h('thead.unseen', {}, h('tr', {}, ...[p.names, words.facets.kind, p.score, p.how].map(text => h('th', {scope: 'col'}, text)))),
          h('tbody', {}, ...place.candidates.map(candidate =>
            h('tr', {'aria-current': candidate.place === place.place}, h('th', {scope: 'row'}, foreign(candidate.name)), h('td', {}, words.kinds[candidate.kind] || candidate.kind),
              h('td', {}, h('meter', {min: 0, max: 1, value: candidate.score, 'aria-label': candidate.score.toFixed(2)}), h('span', {}, candidate.score.toFixed(2))),
              h('td.muted', {}, `${candidate.how}: ${candidate.why}`)))))));
  }

  /** Names by every party: who uses which first, then the rest. */
  names(names, shown) {
    const {words, language} = this.store, p = words.panel;
    const others = names.filter((name, n) => name.text !== shown && names.findIndex(one => one.text === name.text) === n);
    const rest = others.filter(name => !name.by.length), parties = new Map();
    const old = name => name.status === 'historic' && h('span.muted', {}, ` (${p.historic})`);
    for (const name of others.filter(one => one.by.length)) {
      const who = name.by.map(code => actorName(code, language)).join(', ');
      parties.set(who, [...(parties.get(who) || []), name]);
    }
    return [
      parties.size > 0 && h('dl.parties', {}, ...[...parties].flatMap(([who, theirs]) => [h('dt', {}, who),
                                                                                          h('dd', {}, ...theirs.flatMap((name, n) => [n ? ', ' : '', foreign(name.text, name.lang), old(name)]))])),
      rest.length > 0 && h('p.names', {}, h('span.muted', {}, `${p.names}: `), ...rest.flatMap((name, n) => [n ? ', ' : '', foreign(name.text, name.lang), old(name)]))];
  }

  drawn(marks) {
    const {words} = this.store, p = words.panel;
    if (!marks.length) return [];
    return [h('h4', {}, p.drawn), h('ul.plain.drawn', {}, ...marks.map(mark => h('li', {}, foreign(mark.label || words.roles[mark.role]),
      mark.shape === 'area' && h('span.muted', {}, ` · ${p[mark.part]}`), mark.radius && h('span.muted', {}, ` · ${put(p.radius, {km: Math.round(mark.radius / 1000)})}`),
      mark.why && h('span.muted', {}, ` · ${mark.why}`), mark.inferred && h('span.inferred', {}, ` ${p.inferred}`))))];
  }

  source(event, source) {
    const {words, language} = this.store, p = words.panel;
    const copied = h('span.copied', {role: 'status'});
    const copy = (label, form) => h('button.copy', {type: 'button', onclick: async () => {
      try {
        await navigator.clipboard.writeText(form(event, source));
        copied.textContent = p.copied;
      } catch {
        select(copied, form(event, source));
      }
    }}, label);
    return [
      h('p.document', {}, link(source.url, source.title || source.id)),
      h('p', {}, source.publisher && foreign(source.publisher), source.publisher && ' · ',
        source.published ? put(p.published, {date: day(source.published, language)}) : event.at ? p.undated : ''),
      h('p.graded', {}, h(`span.grade.grade-${source.grade}`, {title: words.grades[source.grade]}, source.grade), h('span.muted', {}, `${p.grade}: ${words.grades[source.grade]}`)),
      h('p.muted', {}, source.publishedHow && `${put(p.published_how, {how: source.publishedHow})} · `, source.file && h('code', {}, foreign(source.file)),
        event.at ? ` · ${put(p.offsets, {start: event.at[0], end: event.at[1]})}` : ` · ${source.id}`),
      h('div.copies', {role: 'group', 'aria-label': p.copy}, h('span.muted', {}, p.copy), copy(p.as_text, asText), copy('Markdown', asMarkdown), copy('BibTeX', asBibtex), copied)];
  }

  reports(event, number) {
    const {data, words, language} = this.store, p = words.panel;
    const incident = event.incident === null ? null : data.incidents[event.incident];
    if (!incident || incident.events.length < 2) return null;
    return this.section(`${p.reports} (${incident.events.length})`, h('div.reports', {}, ...incident.events.map(other => {
      const told = data.events[other], source = data.dispatches[told.dispatch];
      return h('article', {'aria-current': other === number}, h('h4', {}, foreign(source.publisher || source.title || source.id)),
        h('p.muted', {}, describe(told.when, words.when, language)), h('blockquote', {lang: source.lang || false, dir: 'auto'}, told.quote),
        other === number ? h('p.muted', {}, p.here) : h('button.copy', {type: 'button', onclick: () => this.open(other)}, this.kind(other), ' ›'));
    })),
      incident.disputed.length > 0 && h('div.disputed', {}, h('h4', {}, p.disputed), h('ul', {}, ...incident.disputed.map(text => h('li', {}, foreign(text))))),
      incident.agreed.length > 0 && h('p.muted', {}, put(p.agreed, {what: incident.agreed.join(', ')})));
  }

  show(...children) {
    const {words} = this.store;
    this.panel.hidden = false;
    this.panel.replaceChildren(h('button.close', {type: 'button', 'aria-label': words.page.close, title: `${words.page.close} (Esc)`,
                                                  onclick: this.closed}, '×'), ...children.filter(Boolean));
    this.panel.scrollTop = 0;
    document.getElementById('live').textContent = `${words.page.evidence}: ${this.panel.querySelector('h2').textContent}`;
    document.body.classList.add('reading');
  }

  hide() {
    this.panel.hidden = true;
    this.panel.replaceChildren();
    document.body.classList.remove('reading');
  }
}

function named(asset, words) {
  const kind = words.assets[asset.kind.replaceAll(' ', '_')] || asset.kind.replaceAll('_', ' ');
  const what = [asset.count && `${asset.count} ×`, kind].filter(Boolean).join(' ');
  return [foreign(what), asset.name && foreign(`, ${asset.name}`), asset.hull && foreign(` (${asset.hull})`)];
}

/** Where the clipboard is closed: leave the text selected for the reader to copy. */
function select(after, text) {
  const area = h('textarea', {readonly: true, 'aria-label': 'citation', rows: 4});
  area.value = text;
  after.after(area);
  area.select();
}
