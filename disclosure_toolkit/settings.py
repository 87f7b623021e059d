"""What an office may set for its audits (审核设置); every setting has a default that the law gives."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from .errors import BadSettings, system_reason

_LANGUAGES = ("zh", "en")
_COMMON_YEAR = 2001  # one without a 29 February


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of an audit.

    :ivar select: rule codes or prefixes to run; empty means all. :ivar ignore: codes or prefixes not to run.
    :ivar lang: ``zh`` or ``en``.
    :ivar deadline_department: and :ivar deadline_government: (month, day) of the year after the report year
        (条例第四十九条). :ivar deadline_township: likewise; townships are not named by the law, provinces usually set
        31 January, so that lateness is a question there.
    :raises BadSettings: a value that does not fit.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str = "zh"
    deadline_department: tuple[int, int] = (1, 31)
    deadline_government: tuple[int, int] = (3, 31)
    deadline_township: tuple[int, int] = (1, 31)

    def __post_init__(self) -> None:
        for name in ("select", "ignore"):
            codes = getattr(self, name)
            if not (isinstance(codes, tuple) and all(isinstance(code, str) for code in codes)):
                raise BadSettings(
                    f"设置项 {name} 应当是规则代码的列表，现为 {codes!r}", remedy=f'请写成 {name} = ["N904"]'
                )
        if self.lang not in _LANGUAGES:
            raise BadSettings(f"没有语言 {self.lang}", remedy=f"可用：{'、'.join(_LANGUAGES)}")
        for name in ("deadline_department", "deadline_government", "deadline_township"):
            try:
                month, day = getattr(self, name)
                date(_COMMON_YEAR, month, day)
            except (TypeError, ValueError) as error:
                raise BadSettings(
                    f"设置项 {name} 应当是月和日，现为 {getattr(self, name)!r}", remedy=f"请写成 {name} = [1, 31]"
                ) from error

    def wants(self, code: str) -> bool:
        """Whether the rule with this code is to be run."""
        chosen = not self.select or any(code.startswith(prefix.upper()) for prefix in self.select)
        return chosen and not any(code.startswith(prefix.upper()) for prefix in self.ignore)

    def to_dict(self) -> dict[str, Any]:
        """JSON form, kept in ``run.json``."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def changed(self, **changes: Any) -> Settings:
        """A copy with these settings.

        :raises BadSettings: a setting that does not exist, or a value that does not fit.
        """
        known = {f.name for f in fields(self)}
        unknown = sorted(set(changes) - known)
        if unknown:
            raise BadSettings(f"没有设置项 {'、'.join(unknown)}", remedy=f"可用的设置项：{'、'.join(sorted(known))}")
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in changes.items()}
        return replace(self, **values)


def load_settings(path: str | Path) -> Settings:
    """Settings from a TOML file.

    :raises BadSettings: the file cannot be read, names a setting that does not exist or has a value that does not fit.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(
            f"设置文件读不出（{system_reason(error)}）", file=str(path), remedy="请检查文件是否存在、是否为 TOML 格式"
        ) from error
    try:
        return Settings().changed(**data)
    except BadSettings as error:
        error.file = str(path)
        raise
