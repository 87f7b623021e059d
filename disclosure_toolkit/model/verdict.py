"""The one-sentence verdict of an audit (结论): what was found, and what could not be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_NAMES = {
    "zh": {"error": "错误", "warning": "疑误", "question": "待核", "info": "提示"},
    "en": {"error": "errors", "warning": "warnings", "question": "questions", "info": "notes"},
}


def verdict(
    counts: Mapping[str, int],
    *,
    unread: int,
    sections: Sequence[int],
    uniform: bool,
    broken_rules: Sequence[str],
    groups: Sequence[int] = (),
    lang: str = "zh",
) -> str:
    """The sentence; "no problems" is never said without reserve while anything could not be judged.

    :param counts: number of findings by severity. :param unread: figures without a value.
    :param sections: statutory numbers of the sections found. :param uniform: whether a uniform form applies.
    :param broken_rules: codes of rules that failed to run.
    :param groups: number of identities broken by each root cause that breaks more than one.
    """
    zh = lang == "zh"
    names = _NAMES["zh" if zh else "en"]
    found = [f"{names[k]} {n} 项" if zh else f"{n} {names[k]}" for k, n in counts.items() if n]
    gaps = _gaps(unread, sections, uniform, broken_rules, zh=zh)
    if zh:
        roots = f"（其中 {len(groups)} 处根源，牵连 {sum(groups)} 项勾稽）" if groups else ""
        head = "发现" + "、".join(found) + roots if found else "未发现问题" if not gaps else "已读出的内容中未发现问题"
        return "；".join([head, *gaps]) + "。"
    roots = f" ({len(groups)} root cause(s) break {sum(groups)} identities)" if groups else ""
    nothing = "No problems found" if not gaps else "No problems found in what was read"
    head = "Found " + ", ".join(found) + roots if found else nothing
    return "; ".join([head, *gaps]) + "."


def _gaps(unread: int, sections: Sequence[int], uniform: bool, broken_rules: Sequence[str], *, zh: bool) -> list[str]:
    """What could not be judged, a clause each."""
    gaps = []
    if not uniform:
        gaps.append(
            "该年度尚无统一格式，只审核了适用的内容"
            if zh
            else "no uniform form for that year, only what applies was audited"
        )
    if unread > 0:
        gaps.append(
            f"有 {unread} 格没有可用的数值（未列、空白或未能读出），有关勾稽未判"
            if zh
            else f"{unread} figures are missing, blank or unread, the identities with them were not judged"
        )
    missing = [number for number in range(1, 7) if number not in sections]
    if uniform and missing:
        gaps.append(
            f"未读到第{'、'.join('零一二三四五六'[number] for number in missing)}部分"
            if zh
            else f"sections not found: {', '.join(map(str, missing))}"
        )
    if broken_rules:
        gaps.append(
            f"规则 {'、'.join(broken_rules)} 未能运行" if zh else f"rules that failed to run: {', '.join(broken_rules)}"
        )
    return gaps
