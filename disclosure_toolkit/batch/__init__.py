"""Many agencies at once (批量审核): one process or many, always with the same results.

``inputs``   what the user named → files to audit, and files passed over with the reason
``plan``     whose and which year each file is, which one is last year's, where its results go
``work``     what a worker does with one file; nothing that happens there costs another file
``pool``     the workers; one that dies costs only the file it was at
``run``      puts it together and writes the outputs of the whole
``index``    the page of the region at a glance
``journal``  ``run.json``: what was done with which input, under which version and settings
``effect``   what a change of rules newly flags and newly clears, from two runs over the same files
"""

from .inputs import Input, Skipped, discover
from .run import BatchResult, run_batch
from .work import Entry

__all__ = ["BatchResult", "Entry", "Input", "Skipped", "discover", "run_batch"]
