# SPDX-License-Identifier: Apache-2.0
"""The style and the parts that all HTML displays share.

No scripts and no outside requests. The style follows the theme of JupyterLab, VS Code and the
reader's system; where a host drops style sheets the tables are still readable. Every text from a
plan is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from attain.text import condition

if TYPE_CHECKING:
    from attain._core.core import Name
    from attain._core.plans import Target
    from attain.plan import Plan

_LIGHT = "--a-band:#3572ad;--a-goal:#c04e06"
_DARK = "--a-band:#6ea8dc;--a-goal:#f0883e"

STYLE = (
    "<style>"
    f".attain{{{_LIGHT};--a-rule:rgba(127,127,127,.28);max-width:76rem;font-size:13px;"
    "line-height:1.35;color:var(--jp-content-font-color1,var(--vscode-editor-foreground,inherit));"
    "font-variant-numeric:tabular-nums}"
    f"@media (prefers-color-scheme:dark){{.attain{{{_DARK}}}}}"
    f'body[data-jp-theme-light="true"] .attain,.vscode-light .attain,html[data-theme="light"] '
    f".attain{{{_LIGHT}}}"
    f'body[data-jp-theme-light="false"] .attain,.vscode-dark .attain,html[theme="dark"] .attain,'
    f'html[data-theme="dark"] .attain{{{_DARK}}}'
    ".attain .a-title{font-size:1.25em;font-weight:600;margin:0 .6em 0 0}"
    ".attain .a-sub{opacity:.72}.attain small,.attain .a-small{font-size:.86em;opacity:.72}"
    ".attain .a-notes{border-left:3px solid var(--a-goal);padding-left:.7em;margin:.5em 0;"
    "font-size:.92em}"
    ".attain .a-joint{margin:.5em 0 .2em}.attain .a-joint b{font-size:1.25em}"
    ".attain.attain table{border-collapse:collapse;border:0;margin:.5em 0;"
    "width:auto;table-layout:auto;"
    "font-size:inherit;color:inherit}"
    ".attain.attain tr,.attain.attain tr:nth-child(n){background:none}"
    ".attain.attain th,.attain.attain td{border:0;border-bottom:1px solid var(--a-rule);"
    "padding:.4em 1.3em .4em 0;text-align:left;vertical-align:middle;background:none;"
    "max-width:22em;white-space:normal}"
    ".attain.attain thead th{font-weight:400;opacity:.72;font-size:.86em;vertical-align:bottom;"
    "border-bottom-color:rgba(127,127,127,.6)}"
    ".attain.attain .a-right{text-align:right;white-space:nowrap}"
    ".attain.attain .a-keep{white-space:nowrap}"
    ".attain .a-chance{font-size:1.15em;font-weight:600}"
    ".attain .a-track{position:relative;display:block;width:11em;height:.4em;margin-top:.25em;"
    "border-radius:.2em;background:rgba(127,127,127,.22)}"
    ".attain .a-fill{display:block;height:100%;border-radius:.2em;background:var(--a-band)}"
    ".attain .a-mark{position:absolute;top:-.25em;width:2px;height:.9em;background:currentColor}"
    ".attain .a-below{display:block;margin-top:.25em}"
    ".attain svg{display:block;overflow:visible}.attain svg.a-inline{display:inline-block;"
    "vertical-align:-.25em;margin-right:.5em}.attain .a-same{opacity:.45}"
    ".attain .a-band,.attain .a-bar{fill:var(--a-band)}"
    ".attain .a-median{stroke:var(--a-band)}"
    ".attain .a-target{stroke:var(--a-goal)}.attain .a-ring,.attain .a-goal{fill:var(--a-goal)}"
    ".attain dl{display:grid;grid-template-columns:fit-content(18em) minmax(0,46em);gap:.2em 1.4em;"
    "margin:.2em 0 .9em}.attain dt{opacity:.72}.attain dd{margin:0}"
    ".attain h4{margin:.6em 0 .2em;font-size:1em}"
    ".attain summary{cursor:pointer;margin:.7em 0 .3em}.attain details table td{padding-top:.2em;"
    "padding-bottom:.2em}"
    "</style>"
)


def wrap(content: str) -> str:
    """Return content in the styled box all displays share."""
    return f'{STYLE}<div class="attain">{content}</div>'


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "") -> str:
    """Return a plain table of escaped text, styled like the board."""
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(word)}</td>" for word in row) + "</tr>" for row in rows
    )
    title = f'<div class="a-sub">{escape(caption)}</div>' if caption else ""
    return wrap(f"{title}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def names(name: Name, fallback: str = "") -> str:
    """Return a name in English over Chinese, whichever are there."""
    english = f"<b>{escape(name.en or fallback)}</b>" if name.en or not name.zh else ""
    chinese = f'<span lang="zh">{escape(name.zh)}</span>' if name.zh else ""
    return "<br>".join(part for part in (english, chinese) if part)


def bar(share: float, mark: float | None = None) -> str:
    """Return a bar for a probability, with a tick for a second one."""
    filled = 100 * min(1.0, max(0.0, share))
    tick = ""
    if mark is not None:
        tick = f'<span class="a-mark" style="left:{100 * min(1.0, max(0.0, mark)):.1f}%"></span>'
    return (
        f'<span class="a-track"><span class="a-fill" style="width:{filled:.1f}%"></span>{tick}'
        "</span>"
    )


def notes(labels: Sequence[str]) -> str:
    """Return what a reader must know of a run, one line each."""
    lines = "".join(f"<div>{escape(label)}</div>" for label in labels)
    return f'<div class="a-notes">{lines}</div>' if lines else ""


def explanation(id: str, sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """Return where a number comes from, as headed lists of label and text."""
    parts = [f'<div class="a-title">{escape(id)}: where the number comes from</div>']
    for title, lines in sections:
        items = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in lines)
        parts.append(f"<h4>{escape(title)}</h4><dl>{items}</dl>")
    return wrap("".join(parts))


def plan_html(plan: Plan) -> str:
    """Return a plan's title, its targets and its levers."""
    head = (
        f'<div><span class="a-title">{escape(plan.name.en or plan.id)}</span>'
        f'<span lang="zh">{escape(plan.name.zh)}</span></div>'
        f'<div class="a-sub">{escape(plan.place)}, {plan.start}–{plan.end} · '
        f"plan {escape(plan.plan_hash[:12])} · data {escape(plan.data_hash[:12])}</div>"
    )
    tables = []
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    rows = "".join(
        f"<tr><td>{names(by_id[target.indicator].name)} <small>{escape(target.id)}</small></td>"
        f"<td>{escape(_asks(target, by_id[target.indicator].unit))}"
        f"</td><td>{target.due}</td></tr>"
        for target in plan.targets
    )
    tables.append(
        "<table><thead><tr><th>Target 目标</th><th>Asks for 要求</th><th>Due 期限</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>"
    )
    for acts in (True, False):
        rows = "".join(
            f"<tr><td>{names(lever.name)} <small>{escape(lever.id)}</small></td>"
            f"<td>{escape(cells[2])}</td><td>{escape(cells[3])}</td></tr>"
            for lever, cells in zip(plan.levers, plan.levers.cells(), strict=True)
            if (lever.state == "quantified") == acts
        )
        if not rows:
            continue
        table = (
            "<table><thead><tr><th>Lever 政策工具</th><th>State</th><th>Kind</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )
        count = rows.count("<tr>")
        folded = f"<details><summary>{count} levers without a dated amount</summary>{table}</details>"
        tables.append(table if acts else folded)
    return wrap(head + "".join(tables))


def _asks(target: Target, unit: str) -> str:
    """Return what a target asks for, in words where it has no number."""
    return condition(target.comparator, target.value, unit, target.event, target.value_max)


def page(name: Name | str, content: str) -> str:
    """Return a whole HTML page around a display; nothing is loaded from outside."""
    title = name if isinstance(name, str) else " ".join(filter(None, (name.en, name.zh)))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>:root{{color-scheme:light dark}}"
        "body{margin:2rem;background:#fff;color:#1d2430;font-family:Inter,'Helvetica Neue',"
        "Helvetica,Arial,'Noto Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',"
        "sans-serif}@media (prefers-color-scheme:dark){body{background:#12161d;color:#e4e8ee}}"
        f"</style></head><body>{content}</body></html>\n"
    )
