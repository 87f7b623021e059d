"""``disclosure rules --effect OLD NEW``: what a change of rules newly flags and newly clears (规则改动的影响)."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from ..display.words import SEVERITY_NAMES
from ..model import Severity

if TYPE_CHECKING:
    from ..batch.effect import Change, Effect

_SIGNS = {"flagged": "+", "cleared": "-", "regraded": "~"}


def show(old: str, new: str, form: str, lang: str) -> int:
    """Compares two output folders and prints the difference."""
    from ..batch.effect import effect

    found = effect(old, new)
    if form == "json":
        print(json.dumps(found.to_dict(lang), ensure_ascii=False, indent=1))
    else:
        _print_text(found, lang)
    return 0


def _print_text(found: Effect, lang: str) -> None:
    zh = lang == "zh"
    _print_head(found, zh)
    for code, changes in found.by_rule().items():
        counts = Counter(change.kind for change in changes)
        flagged, cleared, regraded = (counts[kind] for kind in _SIGNS)
        title = changes[-1].finding["title"]
        print(
            f"\n{code}　{title}：新报出 {flagged}，不再报出 {cleared}，改变程度 {regraded}"
            if zh
            else f"\n{code}: newly flagged {flagged}, newly cleared {cleared}, regraded {regraded}"
        )
        for change in changes:
            print(f"  {_SIGNS[change.kind]} {_line(change, lang)}")
    total = Counter(change.kind for change in found.changes)
    print(
        f"\n共新报出 {total['flagged']} 项，不再报出 {total['cleared']} 项，改变程度 {total['regraded']} 项。"
        if zh
        else f"\nnewly flagged {total['flagged']}, newly cleared {total['cleared']}, regraded {total['regraded']}."
    )


def _print_head(found: Effect, zh: bool) -> None:
    old, new = found.old["rules"], found.new["rules"]
    print(
        f"比较 {found.compared} 份报告。规则：旧 {old['version']}（{old['count']} 条），"
        f"新 {new['version']}（{new['count']} 条）。"
        if zh
        else f"{found.compared} reports compared. Rules: old {old['version']} ({old['count']}), "
        f"new {new['version']} ({new['count']})."
    )
    if found.settings_differ:
        print("注意：两次审核的设置不同，差别不全是规则改动造成的。" if zh else "Note: the settings differ too.")
    for files, words in (
        (found.only_old, "只在旧结果中审核的" if zh else "audited in the old run only"),
        (found.only_new, "只在新结果中审核的" if zh else "audited in the new run only"),
    ):
        if files:
            print(
                f"{words}（{len(files)}）：{'、'.join(files)}" if zh else f"{words} ({len(files)}): {', '.join(files)}"
            )


def _line(change: Change, lang: str) -> str:
    zh = lang == "zh"
    grade = SEVERITY_NAMES[Severity(change.finding["severity"])][not zh]
    if change.before:
        grade = f"{SEVERITY_NAMES[Severity(change.before)][not zh]}→{grade}"
    file = change.file or ("（各报告之间）" if zh else "(between reports)")
    return f"{grade}　{file}　{change.finding[f'message_{lang}']}"
