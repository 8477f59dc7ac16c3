import {foreign, h} from './dom.js';
import {describe, put} from './dates.js';
import {Evidence} from './evidence.js';
import {symbol} from './symbols.js';
import {position} from './records.js';

/** What a row of a table says, and where in it that stands. */
export class TableEvidence extends Evidence {
  event(number) {
    const {data, words, language, table} = this.store, p = words.panel, t = words.table;
    const event = data.events[number], source = data.dispatches[event.dispatch], spot = table.spot[number];
    const back = this.stack && this.stack.events.length > 1 && this.stack.events.includes(number);
    this.rows = null;
    this.show(
      back && h('button.back', {type: 'button', onclick: () => { this.open(null); this.list(this.stack.events, this.stack.title, this.stack.key); }}, `‹ ${p.back}`),
      h('div.head', {}, event.symbol && symbol(event, data.actors, 40), h('div', {}, h('h2', {}, foreign(this.kind(number))),
        h('p.sub', {}, event.modality !== 'happened' && h(`span.modality.${event.modality}`, {}, words.modality[event.modality] || foreign(event.modality)),
          words.domains[event.domain] && h('span', {}, words.domains[event.domain])))),
      h('p.headline', {}, describe(event.when, words.when, language)),
      !event.mapped && h('p.note', {}, p.no_mark),
      h('p.note.lost', {hidden: true, role: 'alert'}),
      event.quote && this.quote(event, source, false),
      event.actors.length > 0 && this.section(p.who, this.who(event)),
      this.section(p.when, h('p', {}, describe(event.when, words.when, language), h('span.muted', {}, ` · ${words.precision[event.when.precision] || event.when.precision}`))),
      event.places.length > 0 && this.section(p.where, h('p', {}, h('strong', {}, foreign(event.places[0].name))),
        event.mapped && h('p.muted', {}, position(table.spots.lat[spot], table.spots.lon[spot]))),
      event.more.length > 0 && this.section(t.more, h('dl.parties', {}, ...event.more.flatMap(([name, text]) => [h('dt', {}, foreign(name)), h('dd', {}, foreign(text))]))),
      this.section(p.source, ...this.source(event, source)));
    this.store.load([number]).then(lost => {
      const note = this.panel.querySelector('.note.lost');
      if (!lost.length || !note || this.store.selected !== number) return;
      note.hidden = false;
      note.textContent = put(t.lost, {file: lost.join(', ')});
    });
  }

  quote(event, source, place) {
    const figure = super.quote(event, source, place);
    figure.querySelector('.key')?.remove();                     // nothing is marked in the text of a table
    return figure;
  }

  who(event) {
    const list = super.who(event);
    for (const role of list.querySelectorAll('.muted')) role.remove();         // a table does not say who did and who suffered it
    return list;
  }

  source(event, source) {
    const parts = super.source(event, source);
    return source.grade ? parts : parts.filter(part => part && !part.classList.contains('graded'));
  }
}
