"""For all tests: properties have no deadline, because a busy machine proves nothing about the code."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
