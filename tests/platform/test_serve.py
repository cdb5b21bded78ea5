"""`manage.py serve`, which `make run` ends in: the first start, the second, and what stops it."""

import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.long_text import long_text
from tests.platform import servers

ROOT = Path(__file__).resolve().parents[2]
SERVE = [sys.executable, "manage.py", "serve"]


def variables(data: Path, port: int, **more: str) -> dict[str, str]:
    """The environment that `make run` gives, with a data folder of the test's own."""
    return servers.environment(
        ON_RECORD_LOCAL="true", ON_RECORD_DATA=str(data), PORT=str(port), **more
    )


def refused(data: Path, port: int | None = None, **more: str) -> str:
    """The one sentence that a start ends with."""
    answer = subprocess.run(
        SERVE,
        cwd=ROOT,
        env=variables(data, port or servers.free_port(), **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=servers.START_LIMIT,
    )
    assert answer.returncode == 2  # nothing was done: docs/commands.md
    assert "Traceback" not in answer.stderr
    return answer.stderr.strip()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data") / "var"


@pytest.fixture(scope="module")
def first(data: Path) -> Iterator[servers.Server]:
    """A first start: an empty data folder."""
    port = servers.free_port()
    with servers.serving(SERVE, ROOT, port, variables(data, port)) as server:
        yield server


def test_the_first_page_is_ready_to_use(first: servers.Server) -> None:
    page = first.get("/")
    assert page.status == 200
    assert "text/html" in page.headers["content-type"]
    assert 'href="/articles/' in page.text  # the samples


def test_a_page_that_is_not_there_is_our_own(first: servers.Server) -> None:
    page = first.get("/no-such-page/")
    assert page.status == 404
    assert "DEBUG = True" not in page.text
    assert "content-security-policy" in page.headers


def test_styles_are_served(first: servers.Server) -> None:
    sheet = first.get("/static/css/tokens.css")
    assert sheet.status == 200
    assert sheet.headers["cache-control"].startswith("max-age=0")  # an edit shows on reload


def test_a_visitor_through_a_proxy_is_asked_to_sign_in(first: servers.Server) -> None:
    page = first.get("/", X_Forwarded_For="203.0.113.7")
    assert (page.status, page.headers["location"]) == (302, "/sign-in/?next=/")


def test_a_foreign_name_is_refused(first: servers.Server) -> None:
    assert first.get("/", Host="record.example.org").status == 400


def test_the_key_is_for_its_owner_alone(first: servers.Server, data: Path) -> None:
    assert (data / "secret_key").stat().st_mode & 0o077 == 0


def test_sqlite_writes_ahead(first: servers.Server, data: Path) -> None:
    with sqlite3.connect(data / "on_record.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_the_setup_checker_says(first: servers.Server, data: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--database", "default"],
        cwd=ROOT,
        env=variables(data, first.port),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0
    assert "no issues" in answer.stdout


def articles_in(data: Path) -> int:
    """How many articles the database of a data folder has."""
    with sqlite3.connect(data / "on_record.sqlite3") as database:
        count = database.execute("SELECT count(*) FROM corpus_article").fetchone()[0]
    assert isinstance(count, int)
    return count


def processor_seconds() -> float:
    """Seconds of a processor that the programs which this process started, and saw end, took."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@pytest.fixture
def copy(first: servers.Server, data: Path, tmp_path: Path) -> Path:
    """A data folder as the first start left it, for a second one."""
    name = "on_record.sqlite3"
    with sqlite3.connect(data / name) as source, sqlite3.connect(tmp_path / name) as target:
        source.backup(target)
    return tmp_path


def test_a_second_start_is_quick_and_changes_nothing(copy: Path) -> None:
    """It takes as long as a few commands that do next to nothing; the samples alone take longer."""
    count = articles_in(copy)
    port = servers.free_port()
    before = processor_seconds()
    subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=variables(copy, port),
        capture_output=True,
        check=True,
    )
    command = processor_seconds() - before
    before = processor_seconds()
    with servers.serving(SERVE, ROOT, port, variables(copy, port)) as server:
        status, out, err = server.stop(signal.SIGINT)  # Ctrl+C
    assert (status, err) == (0, "")
    assert out == f"On Record is ready: open http://127.0.0.1:{port}/ (Ctrl+C stops it)\n"
    # Not by the clock: other tests run beside this one. Not in seconds: machines differ.
    assert processor_seconds() - before < 5 * command
    assert articles_in(copy) == count


def test_ctrl_c_while_a_request_is_handed_to_a_thread(copy: Path, tmp_path: Path) -> None:
    """A thread's first start, drawn out: the pool of threads is locked when the signal comes."""
    slow = tmp_path / "slow"
    slow.mkdir()
    (slow / "sitecustomize.py").write_text(
        "import threading, time\n"
        "start = threading.Thread.start\n"
        "def start_slowly(thread):\n"
        "    start(thread)\n"
        "    if thread.name.startswith('ThreadPoolExecutor'):\n"
        "        time.sleep(1)\n"
        "threading.Thread.start = start_slowly\n",
        encoding="utf-8",
    )
    port = servers.free_port()
    environment = variables(copy, port, PYTHONPATH=str(slow))
    with servers.serving(SERVE, ROOT, port, environment) as server:
        address = ("127.0.0.1", port)
        # Two that ask for nothing yet: no thread is idle for the second, so that one is started.
        with socket.create_connection(address), socket.create_connection(address):
            time.sleep(0.5)
            status, _, err = server.stop(signal.SIGINT)
    assert (status, err) == (0, "")  # gunicorn kills a worker that hangs, and says so


def worker_of(process: int) -> int | None:
    """The process number of the worker that a server has started; None once it has ended."""
    listing = subprocess.run(
        ["ps", "-A", "-o", "pid=,args="], capture_output=True, text=True, check=True
    )
    found = re.search(rf"^ *(\d+) .*manage\.py work --child-of {process}$", listing.stdout, re.M)
    return int(found[1]) if found else None


def wait_for(condition: Callable[[], bool]) -> None:
    """Raise AssertionError where the condition does not come true in good time."""
    for _ in range(int(servers.START_LIMIT / 0.1)):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen")


@pytest.mark.skipif(shutil.which("ps") is None, reason="ps is not installed")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_worker_runs_beside_the_server_and_ends_with_it(
    end: signal.Signals, tmp_path: Path
) -> None:
    port = servers.free_port()
    with servers.serving(SERVE, ROOT, port, variables(tmp_path, port)) as server:
        process = server.process.pid
        wait_for(lambda: worker_of(process) is not None)
        if end == signal.SIGTERM:  # the two processes of a moment later, when both are at work
            time.sleep(2)
        _, _, err = server.stop(end)
        assert err == ""
        wait_for(lambda: worker_of(process) is None)


@pytest.mark.skipif(shutil.which("ps") is None, reason="ps is not installed")
def test_a_long_text_is_marked_by_make_run(tmp_path: Path) -> None:
    port = servers.free_port()
    with servers.serving(SERVE, ROOT, port, variables(tmp_path, port)):
        file = tmp_path / "long.txt"
        file.write_text(long_text(6_000), encoding="utf-8")
        answer = subprocess.run(
            [sys.executable, "manage.py", "import_articles", str(file)],
            cwd=ROOT,
            env=variables(tmp_path, port),
            capture_output=True,
            text=True,
            check=True,
        )
        assert "its marks follow" in answer.stdout
        pk = re.findall(r"^article (\d+):", answer.stdout, re.M)[0]
        wait_for(lambda: "<mark" in servers.get(port, f"/articles/{pk}/").text)


def test_a_taken_port(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]
        sentence = refused(tmp_path / "var", port)
    assert sentence == (
        f"NothingDone: Port {port} is taken by another program:"
        f" use another port with `PORT={port + 1} make run`."
    )
    assert not (tmp_path / "var" / "on_record.sqlite3").exists()  # said at once, before any work


def test_a_host_that_is_not_this_machine(tmp_path: Path) -> None:
    sentence = refused(tmp_path, HOST="no-such-host.invalid")
    assert "HOST names no address of this machine: 'no-such-host.invalid'" in sentence


@pytest.mark.parametrize("more", [{"HOST": "0.0.0.0"}, {"DEBUG": "false"}])
def test_beyond_this_machine_accounts_and_a_key_are_demanded(
    more: dict[str, Any], tmp_path: Path
) -> None:
    sentence = refused(tmp_path, **more)
    assert "A secret key is missing: set SECRET_KEY" in sentence
    assert "manage.py add_person NAME --role administrator" in sentence


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    # A file stands where the folder should be: true for root as for anybody.
    (tmp_path / "var").write_text("in the way")
    sentence = refused(tmp_path / "var")
    assert f"The data folder {tmp_path / 'var'} is missing or cannot be written" in sentence
    assert "ON_RECORD_DATA" in sentence


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_run_hands_the_sentence_on(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]
        answer = subprocess.run(
            ["make", "--no-print-directory", "run"],
            cwd=ROOT,
            env=variables(tmp_path / "var", port),
            timeout=servers.START_LIMIT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert answer.returncode == 2
    assert f"`PORT={port + 1} make run`" in answer.stderr
