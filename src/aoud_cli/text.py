"""Makes any text safe to show: no text in a file may control the reader's terminal."""

import unicodedata

# Cc, Cf: escape sequences, bidi, zero-width. Cs, Co, Cn: no agreed look. Zl, Zp: break a row in
# two.
_UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and symbols that are drawn as nothing: the Hangul fillers, the grapheme joiner, the blank
# Braille cell.
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u034f\u2800")

# What ends a sentence, also in Chinese, Japanese and full-width.
_ENDS = tuple(".?!\u2026\u203c\u203d\u2047\u2048\u2049\u3002\uff01\uff0e\uff1f\uff61")


# Unicode keeps these for pictures and ideographs, so what is added there later is shown on an older
# Python too. The last two places of each plane are never a character.
_PICTURES = range(0x1F000, 0x1FB00)
_IDEOGRAPHS = (range(0x20000, 0x2FFFE), range(0x30000, 0x3FFFE))
# Scripts that spell with joiners: Arabic, those of India, Khmer and Mongolian.
_JOINING = (range(0x600, 0x900), range(0x900, 0xE00), range(0x1780, 0x18B0))
_JOINERS = frozenset("\u200c\u200d")
# What may stand between a picture and its joiner: the sign for colour, and shades of skin.
_ADDED = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
# Letters that have a usual spelling in ASCII, and the apostrophes that count as letters.
_ALPHABETS = ("LATIN ", "GREEK ", "CYRILLIC ", "MODIFIER LETTER ")
_PART_OF_A_NAME = frozenset("=±\u00d7$€£¥₩")


def is_showable(char: str) -> bool:
    """Whether a character may reach a terminal as it is.

    The rule goes by Unicode category, not by a list of escape sequences: such lists keep being
    found incomplete.
    """
    category = unicodedata.category(char)
    if category == "Cn":
        return is_kept_for_signs(char)
    return category not in _UNSHOWABLE and char not in _INVISIBLE


def is_kept_for_signs(char: str) -> bool:
    """Whether a character is a picture or an ideograph, or will be one if it is ever given out."""
    code = ord(char)
    return code in _PICTURES or any(code in block for block in _IDEOGRAPHS)


def hidden(text: str) -> list[str]:
    """Return the characters of a text that could act on a terminal, or hide."""
    return [char for at, char in enumerate(text) if not _is_shown(text, at)]


def safe(text: str) -> str:
    r"""Return the text with `\uXXXX` for each character that could act on a terminal, or hide."""
    if text.isascii() and text.isprintable():
        return text
    shown = (char if _is_shown(text, at) else escaped(char) for at, char in enumerate(text))
    return "".join(shown)


def _is_shown(text: str, at: int) -> bool:
    return is_showable(text[at]) or (text[at] in _JOINERS and _joins(text, at))


def _joins(text: str, at: int) -> bool:
    """Whether a joiner does its work: between two pictures, or two letters that need it."""
    before, after = text[max(0, at - 3) : at].rstrip(_ADDED)[-1:], text[at + 1 : at + 2]
    if not (before and after):
        return False
    if text[at] == "\u200d" and _is_picture(before) and _is_picture(after):
        return True
    return any(
        ord(text[at - 1]) in script and ord(after) in script and is_showable(after)
        for script in _JOINING
    )


def _is_picture(char: str) -> bool:
    return ord(char) in _PICTURES or unicodedata.category(char) == "So"


def escaped(char: str) -> str:
    r"""Return a character's visible spelling, `\u001b`.

    Above U+FFFF it is a surrogate pair, which JSON reads back.
    """
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(
        f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)
    )


def folded(text: str) -> str:
    """Return the text as names are compared: without case, spaces, hyphens or accents.

    Signs that are part of a name count: `Paramount+` is `Paramount Plus`, and not `Paramount`.
    Hangul is taken apart into its letters (jamo).
    """
    plain = in_ascii_letters(text).casefold()
    return "".join(char for char in plain if char.isalnum() or char in _PART_OF_A_NAME)


def in_ascii_letters(text: str) -> str:
    """Return the text with Latin, Greek and Cyrillic letters in ASCII, `+` and `&` as words.

    `Søren` is `Soren`, `Þóra` is `Thora`, `A & B+` is `A and B plus`. Other letters stay, taken
    apart as NFKD does: how a name in them is spelt in English only its bearer knows.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    if not decomposed.isascii():
        decomposed = "".join(map(_in_ascii, decomposed))
    return decomposed.replace("+", " plus ").replace("&", " and ")


def _in_ascii(char: str) -> str:
    if char.isascii() or not unicodedata.name(char, "").startswith(_ALPHABETS):
        return char
    from anyascii import anyascii  # noqa: PLC0415 - hardly any name needs it

    return anyascii(char).replace("'", "")  # the soft sign: Olga, not Ol'ga


def cut(text: str) -> str:
    """Return a text no longer than a sentence can hold."""
    return text if len(text) <= 60 else f"{text[:60]}..."


def capitalized(text: str) -> str:
    """Return a text with its first letter in upper case, and all others as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def ended(text: str) -> str:
    """Return a text that ends as a sentence does: a mark that ends one gets no second."""
    return text if text.rstrip("\"'\u201d\u2019\xbb\u300d\u300f").endswith(_ENDS) else f"{text}."


def without_middle(text: str) -> str:
    """Return a sentence that repeats what was given; of a long one both ends."""
    return text if len(text) <= 200 else f"{text[:100]}...{text[-100:]}"


def quoted(text: str) -> str:
    """Return a text as a sentence names it: in quotes, cut, and safe to show."""
    return f"'{safe(cut(text))}'"


def shown(value: object) -> str:
    """Return a value of a file as TOML spells it; tables, lists and huge numbers are only named."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    is_huge = isinstance(value, int) and value.bit_length() > 64
    return "a huge number" if is_huge else str(value)


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 day`, `12 days`, `2 people`."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"
