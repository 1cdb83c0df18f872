# SPDX-License-Identifier: Apache-2.0
"""``python -m attain`` is the command ``attain``."""

import sys

from attain.cli import main

if __name__ == "__main__":
    sys.exit(main())
