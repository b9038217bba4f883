"""Finds, reads, guards and validates fact bases: a path in, a FactBase or every fault at once out."""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from aoud_cli import checks, store
from aoud_cli.errors import FactsError
from aoud_cli.model import SLUG, Claim, FactBase, Person, Precedent, Record, Source, Synopsis, Title, Topic
from aoud_cli.safe import safe

R = TypeVar("R", bound=Record)

MAX_KEY_PARTS = 4
MAX_ENTRIES = 20_000
MAX_FAULTS = 200

_TABLES: dict[str, type[Record]] = {
    "claim": Claim,
    "person": Person,
    "precedent": Precedent,
    "source": Source,
    "topic": Topic,
    "title": Title,
}


def load(path: Path) -> FactBase:
    """Return the fact base in a file: TOML, or JSON where its name ends in `.json`, as `aoud export` writes it.

    Raises FactsError with every fault, one sentence each: not a plain file, too big, not UTF-8, not TOML, a wrong
    type, an unknown key, or a broken rule between records.
    """
    name = safe(path.name or str(path))
    try:
        return _fact_base(_json(text(_read(path))) if path.suffix == ".json" else toml(text(_read(path))))
    except FactsError as error:
        raise FactsError(tuple(f"{name}: {fault}" for fault in error.faults)) from None


def parse(text: str) -> FactBase:
    """Return the fact base that a TOML text describes; raises FactsError with every fault."""
    return _fact_base(toml(text))


def _fact_base(raw: dict[str, Any]) -> FactBase:
    facts = validated(raw, FactBase, _elsewhere)
    refuse_unsound(facts)
    return _said_by_checked(facts)


def validated(
    raw: dict[str, Any], model: type[R], elsewhere: Callable[[dict[str, Any], list[ErrorDetails]], Iterable[str]]
) -> R:
    """Return raw tables as a record; raises FactsError with every fault, then with what `elsewhere` finds."""
    _refuse_crowds(raw, "the file")
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise FactsError(
            _listed(chain((_sentence(fault, raw, model) for fault in found), elsewhere(raw, found)))
        ) from None


def refuse_unsound(facts: FactBase) -> None:
    """Raise FactsError with every rule between records that a fact base breaks; nothing when all hold."""
    broken = _listed(map(safe, checks.faults(facts)))
    if broken:
        raise FactsError(broken)


def _listed(faults: Iterable[str]) -> tuple[str, ...]:
    """Return every fault, or the first MAX_FAULTS: somebody reads them, and finding more could take for ever."""
    first = (*dict.fromkeys(islice(faults, MAX_FAULTS + 1)),)
    return first if len(first) <= MAX_FAULTS else (*first[:-1], "has more faults than these; mend them first")


def _refuse_crowds(value: dict[str, Any] | list[Any], where: str) -> None:
    """Refuse a table or list with more entries than any fact base: checking each would take time and memory."""
    if len(value) > MAX_ENTRIES:
        raise FactsError((f"{safe(where)}: holds {len(value):,} entries; no fact base has over {MAX_ENTRIES:,}",))
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value, 1):
        if isinstance(inner, dict | list):
            _refuse_crowds(inner, _cut(str(key)))


_Place = tuple[int | str, ...]  # of a record: ("claim", 7), ("person", "ann"), ("title",), and () for the whole file


def _elsewhere(raw: dict[str, Any], found: list[ErrorDetails]) -> Iterator[str]:
    """Yield what the rules between records say of all that is well formed, and nothing that follows from a fault.

    Nothing where the topics, sources or people are no tables at all: nearly every rule rests on their names.
    """
    faulty = _faulty_fields(raw, found)
    if faulty[()] & {"topic", "source", "person"}:
        return
    told = {f"{_record([*place], raw)[0]}: {field}" for place, fields in faulty.items() if place for field in fields}
    for fault in checks.faults(FactBase.model_validate(_mended(raw, faulty))):
        record, field, *_ = fault.split(": ", 2)
        if record not in faulty[()] and f"{record}: {field}" not in told:
            yield safe(fault)


def _faulty_fields(raw: dict[str, Any], found: list[ErrorDetails]) -> dict[_Place, set[str]]:
    """Return the faulty fields of each record, and those that mean nothing without them."""
    faulty: dict[_Place, set[str]] = defaultdict(set)
    for fault in found:
        place = fault["loc"]
        depth = 0 if place[0] not in _TABLES else 1 if place[0] == "title" else 2
        if len(place) > depth:
            faulty[place[:depth]].add(str(place[depth]))
        elif len(place) == depth:  # no record at all
            faulty[place] |= _stand_ins(place, raw).keys()
        else:
            faulty[()].add(str(place[0]))
    _add_what_rests_on_them(faulty, [] if "claim" in faulty[()] else raw.get("claim", []))
    return faulty


def _add_what_rests_on_them(faulty: dict[_Place, set[str]], claims: list[Any]) -> None:
    """Add what is read by a faulty field: an answer by its topic's kind, `when` by what was said when, and as what."""
    for place, fields in faulty.items():
        if place[:1] == ("topic",) and fields & {"kind", "per_person"}:
            fields |= {"kind", "per_person"}
    places = {("claim", number): claim for number, claim in enumerate(claims) if isinstance(claim, dict)}
    for place, claim in places.items():
        if "kind" in faulty["topic", str(claim.get("topic"))]:
            faulty[place].add("topic")
        if faulty[place] & {"said", "kind"}:
            faulty[place].add("when")
    doubtful = {str(claim.get("id")) for place, claim in places.items() if faulty[place]}
    for place, claim in places.items():
        if faulty[place] or str(claim.get("retracts")) in doubtful:
            faulty[place].add("retracts")


def _mended(raw: dict[str, Any], faulty: dict[_Place, set[str]]) -> dict[str, Any]:
    """Return the tables of a fact base that is well formed: without the faulty fields, or with what stands for them."""

    def mended(record: Any, *place: int | str) -> dict[str, Any]:
        given = record if isinstance(record, dict) else {}
        kept = {key: value for key, value in given.items() if key not in faulty[place]}
        return kept | {key: value for key, value in _stand_ins(place, raw).items() if key in faulty[place]}

    sound = mended(raw)
    sound["title"] = mended(raw.get("title"), "title")
    for table in ("topic", "source", "person"):
        records = raw.get(table, {}).items()
        sound[table] = {k: mended(record, table, k) for k, record in records if "[key]" not in faulty[table, k]}
    for table, needed in (("claim", {"id"}), ("precedent", {"title", "season", "wrapped", "released"})):
        records = enumerate(sound.get(table, []))
        sound[table] = [mended(record, table, n) for n, record in records if not needed & faulty[table, n]]
    return sound


def _stand_ins(place: _Place, raw: dict[str, Any]) -> dict[str, Any]:
    """Return what stands for the faulty fields of a record that it cannot do without, and breaks no rule."""
    table, key = (*place, "", "")[:2]
    ladder = raw.get("ladder")
    step = isinstance(ladder, list) and key in ladder
    stand_ins: dict[str, dict[str, Any]] = {
        "": {"schema": 1, "checked": date.max, "ladder": ["x"]},
        "title": {"name": "x", "season": 9999, "network": "x"},
        "topic": {"kind": "milestone" if step else "value", "label": "x", "question": "x"},
        "source": {"name": "x", "rank": "press"},
        "person": {"name": key},  # two people of one name would break a rule
        "claim": {"id": "x", "topic": "x", "said": "0002/9998", "by": "x", "text": "x"},
        "precedent": {"title": "x"},
    }
    return stand_ins[str(table)]


def _read(path: Path) -> bytes:
    try:
        return store.read(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FactsError((f"cannot be read: {(error.strerror or 'not there').lower()}",)) from None


def text(data: bytes) -> str:
    """Return a file's text; raises FactsError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FactsError((f"line {line}: is not UTF-8 text; save the file as UTF-8",)) from None


def toml(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; raises FactsError where it is none, or is made to exhaust the reader."""
    _refuse_long_keys(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise FactsError((_TOO_DEEP,)) from None
    except ValueError as error:
        raise FactsError((f"is not TOML: {safe(str(error))}",)) from None


def _json(text: str) -> dict[str, Any]:
    """Return the object of a JSON text; raises FactsError where it is none."""
    try:
        raw = json.loads(text)
    except RecursionError:
        raise FactsError((_TOO_DEEP,)) from None
    except ValueError as error:
        raise FactsError((f"is not JSON: {safe(str(error))}",)) from None
    if not isinstance(raw, dict):
        raise FactsError(("is not a JSON object; write what `aoud export --format json` writes",))
    return raw


_TOO_DEEP = "is nested too deeply; a fact base has tables and lists, nothing deeper"


# One token of TOML at a time, none of which can match nothing or look back: the scan is linear in the text.
_TOKEN = re.compile(
    r"""
      (?P<plain> ^[a-z_]++[ ]*+=[ ]*+"[^"\\\n]*+"$ )
    | (?P<string> \"\"\" (?:[^"\\]|\\.|"(?!""))*+ (?:\"\"\")?
                | '''    (?:[^']|'(?!''))*+       (?:''')?
                | "      (?:[^"\\\n]|\\.)*+       "?
                | '      [^'\n]*+                 '?   )
    | (?P<comment> \#[^\n]*+ )
    | (?P<bare> [A-Za-z0-9_-]++ )
    | (?P<dot> \. )
    | (?P<blank> [ \t]++ )
    | (?P<other> . )
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


def _refuse_long_keys(text: str) -> None:
    """Refuse `a.b.c.d.e`: tomllib takes time and memory in the square of a key's parts (CPython gh-149231)."""
    parts, after_dot = 0, False
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "bare" | "string":
                parts = parts + 1 if after_dot else 1
                after_dot = False
                if parts > MAX_KEY_PARTS:
                    line = text.count("\n", 0, token.start()) + 1
                    raise FactsError((f"line {line}: a key has over {MAX_KEY_PARTS} parts; no table lies so deep",))
            case "dot":
                after_dot = True
            case "blank":
                pass
            case _:
                parts, after_dot = 0, False


def _said_by_checked(facts: FactBase) -> FactBase:
    """Cut each `said` at the day of the last look: nothing in the file can have been said later (design 3.1)."""
    if all(claim.said.last <= facts.checked for claim in facts.claims):
        return facts
    claims = [claim.model_copy(update={"said": claim.said.cut(facts.checked)}) for claim in facts.claims]
    return facts.model_copy(update={"claims": claims})


def _sentence(fault: ErrorDetails, raw: dict[str, Any], whole: type[Record]) -> str:
    """Return one pydantic error as `claim 'id': key: what is wrong; what to write`."""
    location = [part for part in fault["loc"] if part != "[key]"]
    record, rest = _record(location, raw)
    where = ": ".join(part for part in (record, _cut(".".join(map(str, rest)))) if part)
    problem = _problem(fault, location, whole)
    return safe(f"{where}: {problem}" if where else problem)


def _record(location: list[int | str], raw: dict[str, Any]) -> tuple[str, list[int | str]]:
    """Return the name of the record in which a fault lies, and the way from there to the fault."""
    if not location:
        return "", []
    table, *rest = location
    if table in {"claim", "precedent"} and rest and isinstance(rest[0], int):
        return _numbered(str(table), rest[0], raw), rest[1:]
    if table in _TABLES and table != "title" and rest:
        return f"{table} {_short(rest[0])}", rest[1:]
    return _cut(str(table)), rest


def _numbered(table: str, index: int, raw: dict[str, Any]) -> str:
    record = raw[table][index]
    if isinstance(record, dict):
        name = record.get("id") if table == "claim" else record.get("title")
        if isinstance(name, str) and name:
            return f"{table} {_short(name)}"
    return f"{table} number {index + 1}"


def _problem(  # noqa: C901, PLR0911, PLR0912 - one line a kind of fault
    fault: ErrorDetails, location: list[int | str], whole: type[Record]
) -> str:
    """Return what is wrong, and what to write instead."""
    context, value = fault.get("ctx", {}), _short(fault["input"])
    match fault["type"]:
        case "missing" if location == ["schema"]:
            return "is missing; write schema = 1"
        case "missing":
            return "is missing; write it"
        case "extra_forbidden":
            return _unknown_key(location, whole)
        case "literal_error" if location == ["schema"] and isinstance(fault["input"], int) and fault["input"] > 1:
            return f"{value} is newer than this program; upgrade aoud"
        case "enum" | "literal_error":
            return f"{value} is not allowed; write {context['expected']}"
        case "string_pattern_mismatch" if context["pattern"] != SLUG:
            return "is blank; write some text"
        case "string_pattern_mismatch":
            return f"{value} is not an id; write small letters, digits and single hyphens, like jane-doe"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters; shorten it"
        case "string_too_short":
            return "is empty; write some text"
        case "too_short":
            return "is empty; write at least one"
        case "int_type" | "int_parsing":
            return f"{value} is not a whole number; write digits without quotes"
        case "string_type":
            return f"{value} is not text; write it in quotes"
        case "list_type" | "dict_type" | "model_type" | "model_attributes_type":
            return f"{value} does not belong here; write {_shape(fault['type'], location)}"
        case "value_error":
            return str(context["error"])
        case _:
            return f"{value} is wrong: {fault['msg'][:1].lower()}{fault['msg'][1:]}"


def _shape(kind: str, location: list[int | str]) -> str:
    table = str(location[0])
    if kind == "list_type":
        return f"[[{table}]] tables" if table in {"claim", "precedent"} and len(location) == 1 else "a list in [ ]"
    return f"a table, [{table}]" if table == "title" else f"tables, [{table}.some-id]"


def _unknown_key(location: list[int | str], whole: type[Record]) -> str:
    key, table = str(location[-1]), str(location[0])
    model = _TABLES.get(table, whole) if len(location) > 1 else whole
    if location[:2] == ["title", "synopsis"]:
        model = Synopsis
    known = [field.alias or name for name, field in model.model_fields.items()]
    close = get_close_matches(key[:60], known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"write one of {', '.join(known)}"
    return f"{_short(key)} is not a key; {hint}"


def _short(value: object) -> str:
    """Return a value as it would be written, cut to what a sentence can hold; deep or huge values are only named."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 64:
        return "a huge number"
    return repr(_cut(value) if isinstance(value, str) else value)


def _cut(text: str) -> str:
    """Return a text no longer than a sentence can hold."""
    return text if len(text) <= 60 else f"{text[:60]}..."
