"""Which identities a printed report breaks: computed from the figures as printed, with the form's own sums."""

from __future__ import annotations

from collections.abc import Mapping

from ..editions import edition
from .figures import Value
from .meaning import meaning
from .printed import PrintedReport

_ROLLED = ("regulations", "normative_documents")


def values(report: PrintedReport) -> dict[str, Value]:
    """Key → value of every printed figure that has one."""
    found = {key: meaning(text)[1] for key, text in report.figures().items()}
    return {key: value for key, value in found.items() if value is not None}


def violations(report: PrintedReport, previous: PrintedReport | None = None) -> tuple[str, ...]:
    """The identities broken, as ``kind:subject`` (``balance:company``, ``carry_over:total`` …).

    An identity with a figure that is missing, blank or no number is not judged.

    :param previous: last year's printed report, for the carry-over and the roll-forward of documents.
    """
    form, known = edition(report.edition), values(report)
    undivided = any(f"requests.{form.undivided_row}." in key for key in known) if form.undivided_row else False
    found = [
        f"{identity.kind}:{identity.subject}"
        for identity in form.identities(undivided)
        if all(key in known for key in identity.keys) and _sum(known, identity.left) != _sum(known, identity.right)
    ]
    if previous is not None:
        before = values(previous)
        for column in (column.key for column in form.columns):
            carried, left = known.get(f"requests.carried_in.{column}"), before.get(f"requests.carried_out.{column}")
            if carried is not None and left is not None and carried != left:
                found.append(f"carry_over:{column}")
        found += [f"documents:{row}" for row in _ROLLED if _rolls(known, before, row) is False]
    return tuple(found)


def _sum(known: Mapping[str, Value], keys: tuple[str, ...]) -> Value:
    return sum((known[key] for key in keys), 0)


def _rolls(known: Mapping[str, Value], before: Mapping[str, Value], row: str) -> bool | None:
    issued, repealed, in_force = (known.get(f"proactive.{row}.{c}") for c in ("issued", "repealed", "in_force"))
    start = before.get(f"proactive.{row}.in_force")
    if issued is None or repealed is None or in_force is None or start is None:
        return None
    return in_force == start + issued - repealed
