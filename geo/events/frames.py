"""From trigger words to proposed events: who, where, when, how sure, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from geo.events import lexicon as lexicons
from geo.events.grammar import FACTIVE, Phrase, after_phrases, agent, direct_object, governor, group, light_verb, noun_phrase, phrase_right, subject
from geo.events.mentions import Item
from geo.events.kinds import sense
from geo.events.placing import Spot, attach, spots
from geo.events.text import Sentence
from geo.events.times import Moment
from geo.model import Actor, Asset, Span

SEA_WORDS = frozenset("naval navy maritime sea fleet marine warship coast ship-based".split())
AIR_WORDS = frozenset("air aerial airborne strategic bomber aviation".split())
PHYSICAL = frozenset("naval_transit joint_patrol exercise monitoring intercept incursion deployment weapons_test strike air_defence clash coercion accident".split())


@dataclass(slots=True)
class Proposal:
    """An event as one trigger tells it, before merging."""

    sentence: int
    trigger: int                         # item index
    cls: str
    kind: str
    word: str
    start: int
    end: int
    domain: str = "none"
    modality: str = "happened"
    actors: list[Actor] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    claimed_by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    future: bool = False
    habitual: bool = False
    heading: bool = False
    content: bool = False                # part of an exercise, not an act of its own
    weak: bool = False                   # only worth keeping if it tells more of another event
    reaction: bool = False               # answers the event told before it
    plural_habit: bool = False           # "regular patrols"
    definite: bool = False               # its subject points back: "these ships", "they"
    begins: bool = False
    hot: bool = False                    # "have begun": on the day it is told
    anaphoric: bool = False              # "the exercises", "these ships": tells more of an event told before
    again: bool = False                  # "came back", "again": another event like one told before
    responds: bool = False               # "in response": not before the event told last
    before_at: int | None = None         # trigger, in the same sentence, of an event that came after this one
    paragraph: int = 0

    def states(self, *roles: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.country for a in self.actors if not roles or a.role in roles))


@dataclass(slots=True)
class Memory:
    """What a reader keeps in mind from sentence to sentence."""

    persons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    movers: list[tuple[tuple[str, ...], str]] = field(default_factory=list)      # states and domain of movers, newest last
    reporter: tuple[str, ...] = ()
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)             # "navy" -> states, as last explained
    ships: dict[str, str] = field(default_factory=dict)                          # short ship name -> operator
    zone: tuple[str, ...] = ()           # owner of the zone last named
    last: tuple[str, str] | None = None  # class and kind of the last act: "did the same"
    moment: tuple[int, Moment] | None = None                                     # sentence and time last told that no event took


def _span(item: Item) -> Span:
    return Span(start=item.start, end=item.end, text=item.text)


def _split(p: Proposal) -> list[Proposal]:
    """A movement dated to several days is as many movements: "sailed through on Feb. 4 and April 7"."""
    days = [m for m in p.moments if m.kind == "date" and not m.edge]
    if p.kind not in {"naval_transit", "incursion", "joint_patrol"} or len(days) < 2:
        return [p]
    return [replace(p, moments=[d], rules=[*p.rules, "one event a day"]) for d in days]


class Reader:
    """Reads one sentence's items; holds what its steps share."""

    def __init__(self, items: list[Item], sentence: Sentence, number: int, text: str, memory: Memory) -> None:
        self.items, self.sentence, self.number, self.text, self.memory = items, sentence, number, text, memory
        self.lex = lexicons.lexicon()
        self.anchors = [i for i, it in enumerate(items) if it.tag in "VE" or it.low in {"did", "do", "does"} and [o.low for o in items[i + 1 : i + 3]] == ["the", "same"]]
        self.told: list[Moment] = []                       # times of statements, not of events
        self.reports = self._reports()
        self.speakers = tuple(dict.fromkeys(c for _, who, _ in self.reports for c in who))
        subjects = [self.states(subject(items, v)) for v in self.anchors if items[v].is_verb("fire", "deploy", "exercise", "test", "light")]
        self.spots = spots(items, text, sentence.start, self.speakers or memory.reporter, next((s for s in subjects if s), ()))

    # -- who says it

    def _reports(self) -> list[tuple[int, tuple[str, ...], Item]]:
        """Reporting verbs with the states behind them, and "according to" phrases."""
        out = []
        for i, item in enumerate(self.items):
            if item.is_verb("report") and not item.is_verb("light"):
                phrase = subject(self.items, i)
                out.append((i, self.states(phrase), item))
            elif item.low == "according" and i + 2 < len(self.items) and self.items[i + 1].low == "to":
                phrase = noun_phrase(self.items, i + 2)
                out.append((i, self.states(phrase), item))
        return out

    def speaker_names(self, start: int, end: int) -> list[str]:
        names = []
        for i, who, item in self.reports:
            phrase = noun_phrase(self.items, i + 2) if item.low == "according" else subject(self.items, i)
            if phrase is None:
                continue
            body = [o for o in phrase.items(self.items) if o.tag == "A" and o.what in {"body", "generic", "person"}]
            text = " ".join(o.text for o in body[:2]) or self.text[self.items[phrase.start].start : self.items[phrase.end - 1].end]
            names.append(f"{who[0]}: {text}" if who else text)
        return list(dict.fromkeys(n.strip() for n in names if n.strip()))

    # -- who takes part

    def states(self, phrase: Phrase | None, *, extend: bool = True) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for c, _ in self.people(phrase, extend=extend)))

    def people(self, phrase: Phrase | None, *, extend: bool = True) -> list[tuple[str, Item]]:
        """States and groups named in a noun phrase (and the "of"/"from" phrases after it), each with the item that names it."""
        if phrase is None:
            return []
        found: list[tuple[str, Item]] = []
        generic: list[Item] = []
        for item in phrase.items(self.items):
            if item.tag == "A" and item.value:
                found += [(c, item) for c in item.value]
            elif item.tag == "A":
                generic.append(item)
            elif item.low in self.memory.bodies and item.tag in "NS" and any(w.low == "the" for w in phrase.items(self.items)):
                found += [(c, item) for c in self.memory.bodies[item.low]]         # "the command", "the fleet"
            elif item.tag == "S" and item.operator:
                found.append((item.operator, item))
            elif item.tag == "S" and item.name and item.name in self.memory.ships:
                found.append((self.memory.ships[item.name], item))
        if generic and found:
            for item in generic:
                self.memory.bodies[item.low] = tuple(dict.fromkeys(c for c, _ in found))
        if not found and extend:
            for more in after_phrases(self.items, phrase.end, frozenset({"of", "from", "between", "by", "with", "involving"})):
                found += self.people(more, extend=False)
        if not found and generic:                          # "the Pacific Fleet", said by Russia's ministry
            found += [(c, item) for item in generic for c in self.memory.bodies.get(item.low, ()) or (self._said(phrase.start) if item.low not in {"ministry", "defense ministry", "defence ministry"} else ())]
        if not found and any(w.low in {"its", "their"} for w in phrase.items(self.items)) and any(w.tag == "S" or w.low in {"forces", "troops", "military", "navy"} for w in phrase.items(self.items)):
            found += [(c, phrase.items(self.items)[-1]) for c in self._said(phrase.start)]
        if not found:
            found = self._remembered(phrase)
        return found

    def _remembered(self, phrase: Phrase) -> list[tuple[str, Item]]:
        """"they", "the two ships", "the group": whoever moved last, of the same domain."""
        words = phrase.items(self.items)
        head = words[-1]
        pronoun = head.tag == "R" and head.low in {"they", "it", "them", "both", "all", "these", "who", "which"}
        definite = any(w.low in {"the", "these", "those", "all", "both", "this", "that"} for w in words)
        counted = head.tag == "Q" or head.low in {"trio", "pair", "group", "flotilla", "ships", "formation", "four", "three", "two"}
        asset = next((w for w in reversed(words) if w.tag == "S"), None)
        if not (pronoun or definite and (asset or counted)):
            return []
        wanted = self.lex.asset_domain.get(asset.value, "multi") if asset else "multi"
        topic = self.topic(phrase.start)
        for states, domain in ([topic] if topic else []) + self.memory.movers[::-1]:
            if wanted in {"multi"} or domain in {wanted, "multi", "none"}:
                return [(c, words[-1]) for c in states]
        return []

    def _said(self, before: int) -> tuple[str, ...]:
        """The states behind the reporting verb that item `before` is the complement of."""
        return next((who for k, who, _ in reversed(getattr(self, "reports", [])) if k < before), ())

    def topic(self, before: int) -> tuple[tuple[str, ...], str] | None:
        """The first ships or aircraft of a known state that the sentence names before item `before`."""
        for k in range(before):
            if self.items[k].tag == "S" and self.items[k].value not in {"civil_ship", "force"}:
                domain = self.lex.asset_domain.get(self.items[k].value, "multi")
                phrase = noun_phrase(self.items, k)
                if domain in {"sea", "air"} and phrase.end <= before:
                    states = self.states(phrase)
                    if states:
                        return states, domain
        return None

    def assets_in(self, phrase: Phrase | None, operator: tuple[str, ...]) -> list[Asset]:
        if phrase is None:
            return []
        out = []
        words = phrase.items(self.items)
        for k, item in enumerate(words):
            if item.tag != "S":
                continue
            count = None
            for w in reversed(words[max(0, k - 4) : k]):
                if w.tag == "S":
                    break
                if w.tag == "Q":
                    count = w.count
                    break
                if w.low in {"a", "an"}:
                    count = 1
            own = next((w.value[0] for w in reversed(words[:k]) if w.tag == "A" and w.value), None)
            out.append(Asset(kind=item.value if isinstance(item.value, str) else "warship", name=item.name, count=1 if item.name else count, operator=item.operator or own or (operator[0] if len(operator) == 1 else None), span=_span(item)))
        return out

    def domain_of(self, phrase: Phrase | None) -> str:
        """sea, air, land or none, from the assets and adjectives of a noun phrase."""
        if phrase is None:
            return "none"
        domains = set()
        for item in phrase.items(self.items):
            if item.tag == "S":
                d = self.lex.asset_domain.get(item.value, "multi")
                if d not in {"multi", "weapon"}:
                    domains.add(d)
            elif item.tag in "NA":
                words = set(item.low.replace("-", " ").split())
                if words & SEA_WORDS:
                    domains.add("sea")
                if words & AIR_WORDS and not words & {"defense", "defence"}:
                    domains.add("air")
        return domains.pop() if len(domains) == 1 else "multi" if domains else "none"

    # -- triggers

    def proposals(self) -> list[Proposal]:
        out: list[Proposal] = []
        carriers: dict[int, int] = {}                      # light verb -> event noun
        for i, item in enumerate(self.items):
            if item.tag == "E" and not self._modifier(i) and (v := light_verb(self.items, i)) is not None:
                carriers.setdefault(v, i)
        for i, item in enumerate(self.items):
            if item.low in {"did", "do", "does"} and [o.low for o in self.items[i + 1 : i + 3]] == ["the", "same"]:
                p = self._repeat(i)
            elif item.tag == "E" and item.what == "trigger":
                if self._modifier(i):
                    continue
                p = self._from_noun(i, next((v for v, e in carriers.items() if e == i), None))
            elif item.tag == "V" and i not in carriers:
                p = self._from_verb(i)
            else:
                continue
            if p is not None:
                out.append(p)
        self._attach(out, carriers)
        out += self._gapped(out)
        for p in out:
            self._finish(p)
        self._order(out)
        return [q for p in out for q in _split(p)]

    def _gapped(self, proposals: list[Proposal]) -> list[Proposal]:
        """"X made the trip on May 4; Y on May 18 and June 22": a segment without a verb repeats the one before with another subject."""
        cuts = [k for k, it in enumerate(self.items) if it.text == ";"]
        out: list[Proposal] = []
        for n, cut in enumerate(cuts):
            stop = cuts[n + 1] if n + 1 < len(cuts) else len(self.items)
            segment = range(cut + 1, stop)
            model = next((p for p in reversed(proposals) if p.trigger < cut), None)
            if model is None or any(self.items[k].tag in "VE" for k in segment):
                continue
            who = next((k for k in segment if self.items[k].tag in "AS"), None)
            times = [self.items[k] for k in segment if self.items[k].tag == "T"]
            if who is None or not times:
                continue
            phrase = noun_phrase(self.items, who)
            p = replace(model, actors=[], assets=[], moments=[t.value for t in times], start=self.items[phrase.start].start, end=times[-1].end, rules=[*model.rules, "repeated without its verb"],
                        spots=[s for s in model.spots if s.role in {"via", "at"}])
            for other in (model, *proposals):
                other.moments = [m for m in other.moments if m not in p.moments]
            model.end = min(model.end, self.items[cut].start)
            self._add(p, phrase, "initiator")
            p.assets = self.assets_in(phrase, p.states("initiator"))
            out.append(p)
        return out

    def _order(self, proposals: list[Proposal]) -> None:
        """"X, a week after Y": Y came before X."""
        for k, it in enumerate(self.items):
            if it.low == "after" and it.tag in "BP":
                first = max((p for p in proposals if p.trigger < k), key=lambda p: p.trigger, default=None)
                second = min((p for p in proposals if p.trigger > k), key=lambda p: p.trigger, default=None)
                if first is not None and second is not None:
                    second.before_at = first.trigger

    def _modifier(self, i: int) -> bool:
        """"a passage exercise" is an exercise: the first event noun only describes the second."""
        return i + 1 < len(self.items) and self.items[i + 1].tag == "E"

    def _activity(self, item: Item) -> str | None:
        classes = {c for v in item.verbs for c in v.classes}
        order = ("shootdown", "coerce", "clash", "strike", "fire", "scramble", "monitor", "intrude", "test", "exercise", "patrol", "deploy", "call", "accident", "move", "fly", "meet", "state", "measure", "travel", "seeing")
        return next((c for c in order if c in classes), None)

    def _new(self, i: int, cls: str, phrases: list[Phrase | None]) -> Proposal:
        item = self.items[i]
        spans = [(self.items[p.start].start, self.items[p.end - 1].end) for p in phrases if p] + [(item.start, item.end)]
        return Proposal(self.number, i, cls, "", item.low, min(s for s, _ in spans), max(e for _, e in spans), heading=self.sentence.heading, paragraph=self.sentence.paragraph)

    def _add(self, p: Proposal, phrase: Phrase | None, role: str, *, extend: bool = True) -> None:
        for country, item in self.people(phrase, extend=extend):
            if not any(a.country == country for a in p.actors):
                p.actors.append(Actor(country=country, role=role, name=item.text if item.what in {"body", "person"} else None, span=_span(item)))        # type: ignore[arg-type]

    def _from_verb(self, i: int) -> Proposal | None:
        item = self.items[i]
        cls = self._activity(item)
        if cls is None:
            return None
        verb = group(self.items, i)
        subj, obj = subject(self.items, i), direct_object(self.items, i)
        if verb.passive:
            doer, done = agent(self.items, i), subj
            if done is not None and done.start > i:
                done = None
        else:
            doer, done = subj, obj
        if cls in {"state", "measure", "meet"} and verb.passive:
            doer, done = done, doer
        p = self._new(i, cls, [doer, done])
        p.rules.append(f"verb:{cls}")
        if verb.negated:
            p.modality = "denied"
            p.rules.append("negated")
        self._irrealis(p, i, verb)
        self._add(p, doer, "initiator")
        self._add(p, done, "target", extend=True)
        p.assets += self.assets_in(doer, p.states("initiator"))
        p.domain = self.domain_of(doer)
        if cls in {"deploy", "fire", "fly"} and done is not None:
            p.assets += self.assets_in(done, p.states("initiator"))
            p.domain = self.domain_of(done) if self.domain_of(done) != "none" else p.domain
        mover = doer if not (verb.passive and cls in {"deploy"}) else done
        if mover is not None and any(w.tag == "S" for w in mover.items(self.items)) and p.domain == "none":
            p.domain = "multi"
        p.definite = doer is not None and any(w.low in {"these", "those", "the", "they"} for w in doer.items(self.items)[:1])
        if cls in {"move", "travel", "fly", "patrol", "intrude"}:
            self._companions(p, i)
        p.habitual = any(self.items[k].low == "times" and self.items[k - 1].tag in "QND" for k in range(i + 2, min(i + 10, len(self.items))))
        return p if sense(self, p, i, doer, done) else None

    def _repeat(self, i: int) -> Proposal | None:
        """"Chinese ships did the same to fishing boats": the act told last, by and to others."""
        if self.memory.last is None:
            return None
        doer = subject(self.items, i)
        p = self._new(i, self.memory.last[0], [doer])
        p.kind, p.rules, p.again = self.memory.last[1], ["did the same"], True
        self._add(p, doer, "initiator")
        p.domain = self.domain_of(doer)
        if i + 3 < len(self.items) - 1 and self.items[i + 3].low == "to":
            self._add(p, phrase_right(self.items, i + 4), "target")
        return p

    def _companions(self, p: Proposal, i: int) -> None:
        """"together with", "this time with Russian warplanes": they move too."""
        for k in range(i + 1, min(i + 30, len(self.items) - 1)):
            if self.items[k].tag == "B" and self.items[k].low in {"while", "after", "when", "before", "because"} or self.items[k].text == ";":
                return
            if self.items[k].low in {"with", "alongside"} and (phrase := phrase_right(self.items, k + 1)) and any(w.tag == "S" for w in phrase.items(self.items)):
                self._add(p, phrase, "initiator", extend=False)
                p.assets += self.assets_in(phrase, ())

    def _from_noun(self, i: int, carrier: int | None) -> Proposal | None:
        item = self.items[i]
        phrase = noun_phrase(self.items, i)
        words = phrase.items(self.items)
        after = after_phrases(self.items, phrase.end, frozenset({"of", "between", "by", "with", "involving", "from", "among"}))
        of_places = [a for a in after if not self.people(a, extend=False)]
        p = self._new(i, item.value, [phrase, *[a for a in after if a not in of_places]])
        p.rules.append(f"noun:{item.value}")
        first = phrase.start
        lead = next((w for w in words if w.tag in "D"), None)
        anaphor = lead is not None and lead.low in {"the", "these", "those", "this", "that", "its", "their", "such"}
        inner = [(c, it) for it in words[: i - phrase.start] if it.tag in "AS" for c in (it.value if it.tag == "A" and it.value else (it.operator,) if it.operator else ())]
        for country, it in inner:
            p.actors.append(Actor(country=country, role="initiator", span=_span(it)))
        named = bool(p.actors)
        for extra in after:
            self._add(p, extra, "initiator", extend=False)
            p.assets += self.assets_in(extra, p.states("initiator"))
        p.domain = self.domain_of(phrase)
        low_words = {w.low for w in words}
        quals = {self.lex.qualifiers[w] for w in low_words if w in self.lex.qualifiers}
        if lead is not None and lead.low in {"no", "any"}:
            p.modality = "denied"
            p.rules.append("negated")
        if "hypothetical" in quals:
            p.modality, _ = "hypothetical", p.rules.append("qualifier:hypothetical")
        elif "planned" in quals and not anaphor:
            p.modality, p.future = "planned", True
        elif "claimed" in quals:
            p.modality = "claimed"
        prep = governor(self.items, first)
        factive = prep is not None and prep.low in FACTIVE
        if carrier is not None:
            verb = group(self.items, carrier)
            subj = subject(self.items, carrier)
            own_subject = subj is not None and subj.start <= i < subj.end
            if own_subject:
                if verb.passive and (by := agent(self.items, carrier)):
                    self._add(p, by, "initiator")
                if not verb.passive and self.items[carrier].is_verb("light") and {v.lemma for v in self.items[carrier].verbs} & {"involve", "include", "feature"}:
                    self._add(p, direct_object(self.items, carrier), "initiator")
            elif subj is not None:
                if not named or len(p.actors) < 2 or any(w.low in {"joint", "bilateral", "combined"} for w in words):
                    self._add(p, subj, "initiator")
                p.assets += self.assets_in(subj, p.states("initiator"))
                if p.domain == "none":
                    p.domain = self.domain_of(subj)
                p.start = min(p.start, self.items[subj.start].start)
            p.start, p.end = min(p.start, self.items[carrier].start), max(p.end, self.items[carrier].end)
            p.rules.append("light verb")
            if {v.lemma for v in self.items[carrier].verbs} & {"begin", "start", "commence", "kick off", "open", "launch"}:
                p.begins = True
                p.hot = any(o.low in {"has", "have"} for o in self.items[verb.start : carrier])
            if verb.negated:
                p.modality = "denied"
                p.rules.append("negated")
            self._irrealis(p, carrier, verb)
            lemmas = {v.lemma for v in self.items[carrier].verbs}
            if self.items[carrier].is_verb("planned") and not self.items[carrier].is_verb("light") and p.modality == "happened":
                p.modality, p.future = "planned", True
        elif factive:
            p.rules.append(f"presupposed:{prep.low}")               # type: ignore[union-attr]
            if not p.actors:
                self._nearest_movers(p, first)
        else:
            self._governed(p, first)
        if item.value in {"coerce", "strike", "clash"}:
            self._targets(p, i)
        if not p.actors and any(w.low in {"its", "their"} for w in words):
            self._nearest_movers(p, first)
        governing = next((k for k in range(phrase.end, len(self.items)) if self.items[k].tag == "V" and (s := subject(self.items, k)) and s.start <= i < s.end), None)
        if governing is not None and governing != carrier and group(self.items, governing).modal in {"could", "may", "might", "would", "can"} and p.modality == "happened" and not anaphor:
            p.modality = "hypothetical"
            p.rules.append("subject of a possibility")
        habitual = "habitual" in quals or any(w.low in {"several", "many", "numerous", "previous", "past"} for w in words)
        p.habitual = habitual and not factive and (carrier is None or self._aggregate(carrier, words))
        p.plural_habit = "habitual" in quals and item.low.endswith("s")
        p.anaphoric = anaphor and not named and not any(a.span for a in p.actors)
        return p if sense(self, p, i, None, None) else None

    def _targets(self, p: Proposal, i: int) -> None:
        """"at a Philippine boat", "against Houthi targets": at whom."""
        for k in range(i + 1, min(i + 14, len(self.items) - 1)):
            if self.items[k].tag in "VB" or self.items[k].text == ";":
                return
            if self.items[k].tag == "P" and self.items[k].low in {"at", "on", "against", "toward", "towards"} and self.items[k + 1].tag != "T":
                self._add(p, phrase_right(self.items, k + 1), "target")
                return

    def _aggregate(self, carrier: int, words: list[Item]) -> bool:
        """"have conducted annual drills", "several exercises in recent months": a count, not an event."""
        low = {w.low for w in words}
        text = self.text[self.sentence.start : self.sentence.end].lower()
        vague = any(cue in text for cue in ("in the past", "in recent months", "in recent years", "in recent weeks", "every year", "each year", "over the years", "since 20", "regularly", "often", "routinely conducts"))
        return bool(low & {"several", "many", "numerous", "previous", "past"}) or vague and bool(low & {"annual", "regular", "routine", "frequent", "yearly", "joint"})

    def _nearest_movers(self, p: Proposal, first: int) -> None:
        """"during their joint patrol": who acts in the clause, else the nearest body or ships before, else whoever moved last."""
        best: Phrase | None = None
        before = next((k for k in range(first - 1, -1, -1) if self.items[k].tag == "V"), None)
        if before is not None and not self.items[before].is_verb("report") and (acting := subject(self.items, before)) is not None and self.people(acting):
            self._add(p, acting, "initiator")
            self._threatened(p, acting, first)
            return
        k = first - 1
        while k > 0:
            it = self.items[k]
            if it.tag in "AS":
                phrase = noun_phrase(self.items, k)
                words = phrase.items(self.items)
                if any(w.tag == "S" or w.tag == "A" and w.what in {"body", "generic"} for w in words) and self.people(phrase):
                    best = phrase
                    break
                if best is None and self.people(phrase):
                    best = phrase
                k = phrase.start - 1
            else:
                k -= 1
        if best is not None and any(w.tag == "S" or w.what in {"body", "generic"} for w in best.items(self.items)):
            self._add(p, best, "initiator")
            self._threatened(p, best, first)
        elif self.memory.movers:
            states, domain = self.memory.movers[-1]
            p.actors += [Actor(country=c, role="initiator") for c in states]
            p.domain = domain if p.domain == "none" else p.domain
        elif best is not None:
            self._add(p, best, "initiator")

    def _threatened(self, p: Proposal, movers: Phrase, stop: int) -> None:
        """"... of intimidating the United States during their patrol": the one intimidated is the target of what they did."""
        for k in range(movers.end, stop):
            if self.items[k].tag == "V" and {v.lemma for v in self.items[k].verbs} & {"intimidate", "threaten", "provoke", "target", "harass"}:
                self._add(p, direct_object(self.items, k), "target")

    def _governed(self, p: Proposal, first: int) -> None:
        """The event noun is the object of some other verb: "condemned the passage of", "announced drills", "called for exercises"."""
        k = first - 1
        while k >= 0 and (self.items[k].tag in "WDNP(" or self.items[k].tag in "A'"):
            if self.items[k].tag == "P" and self.items[k].low not in {"of", "for", "to", "on", "in", "with", "about", "against", "out"}:
                return
            k -= 1
        if k < 0 or self.items[k].tag != "V":
            return
        verb = self.items[k]
        g = group(self.items, k)
        wish = verb.is_verb("wished") or {v.lemma for v in verb.verbs} & {"call", "simulate", "rule", "consider"}
        if verb.is_verb("planned") or {v.lemma for v in verb.verbs} & {"announce", "plan", "schedule"}:
            p.modality, p.future = "planned", True
            self._add(p, subject(self.items, k), "initiator") if not p.actors else None
            p.rules.append("announced")
        elif wish and not verb.is_verb("state"):
            p.modality = "hypothetical"
            p.rules.append("wished for")
        elif verb.is_verb("denying") or g.negated:
            p.modality = "denied"
        elif verb.is_verb("monitor", "deploy", "scramble"):
            pass

    def _irrealis(self, p: Proposal, i: int, verb: Any) -> None:
        """Plans, wishes, conditions, possibilities."""
        items = self.items
        if verb.modal in {"will", "be to", "shall"}:
            p.modality, p.future = "planned", True
            p.rules.append(f"modal:{verb.modal}")
        elif verb.modal == "would":
            said = any(k < i or it.low == "according" for k, _, it in self.reports)
            conditional = any(it.low in {"if", "unless"} for it in items)
            p.modality = "planned" if said and not conditional else "hypothetical"
            p.future = p.modality == "planned"
            p.rules.append("modal:would")
        elif verb.modal in {"could", "may", "might", "can", "should", "must"}:
            p.modality = "hypothetical"
            p.rules.append(f"modal:{verb.modal}")
        elif items[i].form == {"ing"} and i and items[i - 1].tag == "V" and {v.lemma for v in items[i - 1].verbs} & {"stop", "cease", "halt", "avoid", "refrain", "end"}:
            p.modality = "denied"
            p.rules.append("told to stop")
        elif verb.infinitive:
            k = verb.start - 1
            while k >= 0 and items[k].tag in "DNASLERQW'C" and items[k].tag != "V":
                k -= 1
            if k >= 0 and items[k].tag == "V":
                cause = items[k]
                outer = group(items, k)
                if cause.is_verb("planned"):
                    p.modality, p.future = "planned", True
                elif {v.lemma for v in cause.verbs} & {"begin", "start", "continue", "resume", "see", "use", "prompt", "lead", "cause", "force", "trigger", "push", "spur", "deploy", "send", "dispatch", "mobilise", "mobilize", "task", "scramble", "go", "come", "join", "return"}:
                    if outer.modal or outer.infinitive:
                        self._irrealis(p, k, outer)
                elif cause.is_verb("wished") or cause.is_verb("state", "denying"):
                    p.modality = "hypothetical"
                    p.rules.append("wished for")
                elif outer.modal:
                    self._irrealis(p, k, outer)
            elif k >= 0 and items[k].low in {"intention", "intentions", "plan", "plans", "decision", "agreement", "readiness", "willingness", "ability", "right", "order", "orders", "ready", "able", "due", "likely"}:
                p.modality, p.future = "planned", True
                p.rules.append(f"noun:{items[k].low}")
            elif not verb.finite and not self.sentence.heading:
                p.modality = "planned" if p.modality == "happened" else p.modality
                p.rules.append("infinitive")
        conditional = next((k for k, it in enumerate(items) if it.low in {"if", "unless"}), None)
        if conditional is not None and abs(conditional - i) < 30 and not (items[conditional].low == "if" and conditional and items[conditional - 1].low in {"as", "asked"}):
            p.modality = "hypothetical"
            p.rules.append("conditional")

    # -- places and times

    def _attach(self, proposals: list[Proposal], carriers: dict[int, int]) -> None:
        by_trigger = {p.trigger: p for p in proposals}
        for v, e in carriers.items():
            if e in by_trigger:
                by_trigger[v] = by_trigger[e]
        order = sorted(by_trigger)
        loose: list[Spot] = []
        for spot in self.spots:
            if self.items[spot.index].tag == "A" and spot.item.what == "country" and any(a.span and a.span.start == spot.start for p in proposals for a in p.actors) and not spot.explicit:
                continue
            hung = attach(self.items, spot.index, self.anchors)
            k = self._through(hung, order, spot.index)
            p = by_trigger.get(k) if k is not None else None
            if p is None:
                if hung is not None and self.items[hung].is_verb("other") and spot.item.tag == "L" and not spot.anaphor:
                    loose.append(spot)
                continue
            if any(a.span and a.span.start <= spot.start < a.span.end and a.role in {"initiator", "participant"} for a in p.actors) and not spot.explicit:
                continue
            p.spots.append(spot)
            p.actors = [a for a in p.actors if not (a.span and a.span.start == spot.start and spot.item.tag == "A" and spot.explicit)]
            p.start, p.end = min(p.start, spot.start), max(p.end, spot.end)
        acts = [p for p in proposals if p.kind in PHYSICAL]
        if loose and len(acts) == 1 and not acts[0].spots and acts[0].modality in {"happened", "claimed"}:
            acts[0].spots += loose[:2]                     # "hit boats that were bringing food to X": the place of its object
            acts[0].rules.append("place of what it was done to")
            acts[0].end = max(acts[0].end, loose[0].end)
        for i, item in enumerate(self.items):
            if item.tag != "T":
                continue
            k = self._time_anchor(i, order) if item.what != "clock" else attach(self.items, i, self.anchors)
            p = by_trigger.get(k) if k is not None else None
            if k is None:
                self.told.append(item.value)
            if p is not None:
                p.moments.append(item.value)
                p.start, p.end = min(p.start, item.start), max(p.end, item.end)

    def _through(self, k: int | None, order: list[int], index: int) -> int | None:
        """A place may hang on a verb that only carries on from a trigger: "sailed east, passing the strait"."""
        if k is None or k in order:
            return k
        item = self.items[k]
        if item.is_verb("report", "state") or item.tag == "E":
            return None
        lemmas = {v.lemma for v in item.verbs}
        if lemmas & {"go", "come", "head", "move", "travel", "return", "continue", "operate", "make", "use"}:
            return max((t for t in order if t < k), default=None)
        return None

    def _time_anchor(self, i: int, order: list[int]) -> int | None:
        """The trigger that a time expression dates; None when it dates a statement."""
        items = self.items
        left = i - 1
        while left >= 0 and (items[left].tag in "PWD" or items[left].text in {"(", ","}):
            left -= 1
        if left >= 0 and items[left].is_verb("report", "state") and items[left].tag == "V" and left not in order:
            right = i + 1
            if not (right < len(items) and items[right].tag == "B") or True:
                return None
        right = i + 1
        while right < len(items) and items[right].tag in "WX":
            right += 1
        if right < len(items) and items[right].is_verb("report", "state") and right - i <= 3 and right not in order:
            return None
        if left >= 0 and items[left].tag == "N" and items[left].low in {"statement", "announcement", "release", "briefing", "interview", "report", "remarks"}:
            return None
        if right < len(items) and items[right].tag == "'":
            nxt = items[right + 1] if right + 1 < len(items) else None
            if nxt is not None and nxt.tag == "N":
                return None
        return self._through(attach(items, i, self.anchors), order, i) if attach(items, i, self.anchors) not in order else attach(items, i, self.anchors)

    # -- finishing

    def _finish(self, p: Proposal) -> None:
        low = {it.low for it in self.items}
        nearby = {it.low for it in self.items[max(0, p.trigger - 3) : p.trigger + 3]}
        p.again = p.again or bool(nearby & {"again", "back", "re-entered", "reentered", "returned", "anew"}) or bool(low & {"second"} and low & {"time", "group"})
        p.responds = [it.low for it in self.items[:2]] in (["in", "response"], ["in", "retaliation"], ["in", "reaction"]) or any(
            it.low in {"responded", "responding", "retaliated", "retaliating", "reacted"} for it in self.items[max(0, p.trigger - 8) : p.trigger])
        if p.plural_habit and not p.spots and not p.moments:
            p.habitual = True
        presupposed = any(r.startswith("presupposed") for r in p.rules)
        for k, who, it in self.reports:
            if it.is_verb("hedged") and not presupposed and p.modality == "happened" and (k < p.trigger or k > p.trigger):
                if not (who and set(who) & set(p.states("initiator", "participant"))) or it.low.startswith("claim"):
                    p.modality = "claimed"
                    p.rules.append(f"hedge:{it.low}")
            if it.is_verb("denying") and k < p.trigger and p.modality in {"happened", "claimed"}:
                p.modality = "denied"
                p.rules.append(f"denied:{it.low}")
        if any(it.low in {"reportedly", "allegedly", "purportedly"} for it in self.items) and p.modality == "happened":
            p.modality = "claimed"
        if self.items[p.trigger].tag == "E" and not p.spots and not p.moments and not {"light verb"} & set(p.rules) and not presupposed and p.kind in PHYSICAL:
            p.weak = True
        if not p.moments and p.definite and self.memory.moment and self.number - self.memory.moment[0] <= 3 and p.kind in PHYSICAL and not p.again:
            p.moments = [self.memory.moment[1]]
            p.rules.append("time told before")
        p.claimed_by = self.speaker_names(p.start, p.end)
        for who in self.speakers:
            if not any(a.country == who for a in p.actors) and p.kind not in {"statement", "meeting", "measure"}:
                p.actors.append(Actor(country=who, role="claimant"))
