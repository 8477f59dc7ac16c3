"""From trigger words to proposed events: who, where, when, how sure, and of which kind."""

from __future__ import annotations

from itertools import pairwise

from geo.events.absorbing import absorbed, undergone
from geo.events.asking import activity_seen, burns, is_pronoun, recast, told_aside, unknown_place, when_places, where_places
from geo.events.bystanders import aimed_at, fought_between, nearest_movers
from geo.events.carriers import light_verb, subject_of_plan
from geo.events.describing import (
    behind_participle,
    by_reason,
    describes,
    gone_to,
    home_port,
    met_there,
    modifier,
    sums_up,
    told_finer,
    where_it_was,
)
from geo.events.ellipsis import (
    another,
    begin,
    gapped,
    listed,
    of_exercise,
    of_incident,
    of_told,
    one_answer,
    one_fight,
    one_passage,
    paired,
    repeated,
)
from geo.events.finishing import HOSTILE, finish, split
from geo.events.grammar import Group, agent, begins_doing, direct_object, fronted_by, group, previous_verb, relative_head, subject
from geo.events.guards import (
    aggregate,
    among_usual,
    counted,
    each_day,
    habit,
    in_general,
    no_news,
    nobody,
    of_late,
    tempo,
    trend,
    turned_round,
)
from geo.events.item import Item
from geo.events.kinds import sense
from geo.events.lexicon import load, wordlist
from geo.events.modality import denials, due, governed, irrealis, under_way
from geo.events.phrases import Phrase, after_phrases, governor, noun_phrase, phrase_right
from geo.events.placing import Spot, attach
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.reader import Reader
from geo.events.roles import aim, from_held
from geo.events.shipping import incidents
from geo.events.skirmish import joined, killed_in, short_for, tallied
from geo.events.targets import in_drill
from geo.events.timing import date_proposals, follow, through
from geo.model import Actor


def proposals(r: Reader) -> list[Proposal]:
    out: list[Proposal] = []
    carriers: dict[int, int] = {}  # light verb -> event noun
    for i in r.anchors:
        if r.items[i].tag == "E" and not modifier(r, i) and (v := light_verb(r.items, i)) is not None:
            carriers.setdefault(v, i)
    for v in r.anchors:
        if r.items[v].is_verb("light") and v not in carriers and not begins_doing(r.items, v) and (phrase := subject_of_plan(r.items, v)):
            stage = r.items[phrase.end - 1].low in wordlist("stages") and [o.low for o in r.items[phrase.end : phrase.end + 1]] == ["of"]
            end = noun_phrase(r.items, phrase.end + 1).end if stage else phrase.end  # "the second phase of the exercise"
            event = next((k for k in range(phrase.start, min(end, v)) if r.items[k].tag == "E" and not modifier(r, k)), None)
            if event is not None:
                carriers[v] = event  # "in the exercises, which will last until Sunday"
    for i in r.anchors:
        item = r.items[i]
        if r.same(i):
            p = repeated(r, i, out)
        elif item.tag == "E" and item.what == "trigger":
            if modifier(r, i) or short_for(r, i):
                continue
            p = _from_noun(r, i, next((v for v, e in carriers.items() if e == i), None)) or of_told(r, i)
        elif item.tag == "V" and i not in carriers and not describes(r, i):
            p = of_exercise(r, i) or of_incident(r, i) or _from_verb(r, i)
        else:
            continue
        if p is not None:
            out.append(p)
    taken = absorbed(r, out)
    out = [p for p in out if p.trigger not in taken]
    _attach(r, out, carriers, taken)
    for p in out:
        aim(r, p)
    out = [p for p in out if not no_news(r, p)]
    out = gone_to(where_it_was(r, out))
    out += gapped(r, out) + paired(r, out) + another(r, out)
    out += listed(r)
    out += incidents(r, out)
    said = r.speaker_names()
    for p in out:
        finish(r, p, said)
    for q, p in pairwise(out):
        if q.habitual and p.kind == q.kind and r.items[p.trigger].form == {"ing"} and r.items[p.trigger - 1].text in {",", "–", "—"}:
            p.habitual = True  # "has carried out 11 attacks, targeting ports"
    follow(r, out)
    denials(r, out)
    out = one_passage(r, one_answer(r, one_fight(r, out)))
    return [q for p in out for q in split(p)]


ORDER = (  # when a verb is of several classes, the first whose sense accepts it
    "merchant",
    "shootdown",
    "take",
    "coerce",
    "clash",
    "strike",
    "fire",
    "wield",
    "impact",
    "suffer",
    "scramble",
    "monitor",
    "intrude",
    "test",
    "exercise",
    "patrol",
    "call",
    "stand",
    "deploy",
    "accident",
    "move",
    "fly",
    "meet",
    "state",
    "measure",
    "travel",
    "usher",
    "respond",
    "seeing",
    "seabed",
    "shut",
)
RANK = {cls: k for k, cls in enumerate(ORDER)}


def _activities(item: Item) -> list[str]:
    """The classes of activity a verb may be of, the surest first."""
    return sorted({c for v in item.verbs for c in v.classes if c in RANK}, key=RANK.__getitem__)


def _from_verb(r: Reader, i: int) -> Proposal | None:
    classes = _activities(r.items[i])
    if not classes or in_general(r, i) or tallied(r, i):
        return None
    verb = group(r.items, i)
    subj, obj = subject(r.items, i), direct_object(r.items, i)
    if verb.passive:
        doer, done = agent(r.items, i), subj
        if done is not None and done.start > i and verb.start:
            done = None
    else:
        doer, done = subj, obj
    if not verb.passive and subj is None and (front := fronted_by(r.items, i)) is not None:
        doer = front  # "By units of the group were not named liberated", of machine translation
    if not verb.passive and obj is None and subj is not None and (head := relative_head(r.items, subj)) is not None:
        done = head  # "the tanker, which its Guards had seized"
    told = next((r.items[k] for k in range(subj.start, subj.end) if r.items[k].tag == "E"), None) if subj is not None else None
    again = told is not None and r.items[subj.start].low in {"the", "these", "those"}  # "the strikes targeted a hideout"
    for cls in classes:
        turned = cls in {"state", "measure", "meet"} and verb.passive
        p = _verb_as(r, i, cls, verb, *((done, doer) if turned else (doer, done)))
        if p is not None:
            p.anaphoric = p.anaphoric or (again and not verb.passive and p.kind == "strike" and not p.again)
            return p
    return None


def _verb_as(r: Reader, i: int, cls: str, verb: Group, doer: Phrase | None, done: Phrase | None) -> Proposal | None:
    """The verb at `i` read as one class of activity; None when it is not one."""
    p = begin(r, i, cls, [doer, done])
    p.rules.append(f"verb:{cls}")
    if verb.negated or nobody(r, doer) or nobody(r, done) or turned_round(r, doer):
        p.modality = "denied"
        p.rules.append("negated")
    if doer is not None and r.items[doer.start].low == "any":
        p.modality = "hypothetical"  # "any drone breaching its airspace"
    irrealis(r, p, i, verb)
    if "rehearsed" in p.rules:
        return None  # what is done in a drill
    close = r.items[i].form == {"ing"} and " ".join(o.text for o in r.items[max(0, i - 2) : i]).endswith("close to")
    if close or any(o.low in {"almost", "nearly"} for o in r.items[max(0, verb.start - 1) : i]):
        p.modality = "denied"
        p.rules.append("almost")
    if verb.negated and p.modality == "planned":
        p.modality, p.future = "denied", False  # "will not send"
    turned = cls == "coerce" and is_pronoun(r, doer) and bool(set(r.states(doer)) & set(r.states(done)))
    if not turned:
        r.add(p, doer, "initiator")  # "they sideswiped our boat": not those whose boat it is
    r.add(p, done, "target", extend=True)
    p.assets += r.assets_in(doer, p.states("initiator"))
    p.domain = r.domain_of(doer)
    if cls in {"deploy", "fire", "fly"} and done is not None:
        p.assets += r.assets_in(done, p.states("initiator"))
        p.domain = r.domain_of(done) if r.domain_of(done) != "none" else p.domain
    mover = doer if not (verb.passive and cls in {"deploy"}) else done
    if mover is not None and any(w.tag == "S" for w in mover.items(r.items)) and p.domain == "none":
        p.domain = "multi"
    told = done if doer is None and verb.passive and cls == "shootdown" else doer  # "the drone was shot down"
    words = told.items(r.items) if told is not None else []
    named = any(w.name or (w.tag == "N" and w.text[:1].isupper() and not w.text.isupper()) for w in words[1:])
    p.definite = (
        any(w.low in {"these", "those", "the", "they"} for w in words[:1]) and not named
    )  # "the Lincoln group" points back to nothing
    part = doer is not None and [o.low for o in r.items[doer.start + 1 : doer.start + 3]] in (["of", "the"], ["of", "these"])
    p.definite = p.definite or (part and words[0].low in {"one", "two", "some", "several"})  # "one of the Iranian boats"
    if cls in {"move", "travel", "fly", "patrol", "intrude", "exercise"}:
        _companions(r, p, i)
    if cls == "fire" and verb.passive and not p.states("initiator"):
        from_held(r, p)
    p.habitual = habit(r, i, verb)
    if not sense(r, p, i, doer, done):
        return None
    if in_drill(r, p, i, done):
        return p
    if r.items[i].form == {"ing"} and i and r.items[i - 1].is_verb("seeing"):
        p.rules.append("seen doing it")
    if "trained" in p.rules:
        p.kind, p.content = "exercise", False  # "trained to retake an island"
        p.actors = [a for a in p.actors if a.role != "target"]
    return p


def _companions(r: Reader, p: Proposal, i: int) -> None:
    """ "together with", "this time with Russian warplanes": they move too."""
    for k in range(i + 1, min(i + 30, len(r.items) - 1)):
        if (r.items[k].tag == "B" and r.items[k].low in {"while", "after", "when", "before", "because"}) or r.items[k].text == ";":
            return
        if (
            r.items[k].low in {"with", "alongside"}
            and (phrase := phrase_right(r.items, k + 1))
            and any(w.tag == "S" for w in phrase.items(r.items))
        ):
            r.add(p, phrase, "initiator")
            p.assets += r.assets_in(phrase, ())


def _from_noun(r: Reader, i: int, carrier: int | None) -> Proposal | None:
    item = r.items[i]
    phrase = noun_phrase(r.items, i)
    words = phrase.items(r.items)
    timed = item.value == "exercise" and phrase.end < len(r.items) and r.items[phrase.end].tag == "T"  # "held a drill this week with"
    after = after_phrases(r.items, phrase.end + timed, frozenset({"of", "between", "by", "with", "involving", "from", "among"}))
    after = [a for a in after if r.items[a.start - 1].low != "from" or not any(o.tag == "L" for o in a.items(r.items))]
    if item.value == "intrude":  # "the violation of Estonian airspace by a helicopter": whose airspace it is has done nothing
        after = [a for a in after if not (r.items[a.start - 1].low == "of" and any(o.tag == "Z" for o in a.items(r.items)))]
    of_places = [a for a in after if not r.people(a, extend=False)]
    p = begin(r, i, item.value, [phrase, *[a for a in after if a not in of_places]])
    p.rules.append(f"noun:{item.value}")
    first = phrase.start
    lead = next((w for w in words if w.tag in "D"), None)
    anaphor = lead is not None and lead.low in {"the", "these", "those", "this", "that", "its", "their", "such"}
    inner = [
        (c, it)
        for it in words[: i - phrase.start]
        if it.tag in "AS"
        for c in (it.value if it.tag == "A" and it.value else (it.operator,) if it.operator else ())
    ]
    split = first > 1 and r.items[first - 1].what == "now" and r.items[first - 2].what == "adjective" and r.items[first - 2].tag == "A"
    if split and not inner:
        inner = [(c, r.items[first - 2]) for c in r.items[first - 2].value or ()]  # "Pakistani overnight air strikes"
    if r.memory.home and not inner and any(w.low in load("sides")["words"]["enemy"] for w in words[: i - phrase.start]):
        inner = [(r.enemy(), item)]
    for country, it in inner:
        p.actors.append(Actor(country=country, role="initiator", span=it.span))
    named = bool(p.actors)
    ahead = range(phrase.end, min(phrase.end + 16, len(r.items) - 1))
    by = next((k for k in ahead if r.items[k].tag in "VB" or r.items[k].low in {"by", ";"}), None)
    if item.value == "strike" and by is not None and r.items[by].low == "by" and not any(r.items[a.start - 1].low == "by" for a in after):
        r.add(p, phrase_right(r.items, by + 1), "initiator", extend=False)  # "shelling of X in the north of Y by Ukrainian forces"
    suffered = item.value == "strike" and item.low.removesuffix("s") in {"bombardment", "shelling", "bombing"}
    for extra in after:  # "its bombardment of Armenian positions": who is hit
        met = suffered or item.value in {"scramble", "shootdown", "monitor"}  # "an intercept of a Russian Tu-95"
        r.add(p, extra, "target" if met and r.items[extra.start - 1].low == "of" else "initiator", extend=False)
        p.assets += r.assets_in(extra, p.states("initiator"))
    told = named or bool(p.actors)
    p.domain = r.domain_of(phrase)
    low_words = {w.low for w in words}
    quals = {r.lex.qualifiers[w] for w in low_words if w in r.lex.qualifiers}
    if (lead is not None and lead.low in {"no", "any"}) or (phrase.start and r.items[phrase.start - 1].low in {"no", "without"}):
        p.modality = "denied"
        p.rules.append("negated")
    if "hypothetical" in quals and not (item.value == "exercise" and carrier is not None):  # a mock bombing drill is held
        p.modality, _ = "hypothetical", p.rules.append("qualifier:hypothetical")
    elif "planned" in quals and not anaphor and not under_way(r, carrier):
        p.modality, p.future = "planned", True
    elif "claimed" in quals:
        p.modality = "claimed"
    prep = governor(r.items, first)
    lost = item.value == "clash" and prep is not None and prep.low in {"in", "during"} and previous_verb(r.items, first)
    p.habitual = bool(lost) and any(v.lemma == "lose" for v in r.items[lost].verbs) and any(o.tag == "Q" for o in r.items[lost:first])
    if prep is not None and prep.low in {"from", "of"} and first > 1 and r.items[first - 2].low in wordlist("remains"):
        return None  # "debris from the attack had damaged": the harm it did
    if item.value == "coerce" and prep is not None and prep.low == "by" and lead is not None and lead.low in {"those", "these"}:
        return None  # "so as not to be hit by those flares"
    owned = first > 0 and r.items[first].tag == "'" and r.items[first - 1].tag == "T"  # "Sunday's strike on"
    dated = max(first - 1, 0) if r.items[first].tag != "D" else first + 1  # "an 18 August attack on"
    owned = owned or (dated > 0 and r.items[dated].tag == "T" and r.items[dated - 1].low in {"a", "an"})
    mates = item.value == "exercise" or item.low.endswith("cooperative activity")
    factive = prep is not None and (prep.low in wordlist("factive") or (prep.low in {"in", "at"} and mates))
    if carrier is not None:
        verb = group(r.items, carrier)
        subj = subject(r.items, carrier)
        own_subject = subj is not None and subj.start <= i < subj.end
        if own_subject:
            if verb.passive and (by := agent(r.items, carrier)):
                r.add(p, by, "initiator")
                p.assets += r.assets_in(by, p.states("initiator"))
            if (
                not verb.passive
                and r.items[carrier].is_verb("light")
                and {v.lemma for v in r.items[carrier].verbs} & {"involve", "include", "feature"}
            ):
                r.add(p, direct_object(r.items, carrier), "initiator")
        elif subj is not None:
            if not named or len(p.actors) < 2 or any(w.low in {"joint", "bilateral", "combined"} for w in words):
                r.add(p, subj, "initiator")
            p.assets += r.assets_in(subj, p.states("initiator"))
            mate = subj.end
            while mate < carrier and r.items[mate].low in {",", "together", "along"}:
                mate += 1
            if item.value in {"exercise", "patrol"} and mate < carrier and r.items[mate].low in {"with", "alongside"}:
                mates = phrase_right(r.items, mate + 1)  # "India, along with Japan and Australia, held drills"
                r.add(p, mates, "initiator", extend=False)
                for k in range(mate + 1, carrier):
                    if r.items[k].low == "from" and r.items[k + 1].tag == "A":
                        r.add(p, phrase_right(r.items, k + 1), "initiator", extend=False)  # "with forces from Australia, Japan and"
                    before = r.items[k - 1 - (r.items[k - 1].tag == "D")]
                    if r.items[k].tag == "A" and (before.text == "," or before.tag == "C"):
                        r.add(p, phrase_right(r.items, k), "initiator", extend=False)
            if p.domain == "none":
                p.domain = r.domain_of(subj)
            p.start = min(p.start, r.items[subj.start].start)
        if own_subject and item.value == "clash":
            fought_between(r, p, carrier)
        p.start, p.end = min(p.start, r.items[carrier].start), max(p.end, r.items[carrier].end)
        p.rules.append("light verb")
        pretext = {v.lemma for v in r.items[carrier].verbs} & {"use", "cite"} and any(
            o.low == "as" for o in r.items[phrase.end : phrase.end + 3]
        )
        p.habitual = bool(pretext) or habit(r, carrier, verb)
        if {v.lemma for v in r.items[carrier].verbs} & {"begin", "start", "commence", "kick off", "open", "launch"}:
            p.begins = True
            p.hot = any(o.low in {"has", "have"} for o in r.items[verb.start : carrier])
        if verb.negated:
            p.modality = "denied"
            p.rules.append("negated")
        irrealis(r, p, carrier, verb)
        ahead = r.items[max(0, verb.start - 4) : verb.start] if verb.infinitive and item.value == "exercise" else []
        if {o.text.lower() for o in ahead} & {"en route", "route", "way", "bound", "headed", "heading"}:
            p.weak = True  # "en route to take part in the exercise"
        trained = {v.lemma for v in r.items[carrier].verbs} & {"practise", "practice", "rehearse", "simulate", "train"}
        p.rehearsed = bool(trained) and not (trained == {"train"} and item.value == "coerce")  # "trained a water cannon on the boat"
        if r.items[carrier].is_verb("planned") and not r.items[carrier].is_verb("light") and p.modality == "happened":
            p.modality, p.future = "planned", True
    elif owned and p.modality == "happened":
        p.rules.append("presupposed:dated")
    elif factive:
        p.rules.append(f"presupposed:{prep.low}")
        if not p.actors:
            nearest_movers(r, p, first, near=prep.low in {"in", "at"})
            if item.value == "coerce" and prep.low in {"after", "following"}:
                recast(p, "initiator", "target")  # "returned north after warning shots": they were fired at
    elif prep is not None and (prep.low == "before" or (prep.low == "of" and first > 1 and r.items[first - 2].low == "ahead")):
        if anaphor and item.value in {"move", "intrude", "fly"}:
            return None  # "detected them before their entry into the zone"
        p.modality, p.future = "planned", True  # "ahead of its spring patrol"
        p.rules.append("still to come")
    else:
        governed(r, p, first)
    if carrier is None and (told_due := due(r, i)) is not None and p.modality == "happened":
        p.modality, p.future = "planned", True
        p.end = max(p.end, r.items[told_due].end)
        p.rules.append("scheduled")
    if item.value in {"coerce", "strike", "clash"}:
        if not p.actors and killed_in(r, first):
            p.rules.append("killed in it")
        aimed_at(r, p, i)
    if item.value in {"coerce", "strike", "clash"} or "manoeuv" in item.low or "maneuv" in item.low:
        undergone(r, p, first)
    if not p.actors and item.value == "fly" and "landings" in r.items.words:
        deck = next((k for k in range(i + 1, min(i + 12, len(r.items))) if r.items[k].tag == "S"), None)
        r.add(p, noun_phrase(r.items, deck) if deck is not None else None, "initiator")  # "takeoffs from and landings on the carrier"
    if not p.actors and any(w.low in {"its", "their"} for w in words):
        nearest_movers(r, p, first)
        if not p.actors and first <= 3 and (main := next((v for v in r.anchors if v > i and r.items[v].tag == "V"), None)) is not None:
            r.add(p, subject(r.items, main), "initiator")  # "After their joint patrol, Chinese and Russian ships entered"
    k = phrase.end
    if carrier is None and k + 1 < len(r.items) and r.items[k].low in wordlist("be") and r.items[k + 1].low == "by":
        r.add(p, phrase_right(r.items, k + 2), "initiator")  # "the last such transit was by USS John Finn"
        p.assets += r.assets_in(phrase_right(r.items, k + 2), p.states("initiator"))
        p.rules.append("light verb")
        p.domain = r.domain_of(phrase_right(r.items, k + 2)) if p.domain == "none" else p.domain
        p.again, told = True, True
    governing = next(
        (k for k in range(phrase.end, len(r.items)) if r.items[k].tag == "V" and (s := subject(r.items, k)) and s.start <= i < s.end),
        None,
    )
    if (
        governing is not None
        and governing != carrier
        and group(r.items, governing).modal in {"could", "may", "might", "would", "can"}
        and p.modality == "happened"
        and not anaphor
    ):
        p.modality = "hypothetical"
        p.rules.append("subject of a possibility")
    before = r.items[phrase.start - 1]
    if before.tag == "W" and r.lex.qualifiers.get(before.low) == "habitual":  # "held yearly military drills"
        quals.add("habitual")
        words = [before, *words]
    habitual = "habitual" in quals or any(w.low in {"several", "many", "numerous", "previous", "past"} for w in words)
    p.habitual = p.habitual or (habitual and not factive and (carrier is None or aggregate(r, carrier, words)))
    told_of = first > 0 and r.items[first - 1].low in wordlist("be") | {"apparently"} and any(w.low == "latest" for w in words)
    p.habitual = p.habitual or (told_of and carrier is None and bool(r.memory.kinds))  # "in what was the latest seizure of a ship"
    p.plural_habit = "habitual" in quals and item.low.endswith("s")
    kept = [o.low for o in r.items[group(r.items, carrier).start : carrier]] if carrier is not None and item.value == "patrol" else []
    if kept in (["is"], ["are"]):
        p.habitual = p.habitual or not any(o.tag == "T" for o in r.items)  # "the mission is conducted from two bases"
    p.habitual = p.habitual or each_day(r.items, i) or tempo(r, phrase) or among_usual(r, i)
    p.again = p.again or (lead is not None and lead.low == "another" and item.value in {"clash", "strike"})
    if counted(r, i, phrase) or trend(r, i, phrase) or of_late(r, phrase) or sums_up(r, i, words):
        return None
    trained = item.value == "exercise" and (item.low.startswith("training") or (lead is not None and lead.low in {"a", "an"}))
    if (item.value == "fly" or (trained and factive)) and factive and any(o.is_verb("accident") for o in r.items if o.tag == "V"):
        return None  # "crashed during a training flight in": where it crashed
    p.anaphoric = anaphor and not told
    if lead is not None and lead.low in {"the", "this", "that"} and item.value == "strike" and not item.low.endswith("s"):
        p.rules.append("the one told")
    p.definite = p.definite or (lead is not None and lead.low == "the" and p.kind == "" and item.value == "strike")
    if lead is not None and lead.low in {"the", "this"} and item.low.split()[-1] in {"operation", "ibo"}:
        p.anaphoric = True
        p.rules.append("the operation told")  # "praised for conducting the operation"
    p.habitual = p.habitual or (lead is not None and lead.low == "such" and item.low.endswith("s") and "light verb" in p.rules)
    if not sense(r, p, i, None, None):
        return None
    if in_drill(r, p, i, None):
        return p
    if low_words & {"simulated", "mock"} and p.kind in HOSTILE and "qualifier:hypothetical" in p.rules:
        p.kind, p.modality, p.weak, p.content = "exercise", "happened", True, True  # "during a simulated amphibious assault"
    if p.rehearsed and p.kind in {"strike", "clash", "coercion", "air_defence", "deployment"}:
        p.kind, p.weak, p.content = "exercise", False, False
    return p


def _attach(r: Reader, proposals: list[Proposal], carriers: dict[int, int], taken: dict[int, int]) -> None:
    by_trigger = {p.trigger: p for p in proposals}
    for noun, verb in taken.items():
        if verb in by_trigger:
            by_trigger[noun] = by_trigger[verb]
    for v, e in carriers.items():
        if e in by_trigger:
            by_trigger[v] = by_trigger[e]
    order = sorted(by_trigger)
    loose: list[Spot] = []
    for spot in r.spots:
        if (
            r.items[spot.index].tag == "A"
            and spot.item.what == "country"
            and any(a.span and a.span.start == spot.item.start for p in proposals for a in p.actors)
            and not spot.explicit
        ):
            continue
        hung = spot.anchor if spot.anchor is not None else attach(r.items, spot.index, r.anchors)
        k = through(r, hung, order)
        k = k if k is not None or spot.role in {"from", "to"} else behind_participle(r, hung, order)
        k = k if k is not None or hung is None else joined(r, hung, order)
        p = by_trigger.get(k) if k is not None else None
        if p is not None and (by_reason(r, p.trigger, spot.index) or home_port(r, p, spot)):
            continue
        onward = p is not None and p.kind == "coercion" and spot.role in {"from", "to"} and hung is not None and hung > p.trigger
        if onward and r.items[hung].form == {"ing"} and r.items[hung].is_verb("move", "travel"):
            continue  # "boarded a tanker travelling from Russia": its route
        if p is None:
            telling = hung is not None and r.items[hung].is_verb("report", "state") and not activity_seen(r, hung)
            telling = telling and not r.items[hung].is_verb("respond")
            lemmas = {v.lemma for v in r.items[hung].verbs} if hung is not None else set()
            crashed = any(q.kind == "accident" for q in proposals)
            home = bool(lemmas & {"assign", "attach"}) or (crashed and "base" in lemmas)  # where a craft lives
            sure = spot.item.tag == "L" or spot.kind == "coast" or (spot.item.what == "metonym" and spot.explicit)
            if hung is not None and not telling and not home and sure and not spot.anaphor:
                loose.append(spot)
            continue
        if (
            any(a.span and a.span.start <= spot.item.start < a.span.end and a.role in {"initiator", "participant"} for a in p.actors)
            and not spot.explicit
        ):
            continue
        p.spots.append(spot)
        p.actors = [a for a in p.actors if not (a.span and a.span.start == spot.item.start and spot.item.tag == "A" and spot.explicit)]
        p.start, p.end = min(p.start, spot.start), max(p.end, spot.end)
    acts = [p for p in proposals if p.kind in PHYSICAL]
    loose = [s for s in loose if s.role != "from" and not (acts and met_there(r, s, acts[0]))]
    for p in acts:  # "Odesa's governor says a missile has hit the port": he speaks of his own town
        if p.kind in {"strike", "air_defence"} and not p.spots:
            p.spots += r.own
    for p in acts:  # "across the bridge to X, where shelling went on"
        if not p.spots and p.kind in {"strike", "clash", "air_defence", "coercion", "accident"}:
            where = where_places(r, p.trigger) or when_places(r, p.trigger)
            p.spots += where
            p.start = min([p.start, *(s.start for s in where)])
    acts = [p for p in acts if p is acts[0] or p.kind != "deployment" or not p.weak or p.actors or p.spots]
    one = len({p.kind for p in acts}) == 1 and not any(p.spots for p in acts)
    told = one and (len(acts) == 1 or acts[0].kind == "coercion") and (not acts[-1].weak or "seen" in acts[0].rules)
    for p in acts if loose and told else ():
        if not burns(r, p.trigger):
            loose = [s for s in loose if not _of_another_time(r, s.index, p.trigger)]
        if p.modality in {"happened", "claimed"} and (not told_aside(r, p.trigger) or burns(r, p.trigger)):
            p.spots += loose[:2]  # "hit boats that were bringing food to X": the place of its object
            p.rules.append("place of what it was done to")
            p.end = max([p.end, *(s.end for s in loose[:1])])
    for p in acts:  # "is operating off X as part of the exercise Y"
        before = [q for q in acts if q.trigger < p.trigger and q.spots and q.kind in {"deployment", "naval_transit"}]
        part = any(o.low in {"part", "for", "during", "in"} for o in r.items[max(0, p.trigger - 5) : p.trigger])
        apart = before and any(o.text == ";" for o in r.items[before[-1].trigger : p.trigger])
        if p.kind == "exercise" and not p.spots and before and part and not apart:
            p.spots += [s for s in before[-1].spots if s.role not in {"from", "to"}]
    told_finer(r, acts)
    bangs = [p for p in proposals if p.weak and p.kind == "strike" and p.spots]
    for p in acts:
        if bangs and p.kind == "strike" and not p.weak and not p.spots:  # "explosions rocked X as jets attacked"
            p.spots += bangs[0].spots
            p.start, p.end = min(p.start, bangs[0].start), max(p.end, bangs[0].end)
    date_proposals(r, proposals, by_trigger)
    for p in acts:
        p.elsewhere = not p.spots and (unknown_place(r, p.trigger) or bool(p.moments and told_aside(r, p.trigger)))


def _of_another_time(r: Reader, place: int, trigger: int) -> bool:
    """ "mines drifted in the Black Sea after Russia invaded Ukraine": what stands before the clause is not where it happened."""
    if place <= 4 and r.items[place + 1].text == ",":
        return False  # "In the Sumy region, two were wounded after drones struck": the place of all that follows
    for k in range(place + 1, trigger):
        if r.items[k].tag == "B" and r.items[k].low in {"after", "since", "before"}:
            return any(o.tag in "ASNLR" for o in r.items[k + 1 : trigger])
    return False


