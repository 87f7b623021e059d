"""``disclosure sample DIR``: an invented region for trying things out (虚构样本)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

_FIRST_YEAR = 2019


def add(commands: Any) -> None:
    """The command's arguments."""
    parser = commands.add_parser(
        "sample",
        help="生成一个虚构地区的报告，供试用",
        description="生成一个虚构地区的报告。机关、数字、文字均为虚构，各年度前后衔接；同一种子结果相同。",
    )
    parser.add_argument("folder", metavar="目录", type=Path, help="要写入的文件夹")
    parser.add_argument("--agencies", metavar="数目", type=int, default=12, help="机关数（默认 12）")
    parser.add_argument("--years", metavar="年份", default="2023,2024", help="年度，逗号分隔（默认 2023,2024）")
    parser.add_argument("--seed", metavar="种子", type=int, default=1, help="随机种子（默认 1）")
    parser.add_argument("--formats", metavar="格式", default="html,docx,pdf,text,json", help="文件格式，逗号分隔")
    parser.add_argument(
        "--defects",
        metavar="类别",
        nargs="?",
        const="report",
        choices=("report", "collection"),
        help="放入已知的差错，并写出其真相：report（默认）为单份报告的差错，"
        "collection 为多份报告放在一起才看得出的差错（跨年衔接、汇总、照抄、缺报等）",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the region."""
    from ..errors import BadSettings
    from ..sample.collection import write_collection
    from ..sample.write import write_region
    from ..sample.writers import FORMATS

    try:
        years = tuple(int(year) for year in arguments.years.replace("，", ",").split(","))
    except ValueError as error:
        raise BadSettings(f"年份“{arguments.years}”无法识别", remedy="请写成 2023,2024") from error
    formats = tuple(name.strip() for name in arguments.formats.replace("，", ",").split(",") if name.strip())
    if arguments.agencies < 1 or min(years) < _FIRST_YEAR:
        raise BadSettings("机关数至少为 1，年度不早于 2019", remedy="统一格式自 2019 年度起施行")
    if not formats or set(formats) - set(FORMATS):
        raise BadSettings(f"格式“{arguments.formats}”无法识别", remedy=f"可用的格式：{'、'.join(FORMATS)}")
    _check_folder(arguments.folder)
    given = (arguments.folder, arguments.agencies, years, arguments.seed, formats)
    if arguments.defects == "collection":
        try:
            written = write_collection(*given)
        except ValueError as error:
            remedy = "汇审的差错需要两个以上连续的、同一格式的年度，例如 2022,2023,2024"
            raise BadSettings(f"年度“{arguments.years}”不适用", remedy=remedy) from error
    else:
        written = write_region(*given, defects=arguments.defects == "report")
    print(f"已写出 {len(written.files)} 份报告（其中无差错 {written.clean} 份）：{written.folder}")
    print(f"每份报告的真实数据与差错：{written.truth}")
    return 0


def _check_folder(folder: Path) -> None:
    """Invented reports never lie among real ones: an empty folder, or one that this command has written.

    :raises BadSettings: the folder holds something else. :raises OutputNotWritable: it cannot be made or written.
    """
    from ..errors import BadSettings
    from ..storage import make_folder

    make_folder(folder)
    if any(folder.iterdir()) and not (folder / "truth.jsonl").exists():
        raise BadSettings(
            "文件夹里已有别的文件", file=str(folder), remedy="虚构的报告请写到新的文件夹，以免与真实的报告混在一起"
        )
