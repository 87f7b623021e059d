"""Reviewers' decisions (复核结论): exported as a list to fill in, kept by the finding's fingerprint.

A decision stays attached while the finding is the same, however often the audit runs again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import BadManifest
from ..lists import read_list
from ..storage import write_text
from .cells import unescaped

UPHELD = "成立"
DISMISSED = "不成立"
OPEN = "待定"
VERDICTS = (UPHELD, DISMISSED, OPEN)

_FILE = "decisions.json"
_COLUMNS = {
    "fingerprint": ("问题编号", "指纹"),
    "decision": ("复核结论",),
    "note": ("复核说明",),
    "reviewer": ("复核人",),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about one finding.

    :ivar decision: 成立, 不成立 or 待定.
    """

    decision: str
    note: str = ""
    reviewer: str = ""


def load_decisions(folder: Path) -> dict[str, Decision]:
    """The decisions kept in an output folder, by fingerprint; empty when none were imported.

    :raises BadManifest: the file was damaged; it is never silently passed over, for it is people's work.
    """
    path = folder / _FILE
    if not path.exists():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {mark: Decision(**entry) for mark, entry in data["decisions"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadManifest(
            f"复核结论读不出（{error}）", file=str(path), remedy="请恢复该文件，或移走后重新导入复核清单"
        ) from error


def save_decisions(folder: Path, decisions: Mapping[str, Decision]) -> Path:
    """Keeps the decisions in an output folder."""
    entries = {mark: asdict(decisions[mark]) for mark in sorted(decisions)}
    path = folder / _FILE
    write_text(path, json.dumps({"decisions": entries}, ensure_ascii=False, indent=1) + "\n")
    return path


def read_decisions(path: Path) -> dict[str, Decision]:
    """The decisions filled into a review list; lines without a decision are passed over.

    :raises BadManifest: the list cannot be used, or a decision is none of the three words.
    """
    found: dict[str, Decision] = {}
    for row in read_list(path, _COLUMNS, required=["fingerprint", "decision"]):
        if not row["decision"]:
            continue
        if row["decision"] not in VERDICTS:
            raise BadManifest(
                f"复核结论“{row['decision']}”无法识别",
                file=str(path),
                place=f"第 {row.line} 行",
                remedy=f"请填写{'、'.join(VERDICTS)}之一",
            )
        if not row["fingerprint"]:
            raise BadManifest(
                "缺少问题编号，不知是对哪个问题的结论",
                file=str(path),
                place=f"第 {row.line} 行",
                remedy="请勿改动“问题编号”列",
            )
        decision = Decision(row["decision"], unescaped(row["note"]), unescaped(row["reviewer"]))
        if found.setdefault(row["fingerprint"], decision) != decision:
            raise BadManifest(
                "同一问题有两个不同的结论", file=str(path), place=f"第 {row.line} 行", remedy="请只保留一行"
            )
    return found


def standing(audit: Mapping[str, Any], decisions: Mapping[str, Decision]) -> list[Mapping[str, Any]]:
    """The findings of an audit (in JSON form) that no reviewer has dismissed."""
    return [
        finding
        for finding in audit["findings"]
        if decisions.get(finding["fingerprint"], Decision(OPEN)).decision != DISMISSED
    ]
