"""Names of places with their kind, as evidence for the network, from the project's own gazetteer and list of countries."""

from generator.understand.components import countries, gazetteer

COUNTRY, CITY, TOWN = range(3)
LARGE = 100_000


def evidence_of_places() -> dict[str, int]:
    """Kind by name; a country or its division before a city before a town."""
    kinds = {name: CITY if people >= LARGE else TOWN for name, people in gazetteer.known_towns().items()}
    divisions = (name for name in gazetteer.region_names() if any(place.geonames_id for place in gazetteer.regions(name)))
    kinds.update(dict.fromkeys(divisions, COUNTRY))
    kinds.update((name, COUNTRY) for item in countries.countries() for name in item.names)
    return kinds
