"""Findings that one mistake causes share one root, and the counts say both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.model import Audit, Period
from tests.builders import bumped, changed, clean_report, with_identity, with_section, without_section, without_table

CELLS = {"requests.granted.natural_person": 12, "requests.carried_in.natural_person": 3}


def groups(audit: Audit) -> list[set[str]]:
    """Rule codes of the groups with more than one member."""
    members: dict[str, set[str]] = {}
    for finding in audit.findings:
        members.setdefault(finding.root or finding.fingerprint, set()).add(finding.rule)
    return [codes for codes in members.values() if len(codes) > 1]


def test_one_cell_is_one_group_and_the_verdict_says_both_counts() -> None:
    audit = audit_report(bumped(clean_report(cells=CELLS), "requests.handled_total.natural_person"))
    assert groups(audit) == [{"F301", "F302", "F303"}]
    assert "其中 1 处根源，牵连 3 项勾稽" in audit.verdict()
    assert audit.counts()["error"] == 3
    chief = [finding for finding in audit.findings if not finding.root]
    assert len(chief) == 1
    assert all(finding.root == chief[0].fingerprint for finding in audit.findings if finding is not chief[0])


def test_every_root_is_a_finding_that_has_no_root_itself() -> None:
    report = clean_report(cells={**CELLS, "requests.granted.company": 4})
    audit = audit_report(bumped(bumped(report, "requests.granted.company", 30), "requests.received.natural_person", 5))
    roots = {finding.fingerprint for finding in audit.findings if not finding.root}
    assert {finding.root for finding in audit.findings if finding.root} <= roots
    # Two mistakes, two roots, each with the two identities that its cell stands in.
    assert audit.root_sizes() == [2, 2]
    assert len(roots) == 2


def test_an_impossible_figure_leads_its_group() -> None:
    audit = audit_report(changed(clean_report(cells=CELLS), {"requests.granted.natural_person": -12}))
    chief = [finding.rule for finding in audit.findings if not finding.root]
    assert chief == ["F104"]
    assert audit.hypotheses[0].kind == "sign"


def test_last_year_speaks_for_a_cell() -> None:
    """What last year's report says joins the group of the cell that it contradicts."""
    now = clean_report(cells=CELLS)
    before = clean_report(year=2022, cells={"requests.carried_out.natural_person": 3})
    wrong = changed(now, {"requests.carried_in.natural_person": 30})
    audit = audit_report(wrong, previous=before)
    assert audit.hypotheses[0].cells[0].key == "requests.carried_in.natural_person"
    assert audit.hypotheses[0].cells[0].proposed == 3
    assert {finding.rule for finding in audit.findings} == {"F301", "F303", "Y501"}
    assert len([finding for finding in audit.findings if not finding.root]) == 1


def test_separate_tables_are_separate_roots() -> None:
    report = clean_report(cells={**CELLS, "review.reconsideration.upheld": 10})
    wrong = changed(report, {"review.reconsideration.total": 1, "requests.granted.natural_person": 13})
    assert audit_report(wrong).root_sizes() == [2]
    assert len([finding for finding in audit_report(wrong).findings if not finding.root]) == 2


def test_what_follows_a_break_has_the_break_as_its_root() -> None:
    cut = with_section(without_section(clean_report(), 4, 5, 6), 1, title="总体情况")
    cut = without_table(replace(cut, sections=cut.sections[:1]), "proactive", "requests", "review")
    cut = with_section(cut, 1, text="本年度我局进一步加强政府信", parts=())
    audit = audit_report(cut)
    chief = next(finding for finding in audit.findings if finding.rule == "S122")
    assert chief.root == ""
    lost = [finding for finding in audit.findings if finding.rule in ("S101", "S201")]
    assert len(lost) == 8
    assert all(finding.root == chief.fingerprint for finding in lost)


def test_sentences_of_another_year_follow_from_the_wrong_title() -> None:
    text = "2024年，我局主动公开信息 120 条。\n2024年，我局收到申请 12 件。"
    audit = audit_report(with_section(clean_report(), 1, text=text, parts=()))
    chief = next(finding for finding in audit.findings if finding.rule == "S112")
    stale = [finding for finding in audit.findings if finding.rule == "N805"]
    assert stale
    assert chief.root == ""
    assert all(finding.root == chief.fingerprint for finding in stale)


def test_the_audit_as_json_carries_hypotheses_and_roots() -> None:
    data = audit_report(bumped(clean_report(cells=CELLS), "requests.granted.natural_person")).to_dict()
    assert data["hypotheses"][0]["cells"] == [
        {
            "key": "requests.granted.natural_person",
            "label": "表三“予以公开·自然人”",
            "read": 13,
            "proposed": 12,
        }
    ]
    assert data["hypotheses"][0]["unique"] is True
    assert len({finding["root"] or finding["fingerprint"] for finding in data["findings"]}) == 1


def test_a_wrong_number_of_the_text_leads_the_sums_stated_with_it() -> None:
    cells = {"requests.granted.natural_person": 30, "requests.granted.company": 15}
    text = "（二）依申请公开\n收到政府信息公开申请47件，其中自然人30件，法人或其他组织15件。"
    audit = audit_report(with_section(clean_report(cells=cells), 1, text=text, parts=()))
    chief = next(finding for finding in audit.findings if finding.rule == "N602")
    sums = [finding for finding in audit.findings if finding.rule == "N701"]
    assert [finding.root for finding in sums] == [chief.fingerprint]


def test_a_wrong_period_leads_the_sentences_that_say_the_titles_year() -> None:
    text = "2024年，我局主动公开信息 120 条。"
    report = with_section(clean_report(), 1, text=text, parts=())
    period = Period(date(2024, 1, 1), date(2024, 12, 31), "2024年1月1日至2024年12月31日")
    audit = audit_report(with_identity(report, period=period))
    assert [finding.root for finding in audit.findings if finding.rule == "S112"] == [""]
    assert all(finding.root for finding in audit.findings if finding.rule == "N805")


def test_a_sentence_of_the_wrong_year_leads_its_numbers_that_agree_with_no_report_of_last_year() -> None:
    cells = {"requests.granted.natural_person": 30, "requests.partly_granted.company": 15}
    text = "（二）依申请公开\n2022年，我局收到政府信息公开申请45件。从办理结果看，予以公开30件、部分公开15件。"
    report = with_section(clean_report(cells=cells), 1, text=text, parts=())
    last = with_identity(clean_report(cells={"requests.granted.natural_person": 3}), year=2022)
    audit = audit_report(report, last)
    (chief,) = [finding for finding in audit.findings if finding.rule == "N805"]
    numbers = [finding for finding in audit.findings if finding.rule == "N609"]
    assert len(numbers) >= 2
    assert chief.root == ""
    assert {finding.root for finding in numbers} == {chief.fingerprint}


def test_a_placeholder_leads_what_was_not_written() -> None:
    audit = audit_report(with_section(clean_report(), 1, text="（文字描述）", parts=()))
    (chief,) = [finding for finding in audit.findings if finding.rule == "S123"]
    unsaid = [finding for finding in audit.findings if finding.rule == "S107"]
    assert len(unsaid) == 5
    assert chief.root == ""
    assert {finding.root for finding in unsaid} == {chief.fingerprint}


def test_what_a_mistake_brings_about_stands_behind_it() -> None:
    cells = {"requests.granted.natural_person": 30, "requests.partly_granted.company": 15}
    text = "（二）依申请公开\n2022年，我局收到政府信息公开申请45件。从办理结果看，予以公开30件、部分公开15件。"
    last = with_identity(clean_report(cells={"requests.granted.natural_person": 3}), year=2022)
    audits = [
        audit_report(with_section(clean_report(cells=cells), 1, text=text, parts=()), last),
        audit_report(with_section(clean_report(), 1, text="（文字描述）", parts=())),
        audit_report(bumped(clean_report(cells=CELLS), "requests.granted.natural_person")),
    ]
    for audit in audits:
        ranks = [finding.severity.rank for finding in audit.findings]
        assert ranks == sorted(ranks)
        place = {finding.fingerprint: number for number, finding in enumerate(audit.findings)}
        assert any(finding.root for finding in audit.findings)
        assert all(place[finding.root] < place[finding.fingerprint] for finding in audit.findings if finding.root)
