"""Audit toolkit for 政府信息公开工作年度报告: the public names, nothing else.

Names are loaded when they are first used, so that ``import disclosure_toolkit`` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import DisclosureError
from .lazy import lazy_names
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

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "assemble": ("load_report",),
        "audit": ("audit_report",),
        "batch": ("run_batch",),
        "collection": ("audit_collection",),
        "execute": ("run_agency",),
        "model": ("Audit", "Finding", "Report"),
        "settings": ("Settings", "load_settings"),
    },
)

# What a record shows in a notebook cell; resolved when a notebook asks.
HTML_RENDERERS.update(
    Report="disclosure_toolkit.display.tables:report_html",
    Audit="disclosure_toolkit.display.findings:audit_html",
)
