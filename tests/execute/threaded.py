"""A module with a thread of its own, as some libraries have: whoever imported it must not be forked."""

import threading
import time

threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
