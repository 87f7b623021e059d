"""``整改通知.docx``: one letter an agency with what it is asked to correct or to explain (整改通知).

The letter is made from a Word template. An office puts its own at ``DISCLOSURE_HOME/templates/整改通知.docx``;
the fields stand in double braces, those of :data:`ROW_FIELDS` in the one table row that is repeated for each
finding. The day is left open for the hand that signs: the same findings give the same bytes.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from ..display.coverage import base_name
from ..display.markup import visible
from ..display.words import SEVERITY_NAMES
from ..errors import BadSettings
from ..home import home
from ..model import Severity
from .cells import storable
from .findings import figure_text, places, quote_text

NAME = "整改通知.docx"
FIELDS = ("机关", "年度", "问题数", "分类", "文件", "日期")
ROW_FIELDS = ("序号", "程度", "规则", "问题", "说明", "证据", "依据", "要求", "编号")
_FIELD = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_POINTS = re.compile(r"（距左[^）]*）")
_OPEN_DAY = "　　　　年　　月　　日"
# What is for information only asks nothing of an agency.
ASKED = {
    Severity.ERROR: "请更正",
    Severity.WARNING: "请核对，确有错误的请更正",
    Severity.QUESTION: "请核实并说明",
}
_EVIDENCE_LIMIT = 12  # lines of one kind in a cell; the summary page has the rest


def asked(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The findings (JSON form) that a letter names: all but those for information, gravest first."""
    return [finding for finding in findings if Severity(finding["severity"]) in ASKED]


def own_template() -> Path | None:
    """The office's own template, ``None`` when it has none."""
    path = home() / "templates" / NAME
    return path if path.is_file() else None


@dataclass(frozen=True)
class Letters:
    """A template that was read once and gives any number of letters.

    :ivar rest: the ZIP archive of all that letters have in common, styles above all: most of a letter, packed once.
    :ivar part: the name that the document has in the archive. :ivar root: the document with its fields.
    """

    rest: bytes
    part: str
    root: Any

    def letter(self, audit: Mapping[str, Any], findings: Sequence[Mapping[str, Any]]) -> bytes:
        """The letter on these findings (JSON form, see :func:`asked`) of an audit, as the bytes of a DOCX file."""
        from docx.opc.oxml import serialize_part_xml

        root = copy.deepcopy(self.root)
        pattern = _repeated_row(root)
        numbers = {finding["fingerprint"]: number for number, finding in enumerate(findings, start=1)}
        for number, finding in enumerate(findings, start=1):
            row = copy.deepcopy(pattern)
            _fill(row, _row_values(number, finding, numbers.get(finding.get("root", ""))))
            pattern.addprevious(row)
        pattern.getparent().remove(pattern)
        _fill(root, _values(audit, findings))
        return _packed([(self.part, serialize_part_xml(root))], self.rest)


def read_template(path: Path | None = None) -> Letters:
    """Reads a template: the one given, else the office's own, else the one that comes with the program.

    :raises BadSettings: it is no Word file, has a field that does not exist, or no row to repeat.
    """
    from docx import Document

    path = path or own_template()
    content = path.read_bytes() if path else resources.files(__package__).joinpath(f"templates/{NAME}").read_bytes()
    try:
        document = Document(io.BytesIO(content))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
    except (ValueError, KeyError, zipfile.BadZipFile, OSError) as error:
        raise BadSettings(
            "整改通知的模板不是 Word 文件（.docx）", file=str(path), remedy="请另存为 .docx 后放回"
        ) from error
    root = document.element
    unknown = sorted(_fields(root) - {*FIELDS, *ROW_FIELDS})
    if unknown:
        raise BadSettings(
            f"整改通知的模板中有无法识别的字段：{'、'.join(unknown)}",
            file=str(path),
            remedy=f"可用的字段：{'、'.join((*FIELDS, *ROW_FIELDS))}",
        )
    if _repeated_row(root) is None:
        raise BadSettings(
            "整改通知的模板没有列问题的表格行", file=str(path), remedy="请在表格的一行中写上 {{序号}}、{{说明}} 等字段"
        )
    part = document.part.partname.lstrip("/")
    return Letters(_packed(member for member in members if member[0] != part), part, root)


def _packed(members: Iterable[tuple[str, bytes]], archive: bytes = b"") -> bytes:
    """A ZIP archive with these members added to those it has; no moment of writing is kept."""
    buffer = io.BytesIO(archive)
    with zipfile.ZipFile(buffer, "a") as added:
        for name, content in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            added.writestr(info, content)
    return buffer.getvalue()


def _paragraphs(root: Any) -> list[Any]:
    from docx.oxml.ns import qn

    return list(root.iter(qn("w:p")))


def _text(root: Any) -> str:
    from docx.oxml.ns import qn

    return "".join(node.text or "" for node in root.iter(qn("w:t")))


def _fields(root: Any) -> set[str]:
    return {name for paragraph in _paragraphs(root) for name in _FIELD.findall(_text(paragraph))}


def _repeated_row(root: Any) -> Any:
    """The innermost table row with a field of a finding, ``None`` without any."""
    from docx.oxml.ns import qn

    rows = [row for row in root.iter(qn("w:tr")) if _fields(row) & set(ROW_FIELDS)]
    return rows[-1] if rows else None


def _fill(root: Any, values: Mapping[str, str]) -> None:
    """Puts values into the fields below an element; a field may be cut into several runs by Word."""
    from docx.oxml.ns import qn

    for paragraph in _paragraphs(root):
        if "{{" in _text(paragraph):
            _fill_paragraph(list(paragraph.iter(qn("w:r"))), lambda name: values.get(name))


def _fill_paragraph(runs: Sequence[Any], value: Callable[[str], str | None]) -> None:
    from docx.text.run import Run

    # Line breaks within a run count as characters here, and come back as line breaks.
    texts = [Run(run, None).text for run in runs]
    changed: set[int] = set()
    for found in reversed(list(_FIELD.finditer("".join(texts)))):
        new = value(found[1])
        if new is None:
            continue
        first, start = _position(texts, found.start())
        last, end = _position(texts, found.end() - 1)
        rest = texts[last][end + 1 :]
        for number in range(first + 1, last + 1):
            texts[number] = ""
        if last != first:
            texts[last] = rest
        texts[first] = texts[first][:start] + new + (rest if last == first else "")
        changed |= set(range(first, last + 1))
    for number in changed:
        # Keeps the run's typeface; a line feed becomes a line break.
        Run(runs[number], None).text = texts[number]


def _position(texts: Sequence[str], place: int) -> tuple[int, int]:
    """The run, and the place within it, of a character of the paragraph."""
    for number, text in enumerate(texts):
        if place < len(text):
            return number, place
        place -= len(text)
    raise IndexError(place)


def _values(audit: Mapping[str, Any], findings: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    identity = audit["identity"]
    counts = [(ask, sum(1 for f in findings if f["severity"] == severity)) for severity, ask in ASKED.items()]
    kinds = ("请更正的", "请核对的", "请核实说明的")
    parts = [f"{kind} {number} 项" for kind, (_, number) in zip(kinds, counts, strict=True) if number]
    return {
        "机关": _clean(identity["agency"] or "（机关名称未读出）"),
        "年度": str(identity["year"] or "　　　"),
        "问题数": str(len(findings)),
        "分类": "、".join(parts),
        # Folders of one's own machine are not handed on.
        "文件": _clean(base_name(audit["file"])),
        "日期": _OPEN_DAY,
    }


def _row_values(number: int, finding: Mapping[str, Any], root: int | None = None) -> dict[str, str]:
    """:param root: the number of the finding that brings this one about."""
    severity = Severity(finding["severity"])
    evidence = _some(list(finding["working"])) + _some(_figures(finding["figures"], stated=bool(finding["quotes"])))
    evidence += _some([f"“{quote_text(quote)}”" for quote in finding["quotes"]])
    # Element paths of a web page and points on a page tell an agency nothing.
    where = list(dict.fromkeys(_POINTS.sub("", place) for place in places(finding) if "/" not in place))
    return {
        "序号": str(number),
        "程度": SEVERITY_NAMES[severity][0],
        "规则": finding["rule"],
        "问题": _clean(finding["title"]),
        "说明": _clean(finding["message_zh"] + (f"（根源见第 {root} 项）" if root else "")),
        "证据": _clean("\n".join([*evidence, *([f"位置：{'；'.join(where[:4])}"] if where else [])])),
        "依据": _clean(finding["basis"]),
        "要求": ASKED[severity],
        "编号": finding["fingerprint"],
    }


def _figures(figures: Sequence[Mapping[str, Any]], *, stated: bool) -> list[str]:
    """The figures in words; of a long sum the zeros are only counted."""
    told = [figure for figure in figures if figure["value"] != 0 or figure["expected"] is not None]
    if len(figures) <= _EVIDENCE_LIMIT // 2 or not told:
        told = list(figures)
    zeros = len(figures) - len(told)
    lines = [figure_text(figure, stated=stated) for figure in told]
    return [*lines, *([f"其余 {zeros} 项为 0"] if zeros else [])]


def _some(lines: Sequence[str]) -> list[str]:
    """At most so many lines; what is left out is counted, never dropped in silence."""
    if len(lines) <= _EVIDENCE_LIMIT:
        return list(lines)
    return [*lines[: _EVIDENCE_LIMIT - 1], f"……另有 {len(lines) - _EVIDENCE_LIMIT + 1} 处，见审核摘要"]


def _clean(text: str) -> str:
    return visible(storable(text)).replace("\t", " ").replace("\r", " ")
