"""The fate of plans and guesses: hit, missed, ruled out, replaced, or open (rule 5)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aoud_cli.facts.dates import PartialDate
from aoud_cli.facts.model import Claim, FactBase, Topic
from aoud_cli.facts.vocabulary import NO, SOFT, YES, Kind, Rank, TopicKind
from aoud_cli.judge.answer import Answer, Fate, Judged
from aoud_cli.judge.evidence import Fact, in_time, is_newer
from aoud_cli.judge.values import sense


def is_prediction(claim: Claim, topic: Topic) -> bool:
    """Return whether time can judge a claim: a plan or guess of a step's days, or of a value (5.4).

    A word about days that were over when it was said is none, nor one about an earlier season.
    """
    if claim.kind is Kind.FACT or topic.kind is TopicKind.NOTE or topic.season is not None:
        return False
    if claim.when is None:
        return topic.kind is TopicKind.VALUE
    return claim.when.last > claim.said.last


@dataclass(frozen=True)
class Prediction:
    """A plan or guess that time can judge, as its speaker last left it (rule 5.2).

    `made` is the claim in which it was last repeated, `replacers` are the later words of the same
    speaker that say otherwise, the first of them first.
    """

    claim: Claim
    rank: Rank
    made: Claim
    replacers: tuple[Claim, ...]

    def was_replaced_by(self, day: date) -> bool:
        """Return whether its speaker had surely said otherwise by a day."""
        return any(claim.said.last <= day for claim in self.replacers)

    @property
    def is_official_plan(self) -> bool:
        """Whether the network or the makers of the season have said that they will do it."""
        return self.rank is Rank.OFFICIAL and self.claim.kind is Kind.PLAN

    @property
    def days(self) -> PartialDate:
        """The days that a prediction about a step speaks of."""
        assert self.claim.when is not None  # else it is no prediction, see is_prediction
        return self.claim.when


def predictions_of(
    facts: FactBase, claims: Iterable[Claim], replaced: Mapping[str, Claim]
) -> tuple[Prediction, ...]:
    """Return the predictions among the claims about one thing, oldest first for each speaker.

    `replaced` are the claims of listings that another one has taken the place of (rule 2.3).
    """
    by_speaker: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=in_time):
        if is_prediction(claim, facts.topics[claim.topic]):
            by_speaker[claim.by].append(claim)
    return tuple(
        _as_last_left(facts, claim, theirs, replaced)
        for theirs in by_speaker.values()
        for claim in theirs
    )


def _as_last_left(
    facts: FactBase, claim: Claim, theirs: Iterable[Claim], replaced: Mapping[str, Claim]
) -> Prediction:
    rank, topic, made = facts.rank(claim), facts.topics[claim.topic], claim
    replacers = [replaced[claim.id]] if claim.id in replaced else []
    for later in theirs:
        if not is_newer(later, claim) or facts.rank(later).weight < rank.weight:
            continue
        if repeats(later, claim, topic):
            made = later
        elif _excludes(later, claim):
            replacers.append(later)
    return Prediction(claim, rank, made, tuple(replacers))


def repeats(later: Claim, claim: Claim, topic: Topic) -> bool:
    """Return whether a later prediction leaves possible all that an earlier one did (rule 5.2)."""
    if topic.kind is TopicKind.VALUE:
        return sense(later.says or "", topic) == sense(claim.says or "", topic)
    if later.says != claim.says or later.when is None or claim.when is None:
        return False
    if claim.says == NO:  # what it leaves are the days after it
        return later.when.last <= claim.when.last
    return later.when.first <= claim.when.first and claim.when.last <= later.when.last


def _excludes(later: Claim, claim: Claim) -> bool:
    """Return whether one cannot be meant beside the other: "in 2026" and "not in 2025" can."""
    if later.says == claim.says or later.when is None or claim.when is None:
        return True
    if {later.says, claim.says} != {YES, NO}:
        return True
    yes, no = (later.when, claim.when) if later.says == YES else (claim.when, later.when)
    return yes.last <= no.last


@dataclass(frozen=True)
class Course:
    """How a step went: its answer, and the facts of its own that deny it and stand."""

    known_day: date
    answer: Answer
    denials: Sequence[Fact]


@dataclass(frozen=True)
class Foreseen:
    """A step with its predictions, and the fate of each."""

    course: Course
    predictions: tuple[tuple[Prediction, Judged], ...]

    @property
    def promises(self) -> list[tuple[Prediction, Judged]]:
        """The predictions that the step will be taken."""
        return [pair for pair in self.predictions if pair[0].claim.says == YES]

    @property
    def open_promises(self) -> list[Prediction]:
        """Those of them that are open."""
        return [one for one, judged in self.promises if judged.fate is Fate.OPEN]

    @property
    def official_plans(self) -> list[Prediction]:
        """The official plans for the step."""
        return [one for one, _ in self.promises if one.is_official_plan]

    def has_lapsed(self, plan: Prediction) -> bool:
        """Return whether the last day of a plan has passed, as far as looks or the bound show."""
        bound = self.course.answer.bound
        passed = max(self.course.known_day, bound.day) if bound else self.course.known_day
        return plan.days.last < passed


def fate_on_step(prediction: Prediction, course: Course) -> Judged:
    """Return the fate of a prediction of a step's days (rule 5.1)."""
    decide = _fate_of_no if prediction.claim.says == NO else _fate_of_yes
    fate, because = decide(prediction, course)
    return Judged(prediction.claim, prediction.rank, fate, because)


def fate_of_value(prediction: Prediction, answer: Answer, topic: Topic) -> Judged:
    """Return the fate of a guessed value: only a firm, settled value decides it (5.1, 5.5)."""
    settled = sense(answer.says, topic)
    if answer.firm and settled not in SOFT:
        guessed = sense(prediction.claim.says or "", topic)
        fate, because = (Fate.HIT if guessed == settled else Fate.MISSED), None
        return Judged(prediction.claim, prediction.rank, fate, because)
    fate, because = _replaced_or_open(prediction)
    return Judged(prediction.claim, prediction.rank, fate, because)


_Decided = tuple[Fate, Claim | None]


def _fate_of_yes(prediction: Prediction, course: Course) -> _Decided:
    if course.answer.reached and course.answer.window:
        taken = course.answer.window.meets(prediction.days)
        return (Fate.HIT if taken else Fate.MISSED), None
    if prediction.days.last < course.known_day:
        return Fate.MISSED, None
    denial = ruled_out_by(prediction, course)
    return (Fate.RULED_OUT, denial) if denial else _replaced_or_open(prediction)


def _fate_of_no(prediction: Prediction, course: Course) -> _Decided:
    """Return the fate of a "not before": a hit once its last day has passed in vain."""
    last = prediction.days.last
    if course.answer.reached and course.answer.window:
        later = course.answer.window.last > last
        return (Fate.HIT if later else Fate.MISSED), None
    return (Fate.HIT, None) if last < course.known_day else _replaced_or_open(prediction)


def _replaced_or_open(prediction: Prediction) -> _Decided:
    if prediction.replacers:
        return Fate.REPLACED, prediction.replacers[0]
    return Fate.OPEN, None


def ruled_out_by(prediction: Prediction, course: Course) -> Claim | None:
    """Return the claim that leaves a prediction none of its days, if there is one (rule 5.3)."""
    last = prediction.days.last
    reaching = [no for no in course.denials if no.last >= last]
    overriding = [no for no in reaching if _overrides(no, prediction)]
    if overriding:
        return overriding[0].claim
    bound = course.answer.bound
    return bound.teller.claim if bound and bound.day > last else None


def _overrides(no: Fact, prediction: Prediction) -> bool:
    """Return whether a "not yet" is stronger than a prediction, or as strong and not older."""
    if no.rank is prediction.rank:
        return not is_newer(prediction.made, no.claim)
    return no.rank.weight > prediction.rank.weight


def other_fates(
    facts: FactBase,
    claims: Iterable[Claim],
    replaced: Mapping[str, Claim],
    predictions: Iterable[Judged],
) -> list[Judged]:
    """Return the claims that are no evidence: facts that were replaced, then plans and guesses.

    Each newest first; a plan or guess that time cannot judge has no fate (rule 5.4).
    """
    fates = {judged.claim.id: judged for judged in predictions}
    gone: list[Judged] = []
    ahead: list[Judged] = []
    for claim in sorted(claims, key=in_time, reverse=True):
        rank = facts.rank(claim)
        if claim.kind is not Kind.FACT:
            ahead.append(fates.get(claim.id, Judged(claim, rank, None)))
        elif claim.id in replaced:
            gone.append(Judged(claim, rank, Fate.REPLACED, replaced[claim.id]))
    return [*gone, *ahead]
