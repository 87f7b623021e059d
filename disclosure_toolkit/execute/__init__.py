"""One agency: papermill runs ``notebooks/agency_audit.ipynb``, nbconvert renders ``summary.html`` (执行).

``kernels``   how a kernel is started      ``notebook``  executing with parameters and a time limit
``render``    notebook → page              ``folders``   safe names for folders
``agency``    :func:`run_agency`
"""

from .agency import AgencyResult, run_agency
from .folders import agency_folder, safe_name
from .notebook import notebook_path

__all__ = ["AgencyResult", "agency_folder", "notebook_path", "run_agency", "safe_name"]
