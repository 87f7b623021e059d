"""An office's settings: what does not fit is said, never taken for something else."""

from __future__ import annotations

import pytest

from disclosure_toolkit import Settings, load_settings
from disclosure_toolkit.errors import BadSettings


def test_a_settings_file_is_read(tmp_path):
    path = tmp_path / "设置.toml"
    path.write_text('ignore = ["N904"]\ndeadline_township = [2, 28]\n', encoding="utf-8")
    assert load_settings(path) == Settings(ignore=("N904",), deadline_township=(2, 28))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('ignore = "F"', "ignore 应当是规则代码的列表，现为 'F'。请写成 ignore = [\"N904\"]"),
        ("select = [301]", "select 应当是规则代码的列表"),
        ('lang = "fr"', "没有语言 fr"),
        ("deadline_department = [13, 1]", "deadline_department 应当是月和日"),
        ("deadline_government = [3, 31, 1]", "deadline_government 应当是月和日"),
        ('deadline_township = "01-31"', "deadline_township 应当是月和日"),
        ("deadlines = 1", "没有设置项 deadlines"),
    ],
)
def test_what_does_not_fit_is_said_with_the_file(tmp_path, line, said):
    path = tmp_path / "设置.toml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}：")
    assert said in str(caught.value)


def test_codes_in_a_row_are_no_list_of_codes():
    with pytest.raises(BadSettings, match="列表"):
        Settings(select="F301")
