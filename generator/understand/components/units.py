"""What numbers count: measures, currencies, and nouns brought to one name each.

A unit is a common noun in the plural ("districts"), "people" for persons of any kind, "households" for families, "homes" for
houses, "percent", "share" (a fraction of a whole, 0 to 1), the three letters of a currency, or the usual name of a measure.
"""

from __future__ import annotations

import re

_MEASURE_WORDS = {
    "percentage points": r"percent(?:age)?[- ]points?|percentage[- ]points?",
    "percent": r"percent|per cent|pct|pc",
    "basis points": r"basis points?",
    "km/h": r"kilomet(?:re|er)s? (?:per|an) hour|km/h|kph|kmh",
    "mph": r"miles? (?:per|an) hour|mph|m\.p\.h\.",
    "mpg": r"miles? per gallon|mpg",
    "metres per second": r"met(?:re|er)s? per second|m/s",
    "square km": r"square (?:kilomet(?:re|er)s?|km)|sq\.? ?km|km2|km²",
    "square metres": r"square met(?:re|er)s?|sq\.? ?m|sqm|m2|m²",
    "square miles": r"square miles?",
    "square feet": r"square f(?:ee|oo)t|sq\.? ?ft",
    "cubic metres": r"cubic met(?:re|er)s?|m3|m³",
    "km": r"kilomet(?:re|er)s?|kms?",
    "metres": r"met(?:re|er)s?",
    "cm": r"centimet(?:re|er)s?|cm",
    "mm": r"millimet(?:re|er)s?|mm",
    "nautical miles": r"nautical miles?",
    "miles": r"miles?",
    "yards": r"yards?",
    "feet": r"f(?:ee|oo)t|ft",
    "inches": r"inch(?:es)?",
    "hectares": r"hectares?",
    "acres": r"acres?",
    "kg": r"kilogram(?:me)?s?|kilos?|kgs?",
    "tonnes": r"(?:metric )?tonnes?|metric tons?",
    "tons": r"tons?",
    "grams": r"gram(?:me)?s?",
    "pounds": r"pounds?|lbs?",
    "ml": r"millilit(?:re|er)s?|ml",
    "litres": r"lit(?:re|er)s?",
    "gallons": r"gallons?",
    "barrels": r"barrels?",
    "degrees Celsius": r"degrees? (?:celsius|centigrade)|°c",
    "degrees Fahrenheit": r"degrees? fahrenheit|°f",
    "degrees": r"degrees?|°",
    "horsepower": r"horsepower|b?hp",
    "kW": r"kilowatts?|kw",
    "MW": r"megawatts?|mw",
    "GW": r"gigawatts?|gw",
    "kHz": r"khz|kilohertz",
    "MHz": r"mhz|megahertz",
    "GHz": r"ghz|gigahertz",
    "hertz": r"hz|hertz",
    "GB": r"gigabytes?|gb",
    "MB": r"megabytes?|mb",
    "TB": r"terabytes?|tb",
    "seconds": r"seconds?|secs?",
    "minutes": r"minutes?|mins?",
    "hours": r"hours?|hrs?",
    "days": r"days?",
    "weeks": r"weeks?",
    "months": r"months?",
    "years": r"years?|yrs?",
    "decades": r"decades?",
    "centuries": r"century|centuries",
}
LENGTHS_OF_TIME = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})

_MONEY_WORDS = {
    "USD": r"(?:us |u\.s\. |american )?dollars?|usd",
    "AUD": r"australian dollars?",
    "CAD": r"canadian dollars?",
    "HKD": r"hong kong dollars?",
    "EUR": r"euros?|eur",
    "GBP": r"pounds? sterling|british pounds?|gbp",
    "JPY": r"(?:japanese )?yen|jpy",
    "CNY": r"(?:chinese )?yuan|renminbi",
    "AFN": r"afghanis?|afn",
    "PKR": r"pakistani rupees?|pkr",
    "INR": r"indian rupees?",
    "rupees": r"rupees?",
    "rials": r"(?:iranian )?rials?",
    "RUB": r"(?:russian )?roubles?|(?:russian )?rubles?",
    "UAH": r"hryvnias?",
    "ILS": r"(?:new )?(?:israeli )?shekels?",
    "CHF": r"swiss francs?",
    "TRY": r"turkish lira",
    "cents": r"(?:us )?cents?",
}

_MONEY_SIGNS = {
    "USD": r"us ?\$|u\.s\. ?\$|\$us|\$|usd|us dollars?",
    "AUD": r"au? ?\$|\$a|aud",
    "CAD": r"ca? ?\$|\$c|cad",
    "HKD": r"hk ?\$|\$hk|hkd",
    "NZD": r"nz\$|nzd",
    "SGD": r"s\$|sgd",
    "EUR": r"€|eur",
    "GBP": r"£|gbp",
    "JPY": r"¥|jpy",
    "CNY": r"cny|rmb",
    "INR": r"₹|inr",
    "PKR": r"pkr",
    "AFN": r"afn",
    "CHF": r"chf",
    "ILS": r"₪|ils|nis",
    "RUB": r"₽|rub",
    "rupees": r"rs\.?",
}

_MEASURES = {**_MONEY_WORDS, **_MEASURE_WORDS}
_SIGN = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MONEY_SIGNS.items()}
_WORD = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MEASURES.items()}

SIGN_BEFORE = "|".join(sorted((part for pattern in _MONEY_SIGNS.values() for part in pattern.split("|")), key=len, reverse=True))
"""Regular expression for what may stand before an amount of money."""
MEASURE = "|".join(_MEASURES.values())
"""Regular expression for a measure or currency after a number; the more special words stand first."""


def money_sign(said: str) -> str | None:
    """The currency that a sign before a number names."""
    return next((name for name, pattern in _SIGN.items() if pattern.fullmatch(said.strip())), None)


def measure(said: str) -> str | None:
    """The unit that a measure or currency word after a number names."""
    return next((name for name, pattern in _WORD.items() if pattern.fullmatch(said.strip())), None)


PERSONS = frozenset(
    """
    activist actor adult adviser advisor agent ambassador analyst applicant asylum-seeker athlete attacker attendee author baby backer boy
    brother bystander candidate captive casualty child citizen civilian clergyman cleric client colleague combatant commander commando commuter
    conscript contractor councillor criminal customer daughter delegate demonstrator deportee deputy detainee diplomat director displaced doctor
    driver elder employee engineer evacuee ex-soldier expatriate expert extremist farmer fatality father female fighter firefighter fisherman
    follower foreigner friend girl graduate guard guerrilla guest guy hostage human idp immigrant infant inhabitant inmate insurgent interpreter
    investor islamist jihadist journalist judge juror kid lawmaker lawyer leader learner legislator local male man manager marine mayor medic
    member mercenary migrant militant militiaman miner minister minor monk mother mourner mp msf national neighbor neighbour newborn nurse
    observer offender officer official onlooker operative passenger passer-by patient peacekeeper pedestrian pensioner people person personnel
    physician pilgrim pilot pirate player policeman politician prisoner professor prosecutor protester protestor pupil rebel recruit refugee
    relative reporter rescuer resident respondent returnee rioter sailor scholar schoolchild scientist seaman senator separatist serviceman
    shopper singer sister smuggler soldier son spectator spy staffer stowaway striker student supporter survivor suspect teacher teen teenager
    terrorist toddler tourist trader translator traveler traveller troop user vendor veteran victim viewer villager visitor volunteer voter
    warlord warrior widow wife witness woman worker worshipper youngster youth
    """.split()
)
_PERSON_ENDINGS = re.compile(
    r"(?:[a-z]+(?:m[ae]n|wom[ae]n|children)|[a-z]{3,}ists|[a-z]+(?:lords|seekers|keepers|fighters|goers|makers|holders|workers|mongers))$"
)
_HOUSEHOLDS = frozenset({"family", "household"})
_HOMES = frozenset({"home", "house", "dwelling", "residence"})
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "person": "people",
    "life": "lives",
    "half": "halves",
}
_SAME = frozenset(
    {
        "aircraft",
        "series",
        "species",
        "sheep",
        "fish",
        "headquarters",
        "livestock",
        "cattle",
        "personnel",
        "police",
        "staff",
        "troops",
        "dead",
        "injured",
        "wounded",
        "displaced",
    }
)
_GROUPS_OF_PERSONS = frozenset(
    {"troops", "personnel", "police", "staff", "dead", "injured", "wounded", "displaced", "homeless", "killed", "missing", "others"}
)


def noun_unit(word: str, lemma: str, *, many: bool = False) -> str:
    """The unit that a counted noun names; `many`: the word is known to be a plural."""
    lower, lemma = word.lower(), lemma.lower()
    singular = lower.removesuffix("s")
    if lemma in PERSONS or singular in PERSONS or lower in _GROUPS_OF_PERSONS or _PERSON_ENDINGS.fullmatch(lower):
        return "people"
    if lemma in _HOUSEHOLDS or lower in {"families", "households"}:
        return "households"
    if lemma in _HOMES or singular in _HOMES:
        return "homes"
    return lower if many or lower != lemma or lower in _SAME else plural(lower)


def plural(noun: str) -> str:
    """The regular plural of a noun, or the irregular one where it is known."""
    if noun in _IRREGULAR or noun in _SAME:
        return _IRREGULAR.get(noun, noun)
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"
