"""The pure modules of the page have their own tests, which Node runs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["offsets", "caret"])
def test_the_module_does_as_its_own_tests_say(name: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js here: it runs the tests of the JavaScript modules")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if tuple(int(part) for part in version.strip().lstrip("v").split(".")[:2]) < (20, 19):
        pytest.skip(f"Node.js {version.strip()} does not tell modules by their syntax: 20.19 does")
    run = subprocess.run(
        [node, "--test", str(ROOT / "tests" / "js" / f"{name}.test.mjs")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
