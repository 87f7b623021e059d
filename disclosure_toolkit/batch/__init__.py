"""Many agencies at once (批量审核): one process or many, always with the same results.

``inputs``   what the user named → files to audit, and files passed over with the reason
``plan``     whose and which year each file is, which one is last year's, where its results go
``task``     what is handed to a worker; ``work``  what it does with one file; nothing that happens there costs another file
``pool``     workers of this machine; one that dies costs only the file it was at; ``capacity``  how many it bears
``cluster``  the workers of a Dask cluster
``journal``  what was done with which input, under which conditions: what a run goes on from; ``versions``  of the program
``place``    where results go: a folder of this machine or of another file system
``run``      puts it together, stage by stage
``whole``    what stands beside the agencies' folders; ``index``  the page of the region at a glance
``entry``    what became of one file; ``result``  of all
``effect``   what a change of rules newly flags and newly clears, from two runs over the same files
"""

from .entry import Entry
from .inputs import Input, Skipped, discover
from .result import BatchResult
from .run import run_batch

__all__ = ["BatchResult", "Entry", "Input", "Skipped", "discover", "run_batch"]
