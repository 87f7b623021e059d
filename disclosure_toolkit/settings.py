"""What an office may set for its audits (审核设置); every setting has a default that the law gives."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from .errors import BadSettings, system_reason


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of an audit.

    :ivar select: rule codes or prefixes to run; empty means all. :ivar ignore: codes or prefixes not to run.
    :ivar lang: ``zh`` or ``en``.
    :ivar deadlines: level → (month, day) of the year after the report year (条例第四十九条). Townships are
        not named by the law; provinces usually set 31 January, so that lateness is a question there.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str = "zh"
    deadline_department: tuple[int, int] = (1, 31)
    deadline_government: tuple[int, int] = (3, 31)
    deadline_township: tuple[int, int] = (1, 31)

    def wants(self, code: str) -> bool:
        """Whether the rule with this code is to be run."""
        chosen = not self.select or any(code.startswith(prefix.upper()) for prefix in self.select)
        return chosen and not any(code.startswith(prefix.upper()) for prefix in self.ignore)

    def to_dict(self) -> dict[str, Any]:
        """JSON form, kept in ``run.json``."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def changed(self, **changes: Any) -> Settings:
        """A copy with these settings.

        :raises BadSettings: a setting that does not exist.
        """
        known = {f.name for f in fields(self)}
        unknown = sorted(set(changes) - known)
        if unknown:
            raise BadSettings(f"没有设置项 {'、'.join(unknown)}", remedy=f"可用的设置项：{'、'.join(sorted(known))}")
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in changes.items()}
        return replace(self, **values)


def load_settings(path: str | Path) -> Settings:
    """Settings from a TOML file.

    :raises BadSettings: the file cannot be read or names a setting that does not exist.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(
            f"设置文件读不出（{system_reason(error)}）", file=str(path), remedy="请检查文件是否存在、是否为 TOML 格式"
        ) from error
    return Settings().changed(**data)
