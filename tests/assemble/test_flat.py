"""Tables in running lines: read where there is one way to read them, else unreadable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.chinese import display_width
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Kind, Report

from . import printing as p

FORM = edition("2021")
HEADER = [
    "（本列数据的勾稽关系为：第一项加第二项之和，等于",
    "第三项加第四项之和）",
    "申请人情况",
    "自然",
    "人",
    "法人或其他组织",
    "总计商业",
    "企业",
    "科研",
    "机构",
    "社会",
    "公益",
    "组织",
    "法律",
    "服务",
    "机构",
    "其他",
]


def rows(figures: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    return [
        (group, label, [figures[f"requests.{key}.{c.key}"] for c in FORM.columns])
        for key, group, label in p.request_lines(FORM)
    ]


def plain(figures: dict[str, str]) -> list[str]:
    return [f"{label} {' '.join(values)}" for _, label, values in rows(figures)]


def label_then_figures(figures: dict[str, str]) -> list[str]:
    lines = []
    for _, label, values in rows(figures):
        lines += [label[:12], label[12:]] if len(label) > 14 else [label]
        lines.append(" ".join(values))
    return [line for line in lines if line]


def seventh_below(figures: dict[str, str]) -> list[str]:
    lines = []
    for _, label, values in rows(figures):
        if len(label) > 14:
            lines += [label[:16], label[16:], " ".join(values[:6]), values[6]]
        else:
            lines.append(f"{label} {' '.join(values)}")
    return [line for line in lines if line]


def figures_inside_label(figures: dict[str, str]) -> list[str]:
    lines = []
    for _, label, values in rows(figures):
        if len(label) > 14:
            lines += [f"{label[:10]} {' '.join(values)}", label[10:]]
        else:
            lines.append(f"{label} {' '.join(values)}")
    return lines


def figures_before_label(figures: dict[str, str]) -> list[str]:
    lines = []
    for _, label, values in rows(figures):
        if len(label) > 14:
            lines += [" ".join(values), label]
        else:
            lines.append(f"{label} {' '.join(values)}")
    return lines


def one_a_line(figures: dict[str, str]) -> list[str]:
    return [text for _, label, values in rows(figures) for text in (label, *values)]


def with_groups(figures: dict[str, str]) -> list[str]:
    lines: list[str] = []
    seen = set()
    for i, (group, label, values) in enumerate(rows(figures)):
        if i == 2:
            lines += ["三、本", "年度办", "理结果"]
        if group and group not in seen:
            seen.add(group)
            lines += [group[:4], group[4:]]
        lines.append(f"{label} {' '.join(values)}")
    return lines


def with_page_numbers(figures: dict[str, str]) -> list[str]:
    lines = plain(figures)
    return [*lines[:9], "3", *lines[9:]]


LAYOUTS = [
    plain,
    label_then_figures,
    seventh_below,
    figures_inside_label,
    figures_before_label,
    one_a_line,
    with_groups,
    with_page_numbers,
]


def load(lines: list[str]) -> Report:
    return assemble(p.document({3: p.lines_of(HEADER + lines)}))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("zero", [True, False])
def test_layouts_are_read_figure_by_figure(layout: object, zero: bool) -> None:
    figures = dict.fromkeys(p.numbers(FORM, below=89), "0") if zero else p.numbers(FORM, below=89)
    report = load(layout(figures))  # type: ignore[operator]
    expected = {k: v for k, v in figures.items() if k.startswith("requests.")}
    assert {k: f.raw for k, f in report.figures.items()} == expected
    assert {f.kind for f in report.figures.values()} <= {Kind.NUMBER, Kind.ZERO}
    assert report.sections[3].text == ""


@pytest.mark.parametrize("layout", LAYOUTS[:7], ids=lambda f: f.__name__)
def test_a_lost_figure_is_never_guessed(layout: object) -> None:
    """One row has six figures: no figure of the report may come out under a wrong key."""
    figures = p.numbers(FORM, below=89)
    for key in ("granted", "denied_process_information", "not_processed_reconfirmation", "carried_out"):
        lost = dict(figures)
        lost[f"requests.{key}.research"] = ""
        report = load([" ".join(line.split()) for line in layout(lost) if line.strip()])  # type: ignore[operator]
        wrong = [k for k, f in report.figures.items() if f.known and f.raw != figures[k]]
        assert not wrong
        assert report.figures[f"requests.{key}.total"].kind is Kind.UNREADABLE
        read = sum(f.known for f in report.figures.values())
        assert read >= 175 - 3 * 7


def test_rest_of_a_broken_number_is_not_taken_for_a_page_number() -> None:
    """2584 printed as 258 over 4 in a narrow cell: the row must not come out as 258."""
    figures = p.numbers(FORM, below=89)
    figures["requests.granted.company"] = "258"
    lines = plain(figures)
    at = next(i for i, line in enumerate(lines) if line.startswith("（一）予以公开"))
    report = load([*lines[: at + 1], "4", *lines[at + 1 :]])
    assert report.figures["requests.granted.company"].kind is Kind.UNREADABLE


def test_figures_on_two_lines_are_put_in_order_by_their_columns() -> None:
    """A -layout extraction may print the last column's figure above the other six."""
    figures = p.numbers(FORM, below=89)
    lines = []
    for _, label, values in rows(figures):
        columns = [v.ljust(8) for v in values]
        if len(label) > 20:
            lines += [(label[:18]).ljust(80) + " " * 48 + columns[6], " " * 98 + "".join(columns[:6]), label[18:]]
            lines[-3] = label[:18] + " " * (98 - display_width(label[:18])) + " " * 48 + columns[6]
        else:
            lines.append(label + " " * (98 - display_width(label)) + "".join(columns))
    report = load(lines)
    wrong = {k: f.raw for k, f in report.figures.items() if f.known and f.raw != figures[k]}
    assert not wrong
    assert sum(f.known for f in report.figures.values()) >= 175 - 7


def test_aligned_columns_tell_where_a_blank_is() -> None:
    figures = p.numbers(FORM, below=89)
    lost = figures | {"requests.granted.research": "", "requests.granted.company": ""}
    lines = [
        label + " " * (120 - display_width(label)) + "".join(v.ljust(8) for v in values)
        for _, label, values in rows(lost)
    ]
    report = load(lines)
    assert report.figures["requests.granted.research"].kind is Kind.BLANK
    assert report.figures["requests.granted.natural_person"].raw == figures["requests.granted.natural_person"]
    assert all(f.known or f.kind is Kind.BLANK for f in report.figures.values())


def test_table_two_and_four_in_lines() -> None:
    figures = p.numbers(FORM, below=89)
    two = []
    for article in FORM.articles:
        two += [article.label, "信息内容 " + " ".join(c.label for c in article.columns)]
        two += [
            row.label + " " + " ".join(figures[f"proactive.{row.key}.{c.key}"] for c in article.columns)
            for row in article.rows
        ]
    four = [
        "行政复议 行政诉讼",
        *["结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总计"],
        "未经复议直接起诉 复议后起诉",
    ]
    four += ["结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总计"] * 2
    four.append(" ".join(figures[k] for k in FORM.keys if k.startswith("review.")))
    report = assemble(p.document({2: p.lines_of(two), 4: p.lines_of(four)}))
    expected = {k: v for k, v in figures.items() if not k.startswith("requests.")}
    assert {k: f.raw for k, f in report.figures.items()} == expected


def test_sign_set_apart_from_its_number() -> None:
    """本年增/减 of the trial form as “- 2”: three figures, not four."""
    trial = edition("2019_trial")
    figures = p.numbers(trial, below=89) | {"proactive.penalties.items_change": "-2"}
    two = []
    for article in trial.articles:
        two += [article.label, "信息内容 " + " ".join(c.label for c in article.columns)]
        for row in article.rows:
            values = [figures[f"proactive.{row.key}.{c.key}"].replace("-", "- ") for c in article.columns]
            two.append(f"{row.label} {' '.join(values)}")
    report = assemble(p.document({2: p.lines_of(two)}, form="2019_trial"))
    assert report.value("proactive.penalties.items_change") == -2
    assert report.value("proactive.penalties.decisions") == int(figures["proactive.penalties.decisions"])


def test_table_four_with_its_header_set_one_character_a_line() -> None:
    figures = p.numbers(FORM, below=89)
    header = [
        "行政复议 行政诉讼",
        "未经复议直接起诉 复议后起诉",
        "结 结 其 尚",
        "果 果 他 未 总 结 结 其 尚 结 结 其 尚",
    ]
    header += [
        "维 纠 结 审 计 果 果 他 未 总 果 果 他 未 总",
        "持 正 果 结 维 纠 结 审 计 维 纠 结 审 计",
        "持 正 果 结 持 正 果 结",
    ]
    values = [figures[k] for k in FORM.keys if k.startswith("review.")]
    report = assemble(p.document({4: p.lines_of([*header, " ".join(values)])}))
    assert [report.figures[k].raw for k in FORM.keys if k.startswith("review.")] == values


def test_a_table_in_one_paragraph_leaves_no_prose_behind() -> None:
    """A page that breaks its table's lines with <br> in one paragraph."""
    figures = p.numbers(FORM, below=89)
    block = p.paragraph("\n".join([*HEADER, *plain(figures)]))
    report = assemble(p.document({3: [block]}))
    assert report.value("requests.granted.company") == int(figures["requests.granted.company"])
    section = report.section(3)
    assert section is not None
    assert section.text == ""


def table_two(figures: dict[str, str]) -> list[str]:
    """Table 2 with each cell on a line of its own; blank cells leave no line."""
    lines = []
    for article in FORM.articles:
        lines += [article.label, "信息内容", *(c.label for c in article.columns)]
        for row in article.rows:
            lines += [row.label, *(figures[f"proactive.{row.key}.{c.key}"] for c in article.columns)]
    return [line for line in lines if line]


@given(st.sets(st.sampled_from([k for k in FORM.keys if k.startswith("proactive.")])))
def test_blank_cells_never_move_figures_to_the_neighbours_row(blank: set[str]) -> None:
    figures = p.numbers(FORM, below=89)
    lost = {key: "" if key in blank else value for key, value in figures.items()}
    report = assemble(p.document({2: p.lines_of(table_two(lost))}))
    assert not [k for k, f in report.figures.items() if f.known and f.raw != lost[k]]


def test_a_row_on_two_lines_is_ordered_by_where_its_figures_stand() -> None:
    """The total stands on the label's first line, the other six below, in columns that wander."""
    figures = dict.fromkeys(p.numbers(FORM), "0")
    row = {"natural_person": "9", "company": "5", "legal_service": "1", "total": "15"}
    figures |= {f"requests.granted.{column}": value for column, value in row.items()}
    lines = []
    for number, (key, _, label) in enumerate(p.request_lines(FORM)):
        at = 60 + number % 3
        values = [figures[f"requests.{key}.{c.key}"] for c in FORM.columns]
        if key == "granted":
            lines += [label.ljust(at) + " " * 36 + values[6], " " * at + "".join(v.ljust(6) for v in values[:6])]
        else:
            lines.append(label.ljust(at) + "".join(v.ljust(6) for v in values))
    report = load(lines)
    assert {k: f.raw for k, f in report.figures.items()} == {
        k: v for k, v in figures.items() if k.startswith("requests.")
    }


def test_labels_in_a_sentence_are_no_table() -> None:
    sentence = "除规章对外公开总数量、规范性文件对外公开总数量两个项目外，其他项目均按统一时限统计。"
    report = assemble(p.document({2: p.lines_of([sentence])}))
    assert report.table("proactive") is None


@pytest.mark.parametrize("label", ["4.保护第三方合法权益", "3.危及“三安全一稳定”", "（一）予以公开"])
def test_a_first_figure_run_together_with_its_label_is_not_lost(label: str) -> None:
    """A label may hold 第 and digits of its own."""
    figures = {k: v for k, v in p.numbers(FORM, below=9).items() if k.startswith("requests.")}
    lines = []
    for key, _, text in p.request_lines(FORM):
        values = [figures[f"requests.{key}.{c.key}"] for c in FORM.columns]
        glue = "" if text == label else "   "
        lines.append(f"{text.ljust(40)}"[: len(text)] + glue + "   ".join(values))
    assert {k: f.raw for k, f in load(lines).figures.items()} == figures


def test_figures_that_wrap_under_their_label_are_not_told_by_position() -> None:
    """A tab-separated line that the printing wrapped: what stands on the left came last."""
    figures = dict.fromkeys((k for k in p.numbers(FORM) if k.startswith("requests.")), "0")
    figures |= {"requests.partly_granted.legal_service": "1", "requests.partly_granted.total": "1"}
    lines = []
    for key, _, text in p.request_lines(FORM):
        values = [figures[f"requests.{key}.{c.key}"] for c in FORM.columns]
        if key == "partly_granted":
            lines += [text + "     " + "     ".join(values[:5]), "     " + "     ".join(values[5:])]
        else:
            lines.append(text.ljust(60) + "     ".join(values))
    report = load(lines)
    assert not [k for k, f in report.figures.items() if f.known and f.raw != figures[k]]


@pytest.mark.parametrize("figure", ["+ 10", "+10", "＋ 10"])
def test_a_plus_set_apart_belongs_to_its_number_on_one_line_or_two(figure: str) -> None:
    trial = edition("2019_trial")
    figures = {k: v for k, v in p.numbers(trial, below=89).items() if k.startswith("proactive.")}
    figures["proactive.penalties.items_change"] = figure
    for wrap in (" ", "\n"):
        lines = []
        for article in trial.articles:
            lines += [article.label, "信息内容 " + " ".join(c.label for c in article.columns)]
            for row in article.rows:
                values = [figures[f"proactive.{row.key}.{c.key}"] for c in article.columns]
                lines += (" ".join((row.label, *values[:-1])) + wrap + values[-1]).split("\n")
        report = assemble(p.document({2: p.lines_of(lines)}, form=trial.name))
        told = {k: "".join(f.raw.split()) for k, f in report.figures.items() if f.known}
        printed = {k: "".join(v.split()) for k, v in figures.items()}
        assert told == {k: v for k, v in printed.items() if k in told}
        assert wrap == "\n" or told == printed


def test_a_table_two_without_any_figure_is_there_but_not_read() -> None:
    lines = table_two(dict.fromkeys((k for k in FORM.keys if k.startswith("proactive.")), ""))
    report = assemble(p.document({2: p.lines_of(lines)}))
    assert {f.kind for k, f in report.figures.items() if k.startswith("proactive.")} == {Kind.UNREADABLE}


def test_the_words_of_table_two_in_a_sentence_are_no_table() -> None:
    sentence = "本年制发件数为零，规章、行政规范性文件、行政许可均无变化。"
    report = assemble(p.document({2: p.lines_of([sentence])}))
    assert not report.figures
