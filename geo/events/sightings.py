"""What was seen and counted: aircraft about an island, ships that lie at a reef, balloons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import WATERS, foreign_zone, has_asset, is_passive, lemmas_of, place_spoken, words_of
from geo.events.item import Item, vocabulary
from geo.events.phrases import Phrase, noun_phrase
from geo.events.placing import Spot
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

COMES_IN = frozenset({"invade", "infiltrate", "encircle"})
BASES = frozenset({"airfield", "base", "port", "site", "airport", "airbase", "aerodrome"})
MOVING = ("move", "travel", "fly", "patrol", "intrude", "stand", "deploy")


def besets(r: Reader, p: Proposal, seen: Phrase | None, seer: Phrase | None) -> bool:
    """ "12 aircraft and 6 ships were tracked around Taiwan": what came about an island state, counted by it: its report of intrusions."""
    if seen is None or not has_asset(r, seen, "air") or not any(w.tag == "Q" for w in seen.items(r.items)):
        return False
    movers = r.states(seen)
    homes = {home: state for state, home in vocabulary()["island_state"].items() if state not in movers}
    state = next(
        (
            homes.get(s.query) or (next(iter(homes.values())) if s.anaphor and s.kind == "island" and set(homes.values()) & told(r) else "")
            for s in r.spots
            if s.role in {"around", "near"} and (s.query in homes or s.anaphor)
        ),
        "",
    )
    if not state or not movers or not set(r.states(seer)) <= {state}:
        return False
    p.kind, p.domain, p.weak, p.reaction = "incursion", "multi", False, False
    p.actors = [Actor(country=c, role="initiator") for c in movers] + [Actor(country=state, role="target")]
    p.assets = r.assets_in(seen, movers)
    p.rules.append("count of what came about an island")
    return True


def lies(r: Reader, p: Proposal, i: int, seen: Phrase | None) -> bool:
    """ "135 militia vessels were monitored near the reef": by nobody named, so they were only seen there."""
    movers = r.states(seen)
    here = any(i < s.index <= i + 14 and s.role in {"at", "near", "around"} for s in r.spots)
    ships = seen is not None and any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items[seen.start : i])
    if not here or not movers or not ships:
        return False
    p.kind, p.domain, p.reaction = "deployment", "sea", False
    p.actors = [Actor(country=c, role="initiator") for c in movers]
    p.assets = r.assets_in(seen, movers)
    p.rules.append("seen")
    return True


def told(r: Reader) -> set[str]:
    """The states that speak here or spoke last, or that the sentence names."""
    named = {c for o in r.items if o.tag == "A" and o.value and o.what != "person" for c in o.value}
    return {*r.speakers, *r.memory.reporter, *named}


def lie_there(r: Reader) -> bool:
    """Is a reef or an island told, and nobody who moves?"""
    reefs = {"reef", "shoal", "atoll", "island", "islands"}
    if any(o.is_verb("move", "travel") for o in r.items) or any(s.offset is not None for s in r.spots):
        return False
    return any(s.kind.split()[-1] in reefs and s.role in {"near", "around", "at"} for s in r.spots)


def drifts(r: Reader, p: Proposal, doer: Phrase | None) -> bool:
    """ "a Chinese balloon passed over Keelung": an intrusion, where an island state is told with it."""
    own = p.states("initiator")
    if doer is None or not own or not any(w.value == "balloon" for w in doer.items(r.items)):
        return False
    homes = {home: state for state, home in vocabulary()["island_state"].items() if state not in own}
    whose = next((homes[h] for h in homes if any(s.query == h for s in r.spots)), None)
    whose = whose or next((c for c in homes.values() if c in told(r)), None)
    if whose is None or not any(s.role in {"over", "via", "near", "around"} for s in r.spots):
        return False
    p.kind, p.domain = "incursion", "air"
    p.rules.append("balloon")
    p.actors = [a for a in p.actors if a.role != "target"] + [Actor(country=whose, role="target")]
    return True


def overflies(r: Reader, p: Proposal, i: int, doer: Phrase | None) -> bool:
    """ "drones had flown above its Kinmen islands": nobody's or another state's, over what is told to be one's own."""
    unknown = bool(words_of(r, doer) & {"unidentified", "unknown", "suspected", "suspicious"})
    if manned_over(r, p, i, doer):
        return True
    if doer is None or not (unknown or any(w.value in {"drone", "balloon"} for w in doer.items(r.items))):
        return False
    homes = {home: state for state, home in vocabulary()["island_state"].items()}
    for s in r.spots:
        if not (i < s.index <= i + 12 and s.role in {"over", "to"} and s.item.tag == "L"):
            continue
        before = {o.low for o in r.items[max(i + 1, s.index - 3) : s.index]}
        chief = next((tuple(o.value) for o in r.items[:i] if o.tag == "A" and o.value and o.what != "person"), ())
        whose = tuple(r.speakers or r.memory.reporter or chief) if before & {"its", "their", "our"} else ()
        whose = whose or tuple(c for o in r.items[max(i + 1, s.index - 3) : s.index] if o.tag == "A" and o.value for c in o.value)
        whose = tuple(c for c in whose if c not in p.states("initiator"))
        if whose and homes.get(s.query) not in p.states("initiator"):
            p.kind, p.domain, p.weak = "incursion", "air", False
            p.actors = [a for a in p.actors if a.role == "initiator"] + [Actor(country=c, role="target") for c in whose]
            p.rules.append("over land of another state")
            return True
    return False


def manned_over(r: Reader, p: Proposal, i: int, doer: Phrase | None) -> bool:
    """ "Turkish jets overflew the Greek island of X"; "they flew over Y", when they were told to have violated the airspace."""
    own = set(p.states("initiator")) or r.memory.intruders  # "two F-16s flew over X", of those told before
    if not own or not has_asset(r, doer, "air") or any(o.low in {"joint", "together"} or o.value == "exercise" for o in r.items):
        return False
    for s in r.spots:
        if not (i < s.index <= i + 12 and s.role == "over" and s.item.tag == "L" and s.kind not in WATERS):
            continue
        before = r.items[max(i + 1, s.index - 4) : s.index]
        whose = {c for o in before if o.tag == "A" and o.what == "adjective" for c in o.value} - own
        isle = any(o.low.startswith(("island", "islet", "isle")) for o in (*before, s.item)) or s.kind == "island"
        if not (whose and isle) and not own <= r.memory.intruders:
            continue
        p.kind, p.domain, p.weak = "incursion", "air", not (whose and isle)
        p.actors = [a for a in p.actors if a.role == "initiator"] + [Actor(country=c, role="target") for c in sorted(whose)]
        p.rules.append("over land of another state")
        return True
    return False


def over_base(r: Reader, p: Proposal, i: int, craft: Phrase | None) -> bool:
    """ "drones were seen over the air base", "flew over X Airport": nobody's drones over a base or an airport, in no war."""
    drones = craft is not None and any(w.value in {"drone", "balloon"} for w in craft.items(r.items))
    if not drones or p.states("initiator") or r.memory.home or r.memory.kinds & {"strike", "clash"}:
        return False
    here = [s for s in r.spots if s.index > i and s.index - i <= 16 and s.role in {"over", "near", "at", "around"} and _base(r, s)]
    if not here:
        return False
    p.kind, p.domain, p.weak = "incursion", "air", False
    p.actors = []
    p.assets = r.assets_in(craft, ())
    p.unnamed["initiator"] = "unknown"
    p.rules.append("over a base or an airport")
    return True


def _base(r: Reader, spot: Spot) -> bool:
    """Is it a base or an airport: "Skrydstrup air base", "[Aalborg] airport"?"""
    words = [*spot.text.lower().split(), *(o.low for o in r.items[spot.index + 1 : spot.index + 3] if o.tag == "N")]
    return spot.kind.split()[-1] in BASES or not BASES.isdisjoint(words)


def shut(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "X Airport was closed after drones were seen", "closed the airspace along the border after balloons": what came is the event."""
    k = next((k for k in range(i + 1, len(r.items)) if r.items[k].value in {"drone", "balloon"}), None)
    why = {o.low for o in r.items[i + 1 : k]} if k is not None else set()
    if k is None or not why & {"after", "because", "due", "following", "over", "by", "when", "as"} or r.memory.home:
        return False
    at = next((o for q in (done, doer) if q is not None for o in q.items(r.items) if _shut_down(o)), None)
    if at is None or r.memory.kinds & {"strike", "clash"}:
        return False
    named = [*r.items[:i], *(done.items(r.items) if done is not None else ())]
    owners = [c for o in named if o.tag == "A" and o.what != "person" for c in o.value or ()]
    p.kind, p.domain, p.weak = "incursion", "air", False
    p.actors = [Actor(country=c, role="target") for c in owners[:1]]
    p.assets = r.assets_in(noun_phrase(r.items, k), ())
    p.unnamed["initiator"] = "unknown"
    if at.tag == "L":
        p.spots.append(Spot(r.items.index(at), at, "at", at.text, at.start, at.end, at.text, at.what))
    p.end = max(p.end, r.items[k].end)
    p.rules.append("shut for what came")
    return True


def _shut_down(item: Item) -> bool:
    last = item.text.lower().split()[-1]
    return item.what == "airspace" if item.tag == "Z" else item.tag == "L" and last in {"airport", "airbase", "base"}


def waters_of(r: Reader, i: int) -> tuple[str, ...]:
    """ "into Philippine waters": whose."""
    for k in range(i + 1, min(i + 6, len(r.items) - 1)):
        if (
            r.items[k].tag == "A"
            and r.items[k].value
            and r.items[k + 1].low == "waters"
            and any(o.low in {"into", "in", "inside", "within"} for o in r.items[i:k])
        ):
            return tuple(r.items[k].value)
    return ()


def comes_in(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool | None:
    """ "drones infiltrated", "invaded the territorial waters", "four fleets encircled the island": who comes fights nobody by that.

    Whether it is an event as it is read here; None when it is left to the senses of fighting.
    """
    afloat = (has_asset(r, doer, "sea", "air") or r.domain_of(doer) in {"sea", "air"}) and not has_asset(r, doer, "land")
    if lemmas_of(r, i) & {"invade", "infiltrate"}:
        zoned = done is not None and any(o.tag == "Z" or o.what == "line" for o in done.items(r.items))
        return False if afloat or zoned else None  # another sense of the verb: an intrusion
    if not afloat or has_asset(r, done, "sea", "air"):
        return None
    p.kind, p.domain, p.cls = "deployment", r.domain_of(doer), "deploy"
    p.actors = [a for a in p.actors if a.role != "target"]
    return bool(p.actors or p.assets) and place_spoken(r, i, done)


def own_waters(r: Reader, i: int, movers: tuple[str, ...]) -> tuple[str, ...]:
    """ "an incursion by a Chinese ship into its waters": those of the state that tells of it."""
    k = next((k for k in range(i + 1, min(i + 14, len(r.items) - 1)) if r.items[k].low in {"its", "their", "our"}), None)
    if k is None or not any(o.low in {"into", "in", "inside"} for o in r.items[max(i, k - 2) : k]):
        return ()
    if not any(o.low == "waters" for o in r.items[k + 1 : k + 3]):
        return ()
    chief = next((tuple(o.value) for o in r.items[:i] if o.tag == "A" and o.value and o.what != "person"), ())
    return tuple(c for c in (*chief, *r.speakers, *r.memory.reporter)[:1] if c not in movers)


def into_area(r: Reader, i: int) -> bool:
    """ "flew into the Kinmen area": into its air, not at it."""
    after = [o.low for o in r.items[i + 1 : i + 7]]
    return after[:1] == ["into"] and bool({"area", "zone", "airspace", "skies"} & set(after))


def trespasses(r: Reader, i: int) -> bool:
    """ "illegally entered waters near the reef", "without permission": is the entry after `i` said to be unlawful?"""
    words = {o.low for o in r.items[max(0, i - 4) : i + 24]}
    leave = {"permission", "approval", "authorization", "authorisation", "consent"}
    unlawful = words & {"illegally", "unlawfully"} or ("without" in words and words & leave)
    near = any(i < s.index <= i + 14 and s.kind.split()[-1] in {"reef", "shoal", "island", "islands", "atoll"} for s in r.spots)
    return bool(unlawful and near and words & {"waters", "water", "area"})


def seeing(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """Ships and aircraft that somebody saw: where they were tells more of what they did."""
    seen = done
    onward = r.items[seen.end] if seen is not None and seen.end < len(r.items) else None
    guards = onward is not None and onward.form == {"ing"} and onward.is_verb(*MOVING) and "coast guard" in " ".join(words_of(r, seen))
    if seen is None or not (has_asset(r, seen, "sea", "air") or guards):
        return False
    if is_passive(r, i) and i + 1 < len(r.items) and r.items[i + 1].form == {"ing"} and r.items[i + 1].is_verb("strike", "fire", "coerce"):
        return False  # "were reported striking targets in": the verb behind it tells
    theirs, ours = r.states(seen), r.states(doer)
    if (
        has_asset(r, doer, "air")
        and has_asset(r, seen, "air")
        and not is_passive(r, i)
        and set(theirs) - set(ours)
        and lemmas_of(r, i) & {"identify", "find"}
    ):
        p.kind, p.domain, p.reaction = "intercept", "air", True
        p.actors = [Actor(country=c, role="initiator") for c in ours] + [Actor(country=c, role="target") for c in theirs if c not in ours]
        return True
    if not guards and besets(r, p, seen, doer):
        return True
    p.domain = "sea" if guards else r.domain_of(seen)
    movers = r.states(seen)
    if over_base(r, p, i, seen):
        return True
    if not movers:
        return False
    p.actors = [Actor(country=c, role="initiator") for c in movers] + [Actor(country=c, role="claimant") for c in ours if c not in movers]
    p.assets = r.assets_in(seen, movers)
    p.kind = "naval_transit" if p.domain == "sea" else "deployment"
    if drifts(r, p, seen):
        return True
    if lie_there(r) and any(w.value in {"militia_vessel", "coast_guard_ship"} for w in seen.items(r.items)):
        p.kind = "deployment"  # they lie there
    p.weak = True
    p.rules.append("seen")
    near_shore = {"territorial_sea", "contiguous_zone", "restricted_waters"}
    belts = [s for s in r.spots if s.kind in near_shore and s.role in {"at", "to"} and i < s.index <= i + 16]
    whose = {c for s in belts for c in s.owner or r.speakers or r.memory.reporter}
    inside = any(o.low in {"inside", "within"} for o in r.items[i + 1 : i + 3]) and set(waters_of(r, i)) - set(movers)
    if p.domain == "sea" and inside:
        p.kind, p.weak = "incursion", False  # "were found inside Malaysian waters off X"
        p.actors += [Actor(country=c, role="target") for c in sorted(inside) if c not in p.states()]
    if p.domain == "sea" and whose - set(movers) and foreign_zone(r, p, i):
        p.kind, p.weak = "incursion", False  # "observed four ships inside Japan's contiguous zone"
    if p.domain in {"air", "multi"} and has_asset(r, seen, "air"):
        islands = {
            home
            for state, home in vocabulary()["island_state"].items()
            if state not in movers and state in (*r.speakers, *r.memory.reporter)
        }
        if foreign_zone(r, p, i) or any(s.role == "around" and s.query in islands for s in r.spots):
            p.kind, p.domain, p.weak = "incursion", "air", False
    return True
