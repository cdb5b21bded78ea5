"""The layers of DESIGN.md: detection <- policy <- formats <- corpus <- web.

Each package imports only what stands to its left; training imports detection and formats, and
nothing imports training. The three on the left work without Django.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "newsapp"

LAYERS = ("detection", "policy", "formats", "corpus", "web")
MAY_IMPORT = {layer: set(LAYERS[: position + 1]) for position, layer in enumerate(LAYERS)} | {
    "training": {"training", "detection", "formats"}
}
# Modules beside the layers that any Django layer may use; they import none of the layers.
BESIDE = {"environment", "loopback"}


def imported_modules(path: Path) -> Iterator[str]:
    """Full names of the modules that one file imports, wherever in the file it does so."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *((node.module or "").split(".") if node.module else ())))
            # `from newsapp import web` names a package as much as `import newsapp.web` does.
            yield from (f"{module}.{alias.name}" for alias in node.names)


def files_of(layer: str) -> list[Path]:
    """All Python files of a layer."""
    return sorted((PACKAGE / layer).rglob("*.py"))


@pytest.mark.parametrize("layer", sorted(MAY_IMPORT))
def test_a_layer_imports_only_what_stands_to_its_left(layer: str) -> None:
    allowed = MAY_IMPORT[layer]
    if layer in ("corpus", "web"):
        allowed = allowed | BESIDE
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files_of(layer)
        for name in imported_modules(path)
        if name.startswith("newsapp.") and name.split(".")[1] not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", ["detection", "policy", "formats"])
def test_the_pure_layers_name_no_django(layer: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files_of(layer)
        for name in imported_modules(path)
        if name.split(".")[0] in ("django", "django_htmx", "csp")
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", ["detection", "policy", "formats"])
def test_importing_a_pure_layer_loads_no_django(layer: str) -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in files_of(layer)
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.stdout.strip(), answer.stderr) == ("[]", "")


def test_every_layer_is_there() -> None:
    assert [layer for layer in LAYERS if not (PACKAGE / layer / "__init__.py").is_file()] == []


def test_the_outermost_package_is_empty() -> None:
    # Whatever it held would be loaded with `import newsapp.detection`.
    assert (PACKAGE / "__init__.py").read_text(encoding="utf-8").strip() == ""


def test_nothing_imports_training() -> None:
    everything = [p for p in PACKAGE.rglob("*.py") if "training" not in p.parts]
    wrong = [
        path
        for path in everything
        for name in imported_modules(path)
        if name.startswith("newsapp.training")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import newsapp.web.views", ["newsapp.web.views"]),
        ("from newsapp import web", ["newsapp.web"]),
        ("from newsapp.web import access", ["newsapp.web.access"]),
        # Relative forms, from newsapp/detection/example.py.
        ("from . import spans", ["newsapp.detection.spans"]),
        ("from ..web import access", ["newsapp.web.access"]),
        # Inside a function it is an import all the same.
        ("def late():\n    import newsapp.corpus", ["newsapp.corpus"]),
    ],
)
def test_the_reader_of_imports_sees(
    source: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    path = tmp_path / "newsapp" / "detection" / "example.py"
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert list(imported_modules(path)) == expected
