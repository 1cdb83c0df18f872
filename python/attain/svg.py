# SPDX-License-Identifier: Apache-2.0
"""What standalone SVG pictures share: page, colours, themes, lines of text.

Colours and letters are attributes, so that a picture reads without its style sheet too.
"""

from __future__ import annotations

from html import escape

from attain.errors import InvalidInput

WIDTH = 1180
MARGIN = 30
FONT = (
    "Inter, 'Helvetica Neue', Helvetica, Arial, 'Noto Sans SC', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif"
)

LIGHT = {"ground": "#ffffff", "text": "#1d2430", "band": "#3572ad", "target": "#c04e06"}
DARK = {"ground": "#12161d", "text": "#e4e8ee", "band": "#6ea8dc", "target": "#f0883e"}


def _rules(colours: dict[str, str]) -> str:
    return (
        f"svg{{color:{colours['text']}}}.ground{{fill:{colours['ground']}}}"
        f".a-band,.a-bar{{fill:{colours['band']}}}.a-median{{stroke:{colours['band']}}}"
        f".a-target{{stroke:{colours['target']}}}.a-ring,.a-goal{{fill:{colours['target']}}}"
    )


def style(theme: str) -> str:
    """Return the style sheet of a theme.

    Raises
    ------
    attain.InvalidInput
        `theme` is none of ``"auto"``, ``"light"`` and ``"dark"``.
    """
    common = "text{fill:currentColor;font-variant-numeric:tabular-nums}"
    themes = {
        "light": _rules(LIGHT),
        "dark": _rules(DARK),
        "auto": f"{_rules(LIGHT)}@media (prefers-color-scheme:dark){{{_rules(DARK)}}}",
    }
    if theme not in themes:
        raise InvalidInput(f"theme may be 'auto', 'light' or 'dark'; got {theme!r}")
    return f"<style>{common}{themes[theme]}</style>"


def text(
    x: float,
    y: float,
    words: str,
    size: float = 12.0,
    *,
    weight: int = 400,
    faint: float = 1.0,
    anchor: str = "start",
) -> str:
    """Return one line of text; `faint` is its opacity."""
    more = f' font-weight="{weight}"' if weight != 400 else ""
    more += f' opacity="{faint:g}"' if faint < 1 else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}"{more}>{escape(words)}</text>'


def rule(y: float, opacity: float = 0.22) -> str:
    """Return a hairline over the whole width."""
    return (
        f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="currentColor" stroke-opacity="{opacity:g}"/>'
    )


def document(title: str, body: str, height: float, sheet: str) -> str:
    """Return a whole SVG document of the shared width."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" font-family="{FONT}" role="img" '
        f'color="{LIGHT["text"]}"><title>{escape(title)}</title>{sheet}'
        f'<rect class="ground" width="100%" height="100%" fill="{LIGHT["ground"]}"/>'
        f"{body}\n</svg>\n"
    )
