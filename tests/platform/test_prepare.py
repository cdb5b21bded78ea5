"""`make run` on machines where something is missing: one clear sentence that says what to do.

Each test works in a copy of the few files that come before Django, with interpreters of its own
on PATH, so that nothing here depends on what else the machine has.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what stands in a fresh clone, as far as preparing it goes."""
    folder = tmp_path / "on-record"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    (folder / "requirements").mkdir()
    # Stands for the application: says that it was started.
    (folder / "manage.py").write_text("import sys; print('manage.py', *sys.argv[1:])\n")
    return folder


@pytest.fixture
def packages(clone: Path) -> Path:
    """A folder with one tiny package, pinned with its hash in both lists."""
    folder = clone.parent / "packages"
    folder.mkdir()
    wheel = folder / "tinypackage-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tinypackage.py", "SIZE = 'tiny'\n")
        info = "tinypackage-1.0.dist-info"
        archive.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: tinypackage\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    pin(clone, hashlib.sha256(wheel.read_bytes()).hexdigest())
    return folder


def pin(clone: Path, digest: str) -> None:
    for name in ("runtime", "development"):
        (clone / "requirements" / f"{name}.txt").write_text(
            f"tinypackage==1.0 --hash=sha256:{digest}\n"
        )


def interpreter(folder: Path, name: str, before: str = "pass") -> None:
    """Put an interpreter on PATH that runs `before` in Python first."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    start = (
        f"import runpy, sys; {before}; sys.argv = sys.argv[1:]; sys.path[0] = '';"
        " runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    program.write_text(
        # An interpreter that is asked a question (-c) is asked by prepare.py: answer as oneself.
        f'#!/bin/sh\nif [ "$1" = -c ]; then exec {sys._base_executable} "$@"; fi\n'  # type: ignore[attr-defined]
        f'exec {sys._base_executable} -c "{start}" "$@"\n'  # type: ignore[attr-defined]
    )
    program.chmod(0o755)


def make(
    clone: Path,
    *words: str,
    path: Path | None = None,
    through: tuple[str, ...] = (),
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """Run make in the clone, with the network closed and only `path` to find programs in.

    `through` is a program that starts make.
    """
    environment = {
        "PATH": str(path) if path else str(Path(sys.base_prefix) / "bin"),
        "HOME": str(clone.parent),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        **variables,
    }
    return subprocess.run(
        [*through, str(MAKE), *words],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def sentence_of(answer: subprocess.CompletedProcess[str]) -> str:
    """What was said beside make's own last line; a failure and no traceback are demanded."""
    assert answer.returncode != 0
    lines = [line for line in answer.stderr.splitlines() if line and not line.startswith("make: ")]
    assert len(lines) == 1, answer.stderr
    return lines[0]


def test_no_python_at_all(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = sentence_of(make(clone, "run", path=tmp_path / "empty"))
    assert "needs Python 3.11 or newer, and 'python3' is not there" in said
    assert "apt install python3" in said


def test_an_old_python(clone: Path, tmp_path: Path) -> None:
    interpreter(tmp_path / "bin", "python3", before="sys.version_info = (3, 9, 2, 'final', 0)")
    said = sentence_of(make(clone, "run", path=tmp_path / "bin"))
    assert said == (
        "On Record needs Python 3.11 or newer, and this is Python 3.9:"
        " install a newer one and run `make run PYTHON=/path/to/python3.12`."
    )


def test_an_old_python_beside_a_newer_one(clone: Path, packages: Path, tmp_path: Path) -> None:
    interpreter(tmp_path / "bin", "python3", before="sys.version_info = (3, 9, 2, 'final', 0)")
    interpreter(tmp_path / "bin", f"python3.{sys.version_info.minor}")
    answer = make(clone, "run", path=tmp_path / "bin", PIP_FIND_LINKS=str(packages))
    assert answer.stdout.endswith("manage.py serve\n"), answer.stderr


def test_a_python_without_the_venv_module(clone: Path, packages: Path, tmp_path: Path) -> None:
    # Debian ships `venv` with python3 and `ensurepip` in a package of its own.
    interpreter(tmp_path / "bin", "python3", before="sys.modules['ensurepip'] = None")
    said = sentence_of(make(clone, "run", path=tmp_path / "bin"))
    assert "lacks the venv module" in said
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in said
    assert not (clone / ".venv").exists()


def test_a_folder_that_cannot_be_written(clone: Path) -> None:
    setpriv = shutil.which("setpriv")
    if setpriv is None and os.getuid() == 0:
        pytest.skip("setpriv is not installed, and root may write anywhere")
    through: tuple[str, ...] = ()
    if os.getuid() == 0:  # root without its right to overlook permissions
        lost = "-dac_override,-dac_read_search,-fowner"
        through = (str(setpriv), f"--bounding-set={lost}", f"--inh-caps={lost}")
    clone.chmod(0o555)
    try:
        said = sentence_of(make(clone, "run", through=through))
    finally:
        clone.chmod(0o755)
    assert f"The folder {clone} cannot be written" in said
    assert f"chmod -R u+w {clone}" in said


def test_no_network(clone: Path, packages: Path) -> None:
    # Port 9 of this machine refuses connections.
    answer = make(
        clone, "run", PIP_NO_INDEX="", PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0"
    )
    said = sentence_of(answer)
    assert "The package registry cannot be reached" in said
    assert "run `make run` again" in said
    # The half-made environment does not pass for a whole one.
    assert "Installing" in make(clone, "run", PIP_FIND_LINKS=str(packages)).stdout


def test_a_package_that_was_tampered_with(clone: Path, packages: Path) -> None:
    pin(clone, "0" * 64)
    said = sentence_of(make(clone, "run", PIP_FIND_LINKS=str(packages)))
    assert "does not match its pinned hash and was not installed" in said
    assert not list((clone / ".venv").rglob("tinypackage.py"))


def test_it_installs_once_and_again_when_the_pins_change(clone: Path, packages: Path) -> None:
    first = make(clone, "run", PIP_FIND_LINKS=str(packages))
    assert first.stdout.splitlines() == [
        "Making .venv ...",
        "Installing the pinned packages (this happens once) ...",
        "manage.py serve",
    ], first.stderr
    assert list((clone / ".venv").rglob("tinypackage.py"))

    second = make(clone, "run")  # with nothing to install from
    assert (second.stdout, second.stderr) == ("manage.py serve\n", "")

    runtime = clone / "requirements" / "runtime.txt"
    runtime.write_text(runtime.read_text() + "# changed\n")
    third = make(clone, "run", PIP_FIND_LINKS=str(packages))
    assert "Installing" in third.stdout
    assert "Making" not in third.stdout


def test_a_moved_folder_is_prepared_anew(clone: Path, packages: Path) -> None:
    make(clone, "run", PIP_FIND_LINKS=str(packages))
    moved = clone.rename(clone.parent / "moved")
    assert "Installing" in make(moved, "run", PIP_FIND_LINKS=str(packages)).stdout


def test_make_alone_lists_the_targets(clone: Path) -> None:
    answer = make(clone, path=Path("/usr/bin"))
    assert "make run" in answer.stdout
    assert "make test" in answer.stdout
