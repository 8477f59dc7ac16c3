"""Events told without a verb or a noun of their own: repeats, gapped lists, ships with dates, "it opens on", and who "others" are."""

from __future__ import annotations

from dataclasses import replace

from geo.events.grammar import group, subject
from geo.events.lexicon import wordlist
from geo.events.modality import irrealis
from geo.events.phrases import Phrase, noun_phrase, phrase_right
from geo.events.placing import Spot
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.reader import Reader
from geo.model import Actor

REACH = 3  # sentences over which "it" and "others" mean what was told
HAPPENS = frozenset({"take place", "occur", "happen", "come", "unfold"})
MEANT = {  # the kinds of event that a noun may point back to
    "launch": {"weapons_test"},
    "launches": {"weapons_test"},
    "launching": {"weapons_test"},
    "firing": {"weapons_test", "strike", "clash", "coercion"},
    "attack": {"strike", "clash"},
    "attacks": {"strike", "clash"},
    "assault": {"strike", "clash"},
    "raid": {"strike", "clash"},
    "strike": {"strike"},
    "strikes": {"strike"},
    "clash": {"clash"},
    "incident": PHYSICAL - {"exercise", "deployment"},
    "encounter": {"intercept", "monitoring", "coercion", "clash"},
    "transit": {"naval_transit"},
    "passage": {"naval_transit"},
    "flight": {"joint_patrol", "incursion", "intercept", "deployment"},
    "flights": {"joint_patrol", "incursion", "intercept", "deployment"},
    "incursion": {"incursion"},
    "collision": {"accident", "coercion"},
    "crash": {"accident"},
}


def begin(r: Reader, i: int, cls: str, phrases: list[Phrase | None]) -> Proposal:
    """A proposal that spans its trigger and the phrases given."""
    item = r.items[i]
    spans = [(r.items[p.start].start, r.items[p.end - 1].end) for p in phrases if p] + [(item.start, item.end)]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    lemmas = frozenset(v.lemma for v in item.verbs)
    return Proposal(r.number, i, cls, "", item.low, start, end, heading=r.sentence.heading, paragraph=r.sentence.paragraph, verbs=lemmas)


def repeated(r: Reader, i: int, before: list[Proposal]) -> Proposal | None:
    """ "Chinese ships did the same to fishing boats": the act told last, by and to others."""
    told = next(((q.cls, q.kind) for q in reversed(before) if q.kind in PHYSICAL), r.memory.last)
    if told is None:
        return None
    doer = subject(r.items, i)
    last = next((q for q in reversed(before) if q.kind in PHYSICAL), None)
    if last is not None and doer is not None and r.items[last.trigger].tag == "V" and subject(r.items, last.trigger) == doer:
        return None  # "landed there and did the same" is told by "landed"
    p = begin(r, i, told[0], [doer])
    p.kind, p.rules, p.again = told[1], ["did the same"], True
    r.add(p, doer, "initiator")
    p.domain = r.domain_of(doer)
    if i + 3 < len(r.items) - 1 and r.items[i + 3].low == "to":
        r.add(p, phrase_right(r.items, i + 4), "target")
    return p


def of_told(r: Reader, i: int) -> Proposal | None:
    """ "The launch took place on Wednesday", "Monday's attack": the event told last, when its day is told only now."""
    item = r.items[i]
    if item.low not in MEANT or r.memory.last is None or r.memory.last[1] not in MEANT[item.low]:
        return None
    phrase = noun_phrase(r.items, i)
    lead = r.items[phrase.start]
    if lead.tag == "'" and phrase.start and r.items[phrase.start - 1].tag == "T":
        when = phrase.start - 1
    else:
        verb = next((k for k in range(phrase.end, min(phrase.end + 3, len(r.items))) if r.items[k].tag == "V"), None)
        named = any(o.tag in "LAE" for o in r.items[phrase.start : phrase.end] if o is not item)
        if lead.low not in {"the", "this", "that"} or verb is None or named:
            return None
        if not {v.lemma for v in r.items[verb].verbs} & HAPPENS and r.items[verb + 1 : verb + 2] and r.items[verb + 1].low != "place":
            return None
        when = next((k for k in range(verb + 1, min(verb + 6, len(r.items))) if r.items[k].tag == "T" and r.items[k].what != "clock"), None)
    if when is None or r.items[when].value.kind in {"shift", "same"}:
        return None
    p = begin(r, i, r.memory.last[0], [phrase])
    p.kind, p.anaphoric, p.weak, p.rules = r.memory.last[1], True, True, ["points back to the event told last"]
    return p


def of_exercise(r: Reader, i: int) -> Proposal | None:
    """ "It opens on April 22": it is the exercise named before."""
    told = r.memory.exercise
    if told is None or r.number - told[0] > REACH or not {v.lemma for v in r.items[i].verbs} & wordlist("runs"):
        return None
    phrase = subject(r.items, i)
    if phrase is None or [o.low for o in phrase.items(r.items)] not in (["it"], ["they"], ["the", "event"]):
        return None
    p = begin(r, i, "exercise", [phrase])
    p.kind, p.anaphoric, p.rules = "exercise", True, ["it is the exercise told before"]
    p.actors = [Actor(country=c, role="participant") for c in told[1]]
    irrealis(r, p, i, group(r.items, i))
    p.begins = bool({v.lemma for v in r.items[i].verbs} & {"begin", "start", "open", "kick off", "commence"})
    return p


def of_incident(r: Reader, i: int) -> Proposal | None:
    """ "The incident took place over the sea on Sunday": where and when of the act told last."""
    told = r.memory.doers
    if told is None or r.number - told[0] > REACH:
        return None
    if not {v.lemma for v in r.items[i].verbs} & wordlist("befalls"):
        return _of_day(r, i, told)
    phrase = subject(r.items, i)
    words = phrase.items(r.items) if phrase is not None else []
    head = next((o for o in reversed(words) if o.tag in "NE"), None)
    if head is None or head.low not in wordlist("incidents") or words[0].low not in {"the", "this", "that"}:
        return None
    if not any(i < s.index <= i + 14 for s in r.spots) and not any(o.tag == "T" for o in r.items[i : i + 10]):
        return None
    p = begin(r, i, told[1], [phrase])
    p.kind, p.anaphoric, p.points_back, p.rules = told[1], True, True, ["it is the incident told before"]
    irrealis(r, p, i, group(r.items, i))
    return p


def _of_day(r: Reader, i: int, told: tuple[int, str, tuple[str, ...]]) -> Proposal | None:
    """ "The incident on Wednesday followed another": the day of the act told last."""
    low = [o.low for o in r.items[:i]]
    if len(low) < 3 or low[0] not in {"the", "this"} or low[1] not in wordlist("incidents"):
        return None
    days = [o.value for o in r.items[2:i] if o.tag == "T" and o.what in {"weekday", "date", "now"}]
    if len(days) != 1 or any(o.tag in "VEB" for o in r.items[2:i]):
        return None
    p = begin(r, i, told[1], [])
    p.kind, p.anaphoric, p.points_back, p.rules = told[1], True, True, ["the day of the incident told before"]
    p.moments, p.start = days, r.items[0].start
    return p


def gapped(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "X made the trip on May 4; Y on May 18 and June 22": a segment without a verb repeats the one before with another subject."""
    cuts = [k for k, it in enumerate(r.items) if it.text == ";"]
    out: list[Proposal] = []
    for n, cut in enumerate(cuts):
        stop = cuts[n + 1] if n + 1 < len(cuts) else len(r.items)
        segment = range(cut + 1, stop)
        model = next((p for p in reversed(proposals) if p.trigger < cut), None)
        if model is None or any(r.items[k].tag in "VE" for k in segment):
            continue
        who = next((k for k in segment if r.items[k].tag in "AS"), None)
        times = [r.items[k] for k in segment if r.items[k].tag == "T"]
        if who is None or not times:
            continue
        phrase = noun_phrase(r.items, who)
        p = replace(
            model,
            actors=[],
            assets=[],
            moments=[t.value for t in times],
            start=r.items[phrase.start].start,
            end=times[-1].end,
            rules=[*model.rules, "repeated without its verb"],
            spots=[s for s in model.spots if s.role in {"via", "at"}],
        )
        for other in (model, *proposals):
            other.moments = [m for m in other.moments if m not in p.moments]
        model.end = min(model.end, r.items[cut].start)
        r.add(p, phrase, "initiator")
        p.assets = r.assets_in(phrase, p.states("initiator"))
        out.append(p)
    return out


def paired(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "hit Odesa on Monday and Kherson on Tuesday": each place of a list with the day of its own is an event of its own."""
    out: list[Proposal] = []
    for p in proposals:
        if p.kind not in PHYSICAL or not p.spots:
            continue
        days = {id(m) for m in p.moments}
        at = next((k for k in range(p.trigger + 1, len(r.items)) if r.items[k].tag == "T" and id(r.items[k].value) in days), None)
        while at is not None and (pair := _pair(r, at)) is not None:
            where, when = pair
            item = r.items[where]
            spot = next((s for s in r.spots if s.index == where), None)
            spot = spot or Spot(where, item, p.spots[0].role, item.text, item.start, item.end, item.text, item.what)
            moment = r.items[when].value
            p.moments = [m for m in p.moments if m is not moment]
            p.spots = [s for s in p.spots if s.index != where]
            out.append(
                replace(
                    p,
                    spots=[spot],
                    moments=[moment],
                    start=item.start,
                    end=r.items[when].end,
                    again=True,
                    rules=[*p.rules, "in a list of places and days"],
                )
            )
            at = when
    return out


def another(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "hit a refinery in Ryazan on Tuesday and another near Rostov on Wednesday": the other one, where and when it was hit."""
    out: list[Proposal] = []
    for k in range(1, len(r.items) - 2):
        if r.items[k].low not in {"another", "others"} or r.items[k - 1].tag != "C":
            continue
        near = k + 1
        while near < len(r.items) and near - k <= 3 and r.items[near].tag in "RNQA":
            near += 1
        where = near + 1 + (near + 1 < len(r.items) and r.items[near + 1].tag == "D")
        if where >= len(r.items) or r.items[near].low not in {"in", "near", "at", "off", "outside", "over"} or r.items[where].tag != "L":
            continue
        model = next((p for p in reversed(proposals) if p.trigger < k and r.items[p.trigger].tag == "V" and p.kind in PHYSICAL), None)
        if model is None or not any(s.index < k for s in model.spots) or any(o.tag == "V" for o in r.items[where : where + 3]):
            continue
        item = r.items[where]
        spot = next((s for s in r.spots if s.index == where), None)
        spot = spot or Spot(where, item, "near", item.text, item.start, item.end, item.text, item.what)
        ahead = range(where + 1, min(where + 4, len(r.items)))
        when = next((m for m in ahead if r.items[m].tag == "T" and r.items[m].what != "clock"), None)
        if model.kind == "air_defence" and (when is None or sum(o.tag == "T" and o.what != "clock" for o in r.items) == 1):
            model.spots += [] if spot in model.spots else [spot]
            continue  # "18 drones were downed over X and another four over Y": one defence against one attack
        told = [r.items[when].value] if when is not None else list(model.moments)
        out.append(
            replace(
                model,
                spots=[spot],
                moments=told,
                start=r.items[k].start,
                end=r.items[when or where].end,
                again=True,
                rules=[*model.rules, "another one"],
            )
        )
        model.spots = [s for s in model.spots if s.index != where]
        if when is not None:
            model.moments = [m for m in model.moments if m is not r.items[when].value]
        model.end = min(model.end, r.items[k - 1].start)
    return out


def _pair(r: Reader, at: int) -> tuple[int, int] | None:
    """The place and the day that go on a list from the day at item `at`: ", Sidon on Tuesday", " and near Uri the next day"."""
    k = at + 1
    while k < len(r.items) and (r.items[k].text == "," or r.items[k].tag == "C"):
        k += 1
    if k == at + 1:
        return None
    while k < len(r.items) and (r.items[k].tag in "DW" or r.items[k].low in {"in", "at", "near", "off", "on"}):
        k += 1
    if k >= len(r.items) or r.items[k].tag != "L":
        return None
    where = k
    k += 1
    while k < len(r.items) and (r.items[k].tag in "DW" or r.items[k].low in {"on", "in"}):
        k += 1
    if k >= len(r.items) or r.items[k].tag != "T" or r.items[k].what in {"clock", "duration"}:
        return None
    return where, k


def _stationed(r: Reader) -> Proposal | None:
    """ "USS Alpha (CVN-71) — Crete", "USS Bravo: in port, Sasebo": an entry of a fleet list."""
    head = next((k for k, o in enumerate(r.items[:6]) if o.tag == "S" and o.name and r.lex.asset_domain.get(o.value) == "sea"), None)
    if head is None or any(o.tag == "T" for o in r.items[:head]):
        return None
    mark = next((k for k in range(head + 1, len(r.items)) if r.items[k].text in {"—", "–", "-", "--", ":"}), None)
    where = next((k for k in range(head + 1, min(head + 10, len(r.items))) if r.items[k].tag == "L"), None)
    if mark is None or where is None or mark > where or where - mark > 6 or any(o.tag == "T" for o in r.items[head:where]):
        return None
    phrase, item = noun_phrase(r.items, head), r.items[where]
    p = begin(r, head, "stand", [phrase])
    p.kind, p.domain, p.rules, p.end = "deployment", "sea", ["entry of a list"], item.end
    r.add(p, phrase, "initiator")
    p.assets = r.assets_in(phrase, p.states("initiator"))
    p.spots = [s for s in r.spots if s.index == where] or [Spot(where, item, "at", item.text, item.start, item.end, item.text, item.what)]
    p.moments = [o.value for o in r.items if o.tag == "T"]
    return p if p.actors or p.assets else None


def listed(r: Reader) -> list[Proposal]:
    """ "At the shoal: the Alpha on May 4, the Bravo on May 18 and June 22": ships and days, in a text that told of passages."""
    if any(o.tag in "VE" for o in r.items):
        return []
    if (entry := _stationed(r)) is not None:
        return [entry]
    if "naval_transit" not in r.memory.kinds:
        return []
    out: list[Proposal] = []
    for i, item in enumerate(r.items):
        if item.tag != "S" or r.lex.asset_domain.get(item.value) != "sea" or item.value == "civil_ship":
            continue
        days, end, k = [], item.end, i + 1
        while k < len(r.items) and (r.items[k].tag in "TPCWR" or r.items[k].low in {"herself", "itself", "again", ","}) and k - i < 14:
            if r.items[k].tag == "T" and r.items[k].what == "date":
                days.append(r.items[k].value)
                end = r.items[k].end
            elif r.items[k].text == "," and not (k + 1 < len(r.items) and r.items[k + 1].tag == "P"):
                break
            k += 1
        where = [s for s in r.spots if s.index < i][-1:]
        if not days or not where:
            continue
        phrase = noun_phrase(r.items, i)
        p = begin(r, i, "move", [phrase])
        p.kind, p.domain, p.again, p.rules = "naval_transit", "sea", True, ["listed without a verb"]
        r.add(p, phrase, "initiator")
        p.assets = r.assets_in(phrase, p.states("initiator"))
        p.spots, p.moments, p.end = list(where), days, end
        if p.actors:
            out.append(p)
    return out


def one_fight(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "The heaviest fighting was on the X front, where 48 attacks were repelled near Y": the clause tells more of the same."""
    out: list[Proposal] = []
    for p in proposals:
        told = next((q for q in out if q.kind == p.kind == "clash" and r.items[q.trigger].tag == "E" and q.trigger < p.trigger), None)
        between = range(told.trigger, p.trigger) if told is not None else range(0)
        went = next((q for q in out if _goes_to_fight(r, q, p)), None)
        if went is not None:
            p.spots = p.spots or went.spots
            p.moments = p.moments or went.moments
            p.start = min(p.start, went.start)
            out.remove(went)
        taken = next((q for q in out if p.kind == q.kind == "clash" and "takes a place" in q.rules), None)
        after = any(o.low in {"after", "following", "amid"} for o in r.items[max(0, p.trigger - 4) : p.trigger])
        if taken is not None and after and r.items[p.trigger].tag == "E" and not p.moments and not p.spots:
            for a in p.actors:  # "took the town after clashes with the militia": how it was taken, and from whom
                if a.country not in taken.states():
                    taken.actors.append(Actor(country=a.country, role="target", name=a.name, span=a.span))
            continue
        if told is not None and any(r.items[k].low == "where" for k in between) and not p.moments:
            told.spots += [s for s in p.spots if s not in told.spots]
            told.actors += [a for a in p.actors if a.country not in told.states()]
            told.end, told.start = max(told.end, p.end), min(told.start, p.start)
            told.rules.append("told on in a clause")
        else:
            out.append(p)
    return out


def _goes_to_fight(r: Reader, went: Proposal, fight: Proposal) -> bool:
    """ "troops moved deeper into X amid heavy fighting": one fight, and no posting."""
    if fight.kind != "clash" or went.kind != "deployment" or not went.weak or went.domain in {"sea", "air"}:
        return False
    amid = any(rule in {"presupposed:amid", "presupposed:after"} for rule in fight.rules)
    apart = fight.spots and {s.query for s in fight.spots} != {s.query for s in went.spots}
    return amid and not apart and r.items[went.trigger].tag == "V" and any(s.role in {"to", "at"} for s in went.spots)


def one_passage(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "passed the Osumi Strait on Monday, before sailing into the East China Sea": one passage through several waters."""
    out: list[Proposal] = []
    for p in proposals:
        told = out[-1] if out else None
        if (
            told is not None
            and p.kind == told.kind == "naval_transit"
            and r.items[p.trigger].form == {"ing"}
            and r.items[told.trigger].tag == "V"
            and (p.modality == told.modality or (told.modality == "planned" and r.items[p.trigger - 1].low == "before"))
            and not [m for m in p.moments if m not in told.moments]
            and subject(r.items, p.trigger) == subject(r.items, told.trigger)
        ):
            told.spots += [s for s in p.spots if s not in told.spots]
            told.actors += [a for a in p.actors if a.country not in told.states()]
            told.end, told.start = max(told.end, p.end), min(told.start, p.start)
        else:
            out.append(p)
    return out


def one_answer(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "detected, tracked and intercepted two bombers": one answer, named by its strongest verb."""
    strong = [p.trigger for p in proposals if p.kind == "intercept"]

    def weaker(p: Proposal) -> bool:
        ahead = [r.items[p.trigger : t] for t in strong if 0 < t - p.trigger <= 6]
        return p.kind == "monitoring" and any(all(o.tag in "CWMV" for o in between) for between in ahead)

    for p in proposals:
        before = next((k for k in range(p.trigger - 1, max(p.trigger - 10, -1), -1) if r.items[k].tag not in "CWMV"), -1)
        watched = any(o.is_verb("monitor") for o in r.items[before + 1 : p.trigger])
        if watched and p.kind == "coercion" and {v.lemma for v in r.items[p.trigger].verbs} & {"warn away", "warn off", "warn"}:
            p.kind, p.rules = "monitoring", [*p.rules, "watched and warned"]  # "to track, identify and warn the ship away"
            p.actors = [Actor(country=a.country, role="monitor", span=a.span) if a.role == "initiator" else a for a in p.actors]
    return [p for p in proposals if not weaker(p)]


def note(r: Reader, new: list[Proposal]) -> None:
    """Keep what later words may stand for: the exercise told, the craft told, the kinds of events told, the past that is told of."""
    memory = r.memory
    exercise = next((o for o in r.items if o.tag == "E" and o.value == "exercise"), None)
    if exercise is not None:
        told = next((p for p in new if p.kind == "exercise"), None)
        memory.exercise = (r.number, told.states("initiator", "participant") if told else ())
    low = " ".join(o.low for o in r.items)
    if ("war game" in low or "wargame" in low or "simulation" in low) and (
        "think tank" in low or "in which" in low or "scenario" in low or "institute" in low
    ):
        memory.imagined = r.number or 1
    craft = next((o for o in reversed(r.items) if o.tag == "S" and o.value != "civil_ship"), None)
    if craft is not None:
        memory.craft = (r.number, r.lex.asset_domain.get(craft.value, "multi"))
    ship = next((o for o in reversed(r.items) if o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" and o.value != "ship"), None)
    if ship is not None:
        memory.merchant = r.number if ship.value == "civil_ship" else None
    memory.kinds |= {p.kind for p in new}
    memory.intruders |= {c for p in new if p.kind == "incursion" for c in p.states("initiator")}
    acts = [p for p in new if p.kind in PHYSICAL and p.states("initiator", "participant")]
    if acts:
        memory.doers = (r.number, acts[0].kind, acts[0].states("initiator", "participant"))
    days = [o.value for o in r.items if o.tag == "T" and o.what != "clock"]
    old = [m for m in days if m.year and memory.year and m.year < memory.year - 2]
    fought = any(p.kind in PHYSICAL and set(map(id, p.moments)) & set(map(id, old)) for p in new)
    if old and (fought or (not memory.recent and any(o.is_verb("fire", "strike", "clash", "take") for o in r.items))):
        memory.past = (r.sentence.paragraph, old[0], not memory.recent)
    elif not old and any(m.kind in {"date", "weekday", "now", "past", "ago", "month", "monthday", "same"} for m in days):
        memory.past = None
    memory.recent = memory.recent or any(p.kind in PHYSICAL and p.moments and not set(map(id, p.moments)) & set(map(id, old)) for p in new)
