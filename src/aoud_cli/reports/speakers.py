"""Who said something, and when, in words."""

from aoud_cli.facts.dates import spoken
from aoud_cli.facts.model import Claim
from aoud_cli.judge.answer import Assessment


def attribution(assessment: Assessment, claim: Claim) -> str:
    """Return who said it, at which rank and when: `(Ann Lee, insider, Mar 2023, via The Paper)`."""
    rank = assessment.facts.rank(claim)
    via = f", via {assessment.source_name(claim.via)}" if claim.via else ""
    return f"({assessment.source_name(claim.by)}, {rank}, {spoken(claim.said)}{via})"


def speaker(assessment: Assessment, claim: Claim | None) -> str:
    """Return who said a claim and when: `Ann Lee, Mar 2023`; empty without a claim."""
    if claim is None:
        return ""
    return f"{assessment.source_name(claim.by)}, {spoken(claim.said)}"
