"""Samples on disk: the same bytes for the same seed, truth that agrees with what is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from disclosure_toolkit.sample import FORMATS, layouts, make_copies, write_region
from disclosure_toolkit.sample.bundle import PLANTED, bundled_copies, write_bundle
from disclosure_toolkit.sample.violations import violations

DATA = Path(__file__).parents[2] / "data"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def truths(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    results = [write_region(tmp_path / name, agencies=16, seed=5, defects=True) for name in ("one", "two")]
    first, second = (contents(result.folder) for result in results)
    assert first == second
    assert {Path(name).suffix for name in first} >= {".html", ".docx", ".pdf", ".txt", ".json"}


def test_another_seed_gives_another_region(tmp_path: Path) -> None:
    one, two = (write_region(tmp_path / str(seed), agencies=3, seed=seed) for seed in (1, 2))
    assert {path.name for path in one.files}.isdisjoint(path.name for path in two.files)


def test_truth_has_a_line_for_every_file(tmp_path: Path) -> None:
    result = write_region(tmp_path, agencies=14, years=(2020, 2021, 2022), seed=3, defects=True)
    lines = truths(result.truth)
    assert [tmp_path / line["file"] for line in lines] == list(result.files)
    assert sum(line["clean"] for line in lines) == result.clean
    assert len(result.members.read_text(encoding="utf-8").splitlines()) == 15


def test_at_least_forty_percent_are_clean() -> None:
    for years in ((2024,), (2023, 2024)):
        copies = list(make_copies(agencies=96, years=years, seed=8, defects=True))
        assert sum(not copy.applied for copy in copies) >= 0.4 * len(copies)
        assert sum(bool(copy.applied) for copy in copies) >= 0.3 * len(copies)


def test_clean_copies_break_nothing() -> None:
    copies = list(make_copies(agencies=110, years=(2023, 2024), seed=2))
    assert len(copies) == 220
    for copy in copies:
        assert violations(copy.report, copy.previous) == ()
        assert copy.truth()["clean"]


def test_clean_copies_are_published_in_time() -> None:
    for copy in make_copies(agencies=40, seed=6):
        published, year = copy.report.published, copy.report.year
        assert published is not None
        limit = "03-31" if str(copy.report.level) == "government" else "01-31"
        assert f"{year}-12-31" < published.isoformat() <= f"{year + 1}-{limit}"


def test_held_out_samples_use_held_out_layouts_only() -> None:
    kept = {layout.name for name in FORMATS for layout in layouts(name) if not layout.held_out}
    for copy in make_copies(agencies=30, seed=1, held_out=True):
        assert copy.layout.held_out or copy.layout.format == "json"
        assert copy.layout.format == "json" or copy.layout.name not in kept


def test_the_bundled_data_is_what_the_command_writes(tmp_path: Path) -> None:
    write_bundle(tmp_path)
    made = contents(tmp_path)
    bundled = contents(DATA)
    assert made == {name: data for name, data in bundled.items() if not name.startswith("records/")}
    assert sum(map(len, bundled.values())) < 3_000_000


def test_the_bundled_data_has_the_known_defects_and_no_others() -> None:
    copies = list(bundled_copies())
    found = sorted(item.defect.kind for copy in copies for item in copy.applied)
    assert found == sorted(item.kind for item in PLANTED)
    assert len({copy.report.agency for copy in copies}) >= 12
    assert {copy.layout.format for copy in copies} == set(FORMATS)
    for copy in copies:
        if not copy.applied:
            assert violations(copy.report, copy.previous) == ()


@pytest.mark.parametrize(("years", "formats"), [((), FORMATS), ((2024,), ())])
def test_empty_choices_are_refused(tmp_path: Path, years: tuple[int, ...], formats: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="empty"):
        write_region(tmp_path, years=years, formats=formats)
