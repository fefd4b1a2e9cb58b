"""What numbers count: measures, currencies, and nouns brought to one name each.

A unit is a common noun in the plural ("districts"), "people" for persons of any kind, "households" for families, "homes" for
houses, "percent", "share" (a fraction of a whole, 0 to 1), the three letters of a currency, or the usual name of a measure.
"""

from __future__ import annotations

import re
from functools import cache

_MEASURE_WORDS = {
    "percentage points": r"per ?cent(?:age)?[- ]points?",
    "percent": r"percent|per cent|pct|pc",
    "basis points": r"basis points?",
    "km/h": r"kilomet(?:re|er)s? (?:per|an) hour|km/h|kph|kmh",
    "mph": r"miles? (?:per|an) hour|mph|m\.p\.h\.",
    "mpg": r"miles? per gallon|mpg",
    "metres per second": r"met(?:re|er)s? per second|m/s",
    "lb-ft": r"lb[.-]? ?ft|pound-f(?:ee|oo)t|foot-pounds?",
    "square km": r"square (?:kilomet(?:re|er)s?|km)|sq\.? ?km|km2|km²",
    "square metres": r"square met(?:re|er)s?|sq\.? ?m|sqm|m2|m²",
    "square miles": r"square miles?",
    "square feet": r"square f(?:ee|oo)t|sq\.? ?ft",
    "cubic metres": r"cubic met(?:re|er)s?|m3|m³",
    "cubic feet": r"cubic f(?:ee|oo)t",
    "km": r"kms?",
    "nautical miles": r"nautical miles?",
    "miles": r"miles?",
    "yards": r"yards?",
    "feet": r"f(?:ee|oo)t|ft",
    "inches": r"inch(?:es)?",
    "hectares": r"hectares?",
    "acres": r"acres?",
    "kg": r"kilos?|kgs?",
    "tonnes": r"(?:metric )?tonnes?|metric tons?",
    "tons": r"tons?",
    "pounds": r"pounds?|lbs?",
    "ounces": r"(?:fluid )?ounces?|fl\.? oz|oz",
    "gallons": r"gallons?",
    "quarts": r"quarts?",
    "pints": r"pints?",
    "barrels": r"barrels?",
    "degrees Celsius": r"degrees? (?:celsius|centigrade)|°c",
    "degrees Fahrenheit": r"degrees? fahrenheit|°f",
    "degrees": r"degrees?|°",
    "horsepower": r"horsepower|b?hp",
    "cm": r"cm",
    "mm": r"mm",
    "ml": r"ml",
    "kW": r"kw",
    "MW": r"mw",
    "GW": r"gw",
    "hertz": r"hz",
    "kHz": r"khz",
    "MHz": r"mhz",
    "GHz": r"ghz",
    "MB": r"mb",
    "GB": r"gb",
    "TB": r"tb",
    "decibels": r"decibels?|db",
    "magnitude": r"magnitude",
    "times": r"(?-i:times)",
    "seconds": r"seconds?|secs?",
    "minutes": r"minutes?|mins?",
    "hours": r"hours?|hrs?",
    "days": r"days?",
    "weeks": r"weeks?",
    "months": r"months?",
    "years": r"years?[- ]old|years?|yrs?",
    "decades": r"decades?",
    "centuries": r"century|centuries",
}
LENGTHS_OF_TIME = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})

_MONEY_WORDS = {
    "USD": r"(?:us |u\.s\. |american )?dollars?|usd",
    "AUD": r"australian dollars?",
    "CAD": r"canadian dollars?",
    "HKD": r"hong kong dollars?",
    "NZD": r"new zealand dollars?",
    "SGD": r"singapore dollars?",
    "EUR": r"euros?|eur",
    "GBP": r"pounds? sterling|british pounds?|gbp",
    "JPY": r"(?:japanese )?yen|jpy",
    "CNY": r"(?:chinese )?yuan|renminbi|cny|rmb",
    "AFN": r"afghanis?|afn",
    "PKR": r"pakistani rupees?|pkr",
    "INR": r"indian rupees?|inr",
    "rupees": r"rupees?",
    "IRR": r"iranian rials?|irr",
    "rials": r"rials?",
    "tomans": r"tomans?",
    "SAR": r"saudi riyals?|sar",
    "riyals": r"riyals?",
    "AED": r"(?:emirati|uae) dirhams?|aed",
    "dirhams": r"dirhams?",
    "IQD": r"iraqi dinars?|iqd",
    "dinars": r"dinars?",
    "RUB": r"(?:russian )?rou?bles?|rub",
    "UAH": r"(?:ukrainian )?hryvnias?|uah",
    "ILS": r"(?:new )?(?:israeli )?shekels?|ils|nis",
    "TRY": r"turkish liras?",
    "liras": r"liras?",
    "CHF": r"swiss francs?|chf",
    "francs": r"(?:cfa )?francs?",
    "SEK": r"swedish (?:kron(?:a|or)|crowns?)|sek",
    "NOK": r"norwegian (?:kroner?|crowns?)|nok",
    "DKK": r"danish (?:kroner?|crowns?)|dkk",
    "CZK": r"czech (?:koruna|crowns?)|czk",
    "kroner": r"kron(?:er?|a|or)",
    "PLN": r"(?:polish )?zlot(?:y|ys|ies)|pln",
    "HUF": r"(?:hungarian )?forints?|huf",
    "HRK": r"(?:croatian )?kunas?|hrk",
    "MYR": r"(?:malaysian )?ringgits?|myr",
    "IDR": r"(?:indonesian )?rupiahs?|idr",
    "THB": r"(?:thai )?baht|thb",
    "KRW": r"(?:south )?korean won|krw",
    "PHP": r"philippine pesos?",
    "MXN": r"mexican pesos?|mxn",
    "pesos": r"pesos?",
    "BRL": r"(?:brazilian )?reais|brl",
    "NGN": r"(?:nigerian )?nairas?|ngn",
    "KES": r"kenyan shillings?|kes",
    "shillings": r"shillings?",
    "ZAR": r"(?:south african )?rand|zar",
    "BDT": r"(?:bangladeshi )?takas?|bdt",
    "cents": r"(?:us )?cents?",
    "pence": r"pence",
}

_MONEY_SIGNS = {
    "USD": r"us ?\$|u\.s\. ?\$|\$us|\$|usd|us dollars?",
    "AUD": r"au ?\$|(?-i:A)\$|\$a|aud",
    "CAD": r"ca ?\$|(?-i:C) ?\$|\$c|cad",
    "HKD": r"hk ?\$|\$hk|hkd",
    "NZD": r"nz ?\$|nzd",
    "SGD": r"s\$|sgd",
    "TWD": r"nt ?\$|twd",
    "BRL": r"r\$|brl",
    "MXN": r"mx\$|mxn",
    "EUR": r"€|eur",
    "GBP": r"£|gbp|(?-i:PS)",
    "JPY": r"¥|jpy",
    "CNY": r"cny|rmb",
    "INR": r"₹|inr",
    "PKR": r"pkr",
    "AFN": r"afn",
    "CHF": r"chf",
    "ILS": r"₪|ils|nis",
    "RUB": r"₽|rub",
    "UAH": r"₴|uah",
    "TRY": r"₺",
    "KRW": r"₩|krw",
    "VND": r"₫|vnd",
    "PHP": r"₱",
    "NGN": r"₦|ngn",
    "THB": r"฿|thb",
    "MYR": r"(?-i:RM)|myr",
    "IDR": r"idr",
    "ZAR": r"zar",
    "SAR": r"sar",
    "AED": r"aed",
    "SEK": r"sek",
    "NOK": r"nok",
    "DKK": r"dkk",
    "rupees": r"rs\.?",
}

# ------------------------------------------------------------------ units with a prefix: words and symbols

_PREFIXES = {"n": "nano", "µ": "micro", "μ": "micro", "m": "milli", "c": "centi", "h": "hecto", "k": "kilo", "M": "mega", "G": "giga", "T": "tera"}
_BASES = {
    "m": ("metres", "nµμmck"),
    "g": ("grams", "nµμmk"),
    "l": ("litres", "µμmc"),
    "L": ("litres", "µμmc"),
    "W": ("watts", "mkMGT"),
    "Wh": ("watt-hours", "kMGT"),
    "V": ("volts", "mk"),
    "A": ("amperes", "m"),
    "Pa": ("pascals", "hkMG"),
    "J": ("joules", "kMG"),
    "Hz": ("hertz", "kMGT"),
    "B": ("bytes", "kMGT"),
    "bps": ("bits per second", "kMGT"),
    "eV": ("electronvolts", "kMGT"),
    "Sv": ("sieverts", "mµμ"),
}
"""Symbol -> name, and the prefixes that news puts before it; no others, since TV is no teravolt."""
_KNOWN_AS = {
    "kilometres": "km", "centimetres": "cm", "millimetres": "mm", "kilograms": "kg", "millilitres": "ml", "kilowatts": "kW", "megawatts": "MW",
    "gigawatts": "GW", "kilohertz": "kHz", "megahertz": "MHz", "gigahertz": "GHz", "megabytes": "MB", "gigabytes": "GB", "terabytes": "TB",
}  # fmt: skip
"""Prefixed units that readers know by their symbol."""


def _known(name: str) -> str:
    return _KNOWN_AS.get(name, name)


_SYMBOLS = {f"{prefix}{base}": _known(_PREFIXES[prefix] + name) for base, (name, prefixes) in _BASES.items() for prefix in prefixes}
_SYMBOLS |= {"Wh": "watt-hours", "KB": "kilobytes"}
_GLUED_SYMBOLS = {"W": "watts", "g": "grams", "l": "litres", "L": "litres", "V": "volts", "p": "pence"}
"""Letters that are a unit only where they hang on the digits: "500g", not "500 g" or "A to Z"."""
_PREFIX_WORD = r"(?:nano|micro|milli|centi|hecto|kilo|mega|giga|tera)"
_BASE_WORD = (
    r"(?:met(?:re|er)s?|gram(?:me)?s?|lit(?:re|er)s?|watt[- ]hours?|watts?|volts?|amp(?:ere)?s?|pascals?|joules?|hertz|bytes?|bits? per second|"
    r"electron-?volts?|sieverts?)"
)
_SPELLED = re.compile(rf"(?P<prefix>{_PREFIX_WORD}?)(?P<base>{_BASE_WORD})", re.IGNORECASE)
_BASE_NAMES = {name[:3]: name for name, _ in _BASES.values() if name != "watt-hours"}
"""The first letters of a base tell which it is."""


def _spelled(said: str) -> str | None:
    found = _SPELLED.fullmatch(said)
    if found is None:
        return None
    word = found["base"].lower().replace("meter", "metre").replace("liter", "litre")
    name = "watt-hours" if "hour" in word else next(name for start, name in _BASE_NAMES.items() if word.startswith(start))
    return _known(found["prefix"].lower() + name)


_MEASURES = {**_MONEY_WORDS, **_MEASURE_WORDS}
_SIGN = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MONEY_SIGNS.items()}
_WORD = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MEASURES.items()}

SIGN_BEFORE = "|".join(sorted((part for pattern in _MONEY_SIGNS.values() for part in pattern.split("|")), key=len, reverse=True))
"""Regular expression for what may stand before an amount of money; "PS" is what plain ASCII makes of the sign of the pound."""
MEASURE = "|".join([*_MEASURES.values(), rf"{_PREFIX_WORD}?{_BASE_WORD}"])
"""Regular expression for a measure or currency after a number; the more special words stand first. Ignore case when compiling it."""
SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(_SYMBOLS, key=lambda symbol: (-len(symbol), symbol)))
GLUED_SYMBOL = "|".join(_GLUED_SYMBOLS)
"""Regular expressions for symbols after a number, and for those that no blank may part from it. Mind the case: mW is no MW."""


@cache
def money_sign(said: str) -> str | None:
    """The currency that a sign before a number names."""
    return next((name for name, pattern in _SIGN.items() if pattern.fullmatch(said.strip())), None)


_MONEY = frozenset({*_MONEY_WORDS, *_MONEY_SIGNS})


def is_money(unit: str) -> bool:
    """Whether a unit is a currency, whatever it is paid per."""
    return unit.partition(" per ")[0] in _MONEY


@cache
def measure(said: str) -> str | None:
    """The unit that a measure or currency word after a number names."""
    said = said.strip()
    known = _SYMBOLS.get(said) or _GLUED_SYMBOLS.get(said) or _spelled(said)
    return known or next((name for name, word in _WORD.items() if word.fullmatch(said)), None)


_SYMBOL_LIKE = re.compile(r"[a-z]{0,2}[A-Z]{1,3}[a-rt-z]?")
_NO_SYMBOLS = frozenset("A I AM PM BC AD CE ET GMT UTC BST EST PST EDT PDT UK US USA UN EU UAE TV OK No Mr Ms Dr St Rs".split())


def is_symbol(word: str) -> bool:
    """Whether a word right behind a number looks like the symbol of a unit that is not in the table: "4,500 mAh"; it is taken as it is written."""
    return _SYMBOL_LIKE.fullmatch(word) is not None and word not in _NO_SYMBOLS


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
    aide builder banker breadwinner cadet camper caregiver carer chef claimant climber coach companion consumer convict cop cousin cyclist
    defector defendant designer detective diner dissident donor dweller editor entrepreneur envoy executive farmhand founder grandchild grandparent
    hacker helper herder hiker homeowner hunter husband interviewee jihadi laborer labourer looter loyalist marcher mechanic midwife motorist
    musician negotiator newcomer nomad nun official orphan owner paramedic parent participant partner pastoralist peasant performer
    policewoman poll-worker pollster presenter priest producer ranger reader rider roommate runner servant settler shareholder shepherd sibling
    signatory slave specialist squatter subscriber swimmer tenant thief trafficker trainee trainer trooper trucker tutor twin undergraduate
    vigilante waiter wanderer whistleblower writer
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
_HAPPENINGS = frozenset(
    "deaths displacements evacuations arrests killings abductions kidnappings executions hospitalisations fatalities lives".split()
)
"""What happens to one person each."""
_GLUED = re.compile(
    r"(?:displaced|affected|injured)?(people|persons|families|households|residents|civilians|children|men|women|houses|homes)"
    r"(?:were|have|had|has|are|was|who|in|from|of|to|and|still)?"
)
"""Words whose blank a converter lost."""
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
    {"troops", "personnel", "police", "staff", "crew", "clergy", "dead", "injured", "wounded", "displaced", "homeless", "killed", "missing", "others"}
)


def noun_unit(word: str, lemma: str, *, many: bool = False) -> str:
    """The unit that a counted noun names; `many`: the word is known to be a plural."""
    lower, lemma = word.lower(), lemma.lower()
    if (glued := _GLUED.fullmatch(lower)) and glued[1] != lower:
        return noun_unit(glued[1], glued[1], many=True)
    singular = lower.removesuffix("s")
    if lemma in PERSONS or singular in PERSONS or lower in _GROUPS_OF_PERSONS or lower in _HAPPENINGS or _PERSON_ENDINGS.fullmatch(lower):
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
