"""Shows a claim before it is added, and lets the user correct each line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from aoud_cli.cli import lookup, new_claim, prompts
from aoud_cli.cli.new_claim import Named, ParsedClaim, Typed
from aoud_cli.errors import UsageError
from aoud_cli.facts.dates import PartialDate, spoken
from aoud_cli.facts.model import FactBase
from aoud_cli.facts.vocabulary import YES, Kind, TopicKind
from aoud_cli.output import terminal

Headlines = Callable[[ParsedClaim], Sequence[str]]


class Line(NamedTuple):
    """A line of the summary, and what asks for it anew."""

    label: str
    value: str
    anew: Callable[[ParsedClaim], ParsedClaim]


@dataclass(frozen=True)
class Summary:
    """The summary of a claim that was typed on a day, and what corrects it."""

    facts: FactBase
    typed: Typed
    today: date

    def confirmed(self, claim: ParsedClaim, headlines: Headlines) -> ParsedClaim:
        """Return the claim as the user lets it be written down.

        `headlines` returns the sentences that show what a claim changes, and raises UsageError for
        one that breaks a rule; that one can only be corrected, or given up.
        Raises UsageError when the user says no, and when the input ends.
        """
        claim = replace(claim, said=claim.said or PartialDate.day(self.today))
        while True:
            lines = self.lines(claim)
            for number, line in enumerate(lines, 1):
                terminal.write_note(f"{number} {line.label}: {line.value}")
            answer = _answer(partial(headlines, claim), len(lines))
            if answer is None:
                return claim
            try:
                claim = lines[answer].anew(claim)
            except UsageError as error:
                terminal.write_note(str(error))

    def lines(self, claim: ParsedClaim) -> list[Line]:
        """Return a line for all that a claim says, in the order in which it is asked for."""
        topic = self.facts.topics[claim.topic]
        part = f", part {claim.part}" if claim.part else ""
        lines = [Line("Topic", f"{topic.label}{part}", self._topic)]
        if isinstance(claim.about, Named):
            lines.append(Line("About", self._whom(claim.about), self._person))
        if topic.kind is not TopicKind.NOTE:
            lines.append(Line("Says", _says(claim), self._says))
        if isinstance(claim.by, Named):
            rank = new_claim.rank_of(self.facts, claim.by)
            lines.append(Line("Who said it", f"{claim.by.name} ({rank})", self._speaker))
        lines.append(Line("What was said", claim.text or "", prompts.with_sentence))
        said = spoken(claim.said) if claim.said else ""
        lines.append(Line("When it was said", said, self._day_of_speech))
        if isinstance(claim.via, Named):
            lines.append(Line("Where you read it", claim.via.name, self._outlet))
        if claim.retracts:
            lines.append(Line("Takes back", claim.retracts, self._retracted))
        return [*lines, *_rest(claim)]

    def _whom(self, about: Named) -> str:
        """Return a person with what separates them from namesakes."""
        known = self.facts.people.get(about.id)
        if known:
            return lookup.told_apart(known)
        part = str((about.table or {}).get("part", ""))
        return ", ".join(filter(None, (about.name, part, "new")))

    def _topic(self, claim: ParsedClaim) -> ParsedClaim:
        """Return the claim on another topic, with all that depends on it asked for anew."""
        before, claim = claim, prompts.with_topic(self.facts, replace(claim, says=None))
        if claim.topic == before.topic:
            return before
        about = claim.about if self.facts.topics[claim.topic].per_person else None
        kind = self.typed.kind or Kind.FACT
        claim = replace(claim, about=about, part=None, when=None, kind=kind)
        return self._completed(claim)

    @property
    def _corrected(self) -> Typed:
        """What was typed, without the options that speak of the names that are corrected."""
        return replace(self.typed, by_rank=None, new_person=False, native=None, part=None)

    def _person(self, claim: ParsedClaim) -> ParsedClaim:
        return prompts.with_person(self.facts, self._corrected, claim)

    def _says(self, claim: ParsedClaim) -> ParsedClaim:
        """Return the claim with another answer; of a step also with its date and its kind."""
        if self.facts.topics[claim.topic].kind is TopicKind.MILESTONE:
            claim = replace(claim, when=None, kind=self.typed.kind or Kind.FACT)
        return self._completed(replace(claim, says=None))

    def _completed(self, claim: ParsedClaim) -> ParsedClaim:
        claim = prompts.with_missing(self.facts, self.typed, claim, self.today)
        return prompts.with_dates(self.facts, claim, self.today)

    def _speaker(self, claim: ParsedClaim) -> ParsedClaim:
        return self._with_kind(prompts.with_speaker(self.facts, self._corrected, claim))

    def _with_kind(self, claim: ParsedClaim) -> ParsedClaim:
        """Return a step with the kind that follows from speaker and days, unless one was typed."""
        if self.typed.kind is not None or claim.when is None or claim.says != YES:
            return claim
        return prompts.with_dates(self.facts, replace(claim, kind=None), self.today)

    def _outlet(self, claim: ParsedClaim) -> ParsedClaim:
        return prompts.with_outlet(self.facts, claim)

    def _retracted(self, claim: ParsedClaim) -> ParsedClaim:
        return prompts.with_retracted(self.facts, claim)

    def _day_of_speech(self, claim: ParsedClaim) -> ParsedClaim:
        return self._with_kind(prompts.with_day_of_speech(claim, self.today))


def _says(claim: ParsedClaim) -> str:
    """Return the answer of a claim in words: `yes, 4 Dec 2026 (plan)`."""
    when = f", {spoken(claim.when)}" if claim.when else ""
    kind = f" ({claim.kind})" if claim.kind in {Kind.PLAN, Kind.GUESS} else ""
    return f"{claim.says}{when}{kind}"


def _rest(claim: ParsedClaim) -> list[Line]:
    """Return a line for each option that was typed and is never asked for."""
    options = {"quote": claim.quote, "url": claim.url, "note": claim.note}
    return [
        Line(f"--{name}", text, partial(prompts.with_option, name))
        for name, text in options.items()
        if text
    ]


def agree(headlines: Sequence[str]) -> None:
    """Show what changes, and ask whether that is right; raises UsageError when it is not."""
    _answer(lambda: headlines, 0)


def _answer(headlines: Callable[[], Sequence[str]], lines: int) -> int | None:
    """Return the index of the line that the user wants to correct; None if all is right.

    Raises UsageError when the user says no.
    """
    correct = "correct a line (its number)"
    try:
        for headline in headlines():
            terminal.write_note(headline)
    except UsageError as error:
        terminal.write_note(str(error))
        question, answers = f"{correct[:1].upper()}{correct[1:]}, or stop (no):", ["no"]
    else:
        or_correct = f", or {correct}" if lines else ""
        question, answers = f"Write it down (yes or no){or_correct}:", ["yes", "no"]
    answer = prompts.ask(question, lambda text: _number_or(answers, text, lines))
    if answer == "no":
        raise UsageError("you said no; nothing was changed")
    return None if answer == "yes" else int(answer) - 1


def _number_or(answers: Sequence[str], text: str, lines: int) -> str:
    """Return the answer that a text is or begins, or the number of a line.

    Raises UsageError for anything else.
    """
    word = text.lower()
    for answer in answers:
        if word and answer.startswith(word):
            return answer
    if word.isascii() and word.isdecimal() and len(word) < 3 and 1 <= int(word) <= lines:
        return word
    number = f", or a number from 1 to {lines}" if lines else ""
    raise UsageError(f"write {' or '.join(answers)}{number}")
