"""What a word is by its neighbours: noun or verb, part of a verb, a town, a verb of standing somewhere."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from geo.events.copulas import STANDS, compass, copulas
from geo.events.item import Item
from geo.events.lexicon import load, wordlist
from geo.events.particles import join_particles
from geo.events.turns import DASHED, FIRED, approximations, as_well, contrasts, dashed, firings, unquoted
from geo.events.vocabulary import Lexicon, lexicon
from geo.events.wordclasses import nouns_or_verbs, previous

LOOKED_AT = frozenset({"that", "last", "once", "no", "water", "surrounding", "adjoining", "am", "pm", "known", "following"})
ORDERING = frozenset({"until", "since", "before", "after", "till"})


def settle(out: list[Item], lex: Lexicon) -> list[Item]:
    """Decide what the words alone left open; the items in reading order, interrupting asides last."""
    words = {item.low for item in out}  # asked before a sentence is walked for the sake of one word
    for i, item in enumerate(out):
        if item.tag == "L" and item.what == "city" and (not _city_here(out, i) or _with_article(out, i)):
            item.tag = "N"
        if item.tag == "L" and i + 1 < len(out) and out[i + 1].text in wordlist("papers"):
            item.tag = "N"  # "in Surin, Bangkok Post reported"
        if item.low not in LOOKED_AT:
            continue
        if item.low == "that" and i and out[i - 1].tag == "P":
            item.tag = "D"
        if item.low == "once" and i + 1 < len(out) and out[i + 1].low in {"again", "more"}:
            item.tag = "W"
        if item.low == "last" and i and out[i - 1].tag == "T" and out[i - 1].what == "weekday":
            item.tag = "W"  # "on Thursday last"
        if item.low == "no" and item.text == "No" and [o.text == "." or o.tag == "Q" for o in out[i + 1 : i + 3]] == [True, True]:
            item.tag = "N"  # "No. 481"
        if item.low == "water" and i + 1 < len(out) and out[i + 1].low.startswith("cannoned"):
            item.tag = "W"  # "was also water cannoned"
        if item.low in {"surrounding", "adjoining"} and i and i + 1 < len(out) and out[i - 1].tag in "CDP," and out[i + 1].tag in "NZ":
            item.tag = "N"  # "and surrounding areas"
        if item.low == "known" and i and i + 1 < len(out) and out[i + 1].low == "as" and out[i - 1].tag in "MNLA":
            item.tag, out[i + 1].tag = "W", "P"  # "the waters between A and B, known as the X Strait"
        if item.low == "following" and item.tag == "N" and i + 1 < len(out) and out[i + 1].tag in "DNAETQS":
            beside = out[i - 1].tag if i else "M"
            item.tag = "P" if beside not in "DPX" and not (beside == "S" and out[i + 1].tag in "DS") else "N"  # "following Monday's drill"
        if item.low in {"am", "pm"} and i and out[i - 1].tag == "Q":
            item.tag = "N"  # "as of 6 am"
    if "what" in words:
        out = unquoted(out)
    if "well" in words:
        out = as_well(out)
    if not words.isdisjoint(DASHED):
        dashed(out)
    if "but" in words:
        contrasts(out)
    if not words.isdisjoint({"encounter", "encounters"}):
        _encounters(out)
    if "capital" in words:
        _capitals(out)
    if not words.isdisjoint(wordlist("articles")) or any(word.startswith(ARTICLES) for word in words):
        _articled(out)
    if not words.isdisjoint({"test", "flight"}):
        _test_fired(out, lex)
    approximations(out)
    _towns_in_lists(out)
    if not words.isdisjoint(ORDERING):
        _phrases_of_time(out)
        for here, after in pairwise(out):
            if here.tag == "B" and after.tag == "T" and here.low in ORDERING:
                here.tag = "P"
    out = _compound_prepositions(out)
    join_particles(out, lex)
    nouns_or_verbs(out, lex)
    if not words.isdisjoint(FIRED):
        firings(out)
    if not words.isdisjoint({"sortie", "sorties"}):
        _sorties(out)
    if not words.isdisjoint(STANDS) or "control" in words:
        copulas(out)
    return _asides_last(out)


def _sorties(out: list[Item]) -> None:
    """ "conducted 300 sorties over X": flights that are made, not the craft that are counted in "45 sorties crossed the line"."""
    for i, item in enumerate(out):
        if item.low not in {"sortie", "sorties"} or item.tag != "S":
            continue
        k = i - 1
        while k > 0 and (out[k].tag in "QDN" or out[k].low == "out"):
            k -= 1
        if k >= 0 and any(v.lemma in {"conduct", "carry", "carry out", "perform", "undertake"} for v in out[k].verbs):
            item.tag, item.what, item.value = "E", "trigger", "fly"


def _encounters(out: list[Item]) -> None:
    """ "an encounter with militants": a fight, where those who are met are armed men; ships and aircraft that meet are told elsewhere."""
    for i, item in enumerate(out):
        if item.low not in {"encounter", "encounters"} or item.tag not in "NV" or not i or out[i - 1].tag not in "DNPQA'":
            continue
        near = out[max(0, i - 8) : i + 14]
        armed = any(o.low in wordlist("irregulars") or o.low in wordlist("gunmen") or o.what == "group" for o in near)
        if armed and not any(o.tag == "S" and lexicon().asset_domain.get(o.value) in {"sea", "air"} for o in near):
            item.tag, item.what, item.value = "E", "trigger", "clash"


def _capitals(out: list[Item]) -> None:
    """ "the Libyan capital", "Libya's capital": a town, unless its name stands beside it."""
    for i, item in enumerate(out):
        if item.low == "capital" and [o.tag for o in out[max(0, i - 2) : i]] == ["L", "'"] and out[min(i + 1, len(out) - 1)].text == ",":
            seat = out[min(i + 2, len(out) - 1)]
            if seat.what == "city" and seat.tag in "NL":
                seat.tag = "L"
                for o in out[i - 2 : i + 2]:
                    o.tag = "W"  # "Darfur's capital, Nyala"
                continue
        if item.low != "capital" or i == 0 or item.tag != "N":
            continue
        whose = out[i - 2] if out[i - 1].tag == "'" and i > 1 else out[i - 1]
        beside = out[i + 1 : i + 3]
        if whose.tag != "A" or whose.what not in {"adjective", "country"} or len(whose.value or ()) != 1:
            continue
        if beside and beside[0].tag == "A" and beside[0].what == "metonym" and beside[0].value == whose.value:
            name = beside[0]  # "near the Syrian capital Damascus"
            name.tag, name.what, name.value, name.extra["query"] = "L", "city", None, name.text
            continue
        if any(o.tag in "AL" for o in beside[: 2 if beside and beside[0].low in {",", "of"} else 1]):
            continue
        row = load("countries")["country"].get(whose.value[0], {})
        if row.get("metonyms") and whose.value[0] not in load("places")["no_capital"]["states"]:
            item.tag, item.what, item.extra["query"] = "L", "city", row["metonyms"][0]


def _with_article(out: list[Item], i: int) -> bool:
    """ "struck the Novocherkassk in port": a town has no article, a ship has."""
    if i == 0 or out[i - 1].text != "the" or i + 1 >= len(out) or out[i].low.rpartition(" ")[2] in load("places")["cue"]["plain"]:
        return False  # "in the Uri sector"
    after = out[i + 1]
    return after.tag in "PVXBMWT" and after.text not in {"(", "-", "/", ","} and not out[i].low.startswith("the ")


def _phrases_of_time(out: list[Item]) -> None:
    """ "After the exercise, ships will ...": without a verb of its own the subordinator is a preposition."""
    for k, item in enumerate(out):
        if item.tag != "B" or item.low not in {"after", "before", "since", "until"}:
            continue
        end = next((m for m in range(k + 1, min(k + 10, len(out))) if out[m].text in {",", "."} or out[m].tag in "VXBR"), len(out))
        inner = out[k + 1 : end]
        own = end + 1 < len(out) and out[end + 1].tag in "VXB"  # "after a ship, escorted by two others, sailed"
        if inner and not own and all(o.tag in "DQNASLE'PT" for o in inner) and (end == len(out) or out[end].tag == "M"):
            item.tag = "P"


def _two_words(out: list[Item]) -> None:
    """ "near Nerkin Hand": two capitalised words that nobody knows are one name."""
    i = 1
    while i + 1 < len(out):
        item, after = out[i], out[i + 1]
        if (
            item.tag == after.tag == "N"
            and out[i - 1].low in {"near", "off", "at", "outside", "around", "in", "into"}
            and item.text[:1].isupper()
            and not item.text.isupper()
            and (after.text[:1].isupper() or after.low.startswith(ARTICLES))
            and not after.text.isupper()
            and (i + 2 >= len(out) or out[i + 2].text in {",", ".", ";"} or out[i + 2].tag in "CPTBWX")
        ):
            item.text = f"{item.text} {after.text}"
            item.low, item.end, item.tag, item.what, item.value = item.text.lower(), after.end, "L", "unknown town", None
            del out[i + 1]
        i += 1


def _before_plural(out: list[Item]) -> None:
    """ "in the Bara, Tirah and Landi Kotal areas": the names before "areas", "villages", "districts" are places, known or not."""
    i = 2
    while i < len(out):
        if out[i].low not in wordlist("parts_of_land") or out[i].tag not in "NVE":
            i += 1
            continue
        k, names, size = i - 1, [], 0
        while k >= 0 and i - k < 24:
            if out[k].tag == "L":
                size = 0
            elif out[k].tag == "N" and out[k].low.rpartition("-")[2] in wordlist("detached"):
                names = []  # "in Houthi-controlled areas"
                break
            elif out[k].tag == "N" and out[k].text[:1].isupper() and not out[k].text.isupper():
                size += 1
                names += [k] if size == 1 else []  # the last word of each name
            elif (out[k].tag == "C" or out[k].text == ",") and k < i - 1:
                size = 0
            else:
                break
            k -= 1
        if k >= 0 and out[k].tag == "D" and out[k].low in {"the", "both"}:
            k -= 1
        if k < 0 or out[k].tag != "P" or out[k].low not in wordlist("place_prepositions"):
            i += 1
            continue
        for m in names:  # from the right to the left
            start = m
            while start - 1 > k and out[start - 1].tag == "N" and out[start - 1].text[:1].isupper():
                start -= 1
            one = out[start]
            one.text, one.end = " ".join(o.text for o in out[start : m + 1]), out[m].end
            one.low, one.tag, one.what = one.text.lower(), "L", "unknown town"
            one.value = one.value if m == start else None  # part of a name is not what the gazetteer knows by it
            del out[start + 1 : m + 1]
            i -= m - start
        i += 1


def _towns_in_lists(out: list[Item]) -> None:
    """ "near Ivanivske, Klishchiivka and Andriivka": a name that no gazetteer knows is a place among places."""
    _two_words(out)
    _before_plural(out)
    for i, item in enumerate(out):
        if item.tag != "N" or not (item.text[:1].isupper() or item.text.startswith(ARTICLES)) or item.text.isupper() or i == 0:
            continue
        if item.low.rpartition("-")[2] in wordlist("detached") or item.low in wordlist("institutions"):
            continue  # "rebel-held areas", "air strikes on Government"
        before, after = out[i - 1], out[i + 1] if i + 1 < len(out) else None
        listed = before.text == "," or before.tag == "C"
        ended = after is None or after.text in {",", ".", ";"} or after.tag in "CPTBWX" or after.low in {"late", "early"}
        ended = ended or (after is not None and after.tag == "V" and " " in item.text)  # "an attack in Umm Sayyal killed two"
        among = listed and ended and i > 1 and (out[i - 2].tag == "L" or _dated_list(out, i - 1, i))
        serial = before.tag == "C" and i > 4 and out[i - 2].text == "," and [o.tag for o in out[i - 4 : i - 2]] == ["M", "L"]
        named = before.text == "," and ended and i > 1 and out[i - 2].low in wordlist("settled") and (after is None or after.tag != "B")
        among = among or named or (serial and ended and (after is None or after.tag != "X"))  # "in A, B, and C"
        alone = before.low in {"near", "off", "outside"} or (before.low in {"at", "in", "into", "around", "towards"} and len(item.text) > 3)
        person = item.low.startswith(("abu ", "sheikh ", "shaykh "))
        alone = alone or (before.is_verb("take", "clash", "strike") and "ing" not in before.form and len(item.text) > 3 and not person)
        alone = alone or (before.low == "over" and i > 1 and out[i - 2].is_verb("fly") and len(item.text) > 3)  # "flew over Xanthe"
        if before.low == "of" and i > 1:
            left = (
                "control"
                if out[i - 2].tag == "E" and out[i - 2].value in {"clash", "strike"} and out[i - 2].low not in {"attack", "attacks"}
                else out[i - 2].low
            )
            alone = left == "control" or ((compass(left) or left in wordlist("parts_of_land")) and len(item.text) > 3)
        if before.low in {"from", "to"} and i > 1 and len(item.text) > 3:
            left = out[i - 2] if out[i - 2].tag != "W" or i < 3 else out[i - 3]
            alone = alone or left.is_verb("deploy", "call", "take", "clash", "strike")
        if before.tag == "'" and i > 2 and out[i - 2].tag in "LAN" and out[i - 3].low in {"in", "at", "near", "on", "from", "to", "into"}:
            alone = len(item.text) > 3 and out[i - 2].text[:1].isupper()  # "in Lithuania's Rukla"
            ended = ended or after.low in {*load("places")["cue"]["plain"], "area", "neighbourhood", "neighborhood", "tehsil", "camp"}
        if before.low in {"on", "against"} and i > 1 and out[i - 2].tag == "E" and out[i - 2].value in {"strike", "clash"}:
            alone = len(item.text) > 3
        if before.low == "between" and i > 1 and after is not None and after.tag == "C" and len(item.text) > 3:
            alone = out[i - 2].tag == "S" or out[i - 2].low in wordlist("ways")  # "a unit between Xan and Yar"
        facility = after is not None and item.low != "air" and after.low in wordlist("facilities") and before.tag in "DPV"
        if among or (alone and ended) or facility:
            item.tag, item.what = "L", "unknown town"


@cache
def _compounds() -> dict[str, list[tuple[list[str], str]]]:
    """Compound prepositions by their first word, the longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for words, simple in load("places")["compound"].items():
        found.setdefault(words.split()[0], []).append((words.split(), simple))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def _compound_prepositions(out: list[Item]) -> list[Item]:
    """ "by way of" is one preposition; facts in places.toml."""
    compounds = _compounds()
    for k, item in enumerate(out):
        for parts, simple in compounds.get(item.low, ()):
            if [o.low for o in out[k : k + len(parts)]] == parts:
                one = Item(item.start, out[k + len(parts) - 1].end, " ".join(parts), simple, "P")
                return [*out[:k], one, *_compound_prepositions(out[k + len(parts) :])]
    return out


def _asides_last(out: list[Item]) -> list[Item]:
    """Put ", Shi said," behind the sentence it interrupts, so that a subject stands beside its verb. Offsets stay as they are."""
    for k in range(1, len(out)):
        if out[k].text != "," or not any(o.tag == "V" or o.tag in "AN" for o in out[:k]):
            continue
        end = next((m for m in range(k + 1, min(k + 9, len(out))) if out[m].text == ","), None)
        if end is None or end - k < 3:
            continue
        inner = out[k + 1 : end]
        verbs = [o for o in inner if o.tag == "V"]
        if (
            len(verbs) == 1
            and verbs[0].is_verb("report")
            and not verbs[0].is_verb("light")
            and inner[-1].tag in "VT"
            and inner[0].tag in "ADNR"
        ):
            stop = Item(out[-1].end, out[-1].end, ";", ";", "M")
            return [*out[:k], *_asides_last(out[end + 1 :]), stop, *inner]
    return out


ARTICLES = ("al-", "el-", "as-", "ad-", "at-", "ar-", "an-", "az-", "ash-")


def _articled(out: list[Item]) -> None:
    """ "recaptured al Khawai", "near Um Sumaima", "in Tal al-Nar": the article of an Arabic name, and what opens it, are part of it."""
    i = 0
    while i + 1 < len(out):
        here, after = out[i], out[i + 1]
        joined = after.start == here.end + 1 and after.tag == "N" and here.tag in "NL"
        arabic = joined and after.low.startswith(ARTICLES) and not after.text.isupper()
        named = joined and (arabic or (after.text[:1].isupper() and not after.text.isupper()))
        opens = here.low in wordlist("articles") and not (i and out[i - 1].end + 1 == here.start and out[i - 1].text.istitle())
        one = here.text.istitle() and " " not in here.text
        proper = arabic and one and (here.tag == "N" or here.what in {"city", "town", "unknown town"})
        if named and (opens or proper):
            here.text = f"{here.text[0].upper()}{here.text[1:]} {after.text}"
            here.low, here.end, here.value = here.text.lower(), after.end, None
            land = here.tag == "L" or here.low.split(" ")[0] in wordlist("landforms")
            here.tag, here.what = ("L", "unknown town") if land else ("N", "")
            del out[i + 1]
        i += 1


def _test_fired(out: list[Item], lex: Lexicon) -> None:
    """ "was test fired", "test launches a missile": written apart, the two words are still one verb."""
    i = 0
    while i + 1 < len(out):
        here, after = out[i], out[i + 1]
        one = f"{here.low}-{after.low}"
        if here.low in {"test", "flight"} and after.low != "fire" and one in lex.verbs:
            gap = " " if after.start > here.end else ""
            here.text, here.low, here.end = f"{here.text}{gap}{after.text}", one, after.end
            here.tag, here.verbs, here.value, here.what = "V", lex.verbs[one], None, ""
            del out[i + 1]
        i += 1


def _city_here(out: list[Item], i: int) -> bool:
    """A town's name counts where a town can stand: after a preposition, in a list of places, as what is taken or left."""
    if i > 1 and out[i - 1].tag == "N" and out[i - 1].text.istitle() and out[i - 1].end + 1 == out[i].start and out[i - 2].tag == "S":
        return False  # "the tanker Torm Thor was hit"
    if _harmed(out, i) or _names_site(out, i):
        return True
    k = i - 1
    if k > 0 and out[k].tag == "'" and out[k - 1].tag == "A" and out[k - 1].what == "country":
        k -= 2  # "in Russia's Saratov"
    while (k >= 0 and out[k].tag in "D" and out[k].low == "the") or (
        k >= 0 and (out[k].low.endswith(("ern", "north", "south", "east", "west")) or out[k].low in {"central", "downtown", "greater"})
    ):
        k -= 1
    if k < 0:
        return False
    left = out[k]
    if left.tag == "N" and left.low in {"city", "town", "village", "port", "of"}:
        return True
    dashes = {"—", "–", "-", "--", ":"}
    if (left.text in dashes or (left.text == "," and any(o.text in dashes for o in out[:k]))) and any(
        o.tag == "S" and o.name for o in out[:k]
    ):
        return True  # "USS Alpha — Crete"
    if left.text == "," or left.tag == "C":
        after = out[i + 1] if i + 1 < len(out) else None
        person = after is not None and after.tag == "N" and after.text.istitle()  # ", Alexander Gusev, said"
        mate = previous(out, k) if k and out[k - 1].tag == ")" else out[k - 1]  # "Alpha (16 km north of X) and Bravo"
        return k > 0 and not person and ((mate is not None and mate.tag in "LA") or _dated_list(out, k, i))
    if left.tag == "E" and left.low.endswith("ing") and k > 0 and out[k - 1].tag in "XASN":
        return any(v.classes & HARM for v in lexicon().verbs.get(left.low, ()))  # "troops are shelling Kherson"
    if left.tag == "E" and k > 0 and out[k - 1].low == "to" and left.low in lexicon().verbs:
        return True  # "the first warship to visit Odesa"
    return left.tag in "PV(" and left.low not in {"by", "with", "for", "like", "as", "than", "during", "per", "according"}


def _names_site(out: list[Item], i: int) -> bool:
    """ "Odesa port", "the Ryazan oil refinery": a town before a work or a store, with a word or two between."""
    for after in out[i + 1 : i + 4]:
        if not after.text.islower() or after.tag not in "NSE":
            return False
        if after.low in wordlist("sites"):
            return True
    return False


def _dated_list(out: list[Item], k: int, i: int) -> bool:
    """ "hit Odesa on Monday and Kherson on Tuesday": a list whose places have their days, with its comma or "and" at `k`."""
    before = k - 1 - (out[k - 1].text == ",")
    after = next((o for o in out[i + 1 : i + 4] if o.tag not in "PD"), None)
    days = before > 1 and out[before].tag == "T" and after is not None and (after.tag == "T" or after.low in wordlist("day_parts"))
    return days and any(o.tag in "LA" for o in out[max(0, before - 6) : before])


HARM = frozenset({"strike", "impact", "take", "clash", "suffer"})


def past_aside(items: list[Item], k: int) -> int:
    """Behind ", located in the province of Anbar," or ", the capital,": what stands between commas after a name, before its verb."""
    if k >= len(items) or items[k].text != ",":
        return k
    end = next((m for m in range(k + 1, min(k + 24, len(items) - 1)) if items[m].text == "," and items[m + 1].tag == "X"), None)
    if end is None:
        return k
    verbs = [m for m in range(k + 1, end) if items[m].tag == "V"]
    return end + 1 if all(m == k + 1 or items[k + 1].tag == "B" for m in verbs) else k


def _harmed(out: list[Item], i: int) -> bool:
    """ "Kharkiv was shelled", "Goma fell to", "Odesa came under": a town's name as the subject of what is done to towns."""
    first = k = _past_mate(out, past_site(out, past_aside(out, i + 1)))
    while k < len(out) and (out[k].tag in "W" or (out[k].tag == "X" and out[k].low not in wordlist("modals"))):
        k += 1
    if k >= len(out):
        return False
    known = lexicon().verbs.get(out[k].low, ())
    passive = k > first and any(o.low in wordlist("be") for o in out[first:k]) and not all("ing" in v.forms for v in known)
    if passive:
        return any(v.classes & HARM and "part" in v.forms for v in known)
    after = out[k + 1].low if k + 1 < len(out) else ""
    forms = {"part", "ing"} if k > first else {"past", "s"}  # "had fallen to", "is coming under"
    return after in {"under", "to"} and any(v.lemma in {"come", "fall"} and v.forms & (forms | {"past", "s"}) for v in known)


def past_site(items: list[Item], k: int) -> int:
    """Behind "'s chemical plant": what of a town was hit."""
    if k >= len(items) or items[k].tag != "'":
        return k
    site = next((m for m in range(k + 1, min(k + 5, len(items))) if items[m].low in wordlist("sites")), None)
    return k if site is None else site + 1


def _past_mate(out: list[Item], k: int) -> int:
    """Behind "and the region of Lviv": the other town of a pair that suffers."""
    if k + 1 >= len(out) or out[k].tag != "C":
        return k
    m = k + 1
    while m < len(out) - 1 and (out[m].tag in "DQ" or (out[m].text.islower() and out[m].tag in "NWP") or out[m].what == "adjective"):
        m += 1
    return m + 1 if out[m].tag in "LA" or (out[m].tag == "N" and out[m].text[:1].isupper()) else k


