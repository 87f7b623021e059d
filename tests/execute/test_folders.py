"""No name in a report can put a file anywhere but in its own folder."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.execute.folders import agency_folder, inside, safe_name
from tests.builders import clean_report, with_identity

names = st.one_of(
    st.text(max_size=300),
    st.sampled_from(["..", ".", "", "con", "NUL.txt", "a/../../b", "C:\\x", "局\u202e", "局" * 300, "。", " . ", "~"]),
)


@given(names)
def test_a_safe_name_is_one_name_on_every_system(name: str) -> None:
    safe = safe_name(name, "未知机关")
    assert safe
    assert safe not in (".", "..")
    assert len(PurePosixPath(safe).parts) == 1
    assert len(PureWindowsPath(safe).parts) == 1
    assert not PureWindowsPath(safe).is_reserved() if hasattr(PureWindowsPath, "is_reserved") else True
    assert len(safe.encode()) <= 200
    assert safe == safe.strip(" .")
    assert safe.isprintable()


@given(names)
def test_making_a_safe_name_safe_changes_nothing(name: str) -> None:
    once = safe_name(name, "未知机关")
    assert safe_name(once, "未知机关") == once


def test_ordinary_names_stay_as_they_are() -> None:
    for name in ("云溪县民政局", "国家税务总局云溪县税务局（本级）", "Yunxi 2"):
        assert safe_name(name, "x") == name


def test_long_names_that_differ_at_the_end_stay_apart() -> None:
    assert safe_name("局" * 200 + "甲", "x") != safe_name("局" * 200 + "乙", "x")


@given(st.text(max_size=80))
def test_no_folder_leaves_the_output(folder: str) -> None:
    out = Path("out")
    assert out in (inside(out, folder), *inside(out, folder).parents)
    assert ".." not in inside(out, folder).parts


def test_a_report_without_agency_and_year_has_a_folder_too() -> None:
    assert agency_folder(with_identity(clean_report(), agency="", year=None)) == "未知年度/未知机关"
    assert agency_folder(clean_report()) == "2023/云溪县民政局"
