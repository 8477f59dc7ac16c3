"""`straitwatch trace`: from a mark back to its sentence and source."""

import json

OKHOTSK = "2023-08-14-joint-cruise-okhotsk"


def first(run, format, **wanted):
    lines = run("extract", "seeds/dispatches", "--format", format)[1]
    return next(event["id"] for event in map(json.loads, lines.splitlines()) if wanted.items() <= event.items())


def test_an_event_leads_to_sentence_and_source(run):
    code, out, _ = run("trace", first(run, "jsonl", kind="naval_transit", dispatch=OKHOTSK))
    assert code == 0
    assert out.count("naval_transit") >= 1
    for words in ("strait/soya", "sailed through the Soya Strait", "no date in the text", "JP: ",
                  f"seeds/dispatches/{OKHOTSK}.md, sha256 "):
        assert words in out, words


def test_a_mark_leads_to_itself_only(run):
    id = first(run, "jsonl", kind="naval_transit", dispatch=OKHOTSK)
    _, whole, _ = run("trace", id)
    collection = json.loads(run("extract", f"seeds/dispatches/{OKHOTSK}.md", "--format", "geojson")[1])
    marks = [feature["id"] for feature in collection["features"] if str(feature["id"]).startswith(id + "/")]
    code, out, _ = run("trace", marks[0])
    assert code == 0
    assert out.splitlines()[0] == whole.splitlines()[0]
    assert len(out.splitlines()) <= len(whole.splitlines())


def test_a_dispatch_leads_to_all_its_events(run):
    _, out, _ = run("trace", OKHOTSK)
    assert "joint_patrol" in out
    assert "monitoring" in out


def test_an_unknown_id_is_an_error_with_a_suggestion(run):
    code, out, err = run("trace", first(run, "jsonl", kind="naval_transit", dispatch=OKHOTSK) + "x")
    assert (code, out) == (1, "")
    assert "did you mean" in err
