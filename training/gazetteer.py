"""Names of places with their kind, as evidence for the network, from the project's own gazetteer and list of countries."""

import gzip
from pathlib import Path

from generator.understand.components import countries, gazetteer

COUNTRY, CITY, TOWN = range(3)
LARGE = 100_000


def evidence_of_places() -> dict[str, int]:
    """Kind by name; a country before a city before a town."""
    kinds: dict[str, int] = {}
    index = Path(gazetteer.__file__).parent / "places.tsv.gz"
    for line in gzip.decompress(index.read_bytes()).decode("ascii").splitlines():
        key, *_, population = line.split("\t")
        kinds[key] = min(kinds.get(key, TOWN), CITY if int(population) >= LARGE else TOWN)
    kinds.update(dict.fromkeys(gazetteer.region_names(), COUNTRY))
    kinds.update((name, COUNTRY) for item in countries.countries() for name in item.names)
    return kinds
