"""Reports and audits that the display tests look at: a busy one, an all-zero one, a hostile one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from disclosure_toolkit.audit import audit_report, form_of
from disclosure_toolkit.model import (
    Audit,
    Figure,
    FigureEvidence,
    Finding,
    Kind,
    Outcome,
    Quote,
    Report,
    Section,
    Severity,
    Source,
    Status,
)
from tests.builders import changed, clean_report, with_identity

BUSY = {
    "requests.granted.natural_person": 120,
    "requests.partly_granted.company": 14,
    "requests.denied_state_secret.natural_person": 3,
    "requests.denied_process_information.natural_person": 31,
    "requests.unavailable_not_held.natural_person": 58,
    "requests.unavailable_needs_creation.legal_service": 6,
    "requests.not_processed_petition.natural_person": 17,
    "requests.other_misc.research": 2,
    "requests.carried_in.natural_person": 25,
    "requests.carried_out.natural_person": 9,
    "review.reconsideration.upheld": 10,
    "review.reconsideration.corrected": 1,
    "review.litigation_direct.upheld": 4,
    "review.litigation_direct.pending": 2,
    "review.litigation_after_reconsideration.other": 1,
}

HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</style></script></title><svg onload=document.title='owned'>",
    "{{ 7 * 7 }}{% raw %} ${7*7} %(agency)s {0}",
    "javascript:alert(1)\" onmouseover=\"document.title='owned'",
    "<a href='http://example.invalid/'>x</a><link rel=stylesheet href=http://example.invalid/a.css>",
    "A" * 3000,
    "\u202e倒过来\u202c\u2066x\u2069\x00\x1b[31m",
    "]]><!--&#60;b&#62;&lt;i&gt;",
)


def busy() -> Report:
    """Hundreds of requests, consistent figures."""
    return clean_report(cells=BUSY)


def quiet() -> Report:
    """All zero: the commonest kind."""
    return clean_report()


def hostile_text() -> str:
    """Everything that must stay text, a paragraph each."""
    return "\n".join(HOSTILE)


def hostile() -> Report:
    """A report whose every text is an attack."""
    report = clean_report(cells=BUSY)
    text = hostile_text()
    sections = tuple(replace(s, title=HOSTILE[0] + s.title, text=s.text + text, parts=()) for s in report.sections)
    report = with_identity(report, agency="../" + HOSTILE[0] + HOSTILE[6], title=HOSTILE[2] + HOSTILE[7])
    tables = tuple(
        replace(t, rows=tuple(replace(r, printed=HOSTILE[1], how="fuzzy") for r in t.rows)) for t in report.tables
    )
    bad = Figure("requests.received.company", None, HOSTILE[1], Kind.TEXT, Source(path=HOSTILE[4]))
    unread = Figure("requests.received.research", None, HOSTILE[0], Kind.UNREADABLE, reason=HOSTILE[2])
    report = changed(report, {bad.key: bad, unread.key: unread})
    return replace(report, sections=sections, tables=tables, file="/x/" + HOSTILE[0], digest=HOSTILE[0])


def finding(
    report: Report, severity: Severity, subject: str, keys: tuple[str, ...] = (), quotes: tuple[Quote, ...] = ()
) -> Finding:
    """A finding about these figures and words, with all that a card shows."""
    form = form_of(report)
    return Finding(
        rule="F301",
        severity=severity,
        title=f"题目 {subject}",
        message=f"说明 {subject}",
        message_en=f"message {subject}",
        basis=f"依据 {subject}",
        subject=subject,
        figures=tuple(
            FigureEvidence(key, form.label(key), report.value(key), "7", 8, Source(page=3, box=(1.0, 2.0, 3.0, 4.0)))
            for key in keys
        ),
        quotes=quotes,
        working=(f"验算 {subject} 1 + 2 = 3",),
        source=Source(line=12),
        fingerprint=f"{subject:0>16}",
    )


def audit_with(report: Report, findings: Iterator[Finding] | tuple[Finding, ...], lang: str = "zh") -> Audit:
    """The report's real audit with these findings in place of its own."""
    real = audit_report(report)
    kept = tuple(outcome for outcome in real.outcomes if outcome.status is not Status.FAIL)
    added = tuple(Outcome(f.rule, Status.FAIL, f.subject, finding=f) for f in findings)
    return Audit(report, kept + added, real.coverage, lang, claims=real.claims)


def quoted(section: Section, words: str) -> Quote:
    """A quotation of these words of a section."""
    start = section.text.index(words)
    return Quote(section.number, words, start, start + len(words), Source(line=5))
