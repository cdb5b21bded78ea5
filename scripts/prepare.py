#!/usr/bin/env python3
"""Makes .venv and installs the pinned packages: `python3 scripts/prepare.py runtime|development`.

Runs on whatever `python3` is, so it is written to be read by any Python 3 (and to end in a
sentence, not in a syntax error, on Python 2), and needs the standard library alone. It does
nothing when nothing has changed: a stamp in .venv holds the hash of what was installed.
"""

from __future__ import print_function

import hashlib
import os
import shutil
import subprocess
import sys

LOWEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")


def stop(sentence):
    """End with one sentence that says what to do."""
    sys.exit("\n" + sentence)


def again():
    """The command that the person typed, as far as it is known."""
    return "`make " + os.environ.get("ON_RECORD_TARGET", "run") + "`"


def version_of(python):
    """(major, minor) of an interpreter, or (0, 0) where it does not run."""
    question = "import sys; print('%d %d' % sys.version_info[:2])"
    try:
        answer = subprocess.check_output([python, "-c", question], stderr=subprocess.STDOUT)
        major, minor = answer.decode("ascii").split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0, 0


def find_newer_python():
    """Path of a Python on PATH that is new enough, though `python3` is not; None without one."""
    for minor in range(19, LOWEST[1] - 1, -1):
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            candidate = os.path.join(folder, "python3.%d" % minor)
            if os.access(candidate, os.X_OK) and version_of(candidate) >= LOWEST:
                return candidate
    return None


def demand_python():
    """Go on with a newer Python where `python3` is too old, or stop."""
    if sys.version_info[:2] >= LOWEST:
        return
    newer = find_newer_python()
    if newer:
        os.execv(newer, [newer, os.path.abspath(__file__)] + sys.argv[1:])
    stop(
        "On Record needs Python %d.%d or newer, and this is Python %d.%d:"
        " install a newer one and run `make %s PYTHON=/path/to/python3.12`."
        % (LOWEST + sys.version_info[:2] + (os.environ.get("ON_RECORD_TARGET", "run"),))
    )


def demand_writable_folder():
    """Stop where .venv and var cannot be made or changed."""
    for folder in (ROOT, VENV, os.path.join(ROOT, "var")):
        if os.path.isdir(folder) and not os.access(folder, os.W_OK | os.X_OK):
            stop(
                "The folder %s cannot be written: move On Record to a folder of your own,"
                " or make it writable with `chmod -R u+w %s`, and run %s again."
                % (folder, folder, again())
            )


def fingerprint(requirements):
    """What an installation depends on: the pinned packages, the Python and the place."""
    digest = hashlib.sha256()
    with open(requirements, "rb") as lines:
        digest.update(lines.read())
    digest.update(("%d.%d %s" % (sys.version_info[:2] + (VENV,))).encode("utf-8"))
    return digest.hexdigest()


def stamp_of(kind):
    """Path of the file that says which packages .venv holds."""
    return os.path.join(VENV, "on-record-" + kind + ".stamp")


def is_installed(kind, wanted):
    """Whether .venv runs and holds exactly the packages that are pinned now."""
    try:
        with open(stamp_of(kind)) as stamp:
            return stamp.read() == wanted and os.access(VENV_PYTHON, os.X_OK)
    except (IOError, OSError):
        return False


def make_venv():
    """A new, empty .venv; stop where this Python cannot make one."""
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        stop(
            "This Python lacks the venv module: install it"
            " (Debian and Ubuntu: `sudo apt install python%d.%d-venv`) and run %s again."
            % (sys.version_info[:2] + (again(),))
        )
    print("Making .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(
            "The virtual environment %s cannot be made (%s):"
            " put that right and run %s again." % (VENV, error, again())
        )


def install(requirements):
    """Install the pinned packages, checking every hash; stop where that fails."""
    print("Installing the pinned packages (this happens once) ...", flush=True)
    command = [VENV_PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--quiet", "--retries", "2", "--require-hashes", "--requirement", requirements]
    pip = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if pip.returncode == 0:
        return
    output = pip.stdout.decode("utf-8", "replace")
    log = os.path.join(VENV, "install.log")
    with open(log, "w") as lines:
        lines.write(output)
    if "No space left" in output:
        stop("The disk is full: make room and run %s again." % again())
    if "HASHES" in output:
        stop(
            "A downloaded package does not match its pinned hash and was not installed"
            " (%s names it): run %s again, and do not go on if it happens twice." % (log, again())
        )
    if "connection" in output.lower() or "Could not find a version" in output:
        stop(
            "The package registry cannot be reached: connect this machine to the network, or set"
            " pip up for your mirror, and run %s again (details: %s)." % (again(), log)
        )
    stop("The packages cannot be installed: %s says why; then run %s again." % (log, again()))


def main():
    """Prepare .venv for running (`runtime`) or for tests and tools as well (`development`)."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "runtime"
    demand_python()
    demand_writable_folder()
    # The tools' list contains the application's: it satisfies both.
    kinds = ["runtime", "development"] if kind == "development" else ["runtime"]
    lists = {k: os.path.join(ROOT, "requirements", k + ".txt") for k in kinds}
    wanted = {k: fingerprint(lists[k]) for k in kinds}
    if all(is_installed(k, wanted[k]) for k in kinds):
        return
    if not os.access(VENV_PYTHON, os.X_OK) or version_of(VENV_PYTHON) != sys.version_info[:2]:
        make_venv()
    install(lists[kind])
    for k in kinds:
        with open(stamp_of(k), "w") as stamp:
            stamp.write(wanted[k])


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        stop("Stopped. %s goes on where this left off." % again())
