"""Progress: how far, how fast, how long still; seldom where nobody watches."""

from __future__ import annotations

import io

import pytest

from disclosure_toolkit.cli.progress import Bars, span, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream, done, seconds_each=1.0, total=100):
    now = iter(range(1000))
    with Bars(stream, lambda: next(now) * seconds_each) as bars:
        for number in range(1, done + 1):
            bars("audit", number, total)
    return stream.getvalue()


def test_rate_and_time_left_are_told():
    assert told(30, 90, 60) == "30 / 90 份（33%），每分钟 30 份，约剩 2 分 0 秒"
    assert told(90, 90, 180) == "90 / 90 份（100%），每分钟 30 份，用时 3 分 0 秒"
    assert told(0, 90, 0) == "0 / 90 份（0%）"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 秒"), (59.6, "1 分 0 秒"), (61, "1 分 1 秒"), (7500, "2 小时 5 分")]
)
def test_times_in_words(seconds, words):
    assert span(seconds) == words


def test_a_terminal_has_one_line_that_is_written_over():
    text = shown(Terminal(), 100)
    assert text.count("\n") == 1
    assert text.endswith("100 / 100 份（100%），每分钟 61 份，用时 1 分 39 秒\n")


def test_a_log_has_a_line_every_half_minute():
    assert [line.split(" ")[0] for line in shown(io.StringIO(), 100).splitlines()] == [
        "审核：31",
        "审核：61",
        "审核：91",
    ]


def test_a_short_run_says_nothing_in_a_log():
    assert shown(io.StringIO(), 100, 0.01) == ""


def test_a_single_file_needs_no_progress():
    assert shown(Terminal(), 1, total=1) == ""
