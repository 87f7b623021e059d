"""pytest plugin of ``.ci/run``: where everything is installed, a skipped browser or notebook test is a failed one."""

from __future__ import annotations

from collections.abc import Generator

import pytest

REQUIRED = ("browser", "notebook")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns the skip of a test that must run here into a failure."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and any(map(item.get_closest_marker, REQUIRED)):
        report.longrepr = f"must not be skipped here: {report.longrepr}"
        report.outcome = "failed"
    return report
