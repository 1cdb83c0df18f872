# SPDX-License-Identifier: Apache-2.0
"""The mistakes attain names.

Each message is one full sentence: which item, where, which value, and the nearest valid name.
All derive from `Error`, so ``except attain.Error`` catches every mistake in the input and
nothing else.
"""

from attain._core import core

Error = core.Error
InvalidInput = core.InvalidInput
MissingInput = core.MissingInput
NotFound = core.NotFound

__all__ = ["Error", "InvalidInput", "MissingInput", "NotFound"]
