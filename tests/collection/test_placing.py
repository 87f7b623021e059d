"""Many reports together: names that are one agency's, years that follow, doubled and missing reports."""

from __future__ import annotations

from itertools import permutations

import pytest

from disclosure_toolkit import audit_collection
from disclosure_toolkit.collection import Whose, pair, read_members, same_agency
from disclosure_toolkit.errors import BadManifest
from disclosure_toolkit.model import Status
from tests.builders import bumped, clean_report
from tests.files import CELLS, report_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("洪泽区人民政府", "淮安市洪泽区人民政府"),
        ("云川县民政局", "云川县 民政局"),
        ("云川县民政局", "青河市云川县民政局"),
        ("城关镇人民政府", "云川县城关镇人民政府"),
        ("ＡＢ街道办事处", "AB街道办事处"),
    ],
)
def test_names_of_one_agency(one, other):
    assert same_agency(one, other)
    assert same_agency(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云川县民政局", "云川县水利局"),
        ("民政局", "云川县民政局"),  # anyone's
        ("市场监督管理局", "云川县市场监督管理局"),  # 市场 is no city
        ("云川县人民政府", "云川县人民政府办公室"),
        ("东云川县民政局", "云川县民政局"),  # not a superior's name
        ("", ""),
        ("", "云川县民政局"),
    ],
)
def test_names_of_different_agencies(one, other):
    assert not same_agency(one, other)
    assert not same_agency(other, one)


def test_each_report_is_paired_with_its_own_year_before():
    reports = [
        Whose("a", "青河市云川县民政局", 2023, "x"),
        Whose("b", "云川县民政局", 2022, "y"),
        Whose("c", "云川县水利局", 2022, "z"),
        Whose("d", "云川县民政局", 2021, "w"),
    ]
    assert pair(reports).previous == (1, 3, None, None)


def test_pairing_does_not_depend_on_the_order_of_files():
    reports = [Whose(f"{a}{y}", a, y, f"{a}{y}") for a in ("云川县民政局", "白水县民政局") for y in (2021, 2022, 2023)]
    for order in list(permutations(reports))[::37]:
        before = {
            report.file: order[index].file if index is not None else None
            for report, index in zip(order, pair(order).previous, strict=True)
        }
        assert before["云川县民政局2023"] == "云川县民政局2022"
        assert before["白水县民政局2022"] == "白水县民政局2021"
        assert before["白水县民政局2021"] is None


def test_a_short_name_that_fits_two_agencies_is_joined_to_neither():
    reports = [
        Whose("a", "青河市云川县民政局", 2023, "a"),
        Whose("b", "白河市云川县民政局", 2023, "b"),
        Whose("c", "云川县民政局", 2022, "c"),
    ]
    assert pair(reports).previous == (None, None, None)


def test_reports_without_agency_or_year_stay_alone():
    reports = [Whose("a", "", 2023), Whose("b", "", 2022), Whose("c", "云川县民政局", None)]
    assert pair(reports).previous == (None, None, None)
    assert pair(reports).doubled == ()


def test_two_copies_of_last_years_report_still_serve():
    last, now = report_of("云川县民政局", 2022), report_of("云川县民政局", 2023)
    result = audit_collection([last, last, now])
    assert [str(finding.severity) for finding in result.findings if finding.rule == "C101"] == ["info"]
    assert not any(o.reason == "未提供上年报告" for o in result.audits[2].outcomes)


def test_two_different_reports_of_last_year_are_said_and_not_used():
    last, other = report_of("云川县民政局", 2022), report_of("云川县民政局", 2022, broken=True)
    result = audit_collection([last, other, report_of("云川县民政局", 2023)])
    assert [str(finding.severity) for finding in result.findings if finding.rule == "C101"] == ["question"]
    assert any(o.reason == "未提供上年报告" for o in result.audits[2].outcomes)


def test_the_year_before_is_really_compared():
    last = clean_report("2021", 2022, "云川县民政局", cells={**CELLS, "requests.carried_out.natural_person": 1})
    cells = {"requests.carried_in.natural_person": 1, "requests.granted.natural_person": 4}
    now = clean_report("2021", 2023, "云川县民政局", cells=cells)
    good = audit_collection([last, now]).audits[1]
    bad = audit_collection([bumped(last, "requests.carried_out.natural_person"), now]).audits[1]
    compared = {o.rule for o in good.outcomes if o.status is Status.PASS} & {f.rule for f in bad.findings}
    assert compared
    assert not {f.rule for f in good.findings} & compared


def test_members_missing_and_strangers_are_findings(tmp_path):
    members = tmp_path / "成员.csv"
    members.write_text("机关,别名\n云川县民政局,\n云川县水务局,云川县水利局；水利局\n云川县公安局,\n", encoding="utf-8")
    reports = [report_of(name, 2023) for name in ("青河市云川县民政局", "云川县水利局", "白水县林业局")]
    found = audit_collection(reports, members=members).findings
    assert {(f.rule, f.message[:10]) for f in found} == {
        ("C102", "成员名单中的云川县公"),
        ("C103", "白水县林业局有 20"),
    }
    assert len({f.fingerprint for f in found}) == 2


def test_an_empty_member_list_is_refused(tmp_path):
    members = tmp_path / "成员.csv"
    members.write_text("机关\n\n", encoding="utf-8")
    with pytest.raises(BadManifest, match="没有机关"):
        read_members(members)
