"""The rules (docs/rules.md) told a second time, as plainly as they can be, to hold the judge against.

Nothing here is fast or clever, and nothing is shared with the judge but the names of its enums.
Each function names the rule that it tells; where the text leaves something open, it says so.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from aoud_cli.facts.model import Claim, FactBase
from aoud_cli.facts.vocabulary import CANCELLED, NO, RELEASED, SOFT, YES, Kind, Rank, TopicKind
from aoud_cli.judge.answer import NOT_YET, UNKNOWN, Fate, Grounds, Prospect, Standing

ONE_DAY = timedelta(days=1)
YOUNG = 180  # days (6.3)
FIELD = 3  # speakers (6.3)
STATEMENTS = 3  # of a note (9)

Key = tuple[str, str | None, int]  # topic, person, part
Days = tuple[date | None, date]  # without a first day: "by then"


@dataclass(frozen=True, eq=False)
class Word:
    """A visible claim that was not taken back, as it counts."""

    claim: Claim
    rank: Rank  # rule 2.2

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def key(self) -> Key:
        """What it is about; without a part, part 1 (8)."""
        return key_of(self.claim)

    @property
    def yes(self) -> bool:
        return self.claim.says == YES

    @property
    def no(self) -> bool:
        return self.claim.says == NO

    @property
    def hearsay(self) -> bool:
        return self.rank is Rank.HEARSAY

    @property
    def happened(self) -> Days:
        """The days of a yes that is a fact (2.4)."""
        when, told = self.claim.when, self.claim.said.last
        if when is None:
            return None, told
        if when.starts and when.first == told + ONE_DAY:
            return when.first, when.first
        return (when.first if when.starts else None), min(when.last, told)

    @property
    def no_day(self) -> date:
        """The no's day (2.4)."""
        return self.claim.when.last if self.claim.when else self.claim.said.first

    @property
    def width(self) -> int:
        """How many days its `when` leaves open: the fewer, the exacter (3.5)."""
        when = self.claim.when
        return (when.last - when.first).days if when else timedelta.max.days


@dataclass(frozen=True)
class Bound:
    """A first day that an earlier step leaves, and the word that tells it (3.3)."""

    day: date
    step: str
    teller: Word


@dataclass(frozen=True)
class Window:
    """The days of a yes (4.1), and who tells its ends (4.2).

    `after` is the no's day, or the bound with its step, that gives a first day which no yes tells.
    """

    parts: tuple[Days, ...]
    differ: bool = False
    first_by: Word | None = None
    last_by: Word | None = None
    after: tuple[date, str | None] | None = None
    after_by: Word | None = None


@dataclass
class Outlook:
    """What to expect (6)."""

    state: Prospect = Prospect.NONE
    how: Grounds | None = None
    claim: str | None = None
    first: date | None = None
    last: date | None = None
    middle: date | None = None
    count: int = 0
    closed: int = 0
    hit: int = 0
    beside: "Outlook | None" = None


@dataclass
class Told:
    """One answer, in plain values: claims by their ids."""

    known_day: date
    says: str = UNKNOWN
    standing: Standing = Standing.UNKNOWN
    basis: Rank | None = None
    credit: str | None = None
    parts: tuple[Days, ...] = ()
    differ: bool = False
    first_by: str | None = None
    last_by: str | None = None
    after: tuple[date, str | None] | None = None
    limit: tuple[date, str | None] | None = None
    bound: tuple[date, str] | None = None
    against: str | None = None
    outlook: Outlook = field(default_factory=Outlook)
    statements: tuple[str, ...] = ()
    left_over: int = 0

    @property
    def firm(self) -> bool:
        """Settled by press or better (3.6)."""
        return self.standing is Standing.SETTLED and self.basis is not Rank.HEARSAY

    @property
    def reached(self) -> bool:
        """A step is reached if press or better settled it yes (3.3)."""
        return self.firm and self.says == YES


Fates = dict[str, tuple[Fate | None, str | None]]


def key_of(claim: Claim) -> Key:
    """What a claim is about; without a part it is about part 1 (8)."""
    return claim.topic, claim.about, claim.part or 1


# 1. What is known, and since when ------------------------------------------------------------


def known_day(facts: FactBase, topic: str, day: date, today: date) -> date:
    """1.1, 1.2: the day asked about, or the topic's latest look if that is earlier.

    A look at all topics that is said to be later than today counts as of today. A claim that is
    said later than today is a look on its day; before it, the day asked about is the earlier one.
    """
    looks = [min(facts.checked, today)]
    for look in facts.looks:
        if look.since is not None and look.since > day:
            continue  # a database's answer tells nothing of the days before it
        if look.topics is None:
            looks.append(min(look.day, today))
        elif topic in look.topics:
            looks.append(look.day)
    return min(day, max(looks))


# 2. Claims -----------------------------------------------------------------------------------


def newer(one: Claim, other: Claim) -> bool:
    """Whether it was first said after the last day on which the other was said."""
    return one.said.first > other.said.last


def at_least_as_strong(one: Rank, other: Rank) -> bool:
    return one.weight >= other.weight


def rank_of(facts: FactBase, claim: Claim) -> Rank:
    """2.2: the rank of the speaker; relayed by hearsay, hearsay."""
    if claim.via is not None and facts.sources[claim.via].rank is Rank.HEARSAY:
        return Rank.HEARSAY
    return facts.sources[claim.by].rank


def said_by_then(facts: FactBase, day: date, today: date) -> list[Claim]:
    """2.1 and 1.2: the claims whose last day of `said` is not after their topic's known day."""
    return [
        claim
        for claim in facts.claims
        if claim.said.last <= known_day(facts, claim.topic, day, today)
    ]


def taken_back_by(facts: FactBase, claim: Claim, public: list[Claim]) -> list[Claim]:
    """2.1: the retractions that take a claim back, those that are taken back themselves left out."""
    return [
        other
        for other in public
        if other.retracts == claim.id
        and other.by == claim.by
        and at_least_as_strong(rank_of(facts, other), rank_of(facts, claim))
        and not taken_back_by(facts, other, public)
    ]


def replaced_in_a_listing(facts: FactBase, word: Word, words: list[Word]) -> Word | None:
    """2.3: the newer word of a listing on the same matter, of any kind, that is at least as strong."""
    if not facts.sources[word.claim.by].listing:
        return None
    return first_said(
        [
            other
            for other in words
            if other.claim.by == word.claim.by
            and other.key == word.key
            and newer(other.claim, word.claim)
            and at_least_as_strong(other.rank, word.rank)
        ]
    )


def first_said(words: Iterable[Word]) -> Word | None:
    """The first to be said; None of none."""
    return min(words, key=lambda word: in_time(word.claim), default=None)


def newest_said(words: Iterable[Word]) -> Word | None:
    """The last to be said; None of none."""
    return max(words, key=lambda word: (word.claim.said.first, word.claim.said.last), default=None)


# 3. Which facts stand ------------------------------------------------------------------------


def sense(value: str, unit: str | None) -> str:
    """3.1: what is compared of a value."""
    text = "".join(value.lower().split())
    for ending in ("".join(unit.lower().split()), unit.lower().removesuffix("s")) if unit else ():
        if text.endswith(ending) and text != ending:
            text = text.removesuffix(ending)
            break
    return re.sub(r"(?<![\d.,])0+(?=\d)", "", text)


def walk_order(word: Word, unit: str | None = None) -> tuple[object, ...]:
    """3.5: the order in which facts are taken."""
    claim = word.claim
    return (
        -word.rank.weight,
        -claim.said.first.toordinal(),
        -claim.said.last.toordinal(),
        value_order(sense(claim.says or "", unit)),
        word.width,
        claim.by,
        claim.text,
    )


def value_order(value: str) -> tuple[int, float, str]:
    """3.5: no before yes, `tba` before `talks` before the others, these by number or alphabet."""
    if value in {*SOFT, NO}:
        return ([NO, *SOFT].index(value), 0, "")
    try:
        return (3, float(value), "")
    except ValueError:
        return (4, 0, value)


def beats(one: Word, other: Word) -> bool:
    """3.5: of two that clash, whether one beats the other."""
    stronger = one.rank.weight > other.rank.weight
    return (
        at_least_as_strong(one.rank, other.rank)
        and not newer(other.claim, one.claim)
        and (stronger or newer(one.claim, other.claim))
    )


Clash = Callable[[Word, Word], bool]


def walk(
    words: Iterable[Word], clash: Clash, fates: Fates, standing: Sequence[Word] = ()
) -> list[Word]:
    """3.5: take facts in their order; return those that stand, beside those that stood before."""
    stand = sorted(standing, key=walk_order)
    mine: list[Word] = []
    for word in words:
        first = next((other for other in stand if clash(other, word) and beats(other, word)), None)
        fates[word.id] = (Fate.OVERRULED, first.id) if first else (Fate.STANDS, None)
        if first is None:
            stand.append(word)
            mine.append(word)
    return mine


class Ladder:
    """3.2 and 8: the steps, and which come before which. A milestone off the ladder is one alone."""

    def __init__(self, facts: FactBase, topics: Sequence[str], parts: int) -> None:
        self.steps: list[Key] = []
        for topic in topics:
            count = parts if topic == RELEASED else 1
            self.steps += [(topic, None, part + 1) for part in range(count)]
        self.beside = set(topics[-2:]) if facts.title.weekly and len(topics) > 1 else set()

    def before(self, one: Key, other: Key) -> bool:
        """Whether one step comes before another; side by side, neither does.

        Of a weekly season no part of `released` comes before or after `wrapped`: the text names the
        two steps alone.
        """
        if one[0] != other[0] and {one[0], other[0]} <= self.beside:
            return False
        return self.steps.index(one) < self.steps.index(other)

    def counts_on(self, word: Word, step: Key) -> bool:
        """3.2: a yes counts on its own step and on earlier ones, a no on its own and later ones.

        3.4: hearsay on its own alone.
        """
        if word.key == step:
            return True
        if word.hearsay:
            return False
        return self.before(step, word.key) if word.yes else self.before(word.key, step)

    def clash(self, one: Word, other: Word) -> bool:
        """3.1 and 3.2: a yes and a no of the same or an earlier step, and the yes was before it."""
        if one.yes == other.yes:
            return False
        yes, no = (one, other) if one.yes else (other, one)
        same_or_earlier = no.key == yes.key or self.before(no.key, yes.key)
        return same_or_earlier and yes.happened[1] < no.no_day

    def hearsay_may_count_on(self, step: Key, reached: list[Key]) -> bool:
        """3.4: on the step right after the furthest that is reached; weekly, on either of the last two."""
        if step in reached:
            return False
        furthest = [one for one in reached if not any(self.before(one, two) for two in reached)]
        if any(self.before(step, one) for one in furthest):
            return False
        earlier = [one for one in self.steps if self.before(one, step)]
        right_before = [one for one in earlier if not any(self.before(one, two) for two in earlier)]
        if not right_before:
            return True
        if any(one in furthest for one in right_before):
            return True
        beside = self.beside and step[0] in self.beside and step[2] == 1
        return bool(beside) and any(one[0] in self.beside for one in furthest)


@dataclass
class StepAnswer:
    """3.6 and 4: what is made of the words that count on a step."""

    told: Told
    window: Window | None = None
    bound: Bound | None = None
    own_noes: list[Word] = field(default_factory=list)


def judge_step(
    told: Told, step: Key, words: list[Word], clash: Clash, bound: Bound | None
) -> StepAnswer:
    """3.6: the standing of a step, from the standing words that count on it, in the order of 3.5."""
    answer = StepAnswer(told, bound=bound)
    yeses = [word for word in words if word.yes and (word.key == step or on_ladder(word, step))]
    noes = [word for word in words if word not in yeses]
    answer.own_noes = [word for word in noes if word.key == step]
    told.bound = (bound.day, bound.step) if bound else None
    free = [yes for yes in yeses if not any(clash(yes, no) for no in noes)]
    if free:
        leader = free[0]
        told.says, told.standing, told.basis = YES, Standing.SETTLED, leader.rank
        told.credit = credit_of_yes(free, leader, step).id
        show(answer, window_of(free, answer.own_noes, bound, step))
    elif yeses:
        first, against = yeses[0], [no for no in noes if clash(yeses[0], no)]
        leader = next(word for word in words if word is first or word in against)
        told.standing, told.basis, told.credit = Standing.DISPUTED, leader.rank, leader.id
        if leader is first:
            told.says, told.against = YES, against[0].id
            days = first.happened if first.key == step else (None, first.happened[1])
            show(answer, Window((days,), first_by=first if days[0] else None, last_by=first))
        else:
            told.says, told.against = NOT_YET, first.id
    elif bound and all(no.no_day < bound.day for no in answer.own_noes):
        told.says, told.standing, told.basis = NOT_YET, Standing.SETTLED, bound.teller.rank
        told.credit, told.limit = bound.teller.id, (bound.day, bound.step)
    elif answer.own_noes:
        leader = answer.own_noes[0]
        told.says, told.standing, told.basis = NOT_YET, Standing.SETTLED, leader.rank
        told.credit, told.limit = leader.id, limit_of_no(answer.own_noes, bound)
    if told.says == NOT_YET and told.standing is Standing.SETTLED and bound:
        told.known_day = max(told.known_day, bound.day)  # 1.3
    return answer


def on_ladder(word: Word, step: Key) -> bool:
    """Whether a yes of another step says yes to this one: all but those that deny `cancelled` (7.4)."""
    return step[0] != CANCELLED or word.key == step


def limit_of_no(noes: list[Word], bound: Bound | None) -> tuple[date, str | None]:
    """4.2: the latest no's day, or the bound."""
    latest = max(no.no_day for no in noes)
    return (bound.day, bound.step) if bound and bound.day > latest else (latest, None)


# 4. When -------------------------------------------------------------------------------------


def show(answer: StepAnswer, window: Window) -> None:
    """Write a window into the answer."""
    answer.window = window
    told = answer.told
    told.parts, told.differ, told.after = window.parts, window.differ, window.after
    told.first_by = window.first_by.id if window.first_by else None
    told.last_by = window.last_by.id if window.last_by else None


def in_time(claim: Claim) -> tuple[object, ...]:
    """The first to be said; of one day the exacter, then by speaker and text (3.5)."""
    width = (claim.when.last - claim.when.first).days if claim.when else timedelta.max.days
    return claim.said.first, claim.said.last, width, claim.by, claim.text


def first_to_say(words: Iterable[Word]) -> Word:
    """4.2: who said it first."""
    return min(words, key=lambda word: in_time(word.claim))


def credit_of_yes(free: list[Word], leader: Word, step: Key) -> Word:
    """4.2: of the yeses with the leader's rank the first to say it; one on the step itself first."""
    ranked = [yes for yes in free if yes.rank is leader.rank]
    return first_to_say([yes for yes in ranked if yes.key == step] or ranked)


def days_on(yes: Word, step: Key) -> Days:
    """4.1: the days of a yes; of a later step, "by then"."""
    first, last = yes.happened
    return (first if yes.key == step else None), last


def window_of(free: list[Word], own_noes: list[Word], bound: Bound | None, step: Key) -> Window:
    """4.1: the days in which a step that is settled yes was taken."""
    firsts = [first for first, _ in (days_on(yes, step) for yes in free) if first]
    last = min(yes.happened[1] for yes in free)
    meet = not firsts or max(firsts) <= last
    told = [(max(firsts, default=None), last)] if meet else best_days(free, step)
    parts = joined(told)
    latest = max((no.no_day for no in own_noes), default=None)
    if latest:
        kept = any(yes.happened[1] == latest for yes in free)
        begin = latest if kept else latest + ONE_DAY
        parts = [(max(part[0] or begin, begin), part[1]) for part in parts]
    if bound:
        left = [part for part in parts if part[1] >= bound.day]
        parts = [(max(part[0] or bound.day, bound.day), part[1]) for part in left] or parts
    return credited(tuple(parts), not meet, free, own_noes, bound, step)


def best_days(free: list[Word], step: Key) -> list[Days]:
    """4.1: of yeses that do not meet, the days of the best, equally narrow ones side by side."""
    later = [yes for yes in free if yes.key != step]
    pool = [
        yes
        for yes in free
        if yes.key == step
        and not any(
            other.rank.weight > yes.rank.weight
            and yes.happened[0] is not None
            and yes.happened[0] > other.happened[1]
            for other in later
        )
    ] or later
    strongest = max(yes.rank.weight for yes in pool)
    days = [days_on(yes, step) for yes in pool if yes.rank.weight == strongest]
    bounded = [(first, last) for first, last in days if first]
    if not bounded:
        return [(None, min(last for _, last in days))]
    narrowest = min(last - first for first, last in bounded)
    return [(first, last) for first, last in bounded if last - first == narrowest]


def joined(told: list[Days]) -> list[Days]:
    """4.1: days as parts that neither overlap nor touch."""
    parts: list[Days] = []
    for first, last in sorted(told, key=lambda days: (days[0] or date.min, days[1])):
        before = parts[-1] if parts else None
        if before and first and first <= before[1] + ONE_DAY:
            parts[-1] = (before[0], max(before[1], last))
        else:
            parts.append((first, last))
    return parts


def credited(  # noqa: PLR0913, PLR0917
    parts: tuple[Days, ...],
    differ: bool,
    free: list[Word],
    own_noes: list[Word],
    bound: Bound | None,
    step: Key,
) -> Window:
    """4.2: who tells the first and the last day of a window."""
    first, last = parts[0][0], parts[-1][1]

    def teller(yeses: list[Word]) -> Word | None:
        strongest = max((yes.rank.weight for yes in yeses), default=0)
        best = [yes for yes in yeses if yes.rank.weight == strongest]
        best = [yes for yes in best if yes.key == step] or best
        return first_to_say(best) if best else None

    first_by = teller([yes for yes in free if first and days_on(yes, step)[0] == first])
    last_by = teller([yes for yes in free if yes.happened[1] == last])
    if first is None or first_by:
        return Window(parts, differ, first_by, last_by)
    if bound and bound.day == first:  # if it comes from a no as well: the text leaves that open
        return Window(parts, differ, None, last_by, (bound.day, bound.step), bound.teller)
    latest = max(no.no_day for no in own_noes)
    no = next(no for no in own_noes if no.no_day == latest)
    return Window(parts, differ, None, last_by, (latest, None), no)


# 5. Plans and guesses ------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Prediction:
    """5.1: a plan or guess that can come true, and the word by which it counts as made (5.2)."""

    word: Word
    made: Claim
    replaced_by: Word | None

    @property
    def claim(self) -> Claim:
        return self.word.claim

    @property
    def yes(self) -> bool:
        return self.word.yes

    @property
    def first(self) -> date:
        """The first of its days; without one, the first of all."""
        assert self.claim.when
        return self.claim.when.first

    @property
    def last(self) -> date:
        """The last of its days."""
        assert self.claim.when
        return self.claim.when.last


def is_prediction(facts: FactBase, claim: Claim) -> bool:
    """5.1 and 5.4: a plan or guess with days on a step, or with a value, that was not over when made."""
    topic = facts.topics[claim.topic]
    if claim.kind is Kind.FACT or topic.season is not None or topic.kind is TopicKind.NOTE:
        return False
    if topic.kind is TopicKind.MILESTONE and claim.when is None:
        return False
    return claim.when is None or claim.when.last > claim.said.last


def repeats(facts: FactBase, new: Claim, old: Claim) -> bool:
    """5.2: whether what the newer one leaves possible contains all that the older one does."""
    topic = facts.topics[new.topic]
    if topic.kind is TopicKind.VALUE:
        return sense(new.says or "", topic.unit) == sense(old.says or "", topic.unit)
    if new.says != old.says:
        return False
    assert new.when
    assert old.when
    if new.says == NO:
        return new.when.last <= old.when.last
    return new.when.first <= old.when.first and old.when.last <= new.when.last


def replaces(facts: FactBase, new: Claim, old: Claim) -> bool:
    """5.2: whether a speaker's newer prediction replaces the older one, of the same or better rank."""
    if facts.topics[new.topic].kind is TopicKind.MILESTONE and new.says != old.says:
        yes, no = (new, old) if new.says == YES else (old, new)
        assert yes.when
        assert no.when
        return yes.when.last <= no.when.last
    return not repeats(facts, new, old)


def predictions_of(facts: FactBase, words: list[Word]) -> list[Prediction]:
    """5.1, 5.2 and 2.3: every prediction, as made when it was last repeated, and what replaces it."""
    all_of_them = [word for word in words if is_prediction(facts, word.claim)]
    found = []
    for word in all_of_them:
        since = [
            other
            for other in all_of_them
            if other.claim.by == word.claim.by
            and other.key == word.key
            and newer(other.claim, word.claim)
            and at_least_as_strong(other.rank, word.rank)
        ]
        replacing = first_said(o for o in since if replaces(facts, o.claim, word.claim))
        repeating = newest_said([word, *[o for o in since if repeats(facts, o.claim, word.claim)]])
        assert repeating
        listing = replaced_in_a_listing(facts, word, words)
        found.append(Prediction(word, repeating.claim, listing or replacing))
    return found


def ruling_out(prediction: Prediction, answer: StepAnswer) -> list[Word]:
    """5.3: the standing noes of the step itself, of its last day or later, that rule a yes out."""
    return [
        no
        for no in answer.own_noes
        if no.no_day >= prediction.last
        and (
            no.rank.weight > prediction.word.rank.weight
            or (no.rank is prediction.word.rank and not newer(prediction.made, no.claim))
        )
    ]


def fate_on_step(
    prediction: Prediction, answer: StepAnswer, known: date
) -> tuple[Fate, str | None]:
    """5.1: what became of a prediction of a step, as of the topic's known day."""
    if answer.told.reached:
        if prediction.yes:
            came = any(
                (first is None or first <= prediction.last) and last >= prediction.first
                for first, last in answer.told.parts
            )
        else:
            came = answer.told.parts[-1][1] > prediction.last
        return (Fate.HIT if came else Fate.MISSED), None
    if prediction.last < known:
        return (Fate.MISSED if prediction.yes else Fate.HIT), None
    if prediction.yes:
        noes = ruling_out(prediction, answer)
        if noes:
            return Fate.RULED_OUT, noes[0].id
        if answer.bound and answer.bound.day > prediction.last:
            return Fate.RULED_OUT, answer.bound.teller.id
    if prediction.replaced_by:
        return Fate.REPLACED, prediction.replaced_by.id
    return Fate.OPEN, None


def fate_of_value(prediction: Prediction, told: Told, unit: str | None) -> tuple[Fate, str | None]:
    """5.1: a value is hit or missed once press or better settled a firm one."""
    if told.firm and sense(told.says, unit) not in SOFT:
        same = sense(prediction.claim.says or "", unit) == sense(told.says, unit)
        return (Fate.HIT if same else Fate.MISSED), None
    if prediction.replaced_by:
        return Fate.REPLACED, prediction.replaced_by.id
    return Fate.OPEN, None


# 6. What to expect ---------------------------------------------------------------------------


def best(predictions: Iterable[Prediction]) -> Prediction | None:
    """The newest as last repeated; of one time the narrower, then the later (6.1, 6.3, 6.4).

    Of equals, the one that was said first: the text leaves that open.
    """
    pool = list(predictions)
    newest = [one for one in pool if not any(newer(other.made, one.made) for other in pool)]
    return min(
        newest,
        key=lambda one: (
            one.word.width,
            -one.last.toordinal(),
            in_time(one.claim),
        ),
        default=None,
    )


@dataclass
class Scene:
    """Everything that rule 6 looks at, of one step."""

    step: Key
    known: date
    predictions: list[Prediction]  # the yes predictions of this step
    fates: Fates
    answer: StepAnswer
    shaken: Callable[[Prediction], bool]

    def fate(self, prediction: Prediction) -> Fate | None:
        return self.fates[prediction.claim.id][0]

    @property
    def open(self) -> list[Prediction]:
        return [one for one in self.predictions if self.fate(one) is Fate.OPEN]


def is_official_plan(word: Word) -> bool:
    return word.claim.kind is Kind.PLAN and word.rank is Rank.OFFICIAL and word.yes


def plan_that_counts(scene: Scene) -> Prediction | None:
    """6.1: of the official plans, neither replaced nor withdrawn nor shaken, the one that counts."""
    candidates = [
        one
        for one in scene.predictions
        if is_official_plan(one.word)
        and not one.replaced_by
        and not any(
            no.rank is Rank.OFFICIAL and no.claim.said.last <= one.last
            for no in ruling_out(one, scene.answer)
        )
        and not scene.shaken(one)
    ]
    newest = best(candidates)
    if newest is None:
        return None
    within = [
        one
        for one in candidates
        if newest.first <= one.first
        and one.last <= newest.last
        and one.word.width < newest.word.width
    ]
    return min(
        within,
        key=lambda one: (one.word.width, one.last, walk_order(one.word)),
        default=newest,
    )


def expected(scene: Scene) -> Outlook:
    """6.1 to 6.4: what to expect of a step that is not settled yes by press or better."""
    plan = plan_that_counts(scene)
    if plan:
        bound = scene.answer.bound  # what is known of a "not yet" reaches as far (1.3)
        passed = plan.last < max(scene.known, bound.day if bound else scene.known)
        since = [
            one for one in scene.open if not one.word.hearsay and one.made.said.first > plan.last
        ]
        if not (passed and since):
            state = Prospect.LAPSED if passed else Prospect.EXPECTED
            others = [one for one in scene.open if one.claim.by != plan.claim.by]
            outlook = alone(plan, Grounds.PLAN, state)
            newer_ones = [one for one in others if newer(one.made, plan.made)]
            outlook.beside = the_field(scene, picks(scene, newer_ones))
            if passed and outlook.beside is None:
                outlook.beside = without_a_plan(scene, others)
            return outlook
    return without_a_plan(scene, scene.open) or Outlook()


def without_a_plan(scene: Scene, predictions: list[Prediction]) -> Outlook | None:
    """6.3 and 6.4: the field of outlets, else the newest word alone, else a rumour."""
    chosen = picks(scene, predictions)
    found = the_field(scene, chosen)
    if found:
        return found
    single = best(chosen)
    if single:
        return alone(single, Grounds.ALONE)
    rumour = best(one for one in predictions if one.word.hearsay)
    return alone(rumour, Grounds.HEARSAY) if rumour else None


def alone(one: Prediction, how: Grounds, state: Prospect = Prospect.EXPECTED) -> Outlook:
    """A prediction in its own words."""
    return Outlook(state, how, one.claim.id, one.first, one.last)


def picks(scene: Scene, predictions: list[Prediction]) -> list[Prediction]:
    """6.3: of each speaker of press or better the newest open prediction that is no shaken plan."""
    sound = [one for one in predictions if not one.word.hearsay and not scene.shaken(one)]
    speakers = sorted({one.claim.by for one in sound})
    chosen = [best(one for one in sound if one.claim.by == speaker) for speaker in speakers]
    return [one for one in chosen if one]


def the_field(scene: Scene, chosen: list[Prediction]) -> Outlook | None:
    """6.3: what the young predictions of three or more speakers come to."""
    young = [one for one in chosen if (scene.known - one.made.said.last).days <= YOUNG]
    if len(young) < FIELD:
        return None
    left = [(max(one.first, scene.known), one.last) for one in young]
    middles = sorted(first + (last - first) // 2 for first, last in left)
    half = len(middles) // 2
    two = (middles[half - 1], middles[half])
    middle = middles[half] if len(middles) % 2 else two[0] + (two[1] - two[0]) // 2
    latest = best(young)
    assert latest
    fates = [scene.fate(one) for one in scene.predictions if not one.word.hearsay]
    closed = [fate for fate in fates if fate in {Fate.HIT, Fate.MISSED}]
    return Outlook(
        Prospect.EXPECTED,
        Grounds.FIELD,
        latest.claim.id,
        min(first for first, _ in left),
        max(last for _, last in left),
        middle,
        len(young),
        len(closed),
        closed.count(Fate.HIT),
    )


# The whole -----------------------------------------------------------------------------------


class Reading:
    """Every answer and every fate of a fact base, on one day."""

    def __init__(self, facts: FactBase, day: date, today: date = date.max) -> None:
        self.facts, self.day, self.today = facts, day, today
        self.fates: Fates = {}
        self.answers: dict[Key, Told] = {}
        self.steps: dict[Key, StepAnswer] = {}
        public = said_by_then(facts, day, today)
        self.words = self._visible(public)
        self.predictions = predictions_of(facts, self.words)
        self.facts_left = self._facts_that_are_not_replaced()
        parts = max([claim.part or 1 for claim in public], default=1)
        self.ladder = Ladder(facts, facts.ladder, parts)
        self._judge_ladder()
        for topic, about in facts.topics.items():
            if about.kind is TopicKind.MILESTONE and topic not in facts.ladder:
                self._judge_milestone((topic, None, 1))
            elif about.kind is TopicKind.VALUE:
                for person in facts.people if about.per_person else [None]:
                    self._judge_value((topic, person, 1))
            elif about.kind is TopicKind.NOTE:
                self._judge_note((topic, None, 1))
        for step in self.steps:
            self._judge_predictions(step)
        for step in self.steps:
            self._judge_outlook(step)

    def known(self, topic: str) -> date:
        return known_day(self.facts, topic, self.day, self.today)

    def _visible(self, public: list[Claim]) -> list[Word]:
        """2.1: the visible claims, less those taken back."""
        words = []
        for claim in public:
            by = taken_back_by(self.facts, claim, public)
            if by:
                first = min(by, key=in_time)
                self.fates[claim.id] = Fate.RETRACTED, first.id
            else:
                self.fates[claim.id] = None, None
                words.append(Word(claim, rank_of(self.facts, claim)))
        return words

    def _facts_that_are_not_replaced(self) -> list[Word]:
        """2.3: a replaced fact has no effect."""
        left = []
        for word in self.words:
            if word.claim.kind is not Kind.FACT:
                continue
            by = replaced_in_a_listing(self.facts, word, self.words)
            if by:
                self.fates[word.id] = Fate.REPLACED, by.id
            else:
                left.append(word)
        return left

    def _facts_on(self, key: Key) -> list[Word]:
        unit = self.facts.topics[key[0]].unit
        words = [word for word in self.facts_left if word.key == key]
        return sorted(words, key=lambda word: walk_order(word, unit))

    # 3.2 to 3.6, 4: the ladder and its parts

    def _judge_ladder(self) -> None:
        ladder = self.ladder
        said = [word for word in self.facts_left if word.claim.topic in self.facts.ladder]
        said.sort(key=walk_order)
        better = walk([word for word in said if not word.hearsay], ladder.clash, self.fates)
        self._answer_steps(better)
        reached = [step for step in ladder.steps if self.answers[step].reached]
        rumours: list[Word] = []
        for step in ladder.steps:
            mine = [word for word in said if word.key == step]
            hearsay = [word for word in mine if word.hearsay]
            on_step = [word for word in better if ladder.counts_on(word, step)]
            if len(hearsay) == len(mine) and ladder.hearsay_may_count_on(step, reached):
                rumours += walk(hearsay, ladder.clash, self.fates, on_step)
            else:
                self._set_aside(hearsay, ladder.clash, on_step)
        self._answer_steps(better + rumours)

    def _answer_steps(self, standing: list[Word]) -> None:
        """3.6: every step, from the first, for each is bound by those before it (3.3)."""
        for step in self.ladder.steps:
            words = [word for word in standing if self.ladder.counts_on(word, step)]
            words.sort(key=walk_order)
            answer = judge_step(
                Told(self.known(step[0])), step, words, self.ladder.clash, self._bound(step)
            )
            self.steps[step], self.answers[step] = answer, answer.told

    def _bound(self, step: Key) -> Bound | None:
        """3.3: the latest first day of the windows of earlier steps that are reached."""
        latest: Bound | None = None
        for other in self.ladder.steps:
            if not self.ladder.before(other, step) or not self.answers[other].reached:
                continue
            window = self.steps[other].window
            assert window
            first, teller = window.parts[0][0], window.first_by or window.after_by
            if first and (latest is None or first > latest.day):
                assert teller
                latest = Bound(first, other[0], teller)
        return latest

    def _set_aside(self, hearsay: list[Word], clash: Clash, standing: list[Word]) -> None:
        """3.4: hearsay that does not count is overruled if a standing fact would beat it."""
        for word in hearsay:
            first = next((one for one in standing if clash(one, word) and beats(one, word)), None)
            self.fates[word.id] = (Fate.OVERRULED, first.id) if first else (Fate.SET_ASIDE, None)

    # Milestones off the ladder

    def _judge_milestone(self, key: Key) -> None:
        """3.4: hearsay never counts off the ladder. 7.4: `cancelled` is denied by what came after."""
        lone = Ladder(self.facts, [key[0]], 1)
        deniers = self._deniers() if key[0] == CANCELLED else []

        def clash(one: Word, other: Word) -> bool:
            if one.key == other.key:
                return lone.clash(one, other)
            denier, cancelled = (one, other) if other.key == key else (other, one)
            return denier.key != key and denies(denier, cancelled)

        mine = self._facts_on(key)
        better = [word for word in mine if not word.hearsay]
        standing = walk(better, clash, self.fates, deniers)
        self._set_aside(
            [word for word in mine if word.hearsay],
            clash,
            sorted(standing + deniers, key=walk_order),  # plans too: the text leaves that open
        )
        words = sorted(standing + deniers, key=walk_order)
        answer = judge_step(Told(self.known(key[0])), key, words, clash, None)
        self.steps[key], self.answers[key] = answer, answer.told

    def _deniers(self) -> list[Word]:
        """7.4: the standing yeses of steps, of press or better, and the official plans of steps."""
        facts = [
            word
            for word in self.facts_left
            if word.key in self.ladder.steps
            and word.yes
            and not word.hearsay
            and self.fates[word.id][0] is Fate.STANDS
        ]
        plans = [
            word for word in self.words if word.key in self.ladder.steps and is_official_plan(word)
        ]
        return sorted(facts + plans, key=walk_order)

    # Values and notes

    def _counting(self, key: Key) -> list[Word]:
        """3.4: on a value or a note hearsay counts if nobody better has said a fact there."""
        mine = self._facts_on(key)
        return [word for word in mine if not word.hearsay] or mine

    def _judge_value(self, key: Key) -> None:
        """3.1 and 3.6: a value topic, or one person of it."""
        unit = self.facts.topics[key[0]].unit
        told = Told(self.known(key[0]))

        def clash(one: Word, other: Word) -> bool:
            return values_clash(one, other, unit)

        counting = self._counting(key)
        standing = walk(counting, clash, self.fates)
        self._set_aside(
            [word for word in self._facts_on(key) if word not in counting], clash, standing
        )
        leader = leading_value(standing, unit)
        if leader:
            against = [word for word in standing if clash(word, leader)]
            meant = sense(leader.claim.says or "", unit)
            told.says = meant if meant in SOFT else leader.claim.says or ""
            told.basis = leader.rank
            told.standing = Standing.DISPUTED if against else Standing.SETTLED
            told.against = against[0].id if against else None
            told.credit = credit_of_value(standing, leader, unit).id
        self.answers[key] = told
        for one in self.predictions:
            if one.word.key == key:
                self.fates[one.claim.id] = fate_of_value(one, told, unit)

    def _judge_note(self, key: Key) -> None:
        """9: up to three standing facts, every speaker before any again, and how many are left over."""
        told = Told(self.known(key[0]))
        counting = self._counting(key)
        standing = walk(counting, lambda _one, _other: False, self.fates)
        aside = [word for word in self._facts_on(key) if word not in counting]
        self._set_aside(aside, lambda _one, _other: False, standing)
        asked = [word for word in standing if not word.claim.detail]
        waiting, shown = list(asked or standing), list[Word]()
        while waiting and len(shown) < STATEMENTS:
            spoken = {one.claim.by for one in shown}
            new = [word for word in waiting if word.claim.by not in spoken]
            shown.append((new or waiting)[0])
            waiting.remove(shown[-1])
        shown.sort(key=standing.index)
        told.statements = tuple(word.id for word in shown)
        told.left_over = len(standing) - len(shown)
        self.answers[key] = told

    # 5 and 6

    def _judge_predictions(self, step: Key) -> None:
        for one in self.predictions:
            if one.word.key == step:
                self.fates[one.claim.id] = fate_on_step(one, self.steps[step], self.known(step[0]))

    def _judge_outlook(self, step: Key) -> None:
        """6: nothing of a step that is settled yes, and nothing at all if it is all over."""
        cancelled = self.answers.get((CANCELLED, None, 1))
        over = cancelled and cancelled.standing is Standing.SETTLED and cancelled.says == YES
        if over or self.answers[step].reached:
            return
        mine = [one for one in self.predictions if one.word.key == step and one.yes]
        scene = Scene(
            step, self.known(step[0]), mine, self.fates, self.steps[step], self._is_shaken
        )
        self.answers[step].outlook = expected(scene)

    def _is_shaken(self, plan: Prediction) -> bool:
        """6.1: a plan of more than one day, when an official plan for an earlier step went by.

        That a plan must be official to be shaken is read into the text: it speaks of candidates.
        """
        step = plan.word.key
        if not is_official_plan(plan.word) or plan.word.width == 0 or step not in self.ladder.steps:
            return False
        made = plan.made.said.first
        return any(
            is_official_plan(earlier.word)
            and earlier.word.key in self.ladder.steps
            and self.ladder.before(earlier.word.key, step)
            and not self._was_replaced(earlier, made)
            and earlier.last >= made
            and self._went_by(earlier)
            for earlier in self.predictions
        )

    def _was_replaced(self, plan: Prediction, day: date) -> bool:
        """6.1: whether a plan was replaced on that day already (5.2, 2.3)."""
        until = [word for word in self.words if word.claim.said.last <= day]
        of_then = [one for one in predictions_of(self.facts, until) if one.word is plan.word]
        return any(one.replaced_by for one in of_then)

    def _went_by(self, plan: Prediction) -> bool:
        """6.1: whether the last day of a plan passed without the step."""
        told = self.answers[plan.word.key]
        if told.reached:
            first = told.parts[0][0]
            return first is not None and first > plan.last
        return plan.last < self.known(plan.claim.topic)


def denies(word: Word, cancelled: Word) -> bool:
    """7.4: newer than the "cancelled", and its last day is after the first day of that."""
    if not cancelled.yes:
        return False
    when = cancelled.claim.when or cancelled.claim.said
    plan = word.claim.when if word.claim.kind is Kind.PLAN else None
    last = plan.last if plan else word.happened[1]
    return newer(word.claim, cancelled.claim) and last > when.first


def values_clash(one: Word, other: Word, unit: str | None) -> bool:
    """3.1: firm values that differ; a soft word and an older firm value; two soft words never."""
    left, right = sense(one.claim.says or "", unit), sense(other.claim.says or "", unit)
    if left in SOFT and right in SOFT:
        return False
    if left in SOFT:
        return newer(one.claim, other.claim)
    if right in SOFT:
        return newer(other.claim, one.claim)
    return left != right


def credit_of_value(standing: list[Word], leader: Word, unit: str | None) -> Word:
    """4.2, which speaks of a yes alone: of the leader's rank, the first to say what it says."""
    value = sense(leader.claim.says or "", unit)
    return first_to_say(
        word
        for word in standing
        if word.rank is leader.rank and sense(word.claim.says or "", unit) == value
    )


def leading_value(standing: list[Word], unit: str | None) -> Word | None:
    """3.6: the first standing one, less the soft words that a firm value does not clash with."""
    soft = [word for word in standing if sense(word.claim.says or "", unit) in SOFT]
    firm = [word for word in standing if word not in soft]
    soft_left = [word for word in soft if all(values_clash(word, value, unit) for value in firm)]
    first = next((word for word in standing if word in firm or word in soft_left), None)
    return newest_said(soft_left) if first in soft_left else first
