import {foreign, h, link} from './dom.js';
import {day, describe, put} from './dates.js';
import {acting, actorName, claimant} from './words.js';
import {flags, symbol} from './symbols.js';

/** Why a mark is where it is: the words, the source, the date as uncertain as it is, the place and what else it could have been. */
export class Evidence {
  /** @param {import('./store.js').Store} store @param {(number: ?number) => void} open  null selects nothing @param {() => void} closed */
  constructor(store, open, closed) {
    this.store = store;
    this.open = open;
    this.closed = closed;
    this.panel = document.getElementById('evidence');
    this.stack = null;                         // {events, place} the reader came from
  }

  /** A stack's events as a list. @param {number[]} events @param {string} place */
  list(events, place) {
    const {data, words, language} = this.store;
    this.stack = {events, place};
    this.show(h('h2', {}, put(words.panel.stack, {n: events.length, place})),
      h('ol.stack-list', {}, ...events.map(number => {
        const event = data.events[number];
        return h('li', {}, h('button.event', {type: 'button', onclick: () => this.open(number)}, h('span.icon', {}, symbol(event, data.actors, 26)),
          h('span.text', {}, h('span.line', {}, h('span.kind', {}, words.kinds[event.kind]), flags(acting(event.actors), data.actors),
                               event.modality !== 'happened' && h(`span.modality.${event.modality}`, {}, words.modality[event.modality])),
            h('span.when', {}, describe(event.when, words.when, language)), h('span.quote', {}, foreign(event.quote)))));
      })));
  }

  /** One event. @param {number} number */
  event(number) {
    const {data, words, language} = this.store;
    const event = data.events[number], source = data.dispatches[event.dispatch], p = words.panel;
    const marks = data.features.filter(feature => feature.event === number);
    const back = this.stack && this.stack.events.includes(number) && this.stack.events.length > 1;
    this.show(
      back && h('button.back', {type: 'button', onclick: () => { this.open(null); this.list(this.stack.events, this.stack.place); }}, `‹ ${p.back}`),
      h('div.head', {}, symbol(event, data.actors, 40), h('div', {}, h('h2', {}, words.kinds[event.kind]),
        h('p.sub', {}, h(`span.modality.${event.modality}`, {}, words.modality[event.modality]), words.domains[event.domain] && h('span', {}, words.domains[event.domain])))),
      h('p.headline', {}, describe(event.when, words.when, language)),
      !event.mapped && h('p.note', {}, event.whyNot ? put(p.why_not, {why: event.whyNot}) : p.no_mark),
      this.quote(event, source),
      event.actors.length > 0 && this.section(p.who, this.who(event)),
      event.assets.length > 0 && this.section(p.with, h('ul.plain', {}, ...event.assets.map(asset => h('li', {}, ...named(asset))))),
      this.section(p.when, h('p', {}, describe(event.when, words.when, language), h('span.muted', {}, ` · ${words.precision[event.when.precision]}`)),
        event.when.said && h('p.muted', {}, foreign(put(p.said, {text: event.when.said}))),
        event.when.how && h('p.muted', {}, put(p.derived, {how: event.when.how})), event.when.edtf && h('p.muted', {}, 'EDTF ', h('code', {}, event.when.edtf))),
      event.places.length > 0 && this.section(p.where, ...event.places.map(place => this.place(place)), ...this.drawn(marks)),
      this.section(p.source, ...this.source(event, source)),
      this.reports(event, number),
      this.section(p.how, h('p.muted', {}, put(p.confidence, {percent: Math.round(event.confidence * 100)}), ` · ${p[`status_${event.status}`]}`),
        event.rules.length > 0 && h('p.muted', {}, put(p.rules, {rules: event.rules.join(', ')}))));
  }

  section(title, ...children) {
    return h('section', {}, h('h3', {}, title), ...children);
  }

  quote(event, source) {
    const p = this.store.words.panel, lang = source.lang || false;
    const inside = event.context.map(([text, classes]) => {
      const kind = ['who', 'what', 'where', 'when'].find(name => classes.split(' ').includes(name));
      const piece = kind ? h(`mark.${kind}`, {title: this.store.words.columns[kind]}, text) : text;
      return classes.startsWith('quote') ? h('b', {}, piece) : h('span', {}, piece);
    });
    return h('figure.quote', {}, h('figcaption', {}, p.quote, h('span.key', {'aria-hidden': 'true'},
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

  place(place) {
    const {words, data} = this.store;
    const p = words.panel, known = place.place ? data.places[place.place] : null;
    const names = known ? known.names.slice(1).map(name => ({text: name.text, lang: name.lang, by: name.by})) : (place.names || []).map(text => ({text, by: []}));
    return h('div.place', {}, h('p', {}, h('span.muted', {}, `${words.roles[place.role]} `), h('strong', {}, foreign(place.name || place.query))),
      h('p.muted', {}, foreign(place.name ? put(p.resolved, {text: place.said, name: place.name}) : put(p.abstained, {text: place.said})),
        place.why && foreign(`: ${place.why}`), place.inferred && ` · ${p.carried}`),
      names.length > 0 && h('p.names', {}, h('span.muted', {}, `${p.names}: `), ...names.flatMap((name, n) => [n ? ', ' : '', foreign(name.text, name.lang),
        name.by.length > 0 ? h('span.muted', {}, ` (${put(p.used_by, {who: name.by.join(', ')})})`) : ''])),
      known && known.claims.length > 0 && h('p.names', {}, h('span.muted', {}, `${p.claims}: `), known.claims.map(claim => `${claim.by} (${claim.name})`).join(', ')),
      place.candidates && place.candidates.length > 1 && h('table.candidates', {}, h('caption', {}, p.candidates), h('tbody', {}, ...place.candidates.map(candidate =>
        h('tr', {'aria-current': candidate.place === place.place}, h('th', {scope: 'row'}, foreign(candidate.name)), h('td', {}, candidate.kind),
          h('td', {}, h('meter', {min: 0, max: 1, value: candidate.score, 'aria-label': candidate.score.toFixed(2)}), h('span', {}, candidate.score.toFixed(2))),
          h('td.muted', {}, `${candidate.how}: ${candidate.why}`))))));
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
    return [
      h('p.document', {}, link(source.url, source.title || source.id)),
      h('p', {}, source.publisher && foreign(source.publisher), source.publisher && ' · ',
        source.published ? put(p.published, {date: day(source.published, language)}) : p.undated),
      h('p', {}, h(`span.grade.grade-${source.grade}`, {title: words.grades[source.grade]}, source.grade), ' ', h('span.muted', {}, words.grades[source.grade])),
      h('p.muted', {}, source.publishedHow && `${put(p.published_how, {how: source.publishedHow})} · `, source.file && h('code', {}, foreign(source.file)),
        ` ${event.at[0]}–${event.at[1]}`),
      h('p', {}, h('button.copy', {type: 'button', onclick: async () => {
        try {
          await navigator.clipboard.writeText(cite(event, source));
        } catch {
          select(cite(event, source));
        }
        copied.textContent = p.copied;
      }}, p.copy), ' ', copied)];
  }

  reports(event, number) {
    const {data, words, language} = this.store, p = words.panel;
    const incident = event.incident === null ? null : data.incidents[event.incident];
    if (!incident || incident.events.length < 2) return null;
    return this.section(`${p.reports} (${incident.events.length})`, h('div.reports', {}, ...incident.events.map(other => {
      const told = data.events[other], source = data.dispatches[told.dispatch];
      return h('article', {'aria-current': other === number}, h('h4', {}, foreign(source.publisher || source.title || source.id)),
        h('p.muted', {}, describe(told.when, words.when, language)), h('blockquote', {lang: source.lang || false, dir: 'auto'}, told.quote),
        other === number ? h('p.muted', {}, p.here) : h('button.copy', {type: 'button', onclick: () => this.open(other)}, words.kinds[told.kind], ' ›'));
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

function named(asset) {
  const what = [asset.count && `${asset.count} ×`, asset.kind].filter(Boolean).join(' ');
  return [foreign(what), asset.name && foreign(`, ${asset.name}`), asset.hull && foreign(` (${asset.hull})`)];
}

/** A citation with its quote. @param {*} event @param {*} source @returns {string} */
export function cite(event, source) {
  const parts = [`“${event.quote}”`, [source.publisher, source.title].filter(Boolean).join(', ') || source.id, source.published || 'undated', source.url].filter(Boolean);
  return `${parts.join('. ')}.`;
}

/** Where the clipboard is closed: leave the text selected for the reader to copy. */
function select(text) {
  const area = h('textarea', {readonly: true, 'aria-label': 'citation'});
  area.value = text;
  document.querySelector('.copied').after(area);
  area.select();
}
