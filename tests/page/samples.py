"""A small, realistic workspace in memory: records as the earlier stages make them, with every case the page must draw."""

from __future__ import annotations

import hashlib

from shapely.geometry import LineString, Point, Polygon

from gazetteer.place import Claim, Name, Place
from geo.model import Actor, Asset, Candidate, Dispatch, Event, Feature, Incident, PlaceMention, Report, Resolution, Span, When
from geo.recipes import LayerRule, Recipe

TEXTS = {
    "soya": (
        "Defence ministry asks Japan to stop interfering",
        "Northern Gazette",
        "https://example.org/soya",
        "2023-08-14",
        "C",
        """\
The spokesman of the Ministry of National Defense asked Japan to end what he called meaningless interference.

The Integrated Staff of Japan’s Ministry of Defense claimed that Chinese and Russian naval fleet ships entered the Sea of Okhotsk \
via the Soya Strait, prompting the Japanese Maritime Self-Defense Force to deploy ships and aircraft for tracking and monitoring. \
A committee chairman in Washington accused both navies of a joint patrol near Alaska.

The ships kept to international law and sailed on the high seas, he said.
""",
    ),
    "soya-again": (
        "Zwei Flotten im Norden",
        "Harbour Wire",
        "http://example.org/fleets?a=1&b=2",
        "2023-08-15",
        "B",
        """\
Tokyo reported that five Chinese and Russian warships passed La Perouse Strait on 13 August and went on into the Sea of Okhotsk.
""",
    ),
    "patrol": (
        "Joint air patrol during summit",
        "Press Agency",
        None,
        None,
        "F",
        """\
Chinese and Russian warplanes conducted joint air patrols over the Sea of Japan, the East China Sea and the West Pacific Ocean on \
Tuesday. “Two Chinese bombers joined two Russian bombers in the Sea of Japan,” the minister said. Tokyo expressed grave concerns.
""",
    ),
    "milius": (
        "US destroyer in the Taiwan Strait",
        "Daily News",
        "https://example.org/milius",
        "2023-04-17",
        "D",
        """\
The US destroyer USS Milius sailed through the Taiwan Strait on April 16, according to the Seventh Fleet. \
China said it had deployed troops to track the US warship. In early April China held four days of exercises around Taiwan. \
Next month, the Philippines and the United States will hold a naval exercise off Luzon.

Three supply ships left Vladivostok for Petropavlovsk, the port said. Beijing denied that its ships entered Japanese waters near the \
Senkaku Islands. The ministers of China and Russia met in Beijing; a delegation of Japan came to Beijing the day after.
""",
    ),
}


def dispatches() -> list[Dispatch]:
    return [
        Dispatch(
            id=key,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            title=title,
            publisher=publisher,
            url=url,
            published=published,
            published_how="front matter" if published else None,
            lang="en",
            grade=grade,
            file=f"seeds/dispatches/{key}.md",
        )
        for key, (title, publisher, url, published, grade, text) in TEXTS.items()
    ]


def span(key: str, text: str) -> Span:
    start = TEXTS[key][5].index(text)
    return Span(start=start, end=start + len(text), text=text)


def mention(key: str, text: str, role: str, query: str | None = None, **more) -> PlaceMention:
    return PlaceMention(span=span(key, text), role=role, query=query or text, **more)


def actor(country: str, role: str, key: str | None = None, text: str | None = None, **more) -> Actor:
    return Actor(country=country, role=role, span=span(key, text) if key and text else None, **more)


PLACES = {
    "strait/soya": ("Soya Strait", ("La Perouse Strait", "宗谷海峡", "пролив Лаперуза"), "strait", 141.9, 45.75),
    "sea/okhotsk": ("Sea of Okhotsk", ("Охотское море",), "sea", 149.0, 53.0),
    "region/alaska": ("Alaska", (), "region", -153.0, 64.0),
    "sea/japan": ("Sea of Japan", ("East Sea", "동해", "日本海"), "sea", 134.5, 40.0),
    "sea/east-china": ("East China Sea", ("东海",), "sea", 125.0, 29.0),
    "region/west-pacific": ("West Pacific Ocean", (), "region", 140.0, 22.0),
    "strait/taiwan": ("Taiwan Strait", ("台湾海峡",), "strait", 119.5, 24.5),
    "island/taiwan": ("Taiwan", ("台湾", "Formosa"), "island", 121.0, 23.7),
    "island/luzon": ("Luzon", (), "island", 121.0, 16.5),
    "city/beijing": ("Beijing", ("北京", "Peking"), "city", 116.397, 39.9075),
    "city/vladivostok": ("Vladivostok", ("Владивосток",), "city", 131.87, 43.11),
    "city/petropavlovsk": ("Petropavlovsk-Kamchatsky", (), "city", 158.65, 53.04),
    "island/senkaku": ("Senkaku Islands", ("Diaoyu Islands", "钓鱼岛"), "island", 123.53, 25.78),
}


def resolved(place: str, said: PlaceMention, *others: str) -> Resolution:
    name, names, kind, lon, lat = PLACES[place]
    score, candidates = 1.0, []
    for id in (place, *others):
        candidates.append(
            Candidate(
                place=id,
                name=PLACES[id][0],
                kind=PLACES[id][2],
                score=score,
                how="exact" if id == place else "fuzzy",
                why="its own name" if id == place else "one letter differs",
            )
        )
        score -= 0.3
    return Resolution(
        mention=said,
        place=place,
        name=name,
        names=names,
        kind=kind,
        lon=lon,
        lat=lat,
        candidates=tuple(candidates),
        why="the only place of this name" if not others else "the nearest to the other places of the sentence",
    )


def ring(lon: float, lat: float, *radii: float) -> Polygon:
    """A polygon around a point; for an area with an exact shape the tests write it out."""
    width, height = radii if len(radii) == 2 else (radii[0], radii[0])
    return (
        Point(lon, lat)
        .buffer(1.0, quad_segs=12)
        .__class__([(lon + width * x, lat + height * y) for x, y in Point(0, 0).buffer(1.0, quad_segs=12).exterior.coords])
    )


SEAS = {
    "sea/japan": Polygon(
        [
            (128.4, 35.0),
            (129.8, 38.0),
            (127.7, 39.5),
            (130.2, 42.3),
            (133.0, 42.7),
            (136.0, 44.5),
            (140.3, 48.5),
            (141.8, 51.6),
            (142.1, 46.0),
            (141.0, 45.3),
            (141.6, 43.2),
            (139.9, 42.0),
            (140.0, 39.5),
            (137.0, 37.0),
            (135.5, 35.6),
            (132.5, 35.2),
            (130.9, 34.2),
        ]
    ),
    "sea/okhotsk": Polygon(
        [
            (141.9, 46.0),
            (142.8, 50.0),
            (142.0, 53.5),
            (137.5, 54.0),
            (139.0, 57.0),
            (143.0, 59.2),
            (150.0, 59.5),
            (156.0, 61.6),
            (161.0, 60.5),
            (156.0, 57.5),
            (155.6, 55.0),
            (156.6, 51.0),
            (152.0, 47.2),
            (147.5, 44.8),
            (145.0, 43.9),
            (142.1, 45.5),
        ]
    ),
    "sea/east-china": Polygon(
        [
            (120.2, 25.4),
            (121.9, 30.8),
            (125.5, 33.2),
            (128.5, 33.0),
            (130.3, 31.3),
            (128.4, 28.2),
            (126.3, 26.2),
            (123.0, 24.4),
            (121.9, 25.0),
        ]
    ),
    "strait/taiwan": Polygon([(117.4, 23.7), (119.6, 25.9), (121.2, 25.2), (120.1, 23.2), (120.3, 22.0), (118.0, 22.8)]),
    "sea/bering": Polygon(
        [
            (162.0, 56.0),
            (163.5, 60.0),
            (174.0, 62.0),
            (179.0, 64.5),
            (187.5, 65.8),
            (195.0, 63.5),
            (198.0, 59.0),
            (196.5, 55.0),
            (188.0, 52.5),
            (180.0, 51.3),
            (172.5, 52.7),
            (166.0, 55.0),
        ]
    ),
}


def waters() -> list[tuple[Place, Polygon]]:
    known = {
        "sea/bering": (("Bering Sea", "en"),),
        "sea/okhotsk": (("Sea of Okhotsk", "en"), ("Охотское море", "ru")),
        "sea/japan": (("Sea of Japan", "en"), ("East Sea", "en"), ("동해", "ko"), ("日本海", "ja")),
        "sea/east-china": (("East China Sea", "en"), ("东海", "zh-Hans")),
        "strait/taiwan": (("Taiwan Strait", "en"),),
    }
    users = {"East Sea": ("KR",), "동해": ("KR",), "日本海": ("JP",), "Sea of Japan": ("JP", "RU")}
    found = []
    for id, names in known.items():
        shape = SEAS[id]
        point = shape.representative_point()
        found.append(
            (
                Place(
                    id=id,
                    kind=id.partition("/")[0],
                    lon=round((point.x + 180) % 360 - 180, 3),
                    lat=round(point.y, 3),
                    bbox=shape.bounds,
                    names=tuple(
                        Name(text=text, lang=lang, status="preferred" if n == 0 else "variant", used_by=users.get(text, ()))
                        for n, (text, lang) in enumerate(names)
                    ),
                    claims=(Claim(by="KR", name="East Sea"),) if id == "sea/japan" else (),
                ),
                shape,
            )
        )
    return found


def events() -> list[Event]:
    before = When(end="2023-08-14", edtf="../2023-08-14", precision="unknown", how="no date in the text; not later than publication")
    patrol = span(
        "patrol",
        "Chinese and Russian warplanes conducted joint air patrols over the Sea of Japan, the East China Sea and the West "
        "Pacific Ocean on Tuesday.",
    )
    return [
        Event(
            id="soya-e1",
            dispatch="soya",
            kind="naval_transit",
            domain="sea",
            modality="claimed",
            mapped=True,
            confidence=0.86,
            when=before,
            quote=span("soya", "Chinese and Russian naval fleet ships entered the Sea of Okhotsk via the Soya Strait"),
            actors=(
                actor("CN", "participant", "soya", "Chinese"),
                actor("RU", "participant", "soya", "Russian"),
                actor("JP", "claimant", name="Ministry of Defense"),
            ),
            assets=(Asset(kind="warship", span=span("soya", "naval fleet ships")),),
            places=(mention("soya", "Soya Strait", "via"), mention("soya", "Sea of Okhotsk", "to")),
            claimed_by=("JP: Ministry of Defense",),
            rules=("transit.entered-via",),
        ),
        Event(
            id="soya-e2",
            dispatch="soya",
            kind="monitoring",
            domain="multi",
            modality="happened",
            mapped=True,
            confidence=0.7,
            when=before,
            quote=span("soya", "the Japanese Maritime Self-Defense Force to deploy ships and aircraft for tracking and monitoring"),
            actors=(
                actor("JP", "monitor", "soya", "Japanese Maritime Self-Defense Force", name="Japan Maritime Self-Defense Force"),
                actor("CN", "target"),
                actor("RU", "target"),
            ),
            places=(mention("soya", "Soya Strait", "near", inferred=True),),
            rules=("reaction.prompting",),
        ),
        Event(
            id="soya-e3",
            dispatch="soya",
            kind="joint_patrol",
            domain="sea",
            modality="claimed",
            mapped=True,
            confidence=0.6,
            when=before,
            quote=span("soya", "both navies of a joint patrol near Alaska"),
            actors=(actor("CN", "participant"), actor("RU", "participant")),
            places=(mention("soya", "Alaska", "near"),),
            claimed_by=("US: committee chairman",),
        ),
        Event(
            id="soya-e4",
            dispatch="soya",
            kind="statement",
            domain="none",
            modality="happened",
            confidence=0.9,
            when=before,
            quote=span(
                "soya", "The spokesman of the Ministry of National Defense asked Japan to end what he called meaningless interference."
            ),
            actors=(actor("CN", "initiator", "soya", "Ministry of National Defense"), actor("JP", "target", "soya", "Japan")),
            why_not="a statement without a place",
        ),
        Event(
            id="again-e1",
            dispatch="soya-again",
            kind="naval_transit",
            domain="sea",
            modality="claimed",
            mapped=True,
            confidence=0.9,
            when=When(
                start="2023-08-13",
                end="2023-08-13",
                edtf="2023-08-13",
                precision="day",
                span=span("soya-again", "13 August"),
                how="day and month from the text, year from the publication",
            ),
            quote=span(
                "soya-again", "five Chinese and Russian warships passed La Perouse Strait on 13 August and went on into the Sea of Okhotsk"
            ),
            actors=(
                actor("CN", "participant", "soya-again", "Chinese"),
                actor("RU", "participant", "soya-again", "Russian"),
                actor("JP", "claimant", "soya-again", "Tokyo"),
            ),
            assets=(Asset(kind="warship", count=5, span=span("soya-again", "warships")),),
            places=(mention("soya-again", "La Perouse Strait", "via"), mention("soya-again", "Sea of Okhotsk", "to")),
            claimed_by=("JP",),
        ),
        Event(
            id="patrol-e1",
            dispatch="patrol",
            kind="joint_patrol",
            domain="air",
            modality="happened",
            mapped=True,
            confidence=0.8,
            when=When(precision="unknown", how="“Tuesday”, but the publication is undated", span=span("patrol", "Tuesday")),
            quote=patrol,
            actors=(actor("CN", "participant", "patrol", "Chinese"), actor("RU", "participant", "patrol", "Russian")),
            assets=(Asset(kind="bomber", count=4, span=span("patrol", "bombers")),),
            places=(
                mention("patrol", "Sea of Japan", "over"),
                mention("patrol", "East China Sea", "over"),
                mention("patrol", "West Pacific Ocean", "over"),
            ),
        ),
        Event(
            id="milius-e1",
            dispatch="milius",
            kind="naval_transit",
            domain="sea",
            modality="happened",
            mapped=True,
            confidence=0.95,
            when=When(
                start="2023-04-16",
                end="2023-04-16",
                edtf="2023-04-16",
                precision="day",
                span=span("milius", "April 16"),
                how="day and month from the text, year from the publication",
            ),
            quote=span("milius", "The US destroyer USS Milius sailed through the Taiwan Strait on April 16"),
            actors=(actor("US", "initiator", "milius", "US"),),
            assets=(Asset(kind="destroyer", name="USS Milius", hull="DDG-69", count=1, operator="US", span=span("milius", "USS Milius")),),
            places=(mention("milius", "Taiwan Strait", "via"),),
        ),
        Event(
            id="milius-e2",
            dispatch="milius",
            kind="exercise",
            domain="multi",
            modality="happened",
            mapped=True,
            confidence=0.8,
            when=When(
                start="2023-04-01",
                end="2023-04-10",
                edtf="2023-04-01/2023-04-10",
                precision="range",
                span=span("milius", "early April"),
                how="“early” is the first third of the month",
            ),
            quote=span("milius", "In early April China held four days of exercises around Taiwan."),
            actors=(actor("CN", "initiator", "milius", "China"),),
            places=(mention("milius", "Taiwan", "around"),),
        ),
        Event(
            id="milius-e3",
            dispatch="milius",
            kind="exercise",
            domain="sea",
            modality="planned",
            mapped=True,
            confidence=0.7,
            when=When(
                start="2023-05-01",
                end="2023-05-31",
                edtf="2023-05",
                precision="month",
                span=span("milius", "Next month"),
                how="the month after publication",
            ),
            quote=span("milius", "Next month, the Philippines and the United States will hold a naval exercise off Luzon."),
            actors=(actor("PH", "participant", "milius", "Philippines"), actor("US", "participant", "milius", "United States")),
            places=(mention("milius", "Luzon", "near"),),
        ),
        Event(
            id="milius-e4",
            dispatch="milius",
            kind="deployment",
            domain="sea",
            modality="happened",
            mapped=True,
            confidence=0.5,
            when=When(end="2023-04-17", edtf="../2023-04-17", how="no date in the text; not later than publication"),
            quote=span("milius", "Three supply ships left Vladivostok for Petropavlovsk"),
            actors=(actor("RU", "initiator"),),
            assets=(Asset(kind="supply ship", count=3, span=span("milius", "supply ships")),),
            places=(mention("milius", "Vladivostok", "from"), mention("milius", "Petropavlovsk", "to")),
        ),
        Event(
            id="milius-e5",
            dispatch="milius",
            kind="incursion",
            domain="sea",
            modality="denied",
            mapped=True,
            confidence=0.5,
            when=When(end="2023-04-17", how="no date in the text; not later than publication"),
            denied_by=("CN",),
            quote=span("milius", "Beijing denied that its ships entered Japanese waters near the Senkaku Islands."),
            actors=(actor("CN", "initiator", "milius", "Beijing"), actor("JP", "target")),
            places=(mention("milius", "Senkaku Islands", "near"),),
        ),
        Event(
            id="milius-e6",
            dispatch="milius",
            kind="meeting",
            domain="none",
            modality="happened",
            mapped=True,
            confidence=0.6,
            when=When(end="2023-04-17", how="no date in the text; not later than publication"),
            quote=span("milius", "The ministers of China and Russia met in Beijing"),
            actors=(actor("CN", "participant"), actor("RU", "participant")),
            places=(PlaceMention(span=span("milius", "in Beijing"), role="at", query="Beijing"),),
        ),
        Event(
            id="milius-e7",
            dispatch="milius",
            kind="meeting",
            domain="none",
            modality="happened",
            mapped=True,
            confidence=0.6,
            when=When(end="2023-04-17", how="no date in the text; not later than publication"),
            quote=span("milius", "a delegation of Japan came to Beijing the day after"),
            actors=(actor("JP", "participant"), actor("CN", "participant")),
            places=(PlaceMention(span=span("milius", "came to Beijing"), role="at", query="Beijing"),),
        ),
    ]


def features() -> list[Feature]:
    by_id = {event.id: event for event in events()}

    def said(event: str, number: int = 0) -> PlaceMention:
        return by_id[event].places[number]

    soya = LineString([(141.0, 45.55), (141.6, 45.7), (142.0, 45.8), (142.8, 45.9), (143.6, 46.2)])
    through = "a passage through the strait into the water it ends in; the origin is the other water that the strait joins"
    area = "the whole water: the text says no more"
    return [
        Feature(
            id="soya-e1/1",
            event="soya-e1",
            shape="line",
            geometry=soya,
            role="track",
            place="strait/soya",
            label="Soya Strait",
            directed=True,
            inferred=True,
            why=through,
            resolutions=(resolved("strait/soya", said("soya-e1"), "strait/taiwan"), resolved("sea/okhotsk", said("soya-e1", 1))),
        ),
        Feature(
            id="soya-e2/1",
            event="soya-e2",
            shape="area",
            geometry=ring(141.9, 45.75, 0.9, 0.6),
            role="near",
            place="strait/soya",
            label="Soya Strait",
            radius_m=50_000,
            inferred=True,
            why="carried over from the sentence before",
            resolutions=(resolved("strait/soya", said("soya-e2")),),
        ),
        Feature(
            id="soya-e3/1",
            event="soya-e3",
            shape="area",
            geometry=ring(-162.0, 55.0, 9.0, 3.0),
            role="near",
            place="region/alaska",
            label="Alaska",
            why="waters off the coast, surely meant",
            resolutions=(resolved("region/alaska", said("soya-e3")),),
        ),
        Feature(
            id="soya-e3/2",
            event="soya-e3",
            shape="area",
            part="support",
            geometry=ring(-166.0, 56.0, 19.0, 6.5),
            role="near",
            place="region/alaska",
            label="Alaska",
            why="cannot be outside",
            resolutions=(resolved("region/alaska", said("soya-e3")),),
        ),
        Feature(
            id="again-e1/1",
            event="again-e1",
            shape="line",
            geometry=LineString([(141.1, 45.45), (141.9, 45.72), (143.4, 46.0)]),
            role="track",
            place="strait/soya",
            label="Soya Strait",
            directed=True,
            why=through,
            resolutions=(resolved("strait/soya", said("again-e1")), resolved("sea/okhotsk", said("again-e1", 1))),
        ),
        Feature(
            id="patrol-e1/1",
            event="patrol-e1",
            shape="area",
            geometry=SEAS["sea/japan"],
            role="over",
            place="sea/japan",
            label="Sea of Japan",
            why=area,
            resolutions=(resolved("sea/japan", said("patrol-e1")),),
        ),
        Feature(
            id="patrol-e1/2",
            event="patrol-e1",
            shape="area",
            geometry=SEAS["sea/east-china"],
            role="over",
            place="sea/east-china",
            label="East China Sea",
            why=area,
            resolutions=(resolved("sea/east-china", said("patrol-e1", 1)),),
        ),
        Feature(
            id="patrol-e1/3",
            event="patrol-e1",
            shape="area",
            part="support",
            geometry=ring(138.0, 20.0, 12.0, 9.0),
            role="over",
            place="region/west-pacific",
            label="West Pacific Ocean",
            why="a vague region",
            resolutions=(resolved("region/west-pacific", said("patrol-e1", 2)),),
        ),
        Feature(
            id="milius-e1/1",
            event="milius-e1",
            shape="line",
            geometry=LineString([(119.0, 22.6), (119.3, 23.6), (119.8, 24.6), (120.7, 25.6)]),
            role="track",
            place="strait/taiwan",
            label="Taiwan Strait",
            directed=False,
            why="along the axis of the strait; no direction in the text",
            resolutions=(resolved("strait/taiwan", said("milius-e1")),),
        ),
        Feature(
            id="milius-e2/1",
            event="milius-e2",
            shape="area",
            geometry=ring(121.0, 23.7, 2.2, 2.6).difference(ring(121.0, 23.7, 0.9, 1.7)),
            role="around",
            place="island/taiwan",
            label="Taiwan",
            why="waters around the island, surely meant",
            resolutions=(resolved("island/taiwan", said("milius-e2"), "strait/taiwan"),),
        ),
        Feature(
            id="milius-e2/2",
            event="milius-e2",
            shape="area",
            part="support",
            geometry=ring(121.0, 23.7, 3.6, 4.2).difference(ring(121.0, 23.7, 0.9, 1.7)),
            role="around",
            place="island/taiwan",
            label="Taiwan",
            why="cannot be outside",
            resolutions=(resolved("island/taiwan", said("milius-e2"), "strait/taiwan"),),
        ),
        Feature(
            id="milius-e3/1",
            event="milius-e3",
            shape="area",
            part="support",
            geometry=ring(119.3, 16.5, 1.6, 2.0),
            role="near",
            place="island/luzon",
            label="Luzon",
            why="off the coast",
            resolutions=(resolved("island/luzon", said("milius-e3")),),
        ),
        Feature(
            id="milius-e4/1",
            event="milius-e4",
            shape="line",
            directed=True,
            inferred=True,
            role="track",
            label="Vladivostok to Petropavlovsk-Kamchatsky",
            geometry=LineString(
                [
                    (131.87, 43.11),
                    (133.0, 42.3),
                    (138.0, 43.5),
                    (141.0, 45.6),
                    (142.4, 45.9),
                    (147.0, 47.5),
                    (153.0, 49.0),
                    (157.5, 50.5),
                    (160.2, 52.2),
                    (158.65, 53.04),
                ]
            ),
            why="the shortest way over water between the two ports",
            resolutions=(resolved("city/vladivostok", said("milius-e4")), resolved("city/petropavlovsk", said("milius-e4", 1))),
        ),
        Feature(
            id="milius-e5/1",
            event="milius-e5",
            shape="point",
            geometry=Point(123.53, 25.78),
            role="near",
            place="island/senkaku",
            label="Senkaku Islands",
            radius_m=44_000,
            why="the islands and the waters around them",
            resolutions=(resolved("island/senkaku", said("milius-e5")),),
        ),
        *(
            Feature(
                id=f"{id}/1",
                event=id,
                shape="point",
                geometry=Point(116.397, 39.9075),
                role="at",
                place="city/beijing",
                label="Beijing",
                radius_m=20_000,
                why="the city's point",
                resolutions=(resolved("city/beijing", said(id)),),
            )
            for id in ("milius-e6", "milius-e7")
        ),
    ]


def incidents() -> list[Incident]:
    told = {"soya-e1": "soya", "again-e1": "soya-again"}
    alone = [event for event in events() if event.id not in told]
    return [
        Incident(
            id="incident/soya",
            kind="naval_transit",
            events=tuple(told),
            agreed=("where", "who"),
            disputed=("when: 13 August 2023 (Harbour Wire); not later than 14 August 2023 (Northern Gazette)",),
            reports=tuple(Report(dispatch=dispatch, event=event) for event, dispatch in told.items()),
        ),
        *(
            Incident(
                id=f"incident/{event.id}", kind=event.kind, events=(event.id,), reports=(Report(dispatch=event.dispatch, event=event.id),)
            )
            for event in alone
        ),
    ]


def recipe(**changes) -> Recipe:
    return Recipe(
        **{
            "name": "everything",
            "title": "Everything in the dispatches",
            "subtitle": "Military activity by kind",
            "centre_lon": 160.0,
            "extent": (100.0, 5.0, 235.0, 72.0),
            "layers": (
                LayerRule(id="passages", title="Passages by sea", kinds=("naval_transit",), colour="#0072b2"),
                LayerRule(id="patrols", title="Joint patrols", kinds=("joint_patrol",), colour="#009e73"),
                LayerRule(id="exercises", title="Exercises", kinds=("exercise",), colour="#e69f00"),
                LayerRule(id="reactions", title="Tracking and interception", kinds=("monitoring", "intercept"), colour="#56b4e9"),
                LayerRule(id="incursions", title="Incursions", kinds=("incursion", "coercion"), colour="#cc79a7"),
                LayerRule(id="deployments", title="Deployments", kinds=("deployment",), colour="#7a6a00"),
                LayerRule(id="talks", title="Meetings and statements", kinds=("meeting", "statement"), colour="#999999"),
            ),
            **changes,
        }
    )
