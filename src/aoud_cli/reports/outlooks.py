"""What to expect, in words (rule 6)."""

from aoud_cli.facts.dates import spoken, spoken_month
from aoud_cli.facts.model import Claim
from aoud_cli.facts.vocabulary import NO, YES, Kind, Rank
from aoud_cli.judge.answer import (
    Answer,
    Assessment,
    Fate,
    Grounds,
    Judged,
    Outlook,
    Prospect,
    Record,
    key_of,
)
from aoud_cli.reports.speakers import attribution, speaker
from aoud_cli.text import capitalized, counted


def promised(claim: Claim) -> str:
    """Return what a plan or guess promises: a value, or the days of a step."""
    if claim.says not in {YES, NO, None} or claim.when is None:
        return claim.says or claim.text
    return spoken(claim.when)


def promised_days(outlook: Outlook) -> str | None:
    """Return what to expect in a few words: `5 Sep 2025`, of a field `about Mar 2027`."""
    if outlook.middle:
        return f"about {spoken_month(outlook.middle)}"
    return promised(outlook.claim) if outlook.claim else None


def expected(assessment: Assessment, outlook: Outlook) -> str:
    """Return what an outlook leads to expect: `expected late 2026`, `about Mar 2027`.

    `was expected` once its days are over on the day asked: nobody has looked since.
    """
    days = promised_days(outlook) or ""
    over = outlook.days is not None and outlook.days.last < assessment.as_of
    if outlook.middle and not over:
        return days
    return f"{'was expected' if over else 'expected'} {days}"


def who_expects(assessment: Assessment, outlook: Outlook) -> str:
    """Return the source of an outlook: a speaker, or how many, and within which days."""
    if outlook.how is Grounds.FIELD and outlook.days:
        return f"{counted(outlook.count, 'outlet')}: {spoken(outlook.days)}"
    more = f" (1 of {outlook.open})" if outlook.open > 1 and outlook.how is not Grounds.PLAN else ""
    return f"{speaker(assessment, outlook.claim)}{more}"


def basis_of(outlook: Outlook) -> Kind | Rank | None:
    """Return the basis of an outlook: a plan, a guess, or hearsay; None if nothing is expected."""
    if outlook.how is Grounds.FIELD:
        return Kind.GUESS
    if outlook.how is Grounds.HEARSAY:
        return Rank.HEARSAY
    return outlook.claim.kind if outlook.claim else None


def denials_ahead(assessment: Assessment, answer: Answer) -> list[Judged]:
    """Return the standing claims that rule out days still ahead, like "not in 2026"."""
    own = [judged for judged in answer.claims if key_of(judged.claim) == answer.key]
    denials = [judged for judged in own if judged.claim.says == NO]
    standing = [judged for judged in denials if judged.fate is Fate.STANDS]
    known_day = assessment.known_days[answer.topic]
    return [one for one in standing if one.claim.when and one.claim.when.last > known_day]


def record_in_words(record: Record) -> str:
    """Return how earlier dates fared: `none of 13 earlier dates came true`; empty without any."""
    if not record.closed:
        return ""
    if record.closed == 1:
        return f"the earlier date {'came true' if record.hit else 'did not come true'}"
    hits = str(record.hit) if record.hit else "none"
    return f"{hits} of {counted(record.closed, 'earlier date')} came true"


def outlook_in_words(assessment: Assessment, answer: Answer) -> str:
    """Return what to expect of a step as sentences; empty if no claim gives a date."""
    outlook = answer.outlook
    if outlook.state is Prospect.NONE:
        if outlook.record.closed:
            return f"every date given so far has passed ({outlook.record.closed})."
        return ""
    sentences = [_as_sentence(assessment, outlook)]
    if outlook.beside:
        sentences.append(f"Since then: {_as_sentence(assessment, outlook.beside)}")
    fared = record_in_words(outlook.record)
    if fared:
        sentences.append(f"{capitalized(fared)}.")
    return " ".join(sentences)


def _as_sentence(assessment: Assessment, outlook: Outlook) -> str:
    claim = outlook.claim
    assert claim is not None  # whatever is expected is expected on somebody's word
    by = attribution(assessment, claim)
    if outlook.state is Prospect.LAPSED:
        return f"planned for {promised_days(outlook)}, which has passed. {by}"
    if outlook.how is Grounds.FIELD:
        latest = f"Latest: {promised(claim)}. {by}"
        return f"{expected(assessment, outlook)} ({who_expects(assessment, outlook)}). {latest}"
    others = ""
    if outlook.open > 1 and outlook.how is not Grounds.PLAN:
        others = f" {outlook.open} dates are open."
    return f"{expected(assessment, outlook)}, a {claim.kind}. {by}{others}"


def kind_in_words(claim: Claim) -> str:
    """Return `planned` or `guessed`."""
    return "planned" if claim.kind is Kind.PLAN else "guessed"
