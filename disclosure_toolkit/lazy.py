"""Names of a package that are loaded when they are first used (延迟加载).

A package states its names in ``__all__``, imports them under ``TYPE_CHECKING`` for those who read and check it,
and says where they stand::

    __getattr__, __dir__ = lazy_names(__name__, {"agency": ("AgencyResult", "run_agency")})
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def lazy_names(
    package: str, homes: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of a package whose names stand in its modules.

    :param package: the package's own ``__name__``. :param homes: module of the package → names that stand there.
    :return: functions after PEP 562; a name is looked up once and then stands in the package itself.
    """
    home_of = {name: module for module, names in homes.items() for name in names}

    def getattr_(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{home_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    def dir_() -> list[str]:
        return sorted(home_of.keys() | vars(sys.modules[package]).keys())

    return getattr_, dir_
