"""A real FTP server, the lightest file system that is not this machine's."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

_SERVER = """
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import ThreadedFTPServer
FTPHandler.authorizer = DummyAuthorizer()
FTPHandler.authorizer.add_user("user", "word", sys.argv[1], perm="elradfmwMT")
server = ThreadedFTPServer(("127.0.0.1", 0), FTPHandler)
print(server.address[1], flush=True)
server.serve_forever()
"""


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
    command = [sys.executable, "-W", "ignore", "-c", _SERVER, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        port = int(process.stdout.readline())
        yield Server(f"ftp://user:word@127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        process.communicate()
