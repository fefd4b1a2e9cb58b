"""What the pages show, page type by page type."""

from __future__ import annotations

import pytest
from editions import locks_report, sample_edition, span, synthetic_edition
from msgspec.structs import replace

from generator.compose import compose, labels, paging, sitemap
from generator.compose.index import Index
from generator.compose.lines import Lines
from generator.compose.page_types import SitemapEntry
from generator.compose.shown import Site
from generator.config import Config, SiteConfig
from generator.news import Fact, Figure, Span, TimelineDay


@pytest.fixture(scope="module")
def pages():
    """The records of the rich edition's pages by path."""
    return {page.path: page.record for page in compose(sample_edition(), Config(site=SiteConfig(title="Harbour Briefing")))}


# ------------------------------------------------------------------ home


def test_home_answers_what_is_new_solid_and_disputed(pages):
    """The glance holds a new fact that is not the claim beside it, the first corroborated and the first disputed claim."""
    home = pages["index.html"]
    assert home.newest.cited.quote.text.startswith("A spokesman for the Harbour Ministry denied")
    assert home.newest.fresh
    assert home.solid.text.quote.text == "Ferries have not sailed since Sunday."
    assert home.contested.text.quote.text.startswith("Striking dockers say")


def test_home_shows_both_sides_of_a_dispute(pages):
    """A disputed claim has who asserts and who denies it side by side, in the articles' words, different speakers first."""
    sides = {side.label: side for side in pages["index.html"].disputed[0].sides}
    assert list(sides) == ["Asserts", "Denies"]
    assert sides["Asserts"].positions[0].said_by.text == "Striking dockers"
    assert [one.said_by.text if one.said_by else None for one in sides["Denies"].positions] == [None, "A spokesman for the Harbour Ministry"]
    assert sides["Denies"].more == 1


def test_home_names_the_claims_that_stand_differently(pages):
    """A change of standing is shown with both standings; a claim that is new is not a change."""
    assert [(card.standing.before.word, card.standing.badge.word) for card in pages["index.html"].changes] == [("Corroborated", "Disputed")]


def test_home_shows_no_article_more_than_a_few_times(pages):
    """Key facts of one article, and reprints, do not crowd out the others."""
    articles = [fact.cited.quote.article for fact in (*pages["index.html"].fresh, *pages["index.html"].facts)]
    assert max(articles.count(article) for article in set(articles)) <= 3
    assert "radio-copy" not in articles


def test_home_says_what_is_undated(pages):
    """An article without a date is listed apart."""
    assert [line.source.article for line in pages["index.html"].undated] == ["background"]


def test_home_says_who_gives_a_figure(pages):
    """A figure has its source in passing, or the speaker who gives it."""
    by_value = {line.amounts[0].value.text: line for line in pages["index.html"].figures}
    assert by_value["4,200"].source.text == "a Red Lantern count"
    assert by_value["3,100"].voice.said_by.text == "The ministry"


def test_the_figures_of_a_sentence_that_one_voice_tells_stand_on_one_line():
    """The sentence is shown once, with its numbers in the order of the text; a number that another voice gives has a line of its own."""
    text = "The count has 40 families in 12 huts, while the mayor spoke of 70."
    sentence = span(text, text)
    values = (("40", None), ("12", None), ("70", span(text, "the mayor")))
    figures = tuple(Figure(f"f{one}", span(text, one), sentence, float(one), float(one), "people", source=who) for one, who in values)
    reading = replace(locks_report(), annotations=replace(locks_report().annotations, figures=figures))
    index = Index(replace(sample_edition(), readings=(replace(reading, article=replace(reading.article, text=text)),)), Config())
    lines = Lines(index, {}).figures(f"{reading.article.id}.{one.id}" for one in figures)
    assert [[amount.value.text for amount in line.amounts] for line in lines] == [["40", "12"], ["70"]]


# ------------------------------------------------------------------ article


def test_an_article_has_an_anchor_for_each_fact_statement_and_figure(pages):
    """Every record of the article can be linked to."""
    page, notes = pages["articles/herald-locks.html"], locks_report().annotations
    placed = {mark.id for block in page.blocks for piece in block.pieces for mark in piece.opens if mark.id}
    assert placed == {one.id for group in (notes.facts, notes.statements, notes.figures) for one in group}
    assert page.strays == ()


def test_an_anchor_without_a_place_in_the_text_is_kept_apart():
    """A record outside the readable blocks still has an anchor, so that no link is dead."""
    edition = sample_edition()
    first = edition.readings[0]
    cut = replace(first, article=replace(first.article, blocks=first.article.blocks[:1]))
    page = next(
        p.record for p in compose(replace(edition, readings=(cut, *edition.readings[1:])), Config()) if p.path == "articles/herald-locks.html"
    )
    assert f"s{span(first.article.text, 'told').start}" in page.strays


def test_a_reprint_names_what_it_copies(pages):
    """The copy leads to the original article."""
    assert pages["articles/radio-copy.html"].copy_of.page == "articles/wire-ministry.html"
    assert pages["articles/wire-ministry.html"].copy_of is None


def test_twins_have_different_titles(pages):
    """Two articles with the same title are told apart by outlet, and if that is the same too, by id."""
    assert pages["articles/radio-copy.html"].title != pages["articles/wire-ministry.html"].title


def test_an_article_says_what_was_left_out_and_why(pages):
    """What cleaning removed is listed with the reason."""
    assert [(one.why, one.text) for one in pages["articles/herald-locks.html"].removed] == [
        ("share prompt", "Share this story with a friend!"),
        ("byline", "By our harbour desk"),
    ]


def test_a_negated_saying_is_not_shown_as_said(pages):
    """The label of "did not confirm" is "does not confirm"."""
    assert [line.voice.stance for line in pages["articles/wire-ministry.html"].statements] == ["says", "confirms", "estimates", "does not confirm"]


def test_the_original_is_linked_with_the_passage(pages):
    """The link scrolls to the words; an article without an address has none."""
    fact = pages["articles/wire-ministry.html"].facts[2]
    assert fact.cited.original.href == "https://wire.example/a-b,c&d?id=7#:~:text=Ferries%20have%20not%20sailed%20since%20Sunday."
    assert pages["articles/radio-copy.html"].facts[0].cited.original is None


# ------------------------------------------------------------------ the other pages


def test_a_claims_anchor_is_where_links_to_it_lead(pages):
    """A key fact of a disputed claim leads to the claim's card."""
    standing = pages["articles/herald-locks.html"].facts[0].standing
    assert (standing.badge.word, standing.page) == ("Disputed", "claims.html#claim-locks-run-by-ministry")
    assert pages["claims.html"].disputed[0].anchor == "claim-locks-run-by-ministry"


def test_what_a_fact_says_beside_its_matter_does_not_corroborate_it():
    """A corroborated claim vouches for a fact that says nothing else; a dispute is shown all the same."""

    def standing(how, *, beside):
        edition = sample_edition()
        claims = (replace(one, standing=how, positions=tuple(replace(each, beside=beside) for each in one.positions)) for one in edition.claims)
        shown = {page.path: page.record for page in compose(replace(edition, claims=tuple(claims)), Config())}["articles/wire-ministry.html"]
        return shown.facts[2].standing.badge.word if shown.facts[2].standing else None

    assert [standing("corroborated", beside=beside) for beside in (False, True)] == ["Corroborated", None]
    assert [standing("disputed", beside=beside) for beside in (False, True)] == ["Disputed", "Disputed"]


def test_the_claims_own_passage_is_not_repeated(pages):
    """The position that is the claim itself is marked, so that the page need not say it twice."""
    sides = pages["claims.html"].disputed[0].sides
    assert [one.is_claim for side in sides for one in side.positions] == [True, False, False, False]


def test_a_page_is_for_names_that_recur_or_speak(pages):
    """A name in one article that says nothing has no page."""
    assert "entities/port-maris.html" in pages
    assert "entities/red-lantern.html" not in pages


def test_an_entity_page_shows_sentences_once_and_no_reprints(pages):
    """Each sentence that names the entity, newest article first."""
    passages = [cited.quote.text for cited in pages["entities/dana-orsova.html"].passages]
    assert passages == [
        '"We hold every gate and every pump house," said union leader Dana Orsova.',
        "She told reporters that nobody would be turned away at the gates.",
        "Union leader Dana Orsova will travel to Velden for talks on 9 March, the ministry said.",
    ]


def test_a_topic_shows_passages_not_articles_alone(pages):
    """The sentence that put an article here is shown, unless it is a key fact above."""
    assert [cited.quote.text for cited in pages["topics/sea-locks.html"].passages] == ["The locks are the only way into the inner harbour."]


def test_the_timeline_looks_ahead(pages):
    """Dates after the edition stand first, soonest first; the past follows, latest first."""
    timeline = pages["timeline.html"]
    assert [entry.date.iso for entry in timeline.ahead] == ["2024-03-09"]
    assert [entry.date.iso for entry in timeline.past] == ["2024-03-06", "2024-03-05", "2024-03-03"]


def test_a_week_or_month_that_has_begun_is_not_ahead():
    """Dates of any precision are compared by the day on which they begin."""
    edition = sample_edition()
    fact = edition.timeline[0].facts
    days = tuple(TimelineDay(date, fact) for date in ("2024-02", "2024-03-05", "2024-W10", "2024-W11", "2025"))
    timeline = next(page.record for page in compose(replace(edition, timeline=days), Config()) if page.path == "timeline.html")
    assert [entry.date.iso for entry in timeline.ahead] == ["2024-W11", "2025"]
    assert [entry.date.iso for entry in timeline.past] == ["2024-03-05", "2024-W10", "2024-02"]


def test_a_story_of_one_article_has_no_page(pages):
    """A link to it leads to the article."""
    assert [path for path in pages if path.startswith("stories/")] == ["stories/locks-dispute.html", "stories/index.html"]
    other = pages["index.html"].topics[-1]
    assert other.stories[0].link.page == "articles/background.html"


def test_the_archive_has_a_page_per_day_and_one_for_the_undated(pages):
    """Days are linked to their neighbours."""
    assert [line.link.page for line in pages["editions/index.html"].days] == [
        "editions/2024-03-06.html",
        "editions/2024-03-05.html",
        "editions/undated.html",
    ]
    assert pages["editions/2024-03-06.html"].earlier.page == "editions/2024-03-05.html"


def test_what_was_left_out_is_said(pages):
    """Problems and skipped articles stand on the page about the briefing."""
    about = pages["about.html"]
    assert [(line.path, line.line, line.left_out) for line in about.problems] == [
        ("coast-herald/broken.md", 4, True),
        ("northern-wire/long.txt", None, False),
    ]
    assert [(line.path, line.message) for line in about.skipped] == [("coast-herald/notes.md", "a draft")]


# ------------------------------------------------------------------ long lists


def test_a_short_list_has_one_page():
    """What fits is not cut."""
    assert paging.chunks("claims.html", ["a", "b"], str, 2) == (paging.Chunk("claims.html", "", ("a", "b")),)


def test_a_long_list_is_cut_by_month_then_by_size():
    """A page per key, in parts where even that is too much; other months' pages stay as they are."""
    parts = paging.chunks("claims.html", ["2024-03", "2024-03", "2024-03", "2024-02"], str, 2)
    assert [(part.path, part.label, len(part.items)) for part in parts] == [
        ("claims/index-2024-03.html", "March 2024", 2),
        ("claims/index-2024-03-2.html", "March 2024, part 2", 1),
        ("claims/index-2024-02.html", "February 2024", 1),
    ]


def test_long_lists_keep_links_to_claims_alive():
    """In a large edition a claim is on the page of its month, and that is where links lead."""
    pages = {page.path: page.record for page in compose(synthetic_edition(80), Config())}
    on_page = {card.page for path, record in pages.items() if path.startswith("claims/") for card in (*record.disputed, *record.corroborated)}
    assert len(on_page) > 24
    assert all(page.startswith("claims/index-") for page in on_page)


@pytest.mark.parametrize(
    ("iso", "month"),
    [("2024-03-05", "2024-03"), ("2024-03", "2024-03"), ("2024-W10", "2024"), ("2024", "2024"), ("soon", "undated"), (None, "undated")],
)
def test_the_month_of_a_date(iso, month):
    """A date without a month is filed under its year, none under undated."""
    assert paging.month(iso) == month


@pytest.mark.parametrize(
    ("name", "letter"), [("Åland", "a"), ("élan", "e"), ("“Zed”", "z"), ("Ωmega", "other"), ("7 Dwarfs", "other"), ("...", "other")]
)
def test_the_initial_of_a_name(name, letter):
    """Accents and quotation marks do not hide a letter."""
    assert paging.initial(name) == letter


def test_a_large_sitemap_becomes_an_index():
    """No file has more addresses than the protocol allows."""
    site = Site("T", "", "en", "https://a.example/")
    entries = [SitemapEntry(f"https://a.example/{number}") for number in range(40_001)]
    pages = list(sitemap.pages(site, entries))
    assert [(page.path, len(page.record.entries), page.record.index) for page in pages] == [
        ("sitemap.xml", 2, True),
        ("sitemap-1.xml", 40_000, False),
        ("sitemap-2.xml", 1, False),
    ]


# ------------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("iso", "label", "machine"),
    [
        ("2024-03-06", "6 March 2024", "2024-03-06"),
        ("2024-03", "March 2024", "2024-03"),
        ("2024", "2024", "2024"),
        ("2024-W10", "week of 4 March 2024", "2024-W10"),
        ("2024-03-06T06:30:00Z", "6 March 2024", "2024-03-06T06:30:00Z"),
        ("2024-02-30", "2024-02-30", None),
        ("2024-13", "2024-13", None),
        ("2024-W60", "2024-W60", None),
        ("2024-SU", "2024-SU", None),
    ],
)
def test_dates_are_words_for_readers_and_iso_for_machines(iso, label, machine):
    """What HTML has no notation for, or no calendar has, is shown as it is."""
    assert labels.date(iso) == labels.Date(label, machine)


def test_a_weekday_is_english_whatever_the_locale():
    """Names of days and months are the program's own."""
    assert labels.date("2024-03-06", weekday=True).label == "Wednesday 6 March 2024"
    assert labels.date("2024-09-06", short=True).label == "6 Sep 2024"


def test_figures_of_a_copy_are_not_listed_twice():
    """The list of figures leaves reprints out."""
    figures = next(page.record for page in compose(sample_edition(), Config()) if page.path == "figures.html").figures
    assert [line.cited.quote.article for line in figures] == ["herald-locks", "herald-locks", "wire-ministry", "background"]


def test_a_reference_to_a_record_that_is_gone_is_left_out():
    """A fact whose statement or figure is missing is shown without it."""
    edition = sample_edition()
    first = edition.readings[0]
    text = first.article.text
    lone = Fact("k0", Span(0, 16, text[:16]), 1.0, statements=("s999",), figures=("f999",))
    number = Figure("f0", Span(0, 8, text[:8]), Span(0, 16, text[:16]), None, None, according_to="s999")
    changed = replace(first, annotations=replace(first.annotations, facts=(lone,), figures=(number,)))
    page = next(
        p.record for p in compose(replace(edition, readings=(changed, *edition.readings[1:])), Config()) if p.path == "articles/herald-locks.html"
    )
    assert page.facts[0].voices == ()
    assert page.figures[0].voice is None
