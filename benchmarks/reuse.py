"""Seconds (by the clock and of processor time) and peak memory of looking for shared text, for collections of growing size.

    python -m benchmarks.reuse [AGENCIES ...] [--years 2]

Processor time tells the growth where the machine is busy with other things. Each size runs in a process of its own. The text is made up: each report has some 1,500 characters, a third of
them set phrases that many agencies use, and one agency in twenty copies a section from another.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from collections.abc import Iterator
from functools import partial

from disclosure_toolkit.collection.digest import Digest, SectionText, keys_of
from disclosure_toolkit.collection.judging import collection_findings
from disclosure_toolkit.settings import Settings

_TOPICS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
_SYLLABLES = (
    "目录编排清单版式图表数据账册卷宗窗口热线邮箱展板讲座问卷走访座谈校对装订归并拆分标注释义提醒督促评比公示台账"
    "补贴养老救助低保婚姻殡葬地名社团选举村务财政预算决算采购工程水利河道堤防灌溉林木森林草原耕地房产规划道路桥梁"
)
_SENTENCE = 32
_COPIES = 20


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(_SYLLABLES) + rng.choice(_SYLLABLES) for _ in range(_SENTENCE // 2)]
    return f"{''.join(words[:6])}，{''.join(words[6:])}{rng.randint(1, 400)}件。"


def reports(agencies: int, years: int) -> Iterator[Digest]:
    """Invented digests, all of a kind; the same ones every time."""
    rng = random.Random(agencies)
    common = [_sentence(rng) for _ in range(60)]
    section_five = ""
    for number in range(agencies):
        name = f"第{number}县民政局"
        for year in range(2025 - years, 2025):
            parts = []
            for ordinal, topic in zip("一二三四五", _TOPICS, strict=True):
                own = [_sentence(rng) if rng.random() < 0.67 else rng.choice(common) for _ in range(6)]
                parts.append(f"（{ordinal}）{topic}\n{name}{''.join(own)}")
            if not section_five or number % _COPIES:
                section_five = "".join(_sentence(rng) for _ in range(8))
            sections = (SectionText(1, "总体情况", "\n".join(parts)), SectionText(5, "问题及改进", section_five))
            cells = tuple(rng.randint(0, 3) for _ in keys_of("2021"))
            yield Digest(f"{name}{year}", name, year, "department", "2021", f"{number}/{year}", cells, (), sections)


def measure(agencies: int, years: int) -> tuple[int, int, float, float, float, float]:
    """Reports, findings, seconds by the clock and of processor time, and peak memory in MiB before (the reports themselves) and after."""
    digests = list(reports(agencies, years))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, worked = time.perf_counter(), time.process_time()
    found = collection_findings(digests, settings=Settings(select=("C4",)))
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    return len(digests), len(found), seconds, worked, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Prints one line a size, and how the last grew over the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("agencies", nargs="*", type=int, default=[300, 3000])
    parser.add_argument("--years", type=int, default=2)
    arguments = parser.parse_args()
    results = []
    for agencies in arguments.agencies:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            (result,) = pool.map(partial(measure, years=arguments.years), [agencies])
        results.append(result)
        count, found, seconds, worked, before, peak = result
        print(
            f"{agencies:6d} agencies x {arguments.years}: {count} reports, {found} findings, {seconds:.2f} s "
            f"({worked:.2f} s of processor time), peak {peak:.0f} MiB (reports alone {before:.0f} MiB)",
            flush=True,
        )
    if len(results) > 1:
        (one, _, s1, c1, b1, p1), (other, _, s2, c2, b2, p2) = results[0], results[-1]
        print(
            f"{other / one:.1f} times the reports: {s2 / s1:.1f} times the seconds "
            f"({c2 / c1:.1f} times the processor time), "
            f"{(p2 - b2) / max(p1 - b1, 1):.1f} times the memory beyond the reports themselves"
        )


if __name__ == "__main__":
    main()
