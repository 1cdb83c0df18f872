# SPDX-License-Identifier: Apache-2.0
"""How Python wraps a value of the compiled module.

A face adds display, look-up and export to an immutable compiled value. It owns no figures of
its own: equality, hashing and pickling are those of the value.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar, overload

Kind = TypeVar("Kind")


class Field(Generic[Kind]):
    """Read-only attribute taken from the wrapped value.

    Parameters
    ----------
    doc
        What the attribute holds, with its unit.
    """

    def __init__(self, doc: str) -> None:
        self.__doc__ = doc
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, face: None, owner: type) -> Field[Kind]: ...
    @overload
    def __get__(self, face: Face, owner: type) -> Kind: ...
    def __get__(self, face: Face | None, owner: type) -> Field[Kind] | Kind:
        if face is None:
            return self
        value: Kind = getattr(face._value, self._name)
        return value

    def __set__(self, face: Face, value: object) -> None:
        raise AttributeError(f"{type(face).__name__}.{self._name} is read-only")

    def __repr__(self) -> str:
        return f"<field {self._name}: {self.__doc__}>"


class Face:
    """A compiled value with a display.

    Parameters
    ----------
    value
        The compiled value, or any object with the same attributes.
    """

    __slots__ = ("_value",)

    _value: Any

    def __init__(self, value: Any) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._identity()))

    def _identity(self) -> object:
        """Return something hashable that equal values share."""
        return getattr(self._value, "id", None)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._value,)
