"""Events become geometry: every place mention is resolved, and every role has its shape.

resolve     mention -> place of the gazetteer, or none, with the candidates either way
shapes      one function per role: a track through a strait, a sea as an area, a point with its radius
earth       ways over water
"""

from __future__ import annotations

from geo.features.resolve import resolve
from geo.features.shapes import draw

__all__ = ["draw", "resolve"]
