"""For all tests: properties have no deadline, because a busy machine proves nothing about the code.

In CI they try the same examples every time, so that a change fails for what it changes; elsewhere new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")
