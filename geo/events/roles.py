"""Who takes part in an event, and on which side, by the rest of its clause.

Reading gives a proposal the actors that its own words name. `aim` adds what the clause tells beside them, and notes the sides that are told
without a name ("the army", "gunmen"); `casting` then completes event by event what no clause tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.events.carriers import light_verb
from geo.events.grammar import agent, direct_object, group, subject
from geo.events.lexicon import load, wordlist
from geo.events.phrases import Phrase, noun_phrase, phrase_right
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.sides import whose
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.item import Item
    from geo.events.reader import Reader

FOUGHT = frozenset({"strike", "clash"})
AIMED_AT = frozenset({"at", "on", "against", "toward", "towards", "into", "to", "in", "of", "inside", "onto"})
OF_TRADE = ("-flagged", "-owned", "-registered", "-operated", "-managed")  # a merchant ship, by what is said of it
REACH = 26  # items after a trigger in which its target may be named


def aim(r: Reader, p: Proposal) -> None:
    """Complete the roles of a proposal from the rest of its clause, and note the sides that are told without a name."""
    if p.kind not in PHYSICAL:
        return
    if p.kind == "exercise":
        p.names = tuple(o.name for o in r.items if o.tag == "E" and o.name)
    if p.kind in FOUGHT:
        _blamed(r, p)
    if p.kind in FOUGHT | {"coercion"} and not p.states("target"):
        _after(r, p)
    if p.kind == "intercept" and not p.states("initiator"):  # "Typhoons were scrambled from RAF Lossiemouth"
        whose_base = [load("parties")["base"].get(s.text.split(" ")[0]) for s in p.spots if s.role == "from"]
        p.actors += [Actor(country=c, role="initiator") for c in whose_base[:1] if c]
    if p.kind == "air_defence" and not p.states("target"):
        _sent_by(r, p)
    if p.kind == "accident":
        k = next((k for k in range(p.trigger + 1, min(p.trigger + 4, len(r.items) - 1)) if r.items[k].low in {"with", "into"}), None)
        r.add(p, phrase_right(r.items, k + 1) if k else None, "participant")  # "collided with a US drone"
    if r.items[p.trigger].tag == "E" and p.kind in FOUGHT and not p.states("initiator", "participant"):
        _by_means_of(r, p)
    if r.items[p.trigger].tag == "E" and p.kind in FOUGHT and not p.states("initiator", "participant"):
        carrier = light_verb(r.items, p.trigger)
        doing = subject(r.items, carrier) if carrier is not None else None
        if doing is not None and not doing.start <= p.trigger < doing.end and _unnamed(r, doing, p.kind) == "regular":
            p.unnamed["initiator"] = "regular"  # "the air force carried out strikes"
    if r.items[p.trigger].tag == "E" and p.kind == "clash" and not p.states():
        _between(r, p)
    if r.items[p.trigger].tag != "V":
        return
    verb = group(r.items, p.trigger)
    doer, done = (agent if verb.passive else subject)(r.items, p.trigger), (subject if verb.passive else direct_object)(r.items, p.trigger)
    if p.cls == "suffer" and not verb.passive:
        doer, done = None, doer  # "an army base came under attack"
    taken_away = p.kind == "coercion" and bool({v.lemma for v in r.items[p.trigger].verbs} & wordlist("seizures"))
    p.civil = taken_away or (done is not None and any(o.value == "civil_ship" or o.low.endswith(OF_TRADE) for o in done.items(r.items)))
    for role, phrase in (("initiator", doer), ("target", done)):
        if not p.states(*(("initiator", "participant", "monitor") if role == "initiator" else (role,))):
            sort = _unnamed(r, phrase, p.kind)
            if sort and (role == "initiator" or p.kind in FOUGHT):
                turned = p.kind == "clash" and {v.lemma for v in r.items[p.trigger].verbs} & wordlist("turns_away")
                if not turned or role == "initiator" or sort == "irregular":  # who is repelled began it
                    p.unnamed[role if not turned else "target" if role == "initiator" else "initiator"] = sort
    if p.unnamed.get("target") == "irregular" and done is not None and not irregular(done.items(r.items)[-1], p.kind):
        p.rules.append("what is theirs")  # "terrorist infrastructure" lies in a land
    if p.kind in FOUGHT:  # "a column of soldiers and Wagner fighters": one side named, the other not
        for role, phrase in (("initiator", doer), ("target", done)):
            if phrase is not None and p.states(role):
                sort = _beside(r, phrase)
                if sort:
                    p.unnamed[role] = sort


def from_held(r: Reader, p: Proposal) -> None:
    """ "launched from Houthi-controlled areas": who holds the place fires from it."""
    for k in range(p.trigger + 1, min(p.trigger + 8, len(r.items) - 2)):
        if r.items[k].low != "from":
            continue
        for m in range(k + 1, min(k + 6, len(r.items))):
            held = r.items[m].low.rpartition("-")[2] in wordlist("holders")
            named = whose(r.items[m].text) if held else ()
            if held and not named and r.items[m - 1].tag == "A":
                named = r.items[m - 1].value or ()  # "Houthi terrorist-controlled areas"
            if named:
                p.actors += [Actor(country=c, role="initiator", span=r.items[m].span) for c in named if c not in p.states()]
                p.rules.append("doer: holds the place it was fired from")
                return
        return


def _sent_by(r: Reader, p: Proposal) -> None:
    """ "shot down missiles launched by Israeli jets", "drones fired by the Houthis were intercepted": who sent what is shot down."""
    for k in range(max(1, p.trigger - 14), min(p.trigger + 14, len(r.items) - 2)):
        item = r.items[k]
        sent = item.tag == "V" and item.form & {"part"} and item.is_verb("fire", "deploy") and r.items[k + 1].low == "by"
        if sent and (k > p.trigger or r.items[k - 1].tag in "NS"):
            r.add(p, phrase_right(r.items, k + 2), "target")
            return


def _between(r: Reader, p: Proposal) -> None:
    """ "an exchange of fire between soldiers and militants": who fights, when neither side is named."""
    for k in range(p.trigger + 1, min(p.trigger + 10, len(r.items) - 1)):
        if r.items[k].low in {"between", "involving", "with", "among"}:
            end = next((m for m in range(k + 1, len(r.items)) if r.items[m].tag not in "DQNASC"), len(r.items))
            fighting = r.items[k + 1 : end]
            if any(irregular(o, p.kind) for o in fighting):
                p.unnamed["initiator"] = "irregular"
            if _regular(fighting):
                p.unnamed["participant"] = "regular"
            return


def _blamed(r: Reader, p: Proposal) -> None:
    """ "an attack that Iran blamed on Israel", "Kyiv blamed Moscow for the strike": who is blamed is who did it, by that account."""
    if p.states("initiator", "participant"):
        return
    k = next((k for k, o in enumerate(r.items) if o.low in {"blame", "blames", "blamed", "blaming"}), None)
    if k is None or abs(k - p.trigger) > REACH:
        return
    on = next((m for m in range(k + 1, min(k + 4, len(r.items) - 1)) if r.items[m].low == "on"), None)
    who = phrase_right(r.items, on + 1) if on else direct_object(r.items, k)
    p.actors = [a for a in p.actors if a.country not in r.states(who)]
    r.add(p, who, "initiator")
    if p.states("initiator"):
        p.rules.append("doer: blamed")
        p.modality = "claimed" if p.modality == "happened" else p.modality


def _by_means_of(r: Reader, p: Proposal) -> None:
    """ "the army killed 30 jihadists in an air strike": who kills is who strikes, and who is killed is who is struck."""
    first = noun_phrase(r.items, p.trigger).start
    if not first or r.items[first - 1].low not in {"in", "with", "during", "by"}:
        return
    k = next((k for k in range(first - 1, max(first - 12, -1), -1) if r.items[k].tag == "V"), None)
    if k is None or not {v.lemma for v in r.items[k].verbs} & wordlist("harmful_to") or group(r.items, k).passive:
        return
    doer, done = subject(r.items, k), direct_object(r.items, k)
    r.add(p, doer, "initiator")
    r.add(p, done, "target")
    for role, phrase in (("initiator", doer), ("target", done)):
        if not p.states(role) and (sort := _unnamed(r, phrase, p.kind)):
            p.unnamed[role] = sort


def _unnamed(r: Reader, phrase: Phrase | None, kind: str) -> str:
    """ "the army", "soldiers", "Army drones": regular; "the fighters", "gunmen": irregular; else ""."""
    if phrase is None:
        return ""
    words = phrase.items(r.items)
    after = phrase.end
    if after + 1 < len(r.items) and r.items[after].low == "of":
        words = [*words, *noun_phrase(r.items, after + 1).items(r.items)]  # "soldiers of both armies", "a group of soldiers"
    if any(o.low == "both" for o in words) and any(o.low in wordlist("sides") for o in words):
        return "both"
    if kind == "coercion" and any(o.low in wordlist("raiders") for o in words) and not any(o.tag == "A" and o.value for o in words):
        return "nobody's"
    if any(irregular(o, kind) for o in words):
        return "irregular"
    low = {o.low for o in words}
    if low & wordlist("whose_forces") and low & wordlist("forces"):
        return "regular"  # "the country's forces"
    return "regular" if _regular(words) else ""


def _regular(words: list[Item]) -> bool:
    """Are men and arms of a state among these words: "the army", "security forces"?"""
    pairs = (f"{a.low} {b.low}" for a, b in pairwise(words))
    return any(o.low in wordlist("regulars") for o in words) or any(two in wordlist("regulars") for two in pairs)


def irregular(item: Item, kind: str) -> bool:
    """Is it men of an armed group? The "fighters" of an interception are aircraft, a "group" may be ships."""
    return item.low in wordlist("irregulars") and item.low != "group" and (item.tag != "S" or item.value == "troops" or kind in FOUGHT)


def _beside(r: Reader, phrase: Phrase) -> str:
    """The side told without a name in one half of a coordination: "by Tuareg rebels and jihadists", "of soldiers and Wagner fighters"."""
    end = phrase.end
    while end < len(r.items) and (r.items[end].tag in "DQNASC'" or r.items[end].low == "of"):
        end += 1
    halves: list[list[Any]] = [[]]
    for o in r.items[phrase.start : end]:
        if o.tag == "C":
            halves.append([])
        else:
            halves[-1].append(o)
    if len(halves) < 2:
        return ""
    for half in halves:
        if half and not any(o.tag == "A" and o.value for o in half):
            if any(irregular(o, "clash") for o in half):
                return "irregular"
            if any(o.low in wordlist("regulars") for o in half):
                return "regular"
    return ""


def _after(r: Reader, p: Proposal) -> None:
    """The target named behind the trigger: "at a plant in Russia's Oryol region", "killing 20 Iraqi soldiers"."""
    own = set(p.states())
    prep, open_ = "", True
    for k in range(p.trigger + 1, min(p.trigger + REACH, len(r.items))):
        item = r.items[k]
        if item.text in {";", ":"} or item.low == "according" or item.tag == "B":
            return
        if item.tag == "V":
            if item.is_verb("report", "state", "cause") or (item.form & {"past", "s"} and not item.form & {"part"} and k > p.trigger + 1):
                return
            prep, open_ = "", True
        elif item.low == "of" and r.items[k - 1].low in wordlist("ahead_of"):
            prep, open_ = "at", True  # "dropped flares in the path of"
        elif item.tag == "P":
            near = p.kind == "coercion" and item.low == "near" and any(o.tag == "S" for o in r.items[k + 1 : k + 5])
            prep, open_ = item.low, open_ if item.low == "of" else item.low in AIMED_AT or near  # "released flares close to an aircraft"
        elif item.text == ",":
            after = r.items[k + 1] if k + 1 < len(r.items) else item
            if after.tag == "C":
                return
            named = r.items[k - 1].text[:1].isupper() and after.tag in "DN" and after.low == after.text
            open_ = open_ and named  # "killed Ibrahim Qubaisi, head of Hezbollah's rocket force"
        if not open_:
            continue
        found: Iterable[str] = item.value if item.tag == "A" and item.what != "person" and item.value else ()
        if item.tag == "S" and item.operator and (item.name or k + 1 == len(r.items) or r.items[k + 1].tag != "N"):
            found = found or (item.operator,)
        if item.tag == "L" and not item.value:  # "Russia's Oryol region", a name that no gazetteer knows
            found = whose(item.text)
        if not found or (p.kind == "coercion" and (prep in {"in", "of"} or item.what == "metonym")):
            continue
        if p.cls == "fire" and prep in {"in", "of"}:
            continue  # "launched by Houthi forces in Yemen" tells where from
        whose_town = [o.low for o in r.items[k + 1 : k + 3]]
        if item.tag == "A" and whose_town[:1] and whose_town[0] in wordlist("frontiers"):
            continue  # "an outpost on the Bangladeshi border"
        town = whose_town[:1] and whose_town[0] in wordlist("settlements")
        if p.kind == "strike" and item.what == "adjective" and prep in {"in", "inside"} and town:
            return  # "in the Syrian city of": who is hit there follows from the place
        seat = whose_town[:1] in (["'s"], ["’s"]) and whose_town[1:] in (["capital"], ["port"], ["city"])
        inside = prep in {"in", "inside"} and whose_town[:1] not in (["'s"], ["’s"])
        if p.kind == "strike" and item.tag == "A" and item.what == "country" and (inside or seat):
            return  # "air strikes in Yemen", "on Yemen's capital": who is hit there follows from the place
        if prep == "in" and item.what == "adjective" and any(o.low in wordlist("taken") for o in r.items[k + 1 : k + 3]):
            return  # "targeted launchers in the Lebanese areas of X": whose land it is
        fresh = [c for c in found if c not in own]
        if fresh:
            p.actors += [Actor(country=c, role="target", span=item.span) for c in fresh]
            p.rules.append("target: told behind the verb")
        return
