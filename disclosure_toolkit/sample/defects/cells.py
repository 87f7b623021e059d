"""Figure cells that hold no plain number: blank, strokes, text, letters, signs, decimals."""

from __future__ import annotations

from collections.abc import Callable

from .base import Case, Injected, Severity, defect


def _keys(case: Case, zero: bool) -> list[str]:
    counts = [key for key in case.values if case.form.unit(key) == "count"]
    return [key for key in counts if (case.values[key] == 0) == zero]


def _text_defect(
    kind: str,
    title: str,
    write: Callable[[Case, str], str],
    *,
    zero: bool,
    severity: Severity = "warning",
    needs_marks: bool = False,
) -> None:
    @defect(kind, "cell", title, severity=severity, needs_marks=needs_marks)
    def inject(case: Case) -> Injected | None:
        keys = _keys(case, zero)
        if not keys:
            return None
        key = case.rng.choice(keys)
        before = case.report.figures()[key]
        text = write(case, before)
        shown = f"“{text}”" if text.strip() else "空白"
        return Injected(
            case.report.with_texts({key: text}), f"{case.form.label(key)}应为 {before}，印作{shown}", (key,)
        )


_text_defect("blank_zero", "本应为 0 的格空白", lambda *_: "", zero=True, needs_marks=True)
_text_defect("blank_number", "有数的格空白", lambda *_: "", zero=False, needs_marks=True)
_text_defect("blank_space", "格内只有全角空格", lambda *_: "　", zero=True, needs_marks=True)
_text_defect("slash", "格内为“/”", lambda *_: "/", zero=True)
_text_defect("dash", "格内为“-”或“—”", lambda case, _: case.rng.choice(("-", "—")), zero=True)
_text_defect("nothing_word", "格内为“无”", lambda *_: "无", zero=True)
_text_defect("letter_for_zero", "字母 O 代替数字 0", lambda *_: "O", zero=True)
_text_defect(
    "letter_for_one",
    "字母 l 代替数字 1",
    lambda _, text: text.replace("1", "l") if "1" in text else "l" + text,
    zero=False,
)
_text_defect("unit_in_cell", "格内带单位", lambda _, text: text + "件", zero=False, severity="info")
_text_defect("words_in_cell", "格内为文字说明", lambda *_: "见说明", zero=True)
_text_defect("negative", "件数为负", lambda _, text: f"-{text}", zero=False, severity="error")
_text_defect("decimal", "件数带小数", lambda _, text: f"{text}.5", zero=False, severity="error")
_text_defect("placeholder", "格内为占位符", lambda case, _: case.rng.choice(("XX", "**")), zero=True)


@defect("blank_row", "cell", "表三整行空白", severity="warning", needs_marks=True)
def _blank_row(case: Case) -> Injected | None:
    rows = [r for r in case.outcome_rows() if not case.values.get(f"requests.{r}.total")]
    if not rows:
        return None
    row = case.rng.choice(rows)
    keys = tuple(f"requests.{row}.{c}" for c in (*case.columns(), "total"))
    detail = f"表三“{case.form.row_label('requests', row)}”整行空白"
    return Injected(case.report.with_texts(dict.fromkeys(keys, "")), detail, keys)


@defect("blank_table", "cell", "表四整表空白", severity="warning", needs_marks=True)
def _blank_table(case: Case) -> Injected | None:
    keys = tuple(key for key in case.report.figures() if key.startswith("review."))
    if not keys:
        return None
    return Injected(case.report.with_texts(dict.fromkeys(keys, "")), "表四 15 格全部空白", keys)


@defect("in_force_below_issued", "cell", "现行有效件数少于本年制发减本年废止", severity="warning")
def _in_force_below_issued(case: Case) -> Injected | None:
    keys = [f"proactive.normative_documents.{column}" for column in ("issued", "repealed", "in_force")]
    if any(key not in case.values for key in keys):
        return None
    texts = dict(zip(keys, ("4", "0", "1"), strict=True))
    detail = "行政规范性文件本年制发 4 件、废止 0 件，现行有效只有 1 件"
    return Injected(case.report.with_texts(texts), detail, (keys[0], keys[2]))
