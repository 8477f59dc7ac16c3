"""Draw a map: layers and a recipe become one HTML file that opens offline.

Nothing heavy is imported before `render` is called; folium lives in `frame.py` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import Dispatch, Event, Feature, Incident, Resolution

if TYPE_CHECKING:
    from gazetteer.place import Place

    from ..layers import Layer
    from ..recipes import Recipe


def render(*, recipe: Recipe, layers: Sequence[Layer], events: Iterable[Event], features: Iterable[Feature], incidents: Iterable[Incident],
           dispatches: Iterable[Dispatch], waters: Sequence[tuple[Place, Any]] = (), places: Mapping[str, Place] | None = None,
           within: Mapping[str, Sequence[str]] | None = None, countries: Mapping[str, str] | None = None,
           resolutions: Mapping[str, Sequence[Resolution]] | None = None,
           version: str, locate: Callable[..., Path] | None = None) -> str:
    """Draw one page.

    Parameters
    ----------
    recipe : Recipe
        Title, extent, language, and what lies under the events.
    layers : sequence of Layer
        What `geo.layers.layers` made of it; the page shows the events these hold, with or without a mark.
    events, features, incidents, dispatches : iterable
        The records the layers' events lead back to; more than needed may be given.
    waters : sequence of (Place, shapely geometry)
        Seas and straits to outline and to name; continuous longitudes.
    places : mapping of id to Place, optional
        More places whose names and claims the evidence shows; those of `waters` are known.
    within : mapping of id to ids, optional
        What places lie in, the smallest first: a filter for a sea then finds what happened at its reefs.
    countries : mapping of name to name, optional
        What is written instead of the English names of countries.
    resolutions : mapping of event id to Resolution, optional
        What was asked of the gazetteer for events without a mark, so that the page can say why they have none.
    version : str
        Of Straitwatch; it stands in the footer.
    locate : callable, optional
        Finds files of the bundle, as `geo.assets.path` does; it is the default.

    Returns
    -------
    str
        HTML. The same input gives the same text.
    """
    from . import base, data, document, frame, symbols, tiles

    if locate is None:
        from ..assets import path as locate
    features = list(features)
    words = document.words(recipe.language)
    known = {place.id: place for place, _ in waters} | dict(places or {})
    pictures = tiles.tiles(recipe.tiles) if recipe.tiles else None
    shown = data.data(recipe=recipe, layers=layers, events=events, features=features, incidents=incidents, dispatches=dispatches,
                      land=base.mask(locate), places=known, within=within or {}, resolutions=resolutions or {},
                      words=words, version=version)
    drawn = {mark["id"] for mark in shown["features"]}
    under = base.base(features=[mark for mark in features if mark.id in drawn], waters=waters, locate=locate,
                      land=recipe.basemap == "land" and not recipe.tiles,
                      viewpoint=recipe.viewpoint, language=recipe.language, countries=countries)
    markup, script = frame.frame(tuple(layer.rule.shown for layer in layers))
    drawings = symbols.drawings(locate("symbols", "symbols.json"), {event["symbol"] for event in shown["events"]})
    return document.document(data=shown, base=under, map=markup, frame=script, symbols=drawings, locate=locate, tiles=pictures)
