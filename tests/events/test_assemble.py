

def test_the_headline_tells_where_when_nothing_else_does(events):
    text = "Sudanese army downs drones over Kosti\n\nThe Sudanese army said it had shot down six drones launched by the RSF on Thursday.\n"
    (event,) = [e for e in events(text) if e.kind == "air_defence"]
    assert event.mapped and [p.query for p in event.places] == ["Kosti"] and event.places[0].inferred
