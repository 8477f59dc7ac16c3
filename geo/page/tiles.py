"""Look up map pictures from the network, for the recipes that name them: where they come from, and who must be credited."""

from __future__ import annotations

import difflib
import re
from typing import Any
from urllib.parse import urlsplit

from ..errors import RecipeError

SEVERAL = 5                              # names that a hint lists


def tiles(name: str) -> dict[str, Any]:
    """What a page needs to show the map pictures of a provider.

    Parameters
    ----------
    name : str
        As xyzservices names it: "OpenStreetMap.Mapnik".

    Returns
    -------
    dict
        url : with {z}, {x} and {y}; hosts : the only ones it asks; attribution : plain text; maxZoom.

    Raises
    ------
    RecipeError
        Nobody is called so, it wants a key, or it does not speak https.
    """
    import xyzservices.providers

    known = xyzservices.providers.flatten()
    provider = known.get(name)
    if provider is None:
        close = difflib.get_close_matches(name, sorted(known), n=SEVERAL, cutoff=0.4) or sorted(known)[:SEVERAL]
        raise RecipeError(f"tiles: there is no {name!r}", hint="names of xyzservices, such as " + ", ".join(close))
    if provider.requires_token():
        raise RecipeError(f"tiles: {name} wants a key, and a page would give it away",
                          hint="choose one that wants none: OpenStreetMap.Mapnik")
    url = provider.build_url(scale_factor="")
    parts = urlsplit(url)
    if parts.scheme != "https" or not re.fullmatch(r"[A-Za-z0-9.-]+", parts.netloc) or not all(f"{{{axis}}}" in url for axis in "xyz"):
        raise RecipeError(f"tiles: {name} cannot be shown", hint="choose one with an https address: OpenStreetMap.Mapnik")
    return {"url": url, "hosts": [parts.netloc], "attribution": str(provider.get("attribution", name)),
            "maxZoom": int(provider.get("max_zoom", 18))}
