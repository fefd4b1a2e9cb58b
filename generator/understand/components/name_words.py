"""Words that tell names apart: titles and roles of people, movements, kinds of places, words that are never names."""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother pope cardinal bishop archbishop rabbi imam
    sheikh shaikh mullah maulvi mawlawi maulana ayatollah hojatoleslam haji king queen prince princess emir sultan president vice prime
    minister foreign defence defense interior finance chancellor premier senator sen congressman congresswoman rep representative governor gov
    mayor judge justice secretary ambassador envoy commissioner attorney general gen lieutenant lt colonel col major maj captain capt sergeant
    sgt corporal brigadier brig admiral adm commander marshal commanding chief chairman chairwoman chairperson spokesman spokeswoman
    spokesperson director officer deputy former ex acting state inspector constable private warlord""".split()
)
"""Words that stand before the name of a person and are no part of it."""

ROLES = frozenset(
    """activist adviser advisor aide ally ambassador analyst architect attorney author banker bishop boss broadcaster campaigner candidate
    captain caretaker chair chairman chairperson chairwoman chancellor chief cleric co-founder coach colonel columnist commander commandant
    commissioner congressman congresswoman consultant coordinator correspondent counsel councillor counsellor defender delegate deputy
    designer dictator diplomat director doctor economist editor elder emir engineer envoy executive expert father fellow fighter founder
    general governor guard head historian imam inspector interpreter journalist judge justice king lawmaker lawyer leader lecturer legislator
    lieutenant manager marshal mayor mediator member minister monarch mother mullah negotiator nominee observer officer official operative
    organiser organizer owner parliamentarian partner pastor physician pilot policeman politician pope premier presenter president priest
    prince princess principal professor prosecutor provost queen rapporteur rebel rector reporter representative resident researcher scholar
    scientist secretary secretary-general senator sergeant sheikh sheriff soldier speaker specialist spokesman spokesperson spokeswoman
    staffer statesman strategist student sultan superintendent surgeon teacher treasurer undersecretary veteran vice-president victim warlord
    whistleblower worker writer admiral ayatollah brigadier major""".split()
)
"""Nouns that say who a person is."""

ARMED_GROUPS = frozenset(
    {
        "Taliban",
        "Taleban",
        "Tehreek-e-Taliban Pakistan",
        "Tehrik-i-Taliban Pakistan",
        "Haqqani network",
        "Haqqani Network",
        "al-Qaeda",
        "al-Qaida",
        "Al-Qaeda",
        "Al-Qaida",
        "Al Qaeda",
        "Al Qaida",
        "al Qaeda",
        "al Qaida",
        "Islamic State",
        "ISIS",
        "ISIL",
        "ISIS-K",
        "Daesh",
        "Islamic State Khorasan Province",
        "Hezbollah",
        "Hizbollah",
        "Hizbullah",
        "Hamas",
        "Islamic Jihad",
        "al-Shabaab",
        "al-Shabab",
        "Al-Shabaab",
        "Al Shabaab",
        "Boko Haram",
        "Ansar Allah",
        "al-Nusra Front",
        "Nusra Front",
        "Jabhat al-Nusra",
        "Hayat Tahrir al-Sham",
        "Fatah",
        "PKK",
        "YPG",
        "FARC",
        "ELN",
        "ETA",
        "IRA",
        "Lashkar-e-Taiba",
        "Jaish-e-Mohammed",
        "Free Syrian Army",
        "Syrian Democratic Forces",
        "Northern Alliance",
        "Wagner Group",
        "Janjaweed",
        "Tamil Tigers",
    }
)
"""Movements and armed groups: organisations, whatever a recogniser makes of them."""

PEOPLES = frozenset(
    """Mujahideen Mujahedeen Pashtun Pashtuns Hazara Hazaras Kurd Kurds Kurdish Arab Arabs Arabic Muslim Muslims Islamic Islamist Islamists
    Christian Christians Jew Jews Jewish Catholic Catholics Protestant Protestants Orthodox Buddhist Buddhists Hindu Hindus Sikh Sikhs Sunni
    Sunnis Shia Shiite Shiites Yazidi Yazidis Rohingya Uighur Uighurs Uyghur Uyghurs Hutu Tutsi European Europeans African Africans Asian
    Asians Western Soviet Soviets Scottish Welsh English Democrat Democrats Democratic Republican Republicans Communist Communists Tory Tories
    Houthi Houthis Baloch Palestinians Catalan Basque Chechen Chechens Tibetan Tibetans Roma Latino Latinos Hispanic Hispanics""".split()
)
"""Peoples, faiths and parties as adjectives or in the plural."""

AMBIGUOUS_COUNTRIES = frozenset(
    {"Chad", "Georgia", "Jordan", "Guinea", "Turkey", "Niger", "Dominica", "Mali", "America", "Emirates", "CAR", "Macedonia"}
)
"""Country names that are also something else: believed only beside a preposition or where the recogniser agrees."""

NEVER_NAMES = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun I He She It We They You The A An This
    That These Those His Her Its Our Their My Your But And Or If In On At By For From To Of As So Yet However Meanwhile Commanding Today
    Tomorrow Yesterday Internet COVID-19 Covid COVID Mr Mrs Ms Dr God TV CEO CFO COO CTO PM MP MPs MEP MEPs NGO NGOs MoU MOU GDP
    GNP FDI IPO DNA HIV AIDS VAT LGBT LGBTQ PhD MBA PR HR AI Christmas Easter Ramadan Diwali Hanukkah Thanksgiving Halloween Eid Nowruz Passover
    Republic Kingdom State States Nation Province MORE Inc Ltd LLC""".split()
)
"""Capitalised words that are no name of a person, group or place on their own."""

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "outside", "inside", "around", "toward", "towards", "across", "throughout", "into", "via"}
)
PLACE_KINDS = frozenset(
    """province district region city town village border county valley airport port governorate oblast state prefecture municipality suburb
    crossing mountains desert""".split()
)
"""Common nouns that follow the name of a place."""
NAMED_PLACES = frozenset({"town", "city", "village", "province", "district", "port", "region", "capital", "state", "county", "island", "crossing"})
"""Common nouns before "of" or "called" and the name of a place."""
LOCAL_KINDS = frozenset(
    """street avenue road drive lane boulevard square hospital school church cathedral mosque temple park hall hotel station stadium arena theatre
    theater museum court courthouse market prison jail castle palace airport airfield base port bridge university college library cemetery camp
    county parish township barangay neighborhood neighbourhood""".split()
)
"""Common nouns that end the names of buildings, streets and small districts."""
TOWN_KINDS = frozenset("airport airfield cathedral castle hospital station stadium museum university prison jail port base mosque".split())
"""Those of them that are often called after their town."""
DIVIDED = frozenset("province district region city governorate oblast state prefecture municipality agency town village border".split())
"""Words that may be left off the end of a place's name to find it."""
REGION_KINDS = frozenset("province region state oblast governorate prefecture county".split())
"""Common nouns that say that a name means a division, not its chief town."""
GOVERNED = frozenset("gov gov. governor governors legislature senate sen. lawmakers".split())
"""Words behind the name of a state that a city does not have."""
COMPASS = frozenset(
    """north south east west northern southern eastern western central upper lower northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern north-eastern north-western south-eastern south-western north-east north-west south-east south-west
    rural mainland downtown suburban""".split()
)
"""Words that say which part of a place is meant."""
STATES = {
    short: name
    for name, shorts in {
        "Alabama": "Ala. AL",
        "Alaska": "AK",
        "Arizona": "Ariz. AZ",
        "Arkansas": "Ark. AR",
        "California": "Calif. CA Cal.",
        "Colorado": "Colo. CO",
        "Connecticut": "Conn. CT",
        "Delaware": "Del. DE",
        "District of Columbia": "D.C. DC",
        "Florida": "Fla. FL",
        "Georgia": "Ga. GA",
        "Hawaii": "HI",
        "Idaho": "ID",
        "Illinois": "Ill. IL",
        "Indiana": "Ind. IN",
        "Iowa": "IA",
        "Kansas": "Kan. KS",
        "Kentucky": "Ky. KY Ky",
        "Louisiana": "La. LA",
        "Maine": "ME",
        "Maryland": "Md. MD",
        "Massachusetts": "Mass. MA",
        "Michigan": "Mich. MI",
        "Minnesota": "Minn. MN",
        "Mississippi": "Miss. MS",
        "Missouri": "Mo. MO",
        "Montana": "Mont. MT",
        "Nebraska": "Neb. NE",
        "Nevada": "Nev. NV",
        "New Hampshire": "N.H. NH",
        "New Jersey": "N.J. NJ",
        "New Mexico": "N.M. NM",
        "New York": "N.Y. NY",
        "North Carolina": "N.C. NC",
        "North Dakota": "N.D. ND",
        "Ohio": "OH",
        "Oklahoma": "Okla. OK",
        "Oregon": "Ore. OR",
        "Pennsylvania": "Pa. PA",
        "Rhode Island": "R.I. RI",
        "South Carolina": "S.C. SC",
        "South Dakota": "S.D. SD",
        "Tennessee": "Tenn. TN",
        "Texas": "Tex. TX",
        "Utah": "UT",
        "Vermont": "Vt. VT",
        "Virginia": "Va. VA",
        "Washington": "Wash. WA",
        "West Virginia": "W.Va. WV",
        "Wisconsin": "Wis. WI",
        "Wyoming": "Wyo. WY",
        "Alberta": "Alta. AB",
        "British Columbia": "B.C. BC",
        "Manitoba": "Man. MB",
        "New Brunswick": "N.B. NB",
        "Newfoundland and Labrador": "N.L. NL Nfld.",
        "Nova Scotia": "N.S. NS",
        "Ontario": "Ont. ON",
        "Prince Edward Island": "P.E.I. PEI PE",
        "Quebec": "Que. QC",
        "Saskatchewan": "Sask. SK",
        "New South Wales": "NSW N.S.W.",
        "Queensland": "Qld QLD",
    }.items()
    for short in shorts.split()
}
"""States and provinces by the abbreviations that news writes behind the name of a town."""
REGIONS = frozenset(
    {
        "Africa",
        "Europe",
        "Asia",
        "Middle East",
        "South America",
        "North America",
        "Latin America",
        "Central America",
        "Central Asia",
        "South Asia",
        "Southeast Asia",
        "East Asia",
        "West Africa",
        "East Africa",
        "North Africa",
        "Southern Africa",
        "Sub-Saharan Africa",
        "Balkans",
        "Caucasus",
        "Sahel",
        "Arabian Peninsula",
        "Horn of Africa",
        "Persian Gulf",
        "Arabian Sea",
        "Red Sea",
        "Black Sea",
        "Caspian Sea",
        "Mediterranean",
        "Mediterranean Sea",
        "Atlantic",
        "Pacific",
        "Indian Ocean",
        "Arctic",
        "Antarctica",
        "Hindu Kush",
        "Himalayas",
        "Strait of Hormuz",
        "Gulf of Aden",
        "South China Sea",
        "Baltic Sea",
        "Western Europe",
        "Eastern Europe",
        "West",
        "Siberia",
        "Levant",
        "Maghreb",
        "Scandinavia",
        "Asia-Pacific",
        "Indo-Pacific",
    }
)
"""Regions that are no country: LOC."""

INSTITUTIONS = frozenset(
    """Ministry Police Army Navy Parliament Council Agency Authority Commission Committee Court Bank University Institute Department Directorate
    Organisation Organization Union Party Front Movement Forces Force Corps Guard Guards Brigade Battalion Office Bureau Foundation
    Association Federation Congress Senate Cabinet Journal News Network Company Corporation Shimbun Gazette Fund Society Academy League
    Alliance Coalition Tribunal Secretariat College""".split()
)
"""Words that end the names of organisations, wherever capitals stand before them."""
BODIES = frozenset(
    """Group Daily Board Holding Holdings Inc Inc. Ltd Ltd. LLC PLC plc Corp Corp. Co. GmbH AG Times Post Tribune Herald Telegraph Chronicle
    Magazine Airlines Airways Industries Technologies Administration Service Services Club School Center Centre""".split()
)
"""Words that end the names of organisations, where a recogniser saw a name."""
COMPANY_FORMS = frozenset("Inc Inc. Ltd Ltd. LLC PLC plc Corp Corp. Co. GmbH AG SA S.A. SE NV N.V. SpA AB ASA Oyj".split())
"""What the name of a company ends with by law."""
UNIONS = frozenset("EU UN NATO Nato AU ASEAN".split())
"""Unions of states, as they stand beside a state: "EU-Norway"."""
INTERNATIONAL = frozenset(
    """UN EU NATO WHO IMF WTO OPEC OSCE ASEAN UNESCO UNICEF UNHCR UNRWA UNAMA OCHA WFP FAO ILO IOM IAEA ICRC ICC ICJ OECD ECB SADC ECOWAS GCC
    G7 G8 G20 FBI CIA NSA DEA ICE CBP TSA ATF FEMA EPA HUD DHS DOJ DOD HHS USDA FDA CDC NASA NOAA FAA FCC FTC SEC IRS OMB CBO GAO USAID
    NYPD LAPD GOP DNC RNC NRA ACLU AFL-CIO BBC CNN NBC CBS ABC MSNBC NPR PBS AP AFP KGB FSB MI5 MI6 ISI""".split()
)
"""Organisations of many states, agencies and broadcasters that news calls by their initials without saying what they stand for."""
SEATS = frozenset(
    {"White House", "Kremlin", "Pentagon", "Blue House", "Élysée"}
    | {"Lok Sabha", "Rajya Sabha", "Verkhovna Rada", "Loya Jirga", "Wolesi Jirga", "State Duma"}
    | {"House of Representatives", "House of Commons", "House of Lords"}
)
"""Houses that are those who sit in them."""
CHAMBERS = frozenset(
    "House Senate Congress Commons Lords Cabinet Knesset Bundestag Bundesrat Duma Majlis Sejm Riksdag Storting Folketing Politburo Diet".split()
)
"""Parliaments, their houses and governments in one word."""
PARTISANS = frozenset("Republican Republicans Democrat Democrats".split())
"""Members of parties, as they stand behind a house or a state: "Senate Republicans"."""
LEANINGS = frozenset({"Liberal", "Conservative", "Socialist", "Labour", "Nationalist", "Centrist"})
"""Adjectives of politics that are also short names of parties."""
CAPITALS = frozenset({"Washington", "Moscow", "Beijing", "London", "Paris", "Berlin", "Brussels", "Tokyo", "Kabul", "Islamabad", "Tehran", "Baghdad"})
"""Cities that stand for their governments."""
OWNERS_OF_OFFICES = frozenset("people women children workers teachers farmers veterans writers students employers lawyers peoples".split())
"""In whose name an organisation goes: "Workers' Party"; beside them the holders of an office."""
LAWS = frozenset(
    """Act Acts Bill Law Code Treaty Accord Accords Agreement Agreements Pact Protocol Conventions Constitution Amendment Amendments Resolution
    Statute Ordinance Decree Directive Declaration Covenant Deal Plan Doctrine Strategy Agenda Memorandum""".split()
)
"""Words that end the names of laws, treaties and plans."""
PROGRAMMES = frozenset(
    """Medicare Medicaid Obamacare ObamaCare Trumpcare TrumpCare Medi-Cal NAFTA USMCA DACA DAPA ACA JCPOA NDAA FISA GDPR HIPAA DOMA TPP TTIP GATT
    Brexit""".split()
)
"""Laws and programmes that news calls by one word."""
EVENTS = frozenset("Summit Olympics Festival Election Elections Day War Revolution Uprising Massacre Championship Championships Marathon".split())
"""Words that end the names of events."""
FACILITIES = frozenset("Dam Square Bridge Airport Boulevard Highway Tunnel Lighthouse".split())
LANDS = frozenset("River Mountains Valley Peninsula Desert Ocean Sea Strait Plateau Archipelago Glacier".split())
PROVINCES = frozenset("Province Governorate Oblast Prefecture Voivodeship".split())
"""Words that end the names of buildings, of parts of the land, of divisions of a state."""
WATERS = frozenset("sea ocean gulf bay strait channel river lake desert mountains peninsula valley".split())
"""Small words that are part of the name of a place."""
OFFICES = frozenset(
    """President Minister Senator Sheikh Highness Majesty General Colonel Secretary Chancellor Ambassador Governor Professor Spokesman Spokeswoman
    Chairman Chairwoman Commissioner Congressman Congresswoman""".split()
)
"""Titles that are never part of a name, however many words stand before them."""
PERSONAL_TITLES = frozenset(
    """Mr Mrs Ms Dr Prof Sir Dame Lord Lady Rev Gen Lt Col Maj Capt Sgt Sen Rep Gov Justice King Queen Prince Princess Pope Sheikh Mullah
    Maulvi Maulana Ayatollah Imam Senator Congressman Congresswoman""".split()
)
"""Titles before a person and nothing else."""
ADMINISTRATIONS = frozenset({"administration", "presidency", "regime", "government", "cabinet"})
"""What a leader's name stands before."""
