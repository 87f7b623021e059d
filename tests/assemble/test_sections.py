"""Sections, sub-sections and identity: found by wording, whatever the numbering and the line breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.assemble.identity import level_of
from disclosure_toolkit.editions import edition
from disclosure_toolkit.errors import NotAReport, SeveralReports, UnfilledForm
from disclosure_toolkit.model import Document, Level, Report, Source, TextBlock

from . import printing as p

FORM = edition("2021")


def lines(text: str) -> Document:
    """A document of printed lines as taken out of a PDF."""
    blocks = [
        TextBlock(line.strip(), Source(line=n), "line", full=len(line) >= 24)
        for n, line in enumerate(text.strip().split("\n"), 1)
        if line.strip()
    ]
    return Document("示例.txt", "text", "0" * 64, tuple(blocks))


REPORT = """
云溪县人民政府办公室
2023年政府信息公开工作年度报告
本报告所列数据的统计期限自2023年1月1日起至2023年12月31日
止。
一、总体情况
（一）主动公开情况。全年公开信息 12 条，依据条例第二十条第
（一）项，公开了规章。
（二）依申请公开情况
本年未收到申请。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0
二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
三、本年度办理结果
（一）予以公开 0 0 0 0 0 0 0
（二）部分公开 0 0 0 0 0 0 0
1.属于国家秘密 0 0 0 0 0 0 0
（七）总计 0 0 0 0 0 0 0
四、结转下年度继续办理 0 0 0 0 0 0 0
四、因政府信息公开工作被申请行政复议、提起行
政诉讼情况
无。
五、存在的主要问题及改进措施
（一）公开不够及时。
六、其他需要报告的事项 无。
"""


def test_sections_are_cut_at_headings_not_at_table_rows() -> None:
    report = assemble(lines(REPORT))
    assert [(s.number, s.printed) for s in report.sections] == [(0, None), (1, 1), (3, 3), (4, 4), (5, 5), (6, 6)]
    assert report.section(4) is not None
    assert report.sections[3].title == "因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    assert report.sections[-1].text == "无。"


def test_printed_lines_become_paragraphs_and_sub_sections() -> None:
    first = assemble(lines(REPORT)).section(1)
    assert first is not None
    assert first.text.split("\n") == [
        "（一）主动公开情况。全年公开信息12条，依据条例第二十条第（一）项，公开了规章。",
        "（二）依申请公开情况",
        "本年未收到申请。",
    ]
    assert [(part.topic, part.heading) for part in first.parts] == [
        ("proactive", "（一）主动公开情况"),
        ("on_request", "（二）依申请公开情况"),
    ]
    assert first.text[first.parts[1].body : first.parts[1].end].strip() == "本年未收到申请。"


def test_every_character_knows_its_line() -> None:
    first = assemble(lines(REPORT)).section(1)
    assert first is not None
    at = first.text.index("未收到")
    assert first.source_at(at) == Source(line=9)


def test_identity_comes_from_the_document() -> None:
    identity = assemble(lines(REPORT)).identity
    assert (identity.agency, identity.year, identity.level) == ("云溪县人民政府办公室", 2023, Level.DEPARTMENT)
    assert identity.period is not None
    assert (identity.period.start, identity.period.end) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("云溪海关2023年政府信息公开工作年度报告", "云溪海关", 2023),
        ("云溪县教育局关于2023年政府信息公开工作年度报告", "云溪县教育局", 2023),
        ("2023年云溪县人民政府信息公开工作年度报告", "云溪县人民政府", 2023),
        ("云溪县水利局2023年政府信息公开工作年度报告", "云溪县水利局", 2023),
        ("云溪县水利局2024年度政府信息公开工作年度报告", "云溪县水利局", 2024),
        ("2022年云溪市政府信息公开工作年度报告", "云溪市", 2022),
        ("2021年柳岸街道政府信息公开工作年度报告", "柳岸街道", 2021),
        ("云溪县柳岸镇人民政府 二〇二三年政府信息公开工作年度报告", "云溪县柳岸镇人民政府", 2023),
        ("云溪县教育局２０２４年政府信息公开年度报告", "云溪县教育局", 2024),
    ],
)
def test_titles(title: str, agency: str, year: int) -> None:
    identity = assemble(p.document({}, title=title)).identity
    assert (identity.agency, identity.year, identity.title_year) == (agency, year, year)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("洪泽区人民政府", Level.GOVERNMENT),
        ("上海市", Level.GOVERNMENT),
        ("云溪县人民政府办公室", Level.DEPARTMENT),
        ("云溪县发展和改革委员会", Level.DEPARTMENT),
        ("友好区司法局", Level.DEPARTMENT),
        ("柳岸镇人民政府", Level.TOWNSHIP),
        ("云溪县迎春街道办事处", Level.TOWNSHIP),
        ("佳荣里街", Level.TOWNSHIP),
        ("", Level.UNKNOWN),
    ],
)
def test_levels(name: str, level: Level) -> None:
    assert level_of(name) is level


def shuffled(report: Document, order: list[int]) -> Report:
    """The report with its sections in another order, numbers as printed before."""
    starts = [
        i
        for i, b in enumerate(report.blocks)
        if isinstance(b, TextBlock) and b.text[:2] in {f"{c}、" for c in "一二三四五六"}
    ]
    bounds = [*starts, len(report.blocks)]
    chunks = [report.blocks[a:b] for a, b in pairwise(bounds)]
    blocks = report.blocks[: starts[0]] + tuple(b for i in order for b in chunks[i - 1])
    return assemble(replace(report, blocks=blocks))


def test_order_and_numbers_are_kept_as_printed() -> None:
    document = p.proper(FORM, p.numbers(FORM))
    report = shuffled(document, [1, 3, 2, 4, 6])
    assert [(s.number, s.printed) for s in report.sections if s.number] == [(1, 1), (3, 3), (2, 2), (4, 4), (6, 6)]
    assert len(report.figures) == 200


def test_renamed_section_is_known_by_its_place() -> None:
    blocks = list(p.proper(FORM, p.numbers(FORM)).blocks)
    at = next(i for i, b in enumerate(blocks) if isinstance(b, TextBlock) and b.text.startswith("五、"))
    blocks[at] = replace(blocks[at], text="五、困难与打算")  # type: ignore[type-var]
    report = assemble(Document("x.docx", "docx", "0" * 64, tuple(blocks)))
    section = report.section(5)
    assert section is not None
    assert section.title == "困难与打算"


def test_other_documents_are_refused_with_their_reason() -> None:
    def doc(*texts: str) -> Document:
        return Document("x.txt", "text", "0" * 64, tuple(p.paragraph(t) for t in texts))

    with pytest.raises(NotAReport, match="请确认选对了文件"):
        assemble(doc("关于召开会议的通知", "请各单位按时参加。"))
    blank = dict.fromkeys(p.numbers(FORM), "")
    form = p.proper(FORM, blank)
    blocks = (*form.blocks, p.paragraph("（文字描述）"), p.paragraph("（（文字描述））"))
    with pytest.raises(UnfilledForm, match="空白格式"):
        assemble(replace(form, blocks=blocks))
    one = p.proper(FORM, p.numbers(FORM))
    other = p.document({}, title="云溪县林业局2023年政府信息公开工作年度报告")
    with pytest.raises(SeveralReports, match="不止一份"):
        assemble(replace(one, blocks=one.blocks + other.blocks))


def test_report_before_the_uniform_form_is_read_and_said_so() -> None:
    text = "一、概述\n" + "本年度主动公开政府信息若干条，受理申请若干件。" * 8
    document = Document(
        "x.txt", "text", "0" * 64,
        (p.paragraph("云溪县水利局2016年政府信息公开工作年度报告"), *(p.paragraph(t) for t in text.split("\n"))),
    )  # fmt: skip
    report = assemble(document)
    assert report.identity.edition is None
    assert any(note.code == "before_uniform_form" for note in report.notes)


def test_json_round_trip_keeps_everything() -> None:
    report = assemble(p.proper(FORM, p.numbers(FORM)))
    assert Report.from_dict(report.to_dict()) == report


def test_line_left_of_where_paragraphs_begin_goes_on_a_short_one() -> None:
    """Paragraphs begin at indent 0; a line at -2 goes on, though the one before it looks short."""

    def line(text: str, indent: float, full: bool) -> TextBlock:
        return TextBlock(text, Source(page=1), "line", indent=indent, full=full)

    blocks = (
        p.paragraph("云溪县水利局2023年政府信息公开工作年度报告"),
        line("五、存在的主要问题及改进情况", 0, False),
        line("还有不足：一是更新不够及时；二", 0, False),
        line("是内容不够丰富。", -2, False),
        line("下一步加以改进。", 0, False),
        line("六、其他需要报告的事项", 0, False),
        line("无。", 0, False),
    )
    section = assemble(Document("x.pdf", "pdf", "0" * 64, blocks)).section(5)
    assert section is not None
    assert section.text == "还有不足：一是更新不够及时；二是内容不够丰富。\n下一步加以改进。"
