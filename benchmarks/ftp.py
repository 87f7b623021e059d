"""A real FTP server, the lightest file system that is not this machine's; tests use it too."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


@contextmanager
def ftp_server(folder: Path) -> Iterator[str]:
    """Serves a folder to this machine; gives its address."""
    call = [sys.executable, "-W", "ignore", "-c", _SERVER, str(folder)]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        yield f"ftp://user:word@127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.terminate()
        process.communicate()
