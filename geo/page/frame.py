"""The frame of the page, made by folium: the map, its panes, the groups of layers and the control that switches them.

folium writes executable script, so nothing that comes from data may pass through here: groups are numbered, and the page's own
script gives them their titles by `textContent`.
"""

from __future__ import annotations

import functools
from typing import Any, ClassVar

import folium
from branca.element import Element, Figure, MacroElement
from folium.map import CustomPane
from folium.template import Template

from .templates import source

PANES = {"seas": 310, "graticule": 320, "areas": 330, "land": 340, "regions": 350, "names": 360, "tracks": 420, "arrows": 610}


class Frame(folium.Map):
    """A folium map without one default asset, in a page of our own."""

    default_js: ClassVar[list[tuple[str, str]]] = []
    default_css: ClassVar[list[tuple[str, str]]] = []
    _template = Template(source("map.html"))


class Group(folium.FeatureGroup):
    """A group of marks under its number; `key` is how the script finds it."""

    def __init__(self, key: str, *, control: bool = True, show: bool = True) -> None:
        super().__init__(name=key, overlay=True, control=control, show=show)
        self.key = key


class Start(MacroElement):
    """The last words of folium's script: hand map, groups and control to the page."""

    _template = Template(source("start.html"))

    def __init__(self, groups: list[Group], control: folium.LayerControl) -> None:
        super().__init__()
        self._name = "Start"
        self.groups, self.control = groups, control


@functools.cache
def frame(shown: tuple[bool, ...]) -> tuple[str, str]:
    """Make the map.

    Parameters
    ----------
    shown : tuple of bool
        For each layer of the recipe, whether it is on when the page opens.

    Returns
    -------
    (markup, script) : (str, str)
        The map's element, and folium's script for it. The same every time: elements are numbered, not named by chance.
    """
    figure = Figure()
    made = Frame(location=(0, 0), tiles=None, zoom_control=False, min_zoom=1, max_zoom=13, zoom_snap=0.25, zoom_delta=0.75,
                 wheel_px_per_zoom_level=90, attribution_control=False, world_copy_jump=False, max_bounds_viscosity=0.8)
    figure.add_child(made)
    for name, z_index in PANES.items():
        made.add_child(CustomPane(name, z_index=z_index, pointer_events=name in ("areas", "regions", "tracks")))
    groups = [Group(f"layer-{number}", show=show) for number, show in enumerate(shown)]
    groups += [Group("seas"), Group("names"), Group("graticule"), Group("land", control=False)]
    for group in groups:
        made.add_child(group)
    control = folium.LayerControl(collapsed=True, position="topright")
    made.add_child(control)
    made.add_child(Start(groups, control))
    number(figure)
    for child in list(figure._children.values()):
        child.render()
    return figure.html.render().strip(), tidy(figure.script.render())


def number(root: Element) -> None:
    """Give every element its place in the tree as its id; nothing outside this tree is touched."""
    queue: list[Any] = [root]
    for count, element in enumerate(iter(functools.partial(pop, queue), None)):
        element._id = str(count)
        queue[:0] = element._children.values()


def pop(queue: list[Any]) -> Any:
    return queue.pop(0) if queue else None


def tidy(script: str) -> str:
    """folium indents by its templates; blank lines and indents say nothing."""
    return "\n".join(line.strip() for line in script.splitlines() if line.strip())
