# SPDX-License-Identifier: Apache-2.0
"""
Class constants.
"""
from __future__ import annotations
import attain._core.growth
import collections.abc
import numpy
import numpy.typing
import typing
class Panel:
    """
    Yearly series of many places; sorted by class and indicator.
    """
    @staticmethod
    def builtin() -> Panel:
        """
        Five indicators of 31 Chinese provinces, 2010-2023.
        """
    @staticmethod
    def parse(*, name: str, file: str, text: str) -> Panel:
        """
        Panel of a wide CSV text: indicator, place, class, then one column a year. `file` names it in errors.
        """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str, indicators: collections.abc.Sequence[str], places: collections.abc.Sequence[str], classes: collections.abc.Sequence[str], first_year: typing.SupportsInt | typing.SupportsIndex, values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> None:
        """
        values: figures >= 0, one row a series, one column a year from first_year on, NaN where there is none. InvalidInput for what is no panel (docs/calibrate.md).
        """
    def __repr__(self) -> str:
        ...
    @property
    def all_places(self) -> list[str]:
        """
        Different places.
        """
    @property
    def classes(self) -> list[str]:
        """
        Class of every series.
        """
    @property
    def first_year(self) -> int:
        """
        First year of any series.
        """
    @property
    def groups(self) -> list[str]:
        """
        Different classes.
        """
    @property
    def indicators(self) -> list[str]:
        """
        Indicator of every series.
        """
    @property
    def last_year(self) -> int:
        """
        Last year of any series.
        """
    @property
    def name(self) -> str:
        """
        Name.
        """
    @property
    def places(self) -> list[str]:
        """
        Place of every series.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Figures: series by years, NaN for none.
        """
class Rolling:
    """
    Forecasts of a rolling-origin back-test and what came; one array element a series, origin and horizon.
    """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def location(self, method: str) -> numpy.typing.NDArray[numpy.float64]:
        """
        Centre of the Student t on the log scale; NaN where there is no forecast.
        """
    def nu(self, method: str) -> numpy.typing.NDArray[numpy.float64]:
        """
        Its degrees of freedom.
        """
    def scale(self, method: str) -> numpy.typing.NDArray[numpy.float64]:
        """
        Scale of the Student t.
        """
    @property
    def horizon(self) -> numpy.typing.NDArray[numpy.int32]:
        """
        Years ahead.
        """
    @property
    def last(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Log of the last figure.
        """
    @property
    def observed(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Log of what came.
        """
    @property
    def origin(self) -> numpy.typing.NDArray[numpy.int32]:
        """
        Last year known.
        """
    @property
    def series(self) -> numpy.typing.NDArray[numpy.int32]:
        """
        Row of the panel.
        """
def builtin_record(*, group: str, as_of: typing.SupportsInt | typing.SupportsIndex) -> attain._core.growth.CalibrationRecord:
    """
    Calibration record of a class of the built-in panel, as known at the end of a year.
    """
def class_forecast(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], starts: typing.Annotated[numpy.typing.ArrayLike, numpy.int64], last: typing.Annotated[numpy.typing.ArrayLike, numpy.int64], *, horizon: typing.SupportsInt | typing.SupportsIndex, group: str, places: collections.abc.Sequence[str]) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64], str, int, str]:
    """
    Forecasts of yearly amounts by the constants of their class up to each series' last year and without its place ("": in no panel): centre and scale (n, H) and nu (n,) of the Student t on the log scale, class whose constants were used, series they rest on, record.
    """
def classes() -> list[str]:
    """
    Classes of the built-in constants, in order of the table.
    """
def constants_digest() -> str:
    """
    Fingerprint of the built-in constants.
    """
def forecast_methods() -> list[str]:
    """
    Names of the methods of a back-test: attain, then the references.
    """
def judged_constants(as_of: typing.SupportsInt | typing.SupportsIndex) -> dict[str, typing.Any]:
    """
    Constants of class `any`, which no panel knows.
    """
def learn(panel: Panel, *, classes: collections.abc.Sequence[str], as_of: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], leave_out: collections.abc.Sequence[collections.abc.Sequence[str]] = [[]], settings: dict[str, typing.Any] = {}, progress: typing.Any = None) -> list[dict[str, typing.Any]]:
    """
    Class constants from figures up to each as-of year without the places of each list of leave_out: one dict a class, list and year, in that order. settings: fields of learn_settings (docs/calibrate.md).
    """
def record(panel: Panel, rolling: Rolling, *, group: str, as_of: typing.SupportsInt | typing.SupportsIndex) -> attain._core.growth.CalibrationRecord:
    """
    Calibration record of one class from a back-test, as known at the end of a year.
    """
def record_tables(panel: Panel, rolling: Rolling) -> tuple[str, str]:
    """
    Calibration record of a back-test as two CSV texts: scores by class, horizon and origin, and events by class, origin, rise and bin.
    """
def roll(panel: Panel, *, classes: collections.abc.Sequence[str] | None = None, first_origin: typing.SupportsInt | typing.SupportsIndex | None = None, last_origin: typing.SupportsInt | typing.SupportsIndex | None = None, horizons: typing.SupportsInt | typing.SupportsIndex = 5, settings: dict[str, typing.Any] = {}, progress: typing.Any = None) -> Rolling:
    """
    Back-test of the class model and of reference methods: at every origin year every place is forecast with constants learnt from the other places up to that year. progress(done, total, seconds) is called while it runs; Ctrl-C stops it.
    """
