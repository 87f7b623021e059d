"""The run that the region's notebooks show by default: the bundled data, audited once and kept (示例运行)."""

from __future__ import annotations

from pathlib import Path

from ..errors import FileMissing
from ..home import home
from .run import run_batch


def example_run() -> Path:
    """The output folder of a run over the bundled data; what it holds is made again only when something changed.

    :raises FileMissing: this installation has no bundled data.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "records").is_dir():
            members = folder / "members.csv"
            output = home() / "example"
            listed = members if members.is_file() else None
            run_batch(folder, output, members=listed, notebooks=False, resume=True)
            return output
    raise FileMissing("没有找到随附的数据", remedy="请给 run_folder 指定 disclosure audit 的输出文件夹")
