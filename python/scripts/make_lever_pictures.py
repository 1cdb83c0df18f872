# SPDX-License-Identifier: Apache-2.0
"""Draw the pictures of levers in the documentation: docs/pictures/{response,schedule,...}.svg.

    python python/scripts/make_lever_pictures.py [FOLDER]

Needs matplotlib and a font with Chinese characters. Figures are those of Zhejiang's plan as of
2020; equal code draws equal bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import attain
from attain.plot import save_svg

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DRAWS = 16384


def main(folder: Path) -> None:
    """Draw every picture into `folder`."""
    plan = attain.load_plan("zhejiang")
    ends = plan.scenario("subsidy ends")
    built = {"build_out": {"start": 204, "each": 100, "first": 2021, "last": 2025}}
    more = plan.scenario("100 more stations a year").set("stations", built)
    save_svg(plan.plot_response("stations"), folder / "response.svg")
    save_svg(more.plot("stations", draws=DRAWS)[0], folder / "schedule.svg")
    save_svg(attain.compare(plan.trend, ends, more, draws=DRAWS).plot(), folder / "compare.svg")
    best = plan.solve(lever="stations", target="zj-05", probability=0.74, draws=DRAWS)
    save_svg(best.plot(), folder / "solve.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
