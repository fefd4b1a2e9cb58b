"""What the encoder reads of a word: its word pieces, its shape (the word pieces are lower case), and whether a gazetteer knows it."""

from __future__ import annotations

import unicodedata
import zlib
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.understand.spelling import squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_PIECES = 8
"""Pieces of one word that are read; the rest of an address or of a wall of letters adds nothing."""
LONGEST_WORD = 100
"""Characters of a word that are read."""
REMEMBERED = 50_000
"""Words whose pieces are remembered; then forgotten all at once, so that memory stays flat."""
LONGEST_NAME = 4
"""Words of the longest name that is looked up."""

SHAPES = (
    "punctuation",
    "lower",
    "Title",
    "UPPER",
    "Single",
    "MixedUpper",
    "mixedLower",
    "number",
    "lettersAndDigits",
    "Initials",
    "break",
    "space",
    "uncased",
)
"""Classes of spelling, by index."""
EVIDENCE = ("none", *(f"{place}-{kind}" for kind in ("country", "city", "town") for place in "BI"))
"""What the gazetteer says of a word, by index: it begins or continues the name of a country or region, of a place of 100,000 people, of a
smaller one."""
_SHAPE = {name: number for number, name in enumerate(SHAPES)}


def shape(word: str) -> int:
    """The index in SHAPES of a word's spelling."""
    return _SHAPE[_shape(word)]


def _shape(word: str) -> str:
    if word.islower():
        return "lettersAndDigits" if _has_digit(word) else "lower"
    if word.isspace():
        return "break" if "\n" in word else "space"
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return "number" if _has_digit(word) else "punctuation"
    if _has_digit(word):
        return "lettersAndDigits"
    return _cased(word, letters)


def _cased(word: str, letters: Sequence[str]) -> str:
    if not any(letter.isupper() or letter.islower() for letter in letters):
        return "uncased"
    if all(letter.isupper() for letter in letters):
        if "." in word:
            return "Initials"
        return "Single" if len(letters) == 1 else "UPPER"
    if letters[0].isupper():
        return "MixedUpper" if any(letter.isupper() for letter in letters[1:]) else "Title"
    return "mixedLower"


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


class Read(NamedTuple):
    """Numbers of a word's pieces, and the index in SHAPES of its spelling."""

    pieces: tuple[int, ...]
    shape: int


class Pieces:
    """Words by number, as BERT's uncased tokenizer has them (Devlin and others, 2019): without accents and capitals, signs and
    ideographs apart, then the longest known pieces from the left. A word of control characters alone, which has none, is the unknown piece.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, Read] = {}
        self.first, self.last, self.unknown, self.space = (self._numbers[name] for name in ("[CLS]", "[SEP]", "[UNK]", "[unused0]"))

    def __call__(self, word: str) -> Read:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = Read(self._read(word), shape(word))
            if len(self._known) > REMEMBERED:
                self._known.clear()
        return known

    def _read(self, word: str) -> tuple[int, ...]:
        if word.isspace():
            return (self.space,)
        found = (piece for part in _parts(word[:LONGEST_WORD]) for piece in self._pieces(part))
        return tuple(islice(found, MOST_PIECES)) or (self.unknown,)

    def _pieces(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _parts(word: str) -> list[str]:
    """Runs of letters and digits, and every sign on its own; small and without accents."""
    small = word.lower()
    if not small.isascii():
        small = "".join(sign for sign in unicodedata.normalize("NFD", small) if unicodedata.category(sign) != "Mn")
    if small.isalnum() and small.isascii():
        return [small]
    spaced = "".join(f" {sign} " if _stands_alone(sign) else "" if _is_control(sign) else sign for sign in small)
    return spaced.split()


def _stands_alone(sign: str) -> bool:
    """Punctuation, ASCII's symbols and ideographs."""
    if sign.isascii():
        return sign.isprintable() and not sign.isalnum() and sign != " "
    return unicodedata.category(sign).startswith("P") or any(first <= ord(sign) <= last for first, last in _IDEOGRAPHS)


def _is_control(sign: str) -> bool:
    return sign == "\ufffd" or (unicodedata.category(sign).startswith("C") and not sign.isspace())


_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2CEAF), (0x2F800, 0x2FA1F))


class Evidence:
    """Names of places, by the checksum of their squeezed letters, and the kind of each."""

    def __init__(self, kinds: Mapping[int, int]) -> None:
        self._kinds = kinds

    @classmethod
    def from_arrays(cls, checksums: np.ndarray, kinds: np.ndarray) -> Evidence:
        """Arrays of equal length, as `to_arrays` gives them."""
        return cls(dict(zip(checksums.tolist(), kinds.tolist(), strict=True)))

    @classmethod
    def of_names(cls, names: Mapping[str, int]) -> Evidence:
        """Names with their kind: 0 a country or region, 1 a city, 2 a town."""
        return cls({checksum(name): kind for name, kind in sorted(names.items(), key=lambda item: -item[1])})

    def to_arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Checksums (uint32, rising) and kinds (uint8)."""
        rows = sorted(self._kinds.items())
        return np.array([number for number, _ in rows], dtype=np.uint32), np.array([kind for _, kind in rows], dtype=np.uint8)

    def __call__(self, words: Sequence[str]) -> list[int]:
        """For each word its index in EVIDENCE; the longest name wins, and only words with a capital begin one."""
        found = [0] * len(words)
        place = 0
        while place < len(words):
            length, kind = self._longest(words, place) if words[place][:1].isupper() else (1, None)
            if kind is not None:
                found[place : place + length] = [1 + 2 * kind, *([2 + 2 * kind] * (length - 1))]
            place += length
        return found

    def _longest(self, words: Sequence[str], place: int) -> tuple[int, int | None]:
        best: tuple[int, int | None] = (1, None)
        letters = ""
        for length in range(1, min(LONGEST_NAME, len(words) - place) + 1):
            word = words[place + length - 1]
            if not (word[:1].isupper() or word[:1] == "-" or word in _SMALL):
                break
            letters += squeezed(word)
            kind = self._kinds.get(zlib.crc32(letters.encode())) if len(letters) > 2 else None
            if kind is not None:
                best = (length, kind)
        return best


_SMALL = frozenset("of the and al el de la les del da do di".split())


def checksum(name: str) -> int:
    """The number under which a name is found, whatever its spaces, hyphens and accents."""
    return zlib.crc32(squeezed(name).encode())
