"""Whatever the reports are like, the rules of collections run, say it in both languages, and do not depend on order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit.collection import Digest, Member, SectionText, collection_findings
from disclosure_toolkit.collection.digest import keys_of
from disclosure_toolkit.model import Finding, Kind, Level

NAMES = (
    "",
    "云川县",
    "云川县人民政府",
    "云川县民政局",
    "青河市云川县民政局",
    "白河市云川县民政局",
    "民政局",
    "省=厅",
    "\ud800",
)
TEXTS = ("", "县政府办公室没有收取信息处理费。", "云川县水利局做好公开工作，下一步加强培训。", "=1+1", "\ud800</td>")


def made(
    number: int, name: str, year: int | None, level: Level, edition: str | None, cells: list[object], texts: list[str]
) -> Digest:
    """A digest whose cells repeat these."""
    keys = keys_of(Digest("", name, year, level, edition).form.name)
    filled = tuple(cells[place * place % len(cells)] for place in range(len(keys)))
    sections = tuple(SectionText(place, "标题", text) for place, text in enumerate(texts))
    return Digest(f"{number}.json", name, year, str(level), edition, str(filled), filled, sections=sections)


DIGESTS = st.builds(
    made,
    st.integers(0, 10**6),
    st.sampled_from(NAMES),
    st.sampled_from([None, 2015, 2019, 2020, 2021, 2022, 2023]),
    st.sampled_from(list(Level)),
    st.sampled_from([None, "2019_trial", "2021"]),
    st.lists(st.sampled_from([0, 0, 1, 7, 90, 10**6, -3, None, Kind.BLANK, Kind.UNREADABLE]), min_size=1, max_size=9),
    st.lists(st.sampled_from(TEXTS), max_size=7),
)
MEMBERS = st.lists(
    st.builds(
        Member,
        st.sampled_from(NAMES[1:]),
        st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
        parent=st.sampled_from(NAMES),
        consolidated=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda member: member.agency,
)


@settings(max_examples=60)
@given(st.lists(DIGESTS, max_size=8, unique_by=lambda item: item.file), MEMBERS)
def test_the_rules_judge_any_collection(reports, members):
    found = collection_findings(reports, members)
    assert [item.message for item in found if item.subject == "rule_error"] == []
    for item in found:
        assert item.message
        assert item.message_en
        # Whoever it is about is named in either language, by agency or by file.
        told = [(about.agency, about.file) for about in item.about if about.agency and about.agency in item.message]
        assert all(agency in item.message_en or file in item.message_en for agency, file in told[:1])
        assert Finding.from_dict(item.to_dict()) == item
    files = {report.file for report in reports} | {""}
    assert {about.file for item in found for about in item.about} <= files


@settings(max_examples=30)
@given(st.lists(DIGESTS, max_size=6, unique_by=lambda item: item.file), MEMBERS)
def test_the_order_of_the_files_changes_nothing_of_what_is_found(reports, members):
    one = collection_findings(reports, members)
    other = collection_findings(list(reversed(reports)), members)
    assert Counter((item.rule, item.severity) for item in one) == Counter((item.rule, item.severity) for item in other)
