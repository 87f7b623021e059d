"""Generated figures satisfy the form: identities, carry-over, roll-forward, sums over members."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit.editions import editions
from disclosure_toolkit.sample.figures import form_for, merge_other, region_figures
from disclosure_toolkit.sample.region import REAL_NAMES, make_regions

YEARS = (2019, 2020, 2021, 2022)


@pytest.mark.parametrize("seed", range(8))
def test_every_identity_holds(seed: int) -> None:
    """Over 200 reports of both editions, the undivided row included."""
    checked = 0
    (region,) = make_regions(9, seed)
    single = {agency.name for agency in region.agencies[::3]}
    for (name, year), figures in region_figures(region, YEARS, seed, single).items():
        form = form_for(year)
        undivided = name in single and bool(form.undivided_row)
        for identity in form.identities(undivided):
            left = sum(figures[key] for key in identity.left)
            assert left == sum(figures[key] for key in identity.right), (name, year, identity)
        assert all(value >= 0 for key, value in figures.items() if not key.endswith("items_change"))
        checked += 1
    assert checked == 36


@pytest.mark.parametrize("seed", range(4))
def test_years_follow_each_other(seed: int) -> None:
    (region,) = make_regions(12, seed)
    years = (2022, 2023, 2024)
    figures = region_figures(region, years, seed)
    for agency in region.agencies:
        for year in years[1:]:
            now, before = figures[agency.name, year], figures[agency.name, year - 1]
            for column in form_for(year).columns:
                assert now[f"requests.carried_in.{column.key}"] == before[f"requests.carried_out.{column.key}"]
            row = {c: now[f"proactive.normative_documents.{c}"] for c in ("issued", "repealed", "in_force")}
            start = before["proactive.normative_documents.in_force"]
            assert row["in_force"] == start + row["issued"] - row["repealed"]


def test_the_government_is_the_sum_of_its_members() -> None:
    (region,) = make_regions(15, 4)
    figures = region_figures(region, (2024,), 4)
    government, *members = region.agencies
    assert government.consolidated
    for key, value in figures[government.name, 2024].items():
        assert value == sum(figures[member.name, 2024][key] for member in members), key


def test_most_agencies_receive_nothing_and_one_receives_hundreds() -> None:
    (region,) = make_regions(40, 1)
    figures = region_figures(region, (2024,), 1)
    counts = sorted(
        int(figures[agency.name, 2024]["requests.received.total"])
        for agency in region.agencies
        if not agency.consolidated
    )
    assert counts[len(counts) // 2 - 1] == 0
    assert counts[-1] >= 100


def test_the_undivided_row_holds_what_the_three_rows_held() -> None:
    (region,) = make_regions(4, 2)
    form = form_for(2024)
    figures = region_figures(region, (2024,), 2)[region.agencies[2].name, 2024]
    merged = merge_other(figures, form)
    for column in form.columns:
        parts = [figures[f"requests.{row}.{column.key}"] for row in form.undivided_replaces]
        assert merged[f"requests.other_handling.{column.key}"] == sum(parts)
        assert f"requests.other_misc.{column.key}" not in merged
    assert sum(parts) > 0


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=120))
def test_names_are_unique_and_no_known_place(seed: int, agencies: int) -> None:
    regions = make_regions(agencies, seed)
    names = [agency.name for region in regions for agency in region.agencies]
    assert len(names) == agencies == len(set(names))
    for region in regions:
        assert region.county[:2] not in REAL_NAMES
        assert region.city[:2] not in REAL_NAMES


def test_a_large_sample_finds_names_for_all() -> None:
    names = [agency.name for region in make_regions(1500, 4) for agency in region.agencies]
    assert len(set(names)) == 1500
    assert not [name for name in names if any(real in name for real in REAL_NAMES)]


def test_every_edition_has_a_year_that_is_generated() -> None:
    covered = {form_for(year).name for year in YEARS}
    assert covered == {form.name for form in editions()}


def test_years_before_the_uniform_form_are_refused() -> None:
    with pytest.raises(ValueError, match="2018"):
        form_for(2018)
