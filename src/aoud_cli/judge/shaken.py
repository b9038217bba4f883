"""Plans that are shaken, since they stood on a plan that failed (rule 6.1)."""

from collections.abc import Iterable
from datetime import date

from aoud_cli.judge.predictions import Foreseen, Prediction


def is_shaken(prediction: Prediction, earlier: Iterable[Foreseen]) -> bool:
    """Return whether a plan stood on a plan for an earlier step that did not come true.

    A plan for one day is a promise of its own; a plan for "2025" supposes that all goes well.
    """
    if not prediction.is_official_plan or prediction.days.first == prediction.days.last:
        return False
    return any(_failed_since(prediction, step) for step in earlier)


def _failed_since(plan: Prediction, earlier: Foreseen) -> bool:
    """Return whether a plan for an earlier step, in force when this one was made, failed."""
    made = plan.made.said.first
    not_over = [other for other in earlier.official_plans if other.days.last >= made]
    in_force = [other for other in not_over if not other.was_replaced_by(made)]
    return any(_passed_without(other.days.last, earlier) for other in in_force)


def _passed_without(last: date, step: Foreseen) -> bool:
    """Return whether a day passed before a step was taken."""
    answer = step.course.answer
    if answer.reached and answer.window:
        return answer.window.first > last
    return last < step.course.known_day
