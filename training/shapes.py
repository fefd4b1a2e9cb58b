"""The shapes of divisions on the map: their middle, their size, what lies inside. Flat geometry in degrees, the width of a degree corrected."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from regions import Town

HALF = 180.0
Ring = list[tuple[float, float]]
"""The outer border of an island or a mainland, as longitude and latitude."""


class Geometry(msgspec.Struct):
    """A shape in GeoJSON."""

    type: str
    coordinates: msgspec.Raw

    @property
    def rings(self) -> list[Ring]:
        """Its outer borders; holes are left out."""
        if self.type == "Polygon":
            return msgspec.json.decode(self.coordinates, type=list[Ring])[:1]
        return [polygon[0] for polygon in msgspec.json.decode(self.coordinates, type=list[list[Ring]])]


class Middle(NamedTuple):
    """The centre of an area, and how large it is."""

    lat: float
    lon: float
    area: float


def middle(rings: list[Ring]) -> Middle:
    """The centroid of all rings, each by its area."""
    return merged([_middle(ring) for ring in rings])


def merged(middles: list[Middle]) -> Middle:
    """The centroid of several areas; those on both sides of the antimeridian lie together."""
    area = sum(one.area for one in middles) or 1.0
    apart = max(one.lon for one in middles) - min(one.lon for one in middles) > HALF
    lon = sum((one.lon + 2 * HALF * (apart and one.lon < 0)) * one.area for one in middles) / area
    return Middle(sum(one.lat * one.area for one in middles) / area, lon - 2 * HALF * (lon > HALF), area)


def _middle(ring: Ring) -> Middle:
    twice = east = north = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        twice, east, north = twice + cross, east + cross * (x0 + x1), north + cross * (y0 + y1)
    if not twice:
        return Middle(ring[0][1], ring[0][0], 0.0)
    lat, lon = north / (3 * twice), east / (3 * twice)
    return Middle(lat, lon, abs(twice) * cos(radians(lat)) / 2)


def inside(rings: list[Ring], towns: Iterable[Town]) -> Iterator[Town]:
    """The towns that lie inside one of the rings."""
    listed = list(towns)
    for ring in rings:
        west, east = min(lon for lon, _ in ring), max(lon for lon, _ in ring)
        south, north = min(lat for _, lat in ring), max(lat for _, lat in ring)
        near = (town for town in listed if west <= town.lon <= east and south <= town.lat <= north)
        yield from (town for town in near if _crossings(ring, town.lat, town.lon) % 2)


def _crossings(ring: Ring, lat: float, lon: float) -> int:
    """How often the border lies east of the point on its parallel."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum((y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) / (y1 - y0) * (x1 - x0) for (x0, y0), (x1, y1) in pairs)
