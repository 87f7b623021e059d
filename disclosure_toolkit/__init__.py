"""Audit toolkit for 政府信息公开工作年度报告: the public names, nothing else.

Names are loaded when they are first used, so that ``import disclosure_toolkit`` stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .errors import DisclosureError
from .model.report import HTML_RENDERERS

if TYPE_CHECKING:
    from .assemble import load_report
    from .audit import audit_report
    from .batch import run_batch
    from .collection import audit_collection
    from .execute import run_agency
    from .model import Audit, Finding, Report
    from .settings import Settings, load_settings

__version__ = "0.1.0"

__all__ = [
    "Audit",
    "DisclosureError",
    "Finding",
    "Report",
    "Settings",
    "__version__",
    "audit_collection",
    "audit_report",
    "load_report",
    "load_settings",
    "run_agency",
    "run_batch",
]

_HOMES = {
    "Audit": "model",
    "Finding": "model",
    "Report": "model",
    "Settings": "settings",
    "audit_collection": "collection",
    "audit_report": "audit",
    "load_report": "assemble",
    "load_settings": "settings",
    "run_agency": "execute",
    "run_batch": "batch",
}

# What a record shows in a notebook cell; resolved when a notebook asks.
HTML_RENDERERS.update(
    Report="disclosure_toolkit.display.tables:report_html",
    Audit="disclosure_toolkit.display.findings:audit_html",
)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
