"""The sample that comes with the project: ``python -m disclosure_toolkit.sample.bundle data``.

One county in two years, every open layout at least once, a few known defects in different agencies.
The records with real figures in ``data/records`` are not made here.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..editions import edition
from .copies import Copy, with_defects
from .defects import find_defect
from .region import make_regions
from .write import SampleResult, correct_reports, write_copies
from .writers import FORMATS, Layout, find_layout, layouts

SEED = 752
AGENCIES = 15
YEARS = (2023, 2024)


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect of the bundled sample: in whose report of which year, and in which layout it stands."""

    kind: str
    agency: int
    year: int
    format: str
    layout: str


PLANTED = (
    Planted("carry_over_total", 1, 2024, "text", "pdf_layout"),
    Planted("balance_only", 2, 2024, "pdf", "ruled"),
    Planted("blank_zero", 3, 2024, "docx", "edited"),
    Planted("late_publication", 6, 2024, "html", "catalogue"),
    Planted("granted_cell", 7, 2024, "html", "portal"),
    Planted("reconsideration_total", 8, 2024, "html", "old_gbk"),
    Planted("outcome_row_total", 9, 2024, "docx", "word"),
    Planted("row_missing", 10, 2024, "pdf", "boxes"),
    Planted("title_year", 13, 2024, "html", "pasted"),
    Planted("section_missing", 12, 2024, "text", "flow"),
)


def bundled_copies() -> Iterator[Copy]:
    """The copies of the bundled sample.

    :raises ValueError: a planted defect finds no place in its report.
    """
    (region,) = make_regions(AGENCIES, SEED)
    reports = correct_reports(region, YEARS, SEED)
    planted = {(item.agency, item.year): item for item in PLANTED}
    turn = _turns()
    for index, agency in enumerate(region.agencies):
        for year in YEARS:
            item = planted.get((index, year))
            layout = find_layout(item.format, item.layout) if item is not None else next(turn)
            copy = Copy(reports[agency.name, year], layout, (), reports.get((agency.name, year - 1)))
            if item is not None:
                spoiled = with_defects(copy, [find_defect(item.kind)], SEED)
                if spoiled is None:
                    raise ValueError(f"{item.kind} finds no place in {copy.file}")
                copy = spoiled
            yield copy


def _turns() -> Iterator[Layout]:
    """All open layouts over and over, formats mixed."""
    lists = [list(layouts(name)) for name in FORMATS]
    longest = max(len(found) for found in lists)
    order = [found[n] for n in range(longest) for found in lists if n < len(found)]
    while True:
        yield from order


_KNOCK_ONS = {
    "balance": "“{}”列：第一项加第二项不等于第三项总计加第四项",
    "outcome_total": "“{}”列：（七）总计不等于各办理结果之和",
    "row_total": "“{}”行：各列之和不等于总计",
    "review_total": "表四“{}”：四种结果之和不等于总计",
    "carry_over": "“{}”列：上年结转与上年报告的结转下年度不符",
    "documents": "“{}”：现行有效件数与上年不衔接",
}


def knock_on_text(name: str, edition_name: str) -> str:
    """A broken identity in words: ``balance:company`` → “商业企业”列：…."""
    form = edition(edition_name)
    kind, _, subject = name.partition(":")
    if kind in ("balance", "outcome_total", "carry_over"):
        label = form.column_label(subject)
    else:
        table = {"row_total": "requests", "review_total": "review", "documents": "proactive"}[kind]
        label = form.row_label(table, subject)
    return _KNOCK_ONS[kind].format(label)


_README = """# 随附数据

## region/：虚构的{county}

{agencies} 个机关（一级政府、政府办公室、部门、乡镇和街道）{years}年的报告共 {files} 份，格式混用\
（HTML、DOCX、PDF、文本、JSON）。地名、机关、数字全部虚构；政府的数字是其余机关之和，两年的数字前后衔接。

由下面的命令生成，同一版本每次逐字节相同：

    python -m disclosure_toolkit.sample.bundle data

`truth.jsonl` 每行对应一个文件：印出的每一个数字、每一处缺陷、由此不成立的勾稽关系。`members.csv` 是成员名单：\
机关、层级、上级、别名、是否汇总（政府的报告是其余机关之和）。

### 已知缺陷

下列 {defects} 份各有一处缺陷，其余 {clean} 份没有错误。

| 文件 | 缺陷 | 具体内容 | 预期发现 |
|---|---|---|---|
{table}

有的机关把“（六）其他处理”印成一行（{undivided}），这是格式问题，不是数字错误。

## records/：两份真实数字的结构化记录

- `友好区司法局2024.json`：数字与该机关公布的 2024 年度报告一致（全部为 0）。
- `洪泽区人民政府2023.json`：数字与该机关公布的 2023 年度报告一致，包括表四中原有的两处不符：行政复议 10+1+0+0，总计印作 0；\
复议后起诉 5+0+0+0，总计印作 0。原报告把“（六）其他处理”印成一行，标签“2.其他法律行政止公开”系原文误印。

两份记录的文字由本项目用自己的话改写，所述事实和数字不变，不含地址、电话。它们不由上面的命令生成。
"""


def readme(copies: Sequence[Copy]) -> str:
    """``data/README.md``: what is bundled and which defects are known."""
    lines = []
    for copy in copies:
        for item in copy.applied:
            broken = copy.truth()["knock_ons"]
            expected = "；".join(knock_on_text(name, copy.report.edition) for name in broken) or item.defect.title
            lines.append(f"| {copy.file} | {item.defect.title} | {item.detail} | {expected} |")
    single = sorted({copy.report.agency for copy in copies if copy.report.undivided})
    return _README.format(
        county=copies[0].report.agency.removesuffix("人民政府"),
        agencies=AGENCIES,
        years="、".join(str(year) for year in YEARS),
        files=len(copies),
        defects=len(lines),
        clean=sum(not copy.applied for copy in copies),
        table="\n".join(lines),
        undivided="、".join(single) or "本样本中没有",
    )


def write_bundle(folder: str | Path) -> SampleResult:
    """Writes the bundled sample and its README below a folder, in place of an older one."""
    copies = list(bundled_copies())
    truth = Path(folder) / "truth.jsonl"
    if truth.exists():
        for line in truth.read_text(encoding="utf-8").splitlines():
            (Path(folder) / json.loads(line)["file"]).unlink(missing_ok=True)
    (region,) = make_regions(AGENCIES, SEED)
    result = write_copies(folder, copies, SEED, region.agencies)
    (Path(folder) / "README.md").write_text(readme(copies), encoding="utf-8")
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(description="生成随附的虚构区域样本")
    parser.add_argument("folder", help="写到哪个文件夹，例如 data")
    write_bundle(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    main()
