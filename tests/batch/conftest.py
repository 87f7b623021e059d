"""A real FTP server for the tests of other file systems and of clusters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.ftp import ftp_server


@dataclass(frozen=True)
class Server:
    """A server's address and the folder that it serves."""

    address: str
    folder: Path


@pytest.fixture
def ftp(tmp_path, monkeypatch):
    folder = tmp_path / "ftp"
    folder.mkdir()
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    with ftp_server(folder) as address:
        yield Server(address, folder)
