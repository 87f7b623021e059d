"""Collections of several years with defects that only show when reports stand together (汇审样本)."""

from __future__ import annotations

from . import chains, consolidated, files, texts
from .base import CollectionDefect, Planted
from .make import Collection, collection_defects, make_collection, write_collection

__all__ = [
    "Collection",
    "CollectionDefect",
    "Planted",
    "chains",
    "collection_defects",
    "consolidated",
    "files",
    "make_collection",
    "texts",
    "write_collection",
]
