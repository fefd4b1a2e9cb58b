"""When two names are one: keys that ignore what newsrooms spell differently, and a few names known under several forms."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

KINDS = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group", "EVENT": "event"}
"""Entity types that are one kind of thing: annotators waver between the types of one kind."""

_SAME_NAMES = (
    ("United States", "US", "USA", "U.S.A.", "United States of America", "America"),
    ("United Kingdom", "UK", "Britain", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"),
    ("United Arab Emirates", "UAE", "Emirates"),
    ("Democratic Republic of the Congo", "DRC", "DR Congo", "Democratic Republic of Congo", "Congo-Kinshasa"),
    ("Republic of the Congo", "Congo-Brazzaville"),
    ("Central African Republic", "CAR"),
    ("North Korea", "DPRK", "Democratic People's Republic of Korea"),
    ("South Korea", "Republic of Korea"),
    ("Russia", "Russian Federation"),
    ("China", "People's Republic of China", "PRC"),
    ("Iran", "Islamic Republic of Iran"),
    ("Syria", "Syrian Arab Republic"),
    ("Turkey", "Türkiye", "Turkiye"),
    ("Myanmar", "Burma"),
    ("Ivory Coast", "Côte d'Ivoire"),
    ("Czech Republic", "Czechia"),
    ("East Timor", "Timor-Leste"),
    ("Eswatini", "Swaziland"),
    ("North Macedonia", "Macedonia"),
    ("Cape Verde", "Cabo Verde"),
    ("Vatican City", "Holy See"),
    ("Palestine", "State of Palestine", "Palestinian Territories"),
    ("Saudi Arabia", "Kingdom of Saudi Arabia", "KSA"),
    ("Kyiv", "Kiev"),
    ("Kharkiv", "Kharkov"),
    ("Odesa", "Odessa"),
    ("Washington, D.C.", "Washington DC", "District of Columbia"),
    ("European Union", "EU"),
    ("United Nations", "UN", "U.N.O.", "United Nations Organization"),
    ("UN Security Council", "United Nations Security Council", "UNSC"),
    ("UN General Assembly", "United Nations General Assembly", "UNGA"),
    ("UN Human Rights Council", "United Nations Human Rights Council", "UNHRC"),
    ("NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"),
    ("African Union", "AU"),
    ("Economic Community of West African States", "ECOWAS"),
    ("Organization for Security and Co-operation in Europe", "OSCE", "Organisation for Security and Co-operation in Europe"),
    ("Office for the Coordination of Humanitarian Affairs", "OCHA", "UN OCHA", "UNOCHA"),
    ("United Nations High Commissioner for Refugees", "UNHCR", "UN Refugee Agency", "UN High Commissioner for Refugees"),
    ("International Organization for Migration", "IOM", "International Organisation for Migration"),
    ("World Food Programme", "WFP", "World Food Program", "UN World Food Programme"),
    ("World Health Organization", "WHO", "World Health Organisation"),
    ("UNICEF", "United Nations Children's Fund", "UN Children's Fund"),
    ("International Committee of the Red Cross", "ICRC"),
    ("Médecins Sans Frontières", "MSF", "Doctors Without Borders"),
    ("International Atomic Energy Agency", "IAEA"),
    ("International Criminal Court", "ICC"),
    ("International Court of Justice", "ICJ"),
    ("International Monetary Fund", "IMF"),
    ("UN Relief and Works Agency", "UNRWA", "United Nations Relief and Works Agency"),
    ("UN Assistance Mission in Afghanistan", "UNAMA", "United Nations Assistance Mission in Afghanistan"),
    ("Islamic State", "ISIS", "ISIL", "Daesh", "IS group", "Islamic State group", "Islamic State of Iraq and Syria"),
    ("al-Qaeda", "al Qaida", "al-Qa'ida"),
    ("al-Shabaab", "al Shabab"),
    ("Hezbollah", "Hizbullah", "Hizbollah"),
    ("Agence France-Presse", "AFP"),
    ("Associated Press", "AP"),
    ("Deutsche Welle", "DW"),
    ("British Broadcasting Corporation", "BBC"),
    ("Department of Defense", "Defense Department", "US Department of Defense"),
    ("State Department", "US State Department", "Department of State", "US Department of State"),
    ("Federal Bureau of Investigation", "FBI"),
    ("Central Intelligence Agency", "CIA"),
)

_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof sir lady lord dame sheikh shaikh hon rev fr general gen lieutenant lt colonel col major maj captain capt sergeant sgt "
    "commander admiral adm brigadier brig marshal president minister senator sen rep representative governor gov ambassador judge justice king "
    "queen prince princess pope mullah maulvi mawlawi ayatollah imam chancellor premier secretary chairman spokesman spokeswoman spokesperson".split()
)
_SPELLINGS = {"mohammed": "muhammad", "mohammad": "muhammad", "mohamed": "muhammad", "mohamad": "muhammad", "muhammed": "muhammad"}
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def plain_form(name: str) -> str:
    """The name without the possessive, a leading "the" and doubled blanks; still as the text spells it."""
    return " ".join(_ARTICLE.sub("", _POSSESSIVE.sub("", name.strip())).split()) or name.strip()


@lru_cache(maxsize=200_000)
def name_words(name: str) -> tuple[str, ...]:
    """Lower-case words of a name without accents, points and apostrophes: "U.S." is ("us",), "Spin Boldak-Chaman" three words."""
    spelled = re.sub(r"[.'’`]", "", _unaccented(plain_form(name)).casefold())
    return tuple(_SPELLINGS.get(word, word) for word in _WORDS.findall(spelled))


def _squeezed(name: str) -> str:
    return "".join(name_words(name))


@lru_cache(maxsize=1)
def _known_forms() -> dict[str, str]:
    return {_squeezed(form): names[0] for names in _SAME_NAMES for form in names}


def canonical_name(name: str) -> str | None:
    """The usual full name of something known under several, None for all other names."""
    return _known_forms().get(_squeezed(name))


def person_words(name: str) -> tuple[str, ...]:
    """Words of a person's name without titles in front and initials in the middle."""
    words = name_words(name)
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    middle = tuple(w for w in words[1:-1] if len(w) > 1)
    return (words[0], *middle, words[-1]) if len(words) > 1 else words


@lru_cache(maxsize=200_000)
def name_key(name: str, kind: str) -> str:
    """What is equal for names of one thing: blanks, case, accents, points, titles and known other names do not count.

    Empty where the name holds no letter or digit.
    """
    if kind == "person":
        return "".join(person_words(name))
    key = _squeezed(canonical_name(name) or name)
    if kind == "group" and len(key) > 4 and key.endswith("s") and not key.endswith("ss"):
        return key[:-1]
    return key


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens; letters that ASCII cannot spell are replaced by a checksum, so that no two names collide."""
    words = _WORDS.findall(re.sub(r"['’`.]", "", _unaccented(text).casefold()))
    plain = ["".join(c for c in word if c.isascii()) for word in words]
    parts = [word for word in plain if word]
    if plain != words or not parts:
        parts.append(f"{zlib.crc32(text.casefold().encode()):08x}")
    return "-".join(parts)[:80].strip("-")


_COUNTRIES = """Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin
Bhutan Bolivia Botswana Brazil Brunei Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia Comoros Croatia Cuba Cyprus Denmark Djibouti Dominica
Ecuador Egypt Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana Greece Grenada Guatemala Guinea Guyana Haiti Honduras Hungary
Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kiribati Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia
Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia Montenegro
Morocco Mozambique Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau Palestine Panama Paraguay Peru Philippines Poland
Portugal Qatar Romania Russia Rwanda Samoa Senegal Serbia Seychelles Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan
Tajikistan Tanzania Thailand Togo Tonga Tunisia Turkey Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam Yemen Zambia Zimbabwe"""
_LONG_COUNTRIES = (
    "United States", "United Kingdom", "United Arab Emirates", "Democratic Republic of the Congo", "Republic of the Congo", "Congo", "Central African Republic",
    "North Korea", "South Korea", "Ivory Coast", "Czech Republic", "East Timor", "North Macedonia", "Cape Verde", "Vatican City", "Saudi Arabia", "South Africa",
    "South Sudan", "Sierra Leone", "Sri Lanka", "New Zealand", "Papua New Guinea", "Solomon Islands", "Marshall Islands", "Burkina Faso", "Costa Rica",
    "El Salvador", "Dominican Republic", "Equatorial Guinea", "Guinea-Bissau", "San Marino", "Trinidad and Tobago", "Antigua and Barbuda",
    "Bosnia and Herzegovina", "Bosnia", "Saint Lucia", "Saint Kitts and Nevis", "Saint Vincent and the Grenadines", "Sao Tome and Principe",
)  # fmt: skip


@lru_cache(maxsize=1)
def _country_keys() -> frozenset[str]:
    return frozenset(_squeezed(name) for name in (*_COUNTRIES.split(), *_LONG_COUNTRIES))


def is_country(name: str) -> bool:
    """Whether this names a sovereign country, under any of the names known here."""
    return _squeezed(canonical_name(name) or name) in _country_keys()
