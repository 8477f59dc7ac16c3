"""Words that are nouns and verbs: "transits", "drills", "strike"; which they are, their neighbours tell."""

from __future__ import annotations

from itertools import pairwise

from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.vocabulary import Lexicon

PRACTISED = frozenset({"sea", "surface", "ground", "coastal", "naval", "air", "aerial", "land"})  # targets of a drill
STRIKERS = frozenset({"drone", "unmanned_surface", "attack_helicopter", "helicopter", "attack_aircraft"})


def previous(out: list[Item], i: int) -> Item | None:
    """The item before `i` that counts: adverbs and brackets are stepped over."""
    depth = 0
    for item in reversed(out[:i]):
        if item.tag == ")":
            depth += 1
        elif item.tag == "(":
            depth -= 1
        elif depth <= 0 and item.tag != "W":
            return item
    return None


def _goes_on(before: Item, item: Item, after: Item) -> bool:
    """ "kept shelling", "continued firing at": what is kept up is done."""
    aimed = item.value == "fire" and after.low in {"at", "on", "upon"}
    return aimed or (after.tag in "PAS" and any(v.lemma in {"keep", "keep on", "go on"} for v in before.verbs))


def _describing(before: Item) -> bool:
    """After a preposition or a full verb a past participle describes: "bombed suspected hideouts", "in reported clashes"."""
    if before.tag == "P":
        return before.low not in {"to", "than"}
    helpers = {"be", "have", "get", "become", "help", "say", "tell", "go", "come", "keep", "remain"}
    return bool(before.form & {"past"}) and not {v.lemma for v in before.verbs} & helpers and not before.is_verb("report")


def _more_of_them(out: list[Item], i: int) -> bool:
    """ "two more struck Odesa": the number stands for what was told before and the verb is one."""
    return i > 1 and out[i - 1].low in {"more", "others"} and out[i - 2].tag == "Q" and out[i + 1].tag in "LA"


def _lower(item: Item) -> bool:
    return item.text.islower() or item.tag in "AS" or item.text.isdigit()


def _object_of(out: list[Item], i: int) -> bool:
    """ "challenged excessive claims in", "lifted the travel bans on": a form in -s that ends the object of the verb before it."""
    after = out[i + 1] if i + 1 < len(out) else None
    if out[i].form <= {"s"} and i > 1 and out[i - 2].tag == "V" and out[i - 2].extra.get("particle") is out[i - 1]:
        return after is None or after.tag in "PMC"  # "took up positions near"
    if not out[i].form <= {"s"} or out[i - 1].tag not in "NA" or not (after is None or after.tag in "PMC"):
        return False
    k = i - 1
    while k >= 0 and i - k < 8 and (out[k].low == "of" or (out[k].tag in "NDQASW" and _lower(out[k]))):
        k -= 1  # "struck dozens of militia targets around"
    return k >= 0 and out[k].tag == "V" and bool(out[k].form & {"past"}) and not out[k].is_verb("report", "seeing")


def _attributive(out: list[Item], i: int) -> bool:
    """ "the southern [resort] island of X", "a key [transit] hub in": a word that may be a verb, between an adjective and its noun."""
    if not out[i].form <= {"base"} or i + 2 >= len(out) or out[i + 2].tag not in "PM":
        return False
    if out[i + 1].tag != "N" or not out[i + 1].text.islower():
        return False
    k = i - 1
    while k > 0 and out[k].tag == "N" and out[k].text.islower() and not out[k].low.endswith("s"):
        k -= 1
    return k < i - 1 and out[k].tag in "D'"


def _hull_number(out: list[Item], k: int) -> bool:
    """ "vessels 3301 and 3305 fired": a number that names what stands before it, and counts nothing behind it."""
    item = out[k]
    if item.tag != "Q" or item.count is None or item.count < 100 or k == 0:
        return False
    left = out[k - 1]
    return left.tag in "SN" or (k > 1 and left.tag == "C" and (out[k - 2].tag == "S" or _hull_number(out, k - 2)))


def _base(word: str, lex: Lexicon) -> bool:
    """May a word be a verb as it stands: "shell", "hold"?"""
    return any("base" in v.forms for v in lex.verbs.get(word, ()))


def nouns_or_verbs(out: list[Item], lex: Lexicon) -> None:
    """Decide for words that are both: "transits", "drills", "strike", "monitoring"."""
    for item, after in pairwise(out):
        if item.low == "last" and item.tag in "VE" and after.tag == "V" and after.form & {"past", "part"}:
            item.tag, item.verbs = "W", ()  # "last entered the zone in December"
        if item.low == "training" and item.tag == "V" and after.tag == "E" and after.value == "meet":
            item.tag, item.verbs = "N", ()  # "on a goodwill and training visit"
    for k, (item, after) in enumerate(pairwise(out)):
        if item.tag != "V" or not k:
            continue
        before = out[k - 1]
        drill = item.low == "targets" and before.low in PRACTISED and k > 1 and out[k - 2].low in {"at", "on", "against"}
        made = "part" in item.form and after.tag in "SN" and before.low in wordlist("just_made")
        aimed_at = item.low == "targets" and before.low in wordlist("target_sorts")  # "struck a series of military targets"
        if drill or aimed_at or made or (item.low == "escorts" and before.tag in "C," and after.tag in "PMBCW"):
            item.tag, item.verbs = "N", ()  # "at sea targets", "three newly built frigates", "the carrier and escorts off the coast"
    for before, item in pairwise(out):
        if item.tag == "V" and item.low == "training" and before.low in wordlist("training_of"):
            item.tag, item.what, item.value = "E", "trigger", "exercise"  # "is conducting basic training"
    for before, item in pairwise(out):
        if item.tag == "S" and item.what == "asset" and before.low == "to" and _base(item.low, lex):
            item.tag, item.verbs = "V", lex.verbs[item.low]  # "continue to shell settlements"
    for before, item, after in zip(out, out[1:], out[2:], strict=False):
        if item.tag == "V" and item.low == "advanced" and (after.tag in "NS" or "part" in after.form) and before.tag in "CDPQAS,":
            item.tag, item.verbs = "N", ()  # "bombers and advanced stealth jets"
    for item, after in pairwise(out):
        if item.tag == "E" and item.low in {"strike", "attack", "assault"} and after.tag == "S" and after.value in STRIKERS:
            item.tag = "N"  # "113 strike drones", "an attack helicopter"
        if item.tag == "V" and item.low == "head" and after.tag in "NA" and after.text[:1].isupper():
            item.tag, item.verbs = "N", ()  # "press service head Vadim Serga"
        if item.tag == "E" and item.low == "test" and after.tag == "N" and after.text.islower():
            item.tag = "N"  # "a test centre in Biscarrosse"
    for i, item in enumerate(out):
        if item.tag == "E" and (readings := lex.verbs.get(item.low)) and " " not in item.low:
            before = previous(out, i)
            after = out[i + 1] if i + 1 < len(out) else None
            form = {f for v in readings for f in v.forms}
            verb = False
            if before is None:
                verb = form == {"ing"} and after is not None and after.tag in "DASLR"
            elif (
                before.tag in "X"
                or before.low == "to"
                or (before.tag in "R" and before.low not in {"both", "one"})
                or (before.tag == "G" and before.low != "no")
            ):
                verb = not (before.low in wordlist("be") and form & {"base", "s"} and not form & {"part"})
                if before.low == "to" and after is not None and after.tag in "PM" and form & {"s"}:
                    verb = False
            elif form == {"ing"} and before.tag == "V" and after is not None and (after.tag in "DLZ" or _goes_on(before, item, after)):
                verb = True  # "were spotted crossing the line", "kept firing at positions"
            elif before.tag in "D'Q" or (before.tag == "A" and before.what in {"adjective"}) or before.tag == "P":
                verb = form == {"ing"} and before.tag == "P" and after is not None
                verb = verb and (after.tag in "DASLRQ" or after.low in {"shots", "flares"})  # "warned them by firing shots"
            elif form & {"past", "part"} and not form & {"base"}:
                verb = True
            elif (after is not None and after.tag in "DLRZ") or (
                after is not None and after.tag in "AS" and before.tag in "AS" and before.what not in {"adjective"}
            ):
                verb = (
                    before.tag in "ASRN"
                    and not (before.tag == "N" and form & {"base"} and not form & {"s"})
                    and not (before.tag == "N" and before.low.endswith(("al", "ary", "ic", "joint", "air", "live")))
                )
            elif form == {"ing"} and before.tag == "B" and before.low in {"while", "when"} and after is not None and after.tag in "DALZ":
                verb = True  # "was shot down while crossing the gulf"
            elif form == {"ing"} and before.tag in "M" and after is not None and after.tag in "DASLR":
                verb = True
            elif (form == {"ing"} or item.low == "launch") and before.tag in "MCB" and after is not None and after.value == "strike":
                verb = after.tag == "E"  # ", launching drone strikes on"
            if verb:
                item.tag, item.verbs = "V", readings
        elif (
            item.tag == "V"
            and i
            and item.text[0].isupper()
            and not item.text.isupper()
            and i + 1 < len(out)
            and out[i + 1].text[:1].isupper()
        ):
            item.tag = "N"  # "Patrolling Point 15"
        elif item.tag == "V":
            before = out[i - 1] if i else None
            after = out[i + 1] if i + 1 < len(out) else None
            form = item.form
            adjectival = (
                form <= {"past", "part"}
                and before is not None
                and after is not None
                and (
                    (before.low in {"a", "an", "the"} and after.tag == "V" and "base" in after.form and not after.form & {"past"})
                    or (before.tag in "DQ'" and after.tag in "NSAELZ" and not _hull_number(out, i - 1) and not _more_of_them(out, i))
                    or (before.tag in "VP" and after.tag in "NSEL" and (item.low not in lex.verbs or _describing(before)))
                )
            )
            adjectival = adjectival or (
                form <= {"past", "part"}
                and before is not None
                and before.tag == "W"
                and before.low.endswith("ly")
                and i > 1
                and out[i - 2].tag in "VPCDQ'"
                and after is not None
                and (after.tag in "NSAE" or after.tag == ("C" if out[i - 2].tag in "VPC" else "L") or after.form == {"base"})
            )  # "the heavily fortified border"
            adjectival = adjectival or (
                form <= {"past", "part"}
                and before is not None
                and before.what == "adjective"
                and before.tag == "A"
                and after is not None
                and (after.tag in "NL" or (after.tag in "AE" and item.low in wordlist("adjectives")))
                and (item.low in wordlist("holders") or item.low in wordlist("adjectives"))
            )  # "another Philippine occupied island"
            adjectival = adjectival or (
                item.low in wordlist("holders") and i > 1 and out[i - 1].text == "," and out[i - 2].tag == "L" and after is not None
                and after.tag in "LA"
            )  # "near Alupka, occupied Crimea", "an Indo-Nepal combined exercise"
            mate = i > 2 and before is not None and before.tag == "C" and out[i - 2].tag in "LAZ" and out[i - 3].tag in "PD'"
            if mate and form <= {"past", "part"} and after is not None and after.tag == "L" and item.low in wordlist("holders"):
                adjectival = True  # "over Russia and occupied Crimea"
            nominal = (
                form & {"base", "s"}
                and not form & {"past"}
                and before is not None
                and (
                    before.tag in "DQ'"
                    or (before.tag == "P" and before.low != "to")
                    or (before.tag == "A" and (before.what in {"adjective", "group"} or (after is not None and after.tag in "PM")))
                    or (before.tag == "V" and form & {"s"} and after is not None and after.tag in "PM")
                    or (before.tag == "V" and before.form == {"ing"} and form <= {"s"})  # "striking targets deep in"
                )
            )
            if (
                form & {"base"}
                and not form & {"past"}
                and before is not None
                and before.tag == "N"
                and after is not None
                and after.tag in "PMC"
                and not (after.low == "to" and i + 2 < len(out) and _base(out[i + 2].low, lex))
            ):
                left = i - 1
                while left > 0 and out[left].tag == "N" and out[left].text.islower():
                    left -= 1
                nominal = nominal or out[left].tag in "DQ" or (out[left].tag == "P" and out[left].low != "to")  # "at a coastal target in"
                full = out[left - 1] if left and out[left].tag == "W" else out[left]
                nominal = nominal or (full.tag == "V" and "past" in full.form and not full.is_verb("report"))  # "took full control of"
                nominal = nominal or (left == 0 and out[0].tag == "N" and not before.low.endswith("s"))  # "Fierce dispute on"
            nominal = nominal or _attributive(out, i)
            adjectival = adjectival or (
                item.low in wordlist("adjectives") and before is not None and before.tag in "CM" and after is not None and after.tag in "NS"
            )  # "bombers and advanced jets"
            gerund = form == {"ing"} and before is not None
            gerund = gerund and (
                before.tag in "D'"
                or (before.tag == "Q" and after is not None and after.tag == "S")  # "three accompanying warships"
                or (before.tag == "E" and after is not None and after.tag == "E")  # "assault landing drill"
                or (before.tag == "A" and before.what == "adjective")
                or (before.tag in "NAQ" and item.low in wordlist("sites"))  # "a residential building"
            )
            after_verb = (
                form & {"base"}
                and not form & {"past"}
                and before is not None
                and before.tag == "V"
                and before.form & {"past", "part", "s", "ing"}
                and not {v.lemma for v in before.verbs} & {"help", "let", "make", "see", "hear", "watch", "go", "come", "have", "dare"}
            )  # "exercised control", "kept watch"
            if (
                adjectival
                or nominal
                or after_verb
                or _object_of(out, i)
                or gerund
                or (
                    item.low in wordlist("rather_nouns")
                    and "particle" not in item.extra
                    and before is not None
                    and (before.tag in "NASPD'V)" or (before.tag in "LZ" and after is not None and after.tag in "PM"))
                    and not (before.tag in "AS" and after is not None and after.tag in "PD" and item.low in {"plans"})
                )
            ) and not (before is not None and (before.tag == "X" or (before.low == "to" and not adjectival))):
                item.tag = "N"
