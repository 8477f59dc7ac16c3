"""Ask whether a telling tells of an event already told: by who did it, where, when, with what ships and of what kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.events import dating, intervals
from geo.events.asking import WATERS, ZONES
from geo.events.item import vocabulary
from geo.events.lexicon import wordlist

if TYPE_CHECKING:
    from geo.events.assemble import Cluster
    from geo.events.dating import Reference
    from geo.events.placing import Spot
    from geo.events.proposal import Proposal
    from geo.events.story import Story
    from geo.events.times import Moment

DAYS = frozenset({"now", "weekday", "date"})
LONG_AGO = 180  # days before publication: what lies so far back is background, and not the news told without a date
TOWN_BY_TOWN = frozenset({"strike", "clash", "air_defence"})  # one town after the other
TOWNS = frozenset({"city", "unknown town", "unknown village", "town", "village"})
LASTING = frozenset({"exercise", "deployment", "joint_patrol", "monitoring"})  # go on over days
BELTS = ZONES - {"adiz", "median_line", "line"}  # a state has them all along its coast
SEAS = frozenset({"sea", "ocean", "gulf"})
AREAL = frozenset({"country"})
WIDE = frozenset({"sea", "ocean", "gulf", "division", "region"})
TOLD_AS = frozenset(
    {
        ("naval_transit", "deployment"),
        ("joint_patrol", "deployment"),
        ("incursion", "deployment"),
        ("joint_patrol", "naval_transit"),
        ("exercise", "deployment"),
        ("naval_transit", "joint_patrol"),
        ("incursion", "naval_transit"),
    }
)  # an event and the weak telling that may stand for it
TOLD_ON = 8  # sentences over which one incident may be told on without saying again where and when
STANDING = frozenset({"stand", "patrol", "deploy"})
ON_THE_WAY = frozenset({"move", "travel", "fly"})


def name_of(spot: Spot) -> str:
    return _plain(spot.query)


@lru_cache(maxsize=1 << 14)
def _plain(name: str) -> str:
    return re.sub(r"\b(?:the|main)\b|['’]s|[^\w\s]", "", name.lower().partition(", ")[0]).strip()


def keys_of(spot: Spot) -> set[str]:
    """What a place is known by: its name, and the place of the gazetteer that it surely is, which may have other names."""
    ids = spot.item.value.ids if spot.item.tag == "L" and spot.item.value is not None else ()
    return {name_of(spot), f"#{ids[0]}#"} if ids else {name_of(spot)}


def names_of(p: Proposal) -> set[str]:
    return {key for s in p.spots if not s.anaphor for key in keys_of(s)}


def doers_of(p: Proposal) -> set[str]:
    return set(p.states("initiator", "participant", "monitor"))


def same_people(p: Proposal, c: Cluster) -> bool:
    mine, theirs = doers_of(p), c.doers
    if not mine or not theirs:
        return True
    if mine == theirs or (p.anaphoric and mine <= theirs):
        return True
    if any(q.sentence == p.sentence and doers_of(q) == mine for q in c.tellings) and p.kind == c.kind == "incursion":
        return True  # "two of the aircraft entered the zone near the reef and flew north"
    told_on = p.kind == c.kind == "exercise" and p.anaphoric and not (p.spots or p.moments or p.names)
    if told_on and p.sentence - c.tellings[-1].sentence <= 3:
        return True  # "land forces of two more states took part in the exercise"
    if p.kind in {"exercise", "joint_patrol"}:
        return mine <= theirs or theirs <= mine
    return (
        bool(mine & theirs)
        and (mine <= theirs or theirs <= mine)
        and (
            p.anaphoric
            or p.weak
            or c.weak
            or not p.spots
            or any(s.anaphor for s in p.spots)
            or not c.named.isdisjoint(names_of(p))
        )
    )


def _another_town(p: Proposal, c: Cluster) -> bool:
    """Do both name a town of their own first, and share only what lies around them?"""
    first, other = (next((s for s in spots if not s.anaphor), None) for spots in (p.spots, c.where))
    if first is None or other is None or p.sentence == c.tellings[-1].sentence or {first.kind, other.kind} - TOWNS:
        return False
    around = [{key for s in spots[1:] for key in keys_of(s)} for spots in (p.spots, c.where)]
    apart = keys_of(first).isdisjoint(c.named) and keys_of(other).isdisjoint(names_of(p))
    return apart and bool(around[0] & around[1]) and not (first.inferred or other.inferred)


def same_place(p: Proposal, c: Cluster) -> bool:
    mine, theirs = names_of(p), c.named
    if not mine or not theirs:
        return True
    zones = {key for s in (*p.spots, *c.where) if s.kind in BELTS for key in keys_of(s)}  # "restricted waters" are around many islands
    if mine - zones and theirs - zones:
        mine, theirs = mine - zones, theirs - zones
    if p.kind in TOWN_BY_TOWN and _another_town(p, c):
        return False  # "a village in the countryside of X, north of Y", and another one there
    if mine & theirs or any(a in b or b in a for a in mine for b in theirs if a[:1] != "#" != b[:1]):
        return True
    near = p.kind == c.kind and 0 < p.sentence - c.tellings[-1].sentence <= 2
    if "the one told" in p.rules and near and all(s.kind in AREAL | WIDE for s in c.where):
        return True  # "a port on the Black Sea ... The strike on the port of X"
    if p.anaphoric and p.kind == "strike" and not p.moments and p.sentence - c.tellings[-1].sentence <= 1:
        return True  # "the strikes targeted a hideout west of X"
    if p.anaphoric and p.kind == c.kind == "joint_patrol" and all(s.kind in AREAL for s in p.spots) and not p.moments:
        return True  # "the joint flight lasted six hours"
    if p.anaphoric and all(s.kind in AREAL for s in c.where):
        return True  # "the strikes were on X and Y", after strikes on a country
    if "the operation told" in p.rules and p.kind == c.kind and not p.moments and all(s.kind in AREAL | WIDE for s in p.spots):
        return True  # "praised the forces for the operation in the district"
    near = p.sentence - c.tellings[-1].sentence <= 3
    if near and p.kind == c.kind and p.kind in {"coercion", "monitoring", "incursion"} and not p.moments and not p.again and _wider(p, c):
        return True  # "in the South China Sea", and then at which of its reefs
    if near and p.kind == c.kind == "incursion" and _adrift([p]) and _adrift(c.tellings):
        return True  # one balloon, seen at several places
    if near and p.kind == c.kind == "incursion" and not p.moments and _report(p.spots) and _report(c.where):
        return True  # over the median line, into the zone, around the island: one report of a day
    undated = all(m.kind == "clock" for m in p.moments)
    flown = p.definite and undated and p.kind == c.kind and p.domain == c.domain() == "air" and {p.cls, c.lead.cls} <= ON_THE_WAY
    present = near and p.modality == "happened" and all(m.kind == "now" for m in c.whens)
    present = present or (p.cls == c.lead.cls == "stand" and not p.moments)
    if p.kind == c.kind == "deployment" and {p.cls, c.lead.cls} <= STANDING and present and c.ships & {a.name for a in p.assets}:
        return True  # "is off Taiwan", "is now in the Philippine Sea": a ship is at one place at a time
    if flown and near:
        return True  # "the aircraft flew from one sea to the other", after the strait it passed
    if p.sentence - c.tellings[-1].sentence <= TOLD_ON and risen(p, c):
        return True  # "were scrambled to meet bombers near X. Two jets took off from the base at Y"
    countries = any(spots and all(s.kind in AREAL for s in spots) for spots in (p.spots, c.where))
    if p.kind == c.kind == "weapons_test" and countries and p.moments and doers_of(p) and doers_of(p) == c.doers:
        return True  # "a launch over Hokkaido three days earlier ... On Friday it fired a missile over Japan"
    if p.kind == "weapons_test" and (p.anaphoric or {s.role for s in p.spots} <= {"from"} or (near and not p.moments)):
        return True  # where it was launched, after where it went; one launch in the words of two speakers
    seized = p.kind == c.kind == "coercion" and p.civil and c.lead.civil and not (p.again or c.whens or doers_of(p) - c.doers)
    if seized and p.sentence - c.tellings[-1].sentence == 1 and not c.ships and all(s.kind in WATERS for s in c.where):
        return True  # "detained a tanker in the Gulf. It was seized on Sunday off X": first the water, then the day and the place
    hurled = {s.role for s in p.spots} <= {"from"} or {s.role for s in c.where} <= {"from"}
    if p.kind == c.kind == "strike" and near and hurled and not p.again and doers_of(p) and doers_of(p) == c.doers:
        return True  # where missiles were fired from, after where they hit
    wide = all(s.kind in WATERS or s.kind == "country" for s in c.where)
    pointing = any(rule.startswith("noun:") for rule in p.rules) and p.definite
    if p.kind == c.kind == "strike" and pointing and wide and p.sentence - c.tellings[-1].sentence in {1, 2}:
        return True  # "hit a ship on the Black Sea. The strike in the port of X ..."
    if p.kind == "accident" and p.definite and doers_of(p) <= c.doers and near:
        return True  # "the helicopter went down", told on
    passing = p.kind in {"naval_transit", "incursion"} or (p.domain == "air" and {p.cls, c.lead.cls} <= ON_THE_WAY)
    if p.sentence == c.tellings[-1].sentence and passing:
        return True  # "came from A, passed between B and C and flew over D"
    if p.weak and p.moments and not c.whens and p.kind != c.kind:
        return False
    if p.kind == c.kind == "exercise" and p.anaphoric and near and not p.states("initiator", "participant"):
        return True  # "the exercise runs through March at the base"
    if p.kind == c.kind == "incursion" and p.definite and not p.again and near and doers_of(p) <= c.doers:
        return True  # "the two ships entered the waters off the western islet", "the Chinese planes came from the south"
    if p.kind == c.kind == "air_defence" and p.definite and not (p.moments or p.again) and p.sentence - c.tellings[-1].sentence <= 2:
        return True  # "the drone was over the strait", says the other side
    if p.kind == c.kind == "incursion" and doers_of(p) and doers_of(p) == c.doers and _zone_only(p, c) and p.moments and not p.again:
        return True  # "drones entered Seoul's airspace last month ... intruded into our airspace last month"
    passed = any(s.role == "via" for s in p.spots) and not any(s.role == "via" for s in c.where)
    onward = passed and p.kind == c.kind == "naval_transit" and p.definite and not (p.weak or p.again or p.moments)
    if onward and 0 < p.sentence - c.tellings[-1].sentence <= 2 and doers_of(p) and doers_of(p) == c.doers:
        return True  # "were seen off an island. These ships then passed the strait": one passage
    leaving = {s.role for s in p.spots} <= {"from"} or {s.role for q in c.tellings for s in q.spots} <= {"from"}
    earlier = bool(p.moments) and not c.whens and p.sentence > c.tellings[-1].sentence  # "has passed it. It left port on May 2"
    if p.kind == c.kind == "naval_transit" and earlier and {s.role for s in p.spots} <= {"from"}:
        return False
    leaving = leaving and p.sentence - c.tellings[-1].sentence <= 2
    if p.kind == c.kind == "naval_transit" and leaving and doers_of(p) == c.doers:
        return True  # "left port on Monday. The ships entered the strait"
    apart = p.sentence > c.tellings[-1].sentence and p.kind == "naval_transit" and not p.weak and not p.definite
    if apart and p.assets and c.ships and not c.ships & {a.name for a in p.assets}:
        return False  # "two cruisers crossed the canal", after a named ship elsewhere
    return p.weak or c.weak


def _zone_only(p: Proposal, c: Cluster) -> bool:
    """Is only the zone told that the other telling names, of the same kind?"""
    mine = {s.kind for s in p.spots if not s.inferred}
    return len(mine) == 1 and mine <= BELTS and mine <= {s.kind for s in c.where}


def risen(p: Proposal, c: Cluster) -> bool:
    """Is one of two tellings of fighters sent up told with the base only from which they rose; of the same side, on no other day?"""
    up = p.kind == "deployment" and p.cls == "fly" and p.definite  # "the fighters took off from X"
    answers = {p.kind, c.kind} <= {"intercept", "monitoring"} or (up and c.kind == "intercept")
    if not answers or "sea" in {p.domain, c.domain()} or p.again:
        return False
    rose = any(_at_base(spots) for spots in (p.spots, c.where))
    return rose and (doers_of(p) == c.doers if doers_of(p) else up or p.kind == "intercept") and all(m.kind == "clock" for m in p.moments)


def _at_base(spots: list[Spot]) -> bool:
    """Is nothing told but the base they rose from, and what that lies near?"""
    base = [s for s in spots if s.role == "from" or s.kind == "airfield"]
    return bool(base) and all(s in base or s.role == "near" for s in spots)


def _wider(p: Proposal, c: Cluster) -> bool:
    """Is one of the two told with a sea only, and the other with something in it; by and to the same?"""
    at, at_first = set(p.states("target")), set(c.states("target"))
    lined = any(s.kind == "line" for s in (*p.spots, *c.where))  # whoever crosses it enters the other side's: not told as a target
    if not doers_of(p) or doers_of(p) != c.doers or (at != at_first and not (lined and not (at and at_first))):
        return False
    mine, theirs = ({s.kind.split()[-1] in SEAS for s in spots if not s.anaphor} for spots in (p.spots, c.where))
    return len(mine) == len(theirs) == 1 and mine != theirs


def _report(spots: list[Spot]) -> bool:
    homes = set(vocabulary()["island_state"].values())
    return bool(spots) and all(s.kind in {"adiz", "median_line"} or s.query in homes for s in spots)


def same_time(p: Proposal, c: Cluster, ref: Reference, story: Story) -> bool:
    mine = [m for m in p.moments if m.kind != "clock" and not (m.kind == "same" and m.word == "hours")]
    if not mine and p.definite and (told := story.near(p.sentence)) is not None:
        mine = [told]  # "these ships": of the time told last
    if not mine and not p.anaphoric and p.sentence != c.tellings[-1].sentence and _long_ago(c.whens, ref):
        return False
    if not mine and "the time before" in c.lead.rules and p.sentence != c.tellings[-1].sentence:
        return False  # "they last flew there on Monday. Two bombers were intercepted"
    if not mine or (p.anaphoric and all(m.edge in {"until", "till", "ended"} for m in mine)):
        return True  # "the exercise will conclude on Friday"
    recent = bool(c.whens) and (c.lead.future or not _long_ago(c.whens, ref))
    if mine and p.kind == "exercise" and p.anaphoric and _long_ago(mine, ref) and recent:
        return False  # "the exercise started in 1992": the series of those that are held now
    if p.kind not in LASTING and (days := [m for m in mine if m.kind == "date" and not m.edge]):
        theirs = [m for m in c.whens if m.kind == "date" and not m.edge]
        if theirs and not any(dating.comparable(a, b, ref) for a in days for b in theirs):
            return False  # "four scrambles on 19-25 October. On 22 October ... On 23 October ...": each day is one
    months, others = ({m.month for m in ms if m.kind in {"date", "month"} and m.month} for ms in (mine, c.whens))
    if p.kind not in LASTING and months and others and not months & others and len(months) == len(mine):
        return False  # "sailed through on Dec. 17 ... In September it sailed through"
    told = [m for m in c.whens if m.kind != "clock" and not (m.kind == "same" and m.word == "hours")]
    if any(m.kind in DAYS for m in told) and all(m.kind in DAYS for m in mine):
        told = [m for m in told if m.kind != "past"]  # "today ... in the past 16 hours": yesterday is another day
    if any(dating.comparable(one, theirs, ref) for one in mine for theirs in told):
        return True
    dated = bool(told)
    if not dated and not p.anaphoric and _long_ago(mine, ref):
        return False  # "passed the strait, the first carrier there since another made the passage last November"
    if not dated and c.lead.definite and (told := story.near(c.lead.sentence)) is not None:
        return any(dating.comparable(one, told, ref) for one in mine)
    return not dated


def _long_ago(told: list[Moment], ref: Reference) -> bool:
    """Is all that is told of a time long before publication: "in 1991", "last November"; in an undated text any month of a year?"""
    if told and ref.day is None:
        return all(m.year is not None and m.kind in {"month", "year", "season", "part"} for m in told)
    if not told or not (ref.published or all(m.year is not None for m in told)):
        return False
    days = [intervals.interval(m, ref.day) for m in told]
    return all(d is not None and (ref.day - d[1]).days > LONG_AGO for d in days)


def same_names(p: Proposal, c: Cluster) -> bool:
    """Two exercises of different names are two."""
    if not p.names:
        return True
    theirs = {n for q in c.tellings for n in q.names}
    return not theirs or not theirs.isdisjoint(p.names)


def same_ships(p: Proposal, c: Cluster) -> bool:
    mine = {a.name for a in p.assets if a.name}
    if p.kind == "coercion":
        return True  # several cutters of one side about one boat
    if p.kind == "incursion" and not p.anaphoric and _adrift([p]) != _adrift(c.tellings):
        return False  # a balloon is none of the aircraft of the day
    return not mine or not c.ships or bool(mine & c.ships)


def _adrift(tellings: list[Proposal]) -> bool:
    return any("balloon" in p.rules for p in tellings) or {a.kind for p in tellings for a in p.assets} == {"balloon"}


def same_kind(p: Proposal, c: Cluster) -> bool:
    if "seabed" in {p.cls, c.lead.cls} and p.cls != c.lead.cls:
        return False  # a cable that was cut, and the ship that was boarded for it
    if p.kind == c.kind:
        if p.kind == "strike" and not (p.spots and c.named) and p.sentence == c.tellings[-1].sentence:
            return True  # "struck a house and tore off its roof": what was done and what it did
        if p.kind == "exercise" and not c.named.isdisjoint(names_of(p)):
            return True
        if p.kind == "coercion" and p.sentence == c.tellings[-1].sentence and doers_of(p) and doers_of(p) == c.doers and not c.where:
            return True  # "boarded and seized the tanker"
        if p.kind == "strike" and "sea" not in {p.domain, c.domain()}:
            return True  # a drone strike on a refinery is of the air and of the land; by drones and by guns: one attack
        if p.kind == "coercion" and not p.spots and not p.moments and p.sentence - c.tellings[-1].sentence == 1 and c.domain() == "sea":
            known = doers_of(p) == c.doers if doers_of(p) else p.civil  # "the tanker was seized by the authorities"
            return bool(c.doers) and known  # "rammed their boats. Its men boarded and towed them"
        return p.domain in {"none", "multi"} or c.domain() in {"none", "multi"} or p.domain == c.domain()
    if p.kind == "joint_patrol" and c.kind == "incursion" and not p.spots and p.sentence == c.tellings[-1].sentence:
        return doers_of(p) == c.doers  # "entered the zone together, when they were on a joint patrol"
    entered = p.kind == "deployment" and c.kind == "incursion" and p.definite and not p.moments
    if entered and p.sentence - c.tellings[-1].sentence <= 3 and doers_of(p) == c.doers and names_of(p) and names_of(p) <= c.named:
        return p.domain in {c.domain(), "none", "multi"}  # "the ships were patrolling waters off X", says their side
    if {p.kind, c.kind} == {"strike", "clash"}:
        return _one_attack(p, c)
    if {p.kind, c.kind} == {"monitoring", "intercept"}:
        return _one_answer(p, c)
    if p.kind == "deployment" and c.kind == "intercept":
        return p.sentence - c.tellings[-1].sentence <= 2 and risen(p, c)
    if {p.kind, c.kind} == {"monitoring", "coercion"} and p.reaction and c.lead.reaction:  # "followed and drove away" is one answer
        return doers_of(p) == c.doers and p.sentence - c.tellings[-1].sentence <= 3
    if p.weak and "seen" in p.rules and c.kind == "deployment" and p.kind == "naval_transit":
        return doers_of(p) == c.doers and not (p.moments and not c.whens)  # where they were seen next
    if (c.weak and not p.weak and (p.kind, c.kind) in TOLD_AS) or (p.weak and (c.kind, p.kind) in TOLD_AS):
        return bool(doers_of(p) & set(c.states("initiator", "participant"))) and (
            p.domain in {"none", "multi"} or c.domain() in {"none", "multi", p.domain}
        )
    return False


def _one_attack(p: Proposal, c: Cluster) -> bool:
    """Fire and assault told as one attack: "attacked the base; gunmen stormed it", "shelled a village; the ceasefire violation there"."""
    apart = p.sentence - c.tellings[-1].sentence
    whole = {p.modality, c.lead.modality} <= {"happened", "claimed"}
    inside = all(s.anaphor or s.inferred for s in p.spots)
    one_side = bool(doers_of(p)) and doers_of(p) == c.doers
    same_side = one_side or (p.anaphoric and doers_of(p) <= c.doers)
    if p.word in wordlist("truce_broken") and same_side and apart <= 2 and not c.named.isdisjoint(names_of(p)):
        return whole and all(m.kind == "clock" for m in p.moments)  # that is what the firing was
    if not inside or apart > 2:
        return False
    if p.moments:
        return apart == 0 and one_side and not p.spots and p.modality == c.lead.modality  # "struck a base on Monday and were beaten back"
    if one_side:
        return apart <= 1 and p.modality == c.lead.modality
    nobody = not doers_of(p) and not c.doers and p.definite and any(s.inferred for s in p.spots)
    return nobody and whole and not c.lead.again  # "the gunmen attacked the base from two sides", after the attack on it


def _one_answer(p: Proposal, c: Cluster) -> bool:
    """ "tracked and intercepted", "were intercepted, with fighters shadowing them": what aircraft do about aircraft is one answer."""
    apart = p.sentence - c.tellings[-1].sentence
    if "air" not in {p.domain, c.domain()} or not {p.domain, c.domain()} <= {"air", "multi", "none"} or p.moments or apart > 1:
        return False
    if p.again or (not risen(p, c) and any(not (s.anaphor or s.inferred) and c.named.isdisjoint(keys_of(s)) for s in p.spots)):
        return False
    mine, theirs = set(p.states("target")), set(c.states("target"))
    if mine and theirs and not mine & theirs:
        return False
    if risen(p, c):
        return True
    on = p.definite and not doers_of(p) and not mine  # "The Typhoons shadowed them"
    if apart and not p.anaphoric and not mine & theirs and not on:
        return False  # "destroyers monitored the ships. Jets were scrambled": about others
    return doers_of(p) == c.doers if doers_of(p) and c.doers else apart == 0 or p.anaphoric or on


def on_patrol(p: Proposal, told: list[Cluster]) -> bool:
    """ "conducted their joint patrol, passing through A. They rounded B": what the same states' ships did meanwhile."""
    if p.kind not in {"naval_transit", "deployment"} or p.moments or p.again or len(doers_of(p)) < 2:
        return False
    over = {"presupposed:after", "presupposed:following"}  # "following their joint patrol the ships entered the sea"
    near = next((c for c in reversed(told[-4:]) if c.kind == "joint_patrol" and not over & set(c.lead.rules)), None)
    return near is not None and p.sentence - near.tellings[-1].sentence <= 2 and doers_of(p) == near.doers
