"""The page of texts side by side: what is on it, in which order, and that report text stays text."""

from __future__ import annotations

from dataclasses import replace

from disclosure_toolkit.display.reuse_page import reuse_page, sets_side_by_side
from disclosure_toolkit.model import Finding, Severity
from tests.collection.texts import findings, region, report, text, with_figures, with_text


def found() -> tuple[Finding, ...]:
    """A section taken over from another agency, and two versions of a report that differ in a figure."""
    digests = region(years=(2024,))
    digests[0] = with_text(digests[0], 5, text(digests[1], 5))
    other = replace(with_figures(digests[2], requests__received__company=987), file="附件.pdf")
    return findings([*digests, other], "C4", "C6")


def test_words_and_figures_of_both_reports_are_there():
    html = reuse_page(found())
    assert "C402" in html
    assert "C601" in html
    assert html.count('class="dt-pair"') >= 1
    assert "987" in html
    assert "附件.pdf" in html


def test_the_gravest_come_first_within_a_rule_and_other_findings_are_left_out():
    (shared, *_) = (item for item in found() if item.rule == "C402")
    minor = replace(shared, severity=Severity.INFO, message="轻的", fingerprint="x")
    other = replace(shared, rule="C101", message="别的", fingerprint="y")
    assert not sets_side_by_side(other)
    html = reuse_page([minor, other, shared])
    assert html.index(shared.message[:10]) < html.index("轻的")
    assert "别的" not in html


def test_very_many_findings_are_cut_and_said_to_be():
    (shared, *_) = (item for item in found() if item.rule == "C402")
    html = reuse_page([replace(shared, subject=str(number)) for number in range(620)])
    assert html.count('class="dt-pair"') == 500
    assert "共 620 项" in html


def test_report_text_can_only_become_text():
    hostile = "<script>alert(1)</script>\u202e逐户核对补贴发放清册并张榜公示，走访座谈听取意见。" * 5
    digests = [with_text(report(f"云川县{name}<b>局", 2024), 5, hostile) for name in ("甲山", "乙水")]
    html = reuse_page(findings(digests, "C4"))
    assert "<script>alert" not in html
    assert "<b>局" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;" in html


def test_an_english_page():
    html = reuse_page(found(), "en")
    assert "Texts and figures side by side" in html
    assert "待核" not in html


def test_figures_of_two_reports_say_whose_they_are_and_the_way_back_comes_first():
    html = reuse_page(found())
    (versions,) = (item for item in found() if item.rule == "C601")
    heads = [f'<th scope="col">{name}</th>' for name in (versions.about[0].file, "附件.pdf")]
    assert "".join(heads) in html
    assert html.index("".join(heads)) < html.index('<td class="dt-n">0</td><td class="dt-n">987</td>')
    assert html.index('href="index.html"') < html.index("<h1>")
