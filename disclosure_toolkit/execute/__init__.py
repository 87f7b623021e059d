"""One agency: papermill runs ``notebooks/agency_audit.ipynb``, nbconvert renders ``summary.html`` (执行).

``warm_server`` the process that kernels are forked from  ``warm_parent`` this process's end of it
``preload``     what that process has ready               ``light_kernel`` a kernel without ZMQ
``provisioner`` forks where that is safe                  ``limits``  how much memory a kernel may take
``kernels``     kernels in an environment of their own    ``client``  talking to one
``engine``      papermill's ``--engine disclosure``       ``notebook`` executing with a time limit
``render``      notebook → page                           ``folders`` safe names for folders
``agency``      :func:`run_agency`                         ``region``  the region's pages

Names are loaded when they are first used: papermill imports ``engine`` whenever it is imported itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy_names

if TYPE_CHECKING:
    from .agency import AgencyResult, run_agency
    from .folders import agency_folder, safe_name
    from .kernels import warm
    from .notebook import notebook_path

__all__ = ["AgencyResult", "agency_folder", "notebook_path", "run_agency", "safe_name", "warm"]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "agency": ("AgencyResult", "run_agency"),
        "folders": ("agency_folder", "safe_name"),
        "kernels": ("warm",),
        "notebook": ("notebook_path",),
    },
)
