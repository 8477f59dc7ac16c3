"""The annotated corpus of our own is well formed: offsets, ids, kinds, roles, codes, dates. Run as a script it prints a census."""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from functools import cache, partial
from pathlib import Path

import yaml

HERE = Path(__file__).parent
KINDS = {
    "naval_transit", "joint_patrol", "exercise", "monitoring", "intercept", "incursion", "deployment", "weapons_test",
    "strike", "air_defence", "clash", "coercion", "accident", "meeting", "statement", "measure",
}  # fmt: skip
ALLOWED = {
    "domain": {"sea", "air", "land", "multi", "none"},
    "modality": {"happened", "claimed", "planned", "denied", "hypothetical"},
    "map": {"yes", "optional", "no"},
    "salience": {"main", "secondary", "background"},
}
ACTOR_ROLES = {"initiator", "participant", "target", "monitor", "claimant"}
PLACE_ROLES = {"at", "via", "from", "to", "near", "over", "around"}
PRECISIONS = {"day", "week", "month", "range", "year", "unknown"}
RESOLVED_FROM = {"text", "metadata", "world", "upper_bound_only", "none"}
ARMED_GROUPS = {"NATO", "HOUTHI", "HEZBOLLAH", "HAMAS", "HURRAS", "JNIM", "ISGS", "ISIS", "ALSHABAAB", "TUAREG", "RSF", "M23", "WAGNER"}
ISO = set(
    re.findall(
        "[A-Z]{2}",
        "AE AU BE BF BG BH BY CA CD CF CL CN CZ DE DJ DK EE EG ES FI FR GB GR HU ID IL IN IQ IR IS IT JO JP KE KP KR KW LB LT LV LY ML MM "
        "MR NE NG NL NO NZ OM PH PK PL PT QA RO RU RW SA SD SE SG SN SO SS SY TD TH TR TW UA US VN YE ZA",
    )
)
DOCUMENT = {"id", "published", "n_chars", "theatre", "publisher", "style", "text_status", "body_offset", "events", "negatives"}
EVENT = {
    "id", "event_type", "domain", "modality", "map", "salience", "summary", "date", "actors", "places", "platforms",
    "claimed_by", "evidence",
}  # fmt: skip
OPTIONAL = {"also_accept_types", "denied_by", "also_evidence", "attribution"}
DATE = {"start", "end", "precision", "text", "how", "resolvable_from"}
PLACE = {"text", "canonical", "role", "kind", "lon", "lat", "in_evidence", "start", "end"}


@cache
def documents():
    """Those of gold.yaml, which the rules were first written against, and those of later.yaml, which came when the rules stood."""
    load = partial(yaml.load, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return [d for name in ("gold.yaml", "later.yaml") for d in load((HERE / name).read_text(encoding="utf-8"))["documents"]]


def raw(document):
    return (HERE / "texts" / f"{document['id']}.txt").read_text(encoding="utf-8")


def events():
    for document in documents():
        body = raw(document)[document["body_offset"] :]
        for event in document["events"]:
            yield document, body, event


def faults_of_documents():
    seen = Counter()
    for d in documents():
        text = raw(d)
        body, head = text[d["body_offset"] :], text[: d["body_offset"]]
        seen[d["id"]] += 1
        if DOCUMENT ^ set(d):
            yield d["id"], f"keys: {sorted(DOCUMENT ^ set(d))}"
        if not (head.startswith("---\n") and head.endswith("\n---\n")):
            yield d["id"], "the body does not start after the header"
        header = yaml.safe_load(head.strip("-\n"))
        if header["id"] != d["id"] or header["publisher"] != d["publisher"] or not {"title", "published", "style"} <= set(header):
            yield d["id"], "header and gold disagree"
        if len(body) != d["n_chars"]:
            yield d["id"], f"n_chars {d['n_chars']}, body has {len(body)}"
        if not 90 <= len(body.split()) <= 620:
            yield d["id"], f"{len(body.split())} words"
        for n in d["negatives"]:
            if set(n) != {"text", "start", "end", "why"} or body[n["start"] : n["end"]] != n["text"]:
                yield d["id"], f"negative {n['text']!r}"
    yield from ((i, "id twice") for i, n in seen.items() if n > 1)
    on_disk = {p.stem for p in (HERE / "texts").glob("*.txt")}
    yield from ((i, "text without gold or gold without text") for i in on_disk ^ set(seen))


def faults_of_events():
    seen = Counter()
    for d, body, e in events():
        name = e["id"]
        seen[name] += 1
        if EVENT - set(e) or set(e) - EVENT - OPTIONAL:
            yield name, f"keys: {sorted(EVENT ^ (set(e) - OPTIONAL))}"
        if not name.startswith(d["id"] + "-e"):
            yield name, "id does not begin with its document's"
        if {e["event_type"], *e.get("also_accept_types", [])} - KINDS:
            yield name, f"kind {e['event_type']!r}"
        yield from ((name, f"{k} {e[k]!r}") for k, values in ALLOWED.items() if e[k] not in values)
        for span in [e["evidence"], *e.get("also_evidence", [])]:
            if body[span["start"] : span["end"]] != span["text"] or not span["text"].strip():
                yield name, f"evidence {span['text'][:40]!r}"
        for a in e["actors"]:
            if a["iso"] not in ISO | ARMED_GROUPS or a["role"] not in ACTOR_ROLES:
                yield name, f"actor {a}"
            if a["text"] is not None and a["text"] not in body:
                yield name, f"actor text {a['text']!r}"
        for p in e["places"]:
            inside = e["evidence"]["start"] <= p["start"] and p["end"] <= e["evidence"]["end"]
            if set(p) - {"inferred_link"} != PLACE or p["role"] not in PLACE_ROLES or inside != p["in_evidence"]:
                yield name, f"place {p}"
            if body[p["start"] : p["end"]] != p["text"] or not (-180 <= p["lon"] <= 180 and -90 <= p["lat"] <= 90):
                yield name, f"place {p['text']!r}"
        for p in e["platforms"]:
            if p["text"] not in body or (p["operator"] is not None and p["operator"] not in ISO | ARMED_GROUPS):
                yield name, f"platform {p}"
        if e["map"] == "yes" and (not e["places"] or e["modality"] in {"denied", "hypothetical"}):
            yield name, "map: yes without a place, or of something that did not happen"
        if e["event_type"] in {"statement", "measure"} and e["map"] != "no":
            yield name, "a statement or measure on the map"
        if (e["modality"] == "denied") != ("denied_by" in e) and e["modality"] != "claimed":
            yield name, "denied_by goes with denied, or with claimed"
    yield from ((i, "id twice") for i, n in seen.items() if n > 1)


def faults_of_dates():
    for d, body, e in events():
        name, date, published = e["id"], e["date"], d["published"]["date"]
        if set(date) - {"open_ended"} != DATE or date["precision"] not in PRECISIONS or date["resolvable_from"] not in RESOLVED_FROM:
            yield name, f"date keys or values: {date}"
        if date["text"] is not None and date["text"] not in body:
            yield name, f"date text {date['text']!r}"
        ends = [datetime.date.fromisoformat(date[k]) for k in ("start", "end") if date[k]]
        if ends != sorted(ends):
            yield name, "ends before it starts"
        if (date["start"] is None) != (date["precision"] == "unknown"):
            yield name, "precision and start disagree"
        if date["start"] and date["precision"] == "day" and not date.get("open_ended") and date["start"] != date["end"]:
            yield name, "a day of two days"
        if date["resolvable_from"] == "upper_bound_only" and date["end"] != published:
            yield name, "the upper bound is not the publication day"
        if e["modality"] in {"happened", "claimed"} and date["start"] and published and date["start"] > published:
            yield name, "happened after publication"
        for weekday in re.findall(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", date["text"] or ""):
            if ends and date["precision"] == "day" and weekday not in {f"{x:%A}" for x in ends}:
                yield name, f"{date['start']} is no {weekday}"


def test_every_text_has_its_gold_and_the_offsets_hold():
    assert list(faults_of_documents()) == []


def test_every_event_is_well_formed_and_its_evidence_is_the_slice():
    assert list(faults_of_events()) == []


def test_every_date_agrees_with_its_precision_weekday_and_publication():
    assert list(faults_of_dates()) == []


def census():
    docs, told = documents(), [e for _, _, e in events()]
    yield f"{len(docs)} documents, {len(told)} events, {sum(len(d['negatives']) for d in docs)} negatives"
    for name, of in (
        ("theatre", [d["theatre"] for d in docs]),
        ("style", [d["style"] for d in docs]),
        ("kind", [e["event_type"] for e in told]),
        ("map", [e["map"] for e in told]),
        ("modality", [e["modality"] for e in told]),
        ("precision", [e["date"]["precision"] for e in told]),
    ):
        yield f"{name}: " + ", ".join(f"{k} {n}" for k, n in Counter(of).most_common())


if __name__ == "__main__":
    faults = [*faults_of_documents(), *faults_of_events(), *faults_of_dates()]
    print(*(f"{where}: {what}" for where, what in faults), *census(), sep="\n")
    sys.exit(bool(faults))
