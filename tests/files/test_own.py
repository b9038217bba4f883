"""The user's own claims over the bundled ones: what is merged, what is refused, and that neither hides the other."""

import hashlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from aoud_cli.errors import FactsError, UsageError
from aoud_cli.facts.model import FactBase, Overlay
from aoud_cli.files import in_use, own, paths
from aoud_cli.files.load import parse
from aoud_cli.files.store import MAX_BYTES
from tests.conftest import PATIENCE, Aoud
from tests.small import HEADER, facts

# A file of one's own may be empty: it needs none of the tables that a fact base needs.
SOUND_AS_OWN = "model_missing_tables"
BROKEN = sorted(
    path
    for path in (Path(__file__).parents[1] / "broken").glob("*.toml")
    if path.stem != SOUND_AS_OWN
)

OWN = """schema = 1
source.weekly = { name = "Weekly", rank = "press" }
person.bea = { name = "Bea Roe" }
[[claim]]
id = "mine"
topic = "cast"
about = "bea"
says = "in"
said = "2026-03-01"
by = "weekly"
text = "Weekly wrote that Bea Roe joins."
"""


TODAY = date(2026, 3, 2)


def claims(text: str = OWN) -> Overlay:
    return Overlay.model_validate(tomllib.loads(text))


def write(data_dir: Path, content: bytes | str = OWN) -> Path:
    data_dir.mkdir()
    path = data_dir / "facts.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_without_a_file_the_bundled_facts_are_all_there_is(data_dir: Path) -> None:
    base = facts("filming=yes by=paper said=2022")

    mine = own.FILE.read(data_dir / "facts.toml")

    assert in_use.with_own_claims(base, mine, TODAY, TODAY) == in_use.FactsInUse(base)


def test_own_records_come_after_the_bundled_ones() -> None:
    base = facts("id=first filming=yes by=paper said=2022")

    merged = own.merged(base, claims())

    assert [claim.id for claim in merged.claims] == ["first", "mine"]
    assert [*merged.sources] == [*base.sources, "weekly"]
    assert [*merged.people] == [*base.people, "bea"]


@pytest.mark.parametrize(
    ("record", "where", "remedy"),
    [
        (
            "source.studio = { name = 'Mine', rank = 'press' }",
            "source 'studio'",
            "delete [source.studio] from your file; your claims then mean that one",
        ),
        (
            "person.ann = { name = 'Other Ann' }",
            "person 'ann'",
            "delete [person.ann] from your file; your claims then mean that one",
        ),
        (
            "[[claim]]\nid = 'first'\ntopic = 'plot'\nsaid = '2022'\nby = 'paper'\ntext = 'It is set by the sea.'",
            "claim 'first'",
            "`aoud remove first` removes yours",
        ),
    ],
)
def test_an_id_that_the_bundled_facts_give_to_another_record_is_a_fault(
    record: str, where: str, remedy: str
) -> None:
    base = facts("id=first filming=yes by=paper said=2022")

    with pytest.raises(FactsError) as refused:
        own.merged(base, claims(f"schema = 1\n{record}"))

    assert refused.value.lines == (
        f"your facts.toml: {where}: the facts without yours have another one of that id; {remedy}",
    )


COPIES = """schema = 1
source.studio = { name = "Studio", rank = "official" }
person.ann = { name = "Ann Lee", seasons = [1] }
person.bob = { name = "Bob Kim" }
[[claim]]
id = "first"
topic = "filming"
says = "yes"
said = "2030-12"
by = "studio"
text = "It is being filmed."
[[claim]]
id = "second"
topic = "cast"
about = "bob"
says = "in"
said = "2029-03-01"
by = "studio"
text = "The studio named Bob Kim."
"""


def with_copies(checked: str = "2030-12-31") -> FactBase:
    """Return bundled facts that hold all of COPIES, and were checked up to a day."""
    claims = COPIES[COPIES.index("[[claim]]") :]
    return parse(HEADER.replace("2030-12-31", checked) + claims)


@pytest.mark.parametrize("checked", ["2030-12-31", "2030-12-07"], ids=["whole", "cut"])
def test_copies_of_bundled_records_change_nothing(data_dir: Path, checked: str) -> None:
    base = with_copies(checked)
    today = base.checked

    mine = own.FILE.read(write(data_dir, COPIES))

    assert in_use.with_own_claims(base, mine, today, today) == in_use.FactsInUse(base)


def test_copies_of_bundled_records_stand_beside_what_is_new() -> None:
    base = with_copies()

    merged = own.merged(base, claims(COPIES + OWN[OWN.index("[[claim]]") :].replace("bea", "bob").replace("weekly", "studio")))  # fmt: skip

    assert [claim.id for claim in merged.claims] == ["first", "second", "mine"]
    assert (merged.sources, merged.people) == (base.sources, base.people)


@pytest.mark.parametrize(
    ("record", "change"),
    [
        ("source 'studio'", ('"official"', '"press"')),
        ("person 'ann'", ("[1]", "[]")),
        ("claim 'second'", ("named Bob", "hired Bob")),
        ("claim 'second'", ("2029-03-01", "2029-03-02")),
    ],
)
def test_one_that_differs_from_the_bundled_one_is_named_alone(
    record: str, change: tuple[str, str]
) -> None:
    with pytest.raises(FactsError) as refused:
        own.merged(with_copies(), claims(COPIES.replace(*change)))

    assert [line.split(": ")[1] for line in refused.value.lines] == [record]


def test_an_update_that_brings_a_source_and_person_of_the_users_leaves_their_claims_on(
    aoud: Aoud, data_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ["--by", "Weekly", "--by-rank", "press", "--about", "Bea Roe", "--new-person"]
    aoud("add", "cast", "in", *words, "--text", "Weekly named Bea Roe.", "--said", "2026-03-01")
    records = tomllib.loads((data_dir / "facts.toml").read_text("utf-8"))
    newer = tomllib.loads(paths.bundled().read_text("utf-8"))
    newer["source"] |= records["source"]
    newer["person"] |= records["person"]
    (tmp_path / "facts.toml").write_bytes(tomli_w.dumps(newer).encode())
    monkeypatch.setattr(paths, "bundled", lambda: tmp_path / "facts.toml")

    answered, checked = aoud("cast", "Bea Roe"), aoud("check")

    assert (answered.code, answered.err, checked.code, checked.err) == (0, "", 0, "")
    assert "+yours" in answered.out


TWICE = OWN + OWN[OWN.index("[[claim]]") :]


@pytest.mark.parametrize("copies", [2, 3])
def test_copies_of_a_claim_count_once_and_check_notes_them(
    aoud: Aoud, data_dir: Path, copies: int
) -> None:
    path = write(data_dir)
    once = aoud("cast", "--json"), aoud("sources", "--json")
    path.write_text(OWN + OWN[OWN.index("[[claim]]") :] * (copies - 1), "utf-8")

    checked = aoud("check")

    assert (aoud("cast", "--json"), aoud("sources", "--json")) == once
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[1:] == [
        "your facts.toml: 1 claim, checked to 1 Mar 2026. No fault.",
        "  mine  Weekly wrote that Bea Roe joins.",
        "Note: claim 'mine' stands there more than once; it counts once.",
    ]


def test_copies_may_be_spelt_in_another_way(data_dir: Path) -> None:
    other = (
        'by = "weekly"\nid = "mine"\nkind = "fact"\nsaid = 2026-03-01\nabout = "bea"\nsays = "in"\n'
    )
    other += 'text = "Weekly wrote that Bea Roe joins."\ntopic = "cast"\n'

    assert own.FILE.read(write(data_dir, f"{OWN}[[claim]]\n{other}")) == claims()


def test_different_claims_under_one_id_are_a_fault(aoud: Aoud, data_dir: Path) -> None:
    write(data_dir, TWICE + OWN[OWN.index("[[claim]]") :].replace("joins", "leaves"))

    assert (
        aoud("check").err
        == "aoud: your facts.toml: claim 'mine': id: 2 claims have this id; give each its own\n"
    )
    assert aoud("is", "renewed").code == 4


def test_adding_writes_copies_once_and_removing_removes_them_all(
    aoud: Aoud, data_dir: Path
) -> None:
    path = write(data_dir, TWICE)
    added = aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    assert added.code == 0
    assert path.read_text("utf-8").count('id = "mine"') == 1
    write_again = path.write_text(TWICE, "utf-8")
    assert (write_again > 0, aoud("remove", "mine").code, path.exists()) == (True, 0, False)


def test_check_notes_a_claim_that_is_bundled_too(aoud: Aoud, data_dir: Path) -> None:
    bundled = tomllib.loads(paths.bundled().read_text("utf-8"))["claim"][0]
    write(data_dir, tomli_w.dumps({"schema": 1, "claim": [bundled]}))

    checked = aoud("check")

    assert (checked.code, checked.err) == (0, "")
    assert f"\nNote: claim '{bundled['id']}' is bundled too; it counts once.\n" in checked.out
    assert "+yours" not in aoud("status").out
    assert aoud("remove", bundled["id"]).code == 0


@pytest.mark.parametrize(
    ("claim", "said", "checked"),
    [("", "2031-05-01", "2031-05-01"), ("checked = 2031-06-01\n", "2031-05-01", "2031-06-01")],
)
def test_a_topic_is_checked_up_to_the_newest_word_on_it_or_the_day_that_was_looked(
    claim: str, said: str, checked: str
) -> None:
    text = OWN.replace("schema = 1\n", f"schema = 1\n{claim}").replace("2026-03-01", said)

    merged = own.merged(facts(), claims(text))

    assert str(merged.last_looks()[claims(text).claims[0].topic]) == checked
    assert merged.checked == facts().checked


def test_an_old_word_does_not_move_the_day_back() -> None:
    base = facts()

    merged = own.merged(base, claims(OWN.replace("2026-03-01", "2020-01-01")))

    assert merged.last_looks() == base.last_looks()


TEXT = "A sentence."
IDS = st.sampled_from(["a", "b", "c", "first", "studio", "ann"])
CLAIMS = st.builds(
    lambda name, topic, says, said, by: {
        "id": name, "topic": topic, "says": says, "said": said, "by": by, "text": TEXT
    },
    IDS, st.sampled_from(["filming", "released", "episodes"]), st.sampled_from(["yes", "no", "12"]),
    st.sampled_from(["2022", "2023-04", "2031-01-01"]), st.sampled_from(["paper", "studio", "x", "nobody"]),
)  # fmt: skip
OVERLAYS = st.builds(
    lambda claims, sources, checked: {
        "schema": 1,
        "claim": claims,
        "source": {key: {"name": name, "rank": rank} for key, (name, rank) in sources.items()},
        **({"checked": checked} if checked else {}),
    },
    st.lists(CLAIMS, max_size=4),
    st.dictionaries(
        st.sampled_from(["x", "y", "studio"]),
        st.sampled_from([("The X", "press"), ("Studio", "official")]),
    ),
    st.sampled_from([None, "2021-01-01", "2032-01-01"]),
)


@pytest.mark.torture
def test_merging_is_a_function_that_keeps_the_order_and_is_never_silent(
    reached: Callable[[str], None],
) -> None:
    tried = 0
    base = facts("id=first filming=yes by=paper said=2022")
    base = base.model_copy(update={"claims": [base.claims[0].model_copy(update={"text": TEXT})]})

    @given(raw=OVERLAYS)
    def merge(raw: dict[str, object]) -> None:
        nonlocal tried
        tried += 1
        mine = Overlay.model_validate(raw)
        new = [claim for claim in dict.fromkeys(mine.claims) if claim not in base.claims]
        taken = {
            key
            for key in mine.sources
            if base.sources.get(key, mine.sources[key]) != mine.sources[key]
        }
        taken |= {c.id for c in new} & {c.id for c in base.claims}
        try:
            merged = own.merged(base, mine)
        except FactsError as error:
            silent = [line for line in error.lines if not line.startswith("your facts.toml: ")]
            assert (bool(error.faults), silent) == (True, [])  # noqa: PT017 - either is right, each in its own way
            return
        assert not taken
        assert merged == own.merged(base, mine)
        assert merged.claims == [*base.claims, *new]
        assert [*merged.sources][: len(base.sources)] == [*base.sources]
        assert merged.checked >= base.checked

    merge()
    reached(
        f"promise 19: {tried:,} overlays merged, each id that is taken named, each copy counted once"
    )


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.torture
@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_hides_nothing_and_is_never_overwritten(
    aoud: Aoud, data_dir: Path, broken: Path, reached: Callable[[str], None]
) -> None:
    alone = aoud("status", "--as-of", "2023-04-30")
    path = write(data_dir, broken.read_bytes())
    before = _hash(path)

    answered = aoud("status", "--as-of", "2023-04-30")
    added = aoud("add", "plot", "--by", "netflix", "--text", "It goes on.")
    removed = aoud("remove", "mine")

    assert (answered.code, answered.out) == (4, alone.out)
    assert answered.err.startswith("aoud: your facts.toml: ")
    assert answered.err.count("\n") == 1
    assert len(answered.err) <= 300
    assert (added.code, added.out, removed.code, removed.out) == (4, "", 4, "")
    assert "Traceback" not in added.err + removed.err
    assert _hash(path) == before
    reached(
        f"promise 6: {len(BROKEN)} broken files of the user's, each answered around and left as it was"
    )


READS = ["timeline", "cast", "faq", "about", "why released", "sources", "predictions", "forecast", "is released",
         "changes --since 2025"]  # fmt: skip


@pytest.mark.parametrize("command", READS)
def test_every_command_answers_around_a_broken_file(
    aoud: Aoud, data_dir: Path, command: str
) -> None:
    arguments = [*command.split(), "--as-of", "2026-01-01"]
    alone = aoud(*arguments)
    write(data_dir, "hello")

    result = aoud(*arguments)

    assert (result.code, result.out) == (4, alone.out)
    assert result.err == (
        "aoud: your facts.toml: is not TOML: Expected '=' after a key in a key/value pair (at end of document) "
        "(answered without your claims; `aoud check` lists every fault)\n"
    )


def test_check_names_every_fault_of_the_users_file(aoud: Aoud, data_dir: Path) -> None:
    write(
        data_dir, OWN.replace('"2026-03-01"', '"soon"').replace('rank = "press"', 'rank = "boss"')
    )

    result = aoud("check")

    assert result.code == 4
    assert result.out.startswith("facts.toml: ")
    assert [line.split(":")[1] for line in result.err.splitlines()] == [" your facts.toml"] * 2


def test_check_counts_the_users_claims_and_names_them(aoud: Aoud, data_dir: Path) -> None:
    write(data_dir)

    result = aoud("check")

    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(
        "your facts.toml: 1 claim, checked to 1 Mar 2026. No fault.\n  mine  Weekly wrote that Bea Roe joins.\n"
    )


def test_check_names_a_look_as_it_can_be_removed(aoud: Aoud, data_dir: Path) -> None:
    write(data_dir, "schema = 1\nchecked = 2026-03-01\n")

    listed = aoud("check").out.splitlines()[1:]

    assert listed == [
        "your facts.toml: 0 claims, checked to 1 Mar 2026. No fault.",
        "  checked  You looked for news up to 1 Mar 2026.",
    ]
    assert aoud("remove", "checked").code == 0


def test_check_tells_no_day_of_somebody_who_neither_read_nor_looked(
    aoud: Aoud, data_dir: Path
) -> None:
    write(data_dir, "schema = 1\nsource.weekly = { name = 'Weekly', rank = 'press' }\n")

    assert aoud("check").out.endswith("your facts.toml: 0 claims. No fault.\n")


def test_a_table_that_is_not_the_users_to_write_is_refused(aoud: Aoud, data_dir: Path) -> None:
    write(data_dir, "schema = 1\nladder = ['released']\n")

    assert aoud("check").err == (
        "aoud: your facts.toml: ladder: 'ladder' is not a key; write one of schema, checked, source, person, claim\n"
    )


ATTACKS: dict[str, bytes | str] = {
    "one long key": ".".join(["a"] * 20_000) + " = 1",
    "one long table name": "[" + ".".join(["a"] * 10_000) + "]",
    "many headers": "[a.b.c.d]\n" * 100_000,
    "deep lists": "a = " + "[" * 100_000,
    "deep tables": f"a = {'{b = ' * 5000}1{'}' * 5000}",
    "a huge number": f"schema = {'9' * 5000}",
    "quotes": '"""' + '\\"' * 500_000,
    "claims without keys": "schema = 1\nclaim = [" + "{}," * 600_000 + "]",
    "not UTF-8": b"schema = 1\n# \xff",
    "UTF-16": "schema = 1".encode("utf-16"),
    "a control": "schema = 1\nsource.x = { name = '\x1b[2J', rank = 'press' }",
    "too large": b"#" * (MAX_BYTES + 1),
}


def answer_limited(data_dir: Path) -> subprocess.CompletedProcess[str]:
    limited = ("sh", "-c", 'ulimit -v 524288 && exec "$@"', "sh")  # 512 MB
    command = [*limited, sys.executable, "-m", "aoud_cli", "is", "renewed", "--as-of", "2023"]
    env = {**os.environ, "AOUD_DATA_DIR": str(data_dir)}
    return subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


@pytest.mark.torture
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_file_of_the_users_takes_all_memory_or_time(
    data_dir: Path, attack: str, reached: Callable[[str], None]
) -> None:
    write(data_dir, ATTACKS[attack])

    result = answer_limited(data_dir)

    assert (result.returncode, result.stdout) == (4, "yes\n")
    assert result.stderr.startswith("aoud: your facts.toml: ")
    assert result.stderr.count("\n") == 1
    reached(
        f"promise 7: {len(ATTACKS)} attacking files and 7 that are no plain file, within 512 MB"
    )


@pytest.mark.torture
@pytest.mark.parametrize("kind", ["fifo", "folder", "device", "link", "dangling", "loop", "sparse"])
def test_what_is_not_a_plain_file_is_refused_at_once(
    data_dir: Path, kind: str, tmp_path: Path
) -> None:
    data_dir.mkdir()
    path = data_dir / "facts.toml"
    match kind:
        case "fifo":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "device":
            path.symlink_to("/dev/zero")
        case "link":
            (tmp_path / "elsewhere.toml").write_text(OWN)
            path.symlink_to(tmp_path / "elsewhere.toml")
        case "dangling":
            path.symlink_to(tmp_path / "nowhere")
        case "loop":
            path.symlink_to(path)
        case "sparse":
            with path.open("wb") as file:
                file.truncate(100 * 1024 * 1024)

    result = answer_limited(data_dir)

    assert (result.returncode, result.stdout) == (4, "yes\n")
    assert result.stderr.count("\n") == 1


def test_a_link_is_refused_with_the_ways_that_work(
    aoud: Aoud, data_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "facts.toml").write_text(OWN)
    data_dir.mkdir()
    (data_dir / "facts.toml").symlink_to(tmp_path / "facts.toml")

    added = aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    assert (added.code, added.err) == (
        4,
        "aoud: your facts.toml: is a link; put the file itself there, make its folder the link, "
        "or name another folder in AOUD_DATA_DIR or XDG_DATA_HOME\n",
    )
    assert (tmp_path / "facts.toml").read_text() == OWN


def test_the_folder_may_be_a_link(aoud: Aoud, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    data_dir.symlink_to(tmp_path / "synced")

    added = aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    assert (added.code, added.err) == (0, "")
    assert "+yours" in aoud("status").out
    assert 'text = "It goes on."' in (tmp_path / "synced" / "facts.toml").read_text("utf-8")


def test_another_data_home_may_be_named(
    aoud: Aoud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("AOUD_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "synced"))

    aoud("add", "plot", "--by", "netflix", "--text", "It goes on.", "--said", "2026-03-01")

    assert (tmp_path / "synced" / "aoud" / "facts.toml").exists()


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        ("", "schema: is missing; write schema = 1"),
        ("schema = 0\n", "schema: 0 is not allowed; write 1"),
        ("schema = 2\n", "schema: 2 is newer than this program; upgrade aoud"),
        ("schema = '1'\n", "schema: '1' is not allowed; write 1"),
    ],
)
def test_a_file_of_another_schema_is_kept_as_it_is(
    aoud: Aoud, data_dir: Path, schema: str, sentence: str, reached: Callable[[str], None]
) -> None:
    path = write(data_dir, OWN.replace("schema = 1\n", schema))
    before = path.read_bytes()

    read = aoud("is", "renewed", "--as-of", "2023")
    added = aoud("add", "plot", "--by", "netflix", "--text", "It goes on.")

    assert (read.code, read.out, added.code, added.out) == (4, "yes\n", 4, "")
    assert added.err == f"aoud: your facts.toml: {sentence}\n"
    assert path.read_bytes() == before
    reached(
        "promise 20: missing, older, newer and misspelt schema read around and never written over"
    )


def test_a_look_of_ones_own_that_the_bundled_facts_have_passed_by_now_does_not_hide_theirs() -> (
    None
):
    base = facts()
    mine = own.EMPTY.model_copy(update={"look": base.checked - timedelta(days=9)})

    with pytest.raises(UsageError, match="is no news: somebody looked up to"):
        own.with_look(base, mine, base.checked - timedelta(days=1), base.checked)


def test_what_is_written_reads_back_the_same() -> None:
    assert own.FILE.dumps(claims()).decode().startswith(own.FILE.first_line)
    assert claims(own.FILE.dumps(claims()).decode()) == claims()


def test_a_claim_goes_with_the_source_and_person_that_only_it_needed() -> None:
    assert own.without_claim_or_look(claims(), "mine") == own.EMPTY


def test_what_another_claim_needs_stays() -> None:
    second = "[[claim]]\nid = 'two'\ntopic = 'plot'\nsaid = '2026'\nby = 'weekly'\ntext = 'It is set by the sea.'\n"

    left = own.without_claim_or_look(claims(OWN + second), "mine")

    assert ([*left.sources], [*left.people]) == (["weekly"], [])


def test_a_source_that_no_claim_needed_before_stays() -> None:
    spare = OWN.replace(
        "[[claim]]", "source.spare = { name = 'Spare', rank = 'press' }\n[[claim]]", 1
    )

    assert [*own.without_claim_or_look(claims(spare), "mine").sources] == ["spare"]


def test_a_claim_that_another_one_takes_back_cannot_go_first() -> None:
    second = (
        "[[claim]]\nid = 'two'\ntopic = 'cast'\nabout = 'bea'\nsays = 'out'\nsaid = '2026-04'\nby = 'weekly'\n"
        "text = 'Weekly was wrong.'\nretracts = 'mine'\n"
    )

    with pytest.raises(UsageError, match="'two' takes 'mine' back; remove that one first"):
        own.without_claim_or_look(claims(OWN + second), "mine")


def test_more_claims_than_can_be_read_again_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(tomli_w.dumps(claims().tables()).encode())
    before = path.read_bytes()
    many = claims().claims[0].model_copy(update={"note": "x" * 600})
    crowd = [many.model_copy(update={"id": f"c{number}"}) for number in range(4000)]

    with pytest.raises(UsageError, match="too large to be read again"):
        own.FILE.change(path, lambda mine: mine.model_copy(update={"claims": crowd}))

    assert path.read_bytes() == before
