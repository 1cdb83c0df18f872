# SPDX-License-Identifier: Apache-2.0
"""
The compiled core of attain; use the package `attain`.
"""
from __future__ import annotations
from . import core
from . import random
from . import decide
from . import progress
from . import indicators
from . import scores
from . import sensitivity
from . import growth
from . import series
from . import levers
from . import plans
from . import calibrate
from . import simulate
from . import study
from . import io
__version__: str
