"""One figure as a table cell shows it: blank, zero, sign, text, unread and absent never look alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..editions import Edition
from ..model import Figure, Kind, Report
from .marks import Mark, cell_id, finding_id
from .markup import Html, tag
from .words import SEVERITY_SYMBOLS, words


def number_text(value: int | Decimal | None, unit: str = "count") -> str:
    """A value as the form prints it: plain digits, money with its decimals, changes with their sign."""
    if value is None:
        return ""
    text = str(value) if isinstance(value, int) else format(value, "f")
    return f"+{text}" if unit == "change" and value > 0 else text


@dataclass(frozen=True)
class Cells:
    """Draws the figure cells of one report.

    :ivar marks: figure key → marks of the findings that concern it.
    :ivar anchors: whether cells carry ids and marks link; off where the cells stand twice on a page.
    """

    report: Report
    form: Edition
    marks: Mapping[str, Sequence[Mark]]
    lang: str = "zh"
    anchors: bool = True

    def cell(self, key: str, colspan: int = 1) -> Html:
        """The ``<td>`` of a figure."""
        say = words(self.lang)
        figure = self.report.figure(key)
        text, state, hints = _shown(figure, self.form.unit(key), self.lang)
        marks = self.marks.get(key, ())
        classes = ["dt-n"]
        if state:
            classes.append(f"dt-{state}")
        if marks:
            classes.append(f"dt-mark dt-{marks[0].severity}")
        signs = [
            tag(
                "a",
                SEVERITY_SYMBOLS[mark.severity],
                mark.number,
                cls="dt-sign",
                href=f"#{finding_id(mark.number)}",
                title=mark.hint,
                aria_label=say("mark_label", mark.number),
            )
            for mark in marks
            if self.anchors
        ]
        return tag(
            "td",
            tag("span", text, cls="dt-v") if state else text,
            signs,
            cls=" ".join(classes),
            id=cell_id(key) if self.anchors else None,
            colspan=colspan if colspan > 1 else None,
            title="；".join(hints) if hints else None,
        )


def _shown(figure: Figure | None, unit: str, lang: str) -> tuple[str, str, list[str]]:
    """What stands in the cell, the name of its state (empty for numbers), and what to tell about it."""
    say = words(lang)
    if figure is None:
        return say("cell_absent"), "absent", [say("hint_absent")]
    if figure.kind in (Kind.NUMBER, Kind.ZERO):
        text = number_text(figure.value, unit)
        raw = figure.raw.strip()
        return text, "", [say("hint_raw", raw)] if raw and raw not in (text, text.lstrip("+")) else []
    raw_hint = [say("hint_raw", figure.raw)] if figure.raw.strip() else []
    if figure.kind is Kind.BLANK:
        return say("cell_blank"), "blank", [say("hint_blank")]
    if figure.kind is Kind.NOT_APPLICABLE:
        return figure.raw.strip() or "/", "sign-only", [say("hint_sign"), *raw_hint]
    if figure.kind is Kind.TEXT:
        return figure.raw.strip(), "text", [say("hint_text")]
    reason = [figure.reason] if figure.reason else []
    return say("cell_unreadable"), "unreadable", [say("hint_unreadable"), *reason, *raw_hint]
