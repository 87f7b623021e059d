"""The member list: columns in either language, names in any usual spelling, superiors, yes and no."""

from __future__ import annotations

import pytest

from disclosure_toolkit.collection import Member, Roster, read_members, same_agency
from disclosure_toolkit.errors import BadManifest
from disclosure_toolkit.model import Level

from .made import COUNTY, findings, report


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "成员.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "header",
    ["机关,层级,上级,别名,是否汇总", "agency,level,parent,aliases,consolidated", "单位,类别,上级机关,曾用名,汇总"],
)
def test_all_columns_in_either_language(tmp_path, header):
    path = written(
        tmp_path, f"{header}\n云川县人民政府,政府,,云川县,是\n云川县水务局,部门,云川县人民政府,水利局；水务处,否\n"
    )
    assert read_members(path) == (
        Member("云川县人民政府", ("云川县",), Level.GOVERNMENT, "", True),
        Member("云川县水务局", ("水利局", "水务处"), Level.DEPARTMENT, "云川县人民政府", False),
    )


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        *((word, True) for word in ("是", "YES", "1", "True", "√", "汇总")),
        *((word, False) for word in ("否", "no", "0", "", "/", "False")),
    ],
)
def test_yes_and_no_in_several_spellings(tmp_path, word, answer):
    (member,) = read_members(written(tmp_path, f"机关,是否汇总\n云川县人民政府,{word}\n"))
    assert member.consolidated is answer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("机关,是否汇总\n云川县人民政府,大概\n", "大概"),
        ("机关\n云川县民政局\n云川县水利局\n云川县 民政局\n", "第 2 行、第 4 行"),
        ("机关\n\n", "没有机关"),
        ("名字\n云川县民政局\n", "缺少列"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_place(tmp_path, text, words):
    with pytest.raises(BadManifest, match=words):
        read_members(written(tmp_path, text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云川县政府", "云川县人民政府"),
        ("云川县", "青河市云川县人民政府"),
        ("城关镇", "云川县城关镇人民政府"),
        ("云川经济开发区管委会", "云川经济开发区管理委员会"),
        ("云川县政府办", "云川县人民政府办公室"),
        ("青河市云川县政府办公室", "云川县人民政府办公室"),
        ("城关街道", "云川县城关街道办事处"),
        ("云川县发改委", "云川县发展和改革委员会"),
        ("云川县人社局", "青河市云川县人力资源和社会保障局"),
        ("云川县市场监管局", "云川县市场监督管理局"),
        ("云川县住建局", "云川县住房和城乡建设局"),
    ],
)
def test_short_forms_are_the_same_agency(one, other):
    assert same_agency(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云川县人民政府", "云川县人民政府办公室"),
        ("云川县经济开发区", "云川县人民政府"),
        ("云川高新区", "云川高新区人民政府"),
        ("云川县发展和改革局", "云川县发展和改革委员会"),
        ("云川县城关镇人民政府", "云川县城关街道办事处"),
    ],
)
def test_different_organs_stay_different(one, other):
    assert not same_agency(one, other)


def test_the_roster_finds_members_by_any_name_and_says_when_several_fit():
    roster = Roster(
        (
            Member("青河市云川县民政局"),
            Member("白河市云川县民政局"),
            Member("青河市云川县水务局", ("云川县水利局",), parent="青河市云川县人民政府"),
            Member("青河市云川县人民政府", consolidated=True),
        )
    )
    assert roster.find("云川县民政局") is None
    assert len(roster.fitting("云川县民政局")) == 2
    assert roster.find("云川县水利局") is roster.members[2]
    assert roster.find("云川县水务局") is roster.members[2]
    assert roster.find("某省青河市云川县民政局") is roster.members[0]
    assert roster.under(roster.members[3]) == (roster.members[2],)
    assert roster.under(roster.members[0]) == ()


def test_what_could_not_be_placed_is_listed_with_its_reason():
    roster = [Member("青河市云川县民政局"), Member("白河市云川县民政局")]
    reports = [report("云川县民政局", 2023), report("", 2023), report("青河市云川县民政局", 2022)]
    found = [f for f in findings(reports, roster, ("C1",)) if f.rule == "C104"]
    assert sorted("不能确定" in item.message for item in found) == [False, True]
    assert any("没有读出机关名称" in item.message for item in found)
    assert not [f for f in findings(reports, roster, ("C1",)) if f.rule == "C103"]


def test_a_stranger_is_one_finding_with_all_its_years():
    reports = [report("白水县林业局", year) for year in (2021, 2022, 2023)]
    (finding,) = findings(reports, [Member("云川县民政局")], ("C103",))
    assert "2021—2023" in finding.message
    assert len(finding.about) == 3


def test_a_year_in_which_no_member_reports_is_not_missed_by_everybody():
    reports = [report("白水县林业局", 2019), report("云川县民政局", 2023)]
    found = findings(reports, [Member("云川县民政局"), Member("云川县水利局")], ("C102",))
    assert [(item.about[0].agency, item.about[0].year) for item in found] == [("云川县水利局", 2023)]


def test_a_former_name_in_the_list_joins_the_years():
    reports = [report("云川县水利局", 2022), report("云川县水务局", 2023)]
    assert findings(reports, [Member("云川县水务局", ("云川县水利局",))], ("C1",)) == []


def test_placing_many_reports_takes_no_square_time():
    """Doubling the number of agencies must not come near quadrupling the work (it did in a pairwise comparison)."""
    calls: list[int] = []
    for count in (400, 800):
        names = [f"青河市云{n}川县第{n}局" for n in range(count)]
        roster = [Member(name, (f"云{n}川县{n}处",), parent=COUNTY) for n, name in enumerate(names)]
        reports = [report(name.removeprefix("青河市"), 2023) for name in names]
        calls.append(_steps(lambda reports=reports, roster=roster: findings(reports, roster, ("C1",))))
    assert calls[1] < 2.6 * calls[0]


def _steps(work) -> int:
    """The number of Python calls that this takes: the same on every machine."""
    import sys

    count = 0

    def profile(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
