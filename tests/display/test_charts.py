"""Charts say what the figures say, to every reader, with the same bytes every time. Warnings are errors here, so
a font that lacks a glyph would fail each of these tests.
"""

import itertools
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit.display.charts import charts, charts_html, save_chart
from disclosure_toolkit.display.drawing import Canvas, chinese_font, spread, text_width, wrapped
from disclosure_toolkit.editions import edition
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.model import Figure, Kind
from tests.builders import bumped, changed, clean_report, consistent, without_table
from tests.display.samples import busy, quiet

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_chart_is_small_whole_and_told_in_words(lang: str) -> None:
    made = charts(busy(), lang)
    assert [chart.name for chart in made] == ["flow", "applicants", "review", "outcomes"]
    for chart in made:
        svg = chart.svg()
        assert svg is not None
        assert len(svg.encode()) < 20_000
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert title.text == chart.title
        assert description is not None
        assert description.text == chart.description
        assert len(chart.description) > 10
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert root.get("aria-labelledby") == " ".join(str(i) for i in ids)
        assert not root.findall(f".//{SVG}style")


def test_text_stays_text_and_every_number_is_in_the_drawing() -> None:
    flow, applicants, review, outcomes = (texts(str(chart.svg())) for chart in charts(busy()))
    # 251 handled + 9 carried over = 235 new + 25 carried in
    assert {"本年新收 235", "上年结转 25", "予以公开 120", "不予公开 34", "无法提供 64", "结转下年度 9"} <= set(flow)
    assert "应办 260 件" in flow
    assert {"120", "58", "31", "17", "14", "6", "3", "2"} <= set(outcomes)
    assert {"自然人", "商业企业", "科研机构", "法律服务机构"} <= set(applicants)
    assert {"行政复议", "未经复议直接起诉", "复议后起诉", "结果维持", "尚未审结", "其他结果", "11", "6", "1"} <= set(
        review
    )


def test_the_same_report_gives_the_same_bytes() -> None:
    assert [str(chart.svg()) for chart in charts(busy())] == [str(chart.svg()) for chart in charts(busy())]


def test_ids_do_not_clash_on_a_page_with_all_charts() -> None:
    ids = re.findall(r' id="([^"]+)"', charts_html(busy()))
    assert len(ids) == len(set(ids))


def test_all_zero_reports_get_sentences_not_empty_axes() -> None:
    made = charts(quiet())
    assert all(chart.svg() is None for chart in made)
    assert all("均为 0" in chart.sentence for chart in made)
    assert "<svg" not in charts_html(quiet())
    assert charts_html(quiet()).count("<p") == 1


def test_what_was_not_read_is_said_and_not_drawn_as_zero() -> None:
    key = "requests.denied_process_information.total"
    unread = Figure(key, None, "3 1", Kind.UNREADABLE, reason="两种读法不一致")
    flow, *_, outcomes = charts(changed(busy(), {key: unread}))
    assert "不予公开 3" in texts(str(flow.svg()))
    assert "1 项" in flow.remark
    assert "不予公开" in flow.remark
    assert "属于四类过程性信息" in outcomes.remark
    assert "属于四类过程性信息" not in "".join(texts(str(outcomes.svg())))


def test_a_report_of_which_nothing_was_read_is_not_called_zero() -> None:
    review = charts(without_table(busy(), "review"))[2]
    assert review.svg() is None
    assert "未能读出" in review.sentence
    half = charts(changed(quiet(), {"review.reconsideration.upheld": None}))[2]
    assert "已读出的数据均为 0" in half.sentence


def test_reports_whose_figures_contradict_each_other_are_drawn_as_they_are() -> None:
    flow = charts(bumped(busy(), "requests.received.total", 500))[0]
    assert "本年新收 735" in texts(str(flow.svg()))
    assert flow.remark == "来源合计 760 件，去向合计 260 件，两者不等。"


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([k for k in edition("2021").keys if k.startswith(("requests", "review"))]),
        st.integers(0, 10**7),
        max_size=40,
    )
)
def test_any_figures_can_be_drawn(cells: dict[str, int]) -> None:
    from dataclasses import replace

    report = replace(clean_report(), figures=consistent(edition("2021"), cells))
    for chart in charts(report):
        svg = chart.svg()
        assert (svg is None) == bool(chart.sentence)
        if svg is not None:
            box = [float(n) for n in str(ET.fromstring(svg).get("viewBox")).split()]
            for element in ET.fromstring(svg).iter(f"{SVG}text"):
                assert 0 <= float(str(element.get("y"))) <= box[3]


@given(st.lists(st.floats(0, 200), min_size=1, max_size=7))
def test_labels_keep_their_distance_and_order(centres: list[float]) -> None:
    placed = spread(sorted(centres), 17, 8, 232)
    assert all(b - a >= 17 - 1e-6 for a, b in itertools.pairwise(placed))
    assert placed[-1] <= 232 + 1e-6
    assert placed[0] >= 0


@given(st.text(alphabet="甲乙丙丁 abc", min_size=1, max_size=40))
def test_wrapping_loses_no_character(text: str) -> None:
    lines = wrapped(text, 12, 60)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_dollar_is_a_dollar() -> None:
    canvas = Canvas(200, 40)
    canvas.text(5, 20, "$x^2$ <b>&")
    assert texts(str(canvas.svg("t", "d", "n"))) == ["$x^2$ <b>&"]


@pytest.mark.parametrize("form", ["png", "pdf", "svg"])
def test_charts_can_be_saved_for_documents(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"flow.{form}"
    assert save_chart(busy(), "flow", path)
    start = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<svg"}[form]
    assert path.read_bytes().startswith(start)
    assert not save_chart(quiet(), "flow", tmp_path / f"none.{form}")
    assert not (tmp_path / f"none.{form}").exists()


def test_without_a_chinese_font_pictures_are_drawn_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_toolkit.display.charts.chinese_font", lambda: None)
    for name in ("flow", "outcomes", "applicants", "review"):
        # A Chinese character would warn of a missing glyph, and warnings are errors.
        assert save_chart(busy(), name, tmp_path / f"{name}.png")


@pytest.mark.skipif(chinese_font() is None, reason="这台机器没有中文字体")
def test_with_a_chinese_font_no_glyph_is_missing(tmp_path: Path) -> None:
    for name in ("flow", "outcomes", "applicants", "review"):
        assert save_chart(busy(), name, tmp_path / f"{name}.pdf")


def test_unknown_charts_and_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettings):
        save_chart(busy(), "flow", tmp_path / "x.gif")
    with pytest.raises(BadSettings):
        save_chart(busy(), "pie", tmp_path / "x.svg")


def test_text_width_counts_chinese_wide() -> None:
    assert text_width("中文", 12) == 24
    assert text_width("ab", 12) < 15


def test_a_first_chart_says_nothing_of_fonts(tmp_path: Path) -> None:
    """matplotlib tells of making its list of fonts, but only where that takes long."""
    code = (
        "from disclosure_toolkit.display.charts import charts_html; from tests.display.samples import busy\n"
        "import logging; charts_html(busy()); logging.getLogger('matplotlib.font_manager').warning('building')"
    )
    environment = os.environ | {"DISCLOSURE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
