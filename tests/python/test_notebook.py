# SPDX-License-Identifier: Apache-2.0
"""Every notebook runs from top to end in a fresh kernel, and is stored without outputs."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from snippets import ROOT, has_chinese_font

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FOLDER_OF_A_MACHINE = re.compile(r"""["'(](/|~/|[A-Z]:\\)\w""")
STRICT = 'import warnings\nwarnings.simplefilter("error")\n'
LENIENT = 'warnings.simplefilter("default")\n'  # the kernel's own end warns
NO_FONT = 'import attain\nwarnings.simplefilter("ignore", attain.FontHint)\n'


def executed(notebook, folder: Path):
    """A notebook with the outputs of a fresh kernel in which every warning is an error."""
    strict = STRICT if has_chinese_font() else STRICT + NO_FONT
    copy = nbformat.from_dict(notebook)
    copy.cells.insert(0, nbformat.v4.new_code_cell(strict))
    copy.cells.append(nbformat.v4.new_code_cell(LENIENT))
    with warnings.catch_warnings():
        warnings.simplefilter("default")  # of the client's own packages
        client = nbclient.NotebookClient(
            copy, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        )
        client.execute()
    return copy


def complaints(notebook) -> list[str]:
    """What cells wrote to the error stream, and errors after a cell, as of missing glyphs."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                found.append(f"{output.ename}: {output.evalue}")
            elif output.output_type == "stream" and output.name == "stderr":
                found.append(output.text)
    return found


def needs(notebook) -> list[str]:
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    optional = {"plot(": "matplotlib", "to_frame(": "pandas", "allocate(": "highspy"}
    return [package for call, package in optional.items() if call in text]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.slow
def test_it_runs(notebook, tmp_path):
    for package in needs(notebook):
        pytest.importorskip(package, reason=f"the notebook needs {package}, not installed here")
    done = executed(notebook, tmp_path)
    assert complaints(done) == []
    outputs = [o for cell in done.cells for o in cell.get("outputs", [])]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert "text/html" in kinds
    assert "image/png" in kinds or "plot(" not in str(notebook)
    assert "object at 0x" not in "".join(str(output) for output in outputs)


def test_it_is_stored_without_outputs(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert [cell.source for cell in code if cell.outputs or cell.execution_count] == []


def test_it_is_written_as_the_others(notebook):
    """One title, an introduction, one sentence a line, no folder of some machine."""
    titles = [
        line
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("# ")
    ]
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert len(titles) == 1
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            lines = [re.sub(r"^\d+\. ", "", line) for line in cell.source.splitlines()]
            assert [line for line in lines if re.search(r"[.?!]\*? [A-Z]", line)] == []
        assert FOLDER_OF_A_MACHINE.search(cell.source) is None


@pytest.mark.slow
def test_a_missing_glyph_is_found(tmp_path):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    plot = 'import matplotlib.pyplot as plt\nplt.figure().text(0.5, 0.5, "\\U000F1234");'
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(plot)])
    try:
        found = complaints(executed(made, tmp_path))
    except nbclient.exceptions.CellExecutionError as error:
        found = [str(error)]
    assert any("missing from font" in line for line in found)
