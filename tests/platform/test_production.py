"""What the image runs, run here: no container engine is needed, and the Dockerfile cannot drift.

The instructions are read out of the Dockerfile; /app and /venv become folders of the test. The
database is the one that DATABASE_URL names (a database of its own on that server), else SQLite.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.corpus.long_text import long_text
from tests.platform import servers

ROOT = Path(__file__).resolve().parents[2]
HOST = "record.example.org"
FAR_FUTURE = "max-age=315360000, public, immutable"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions: (name, arguments), in order."""
    lines = [
        line
        for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


@dataclass
class Image:
    """What a build leaves: folders for /app and /venv, the environment, and what it starts."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)
    health_check: list[str] = field(default_factory=list)
    user: str = "root"

    @property
    def app(self) -> Path:
        """Stands for /app."""
        return self.folder / "app"

    def here(self, words: str) -> str:
        """Paths of the image as paths of this machine."""
        for name in ("/app", "/venv"):
            words = re.sub(rf"(?<![\w.]){name}\b", str(self.folder) + name, words)
        return words

    def run(self, command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command as a container would."""
        return subprocess.run(
            command,
            cwd=self.app,
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=servers.START_LIMIT,
        )


def build(folder: Path) -> Image:
    """Carry out the Dockerfile's instructions in `folder`."""
    image = Image(folder)
    image.app.mkdir()
    stage = 0
    for name, rest in instructions():
        if name == "FROM":
            stage += 1
        elif name == "COPY" and not rest.startswith("--from=build"):
            copy(image, *rest.split())
        elif name == "RUN":
            assert stage == 1, "the final stage runs nothing: it only copies"
            run_while_building(image, image.here(rest).split())
        elif name == "ENV":
            variable, _, value = rest.partition("=")
            image.environment[variable] = image.here(value)
        elif name == "USER":
            image.user = rest
        elif name == "CMD":
            image.command = json.loads(rest)
        elif name == "HEALTHCHECK":
            image.health_check = json.loads(rest[rest.index("[") :])
    return image


def copy(image: Image, *names: str) -> None:
    """COPY: files and folders of the checkout into /app."""
    *sources, target = names
    for source in sources:
        place = image.app / target / (source if target.endswith("/") else "")
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, place)


def run_while_building(image: Image, words: list[str]) -> None:
    """RUN: with the Python that runs the tests in the place of the image's."""
    if words[0] == "python":
        words[0] = sys._base_executable  # type: ignore[attr-defined]
    answer = subprocess.run(
        words,
        cwd=image.app,
        env={**servers.environment(), **_pip_variables()},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode and "pip" in words and not os.environ.get("CI"):
        pytest.skip(f"the packages cannot be installed here: {answer.stderr[-300:]}")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def _pip_variables() -> dict[str, str]:
    """How this machine reaches its package registry."""
    return {name: value for name, value in os.environ.items() if name.startswith("PIP_")}


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Image]:
    folder = tmp_path_factory.mktemp("image")
    image = build(folder)
    address, remove = make_database(folder)
    (folder / "secret_key").write_text("Vv4-an-invented-key-that-is-long-enough-for-the-tests-9f\n")
    image.environment |= {
        "HOST": "127.0.0.1",  # instead of every address of the container
        "DATABASE_URL": address,
        "SECRET_KEY_FILE": str(folder / "secret_key"),
        "ALLOWED_HOSTS": HOST,
        "ON_RECORD_BEHIND_PROXY": "true",
        "WEB_CONCURRENCY": "2",
    }
    yield image
    remove()


def make_database(folder: Path) -> tuple[str, Callable[[], None]]:
    """The address of a new, empty database, and how to remove it."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return f"sqlite:///{folder / 'production.sqlite3'}", lambda: None
    name = f"on_record_image_{os.getpid()}"

    def execute(*statements: str) -> None:
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    execute(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    return (
        urlunsplit(urlsplit(address)._replace(path=f"/{name}")),
        lambda: execute(f"DROP DATABASE {name} WITH (FORCE)"),
    )


@pytest.fixture(scope="module")
def migrated(image: Image) -> Image:
    command = re.search(
        r"migrate:\n.*?command: (\[.*?\])", (ROOT / "docker-compose.yml").read_text(), re.S
    )
    assert command
    answer = image.run(json.loads(command[1]))
    assert answer.returncode == 0, answer.stderr
    return image


@pytest.fixture(scope="module")
def server(migrated: Image) -> Iterator[servers.Server]:
    """The image, running, with one account."""
    before = snapshot(migrated.app)
    answer = migrated.run(
        ["python", "manage.py", "createsuperuser", "--noinput"],
        DJANGO_SUPERUSER_USERNAME="carla",
        DJANGO_SUPERUSER_EMAIL="carla@example.org",
        DJANGO_SUPERUSER_PASSWORD="nine green tractors",
    )
    assert answer.returncode == 0, answer.stderr
    program = shutil.which(migrated.command[0], path=migrated.environment["PATH"])
    assert program is not None
    port = servers.free_port()  # asked for only now: others take ports all the time
    migrated.environment["PORT"] = str(port)
    with servers.serving(
        [program, *migrated.command[1:]],
        migrated.app,
        port,
        migrated.environment,
    ) as server:
        yield server
    assert snapshot(migrated.app) == before, "the root of a container is read-only"


def snapshot(folder: Path) -> dict[str, str]:
    """Every file below `folder` with its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_before_the_migrations_it_says_so(image: Image) -> None:
    answer = image.run(image.command, DATABASE_URL="sqlite:///:memory:")
    assert answer.returncode != 0
    assert "run `python manage.py migrate`" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_without_accounts_and_a_key_it_says_how_to_make_them(migrated: Image) -> None:
    answer = migrated.run(migrated.command, SECRET_KEY_FILE="", ALLOWED_HOSTS="")
    assert answer.returncode != 0
    for what in ("set SECRET_KEY", "set ALLOWED_HOSTS", "manage.py add_person"):
        assert what in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_health_check_of_the_image_passes(migrated: Image, server: servers.Server) -> None:
    assert migrated.run(migrated.health_check).returncode == 0
    assert server.get("/healthz", Host=HOST).body == b"ok\n"


def test_the_health_check_fails_where_nothing_listens(migrated: Image) -> None:
    answer = migrated.run(migrated.health_check, PORT=str(servers.free_port()))
    assert (answer.returncode, answer.stderr) == (1, "")


def compose_service(name: str) -> tuple[list[str], list[str]]:
    """What a service of docker-compose.yml runs, and its health check."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    service = re.split(r"^  (\w+):", text.split("\nservices:\n")[1], flags=re.M)
    body = service[service.index(name) + 1]
    command = re.search(r"command: (\[.*\])", body)
    check = re.search(r"test: (\[.*\])", body)
    assert command
    assert check
    assert "ports:" not in body, "the worker has no port"
    return json.loads(command[1]), json.loads(check[1])[1:]


def test_the_worker_of_compose_marks_long_texts(
    migrated: Image, server: servers.Server, tmp_path: Path
) -> None:
    command, check = compose_service("worker")
    sign = tmp_path / "worker"
    command, check = ([str(sign) if w == "/tmp/worker" else w for w in c] for c in (command, check))
    text = tmp_path / "long.txt"
    text.write_text(long_text(6_000), encoding="utf-8")
    imported = migrated.run(["python", "manage.py", "import_articles", str(text)])
    assert imported.returncode == 0, imported.stderr
    assert "its marks follow" in imported.stdout
    pk = re.findall(r"^article (\d+):", imported.stdout, re.M)[0]
    export = ["python", "manage.py", "export", pk, "--format", "json", "--output", "-"]
    assert "still being marked" in migrated.run(export).stdout

    assert migrated.run(check).returncode == 1, "it has not started yet"
    before = snapshot(migrated.app)
    program = shutil.which(command[0], path=migrated.environment["PATH"])
    assert program is not None
    process = subprocess.Popen(
        [program, *command[1:]],
        cwd=migrated.app,
        env=migrated.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for _ in range(60):
            exported = json.loads(migrated.run(export).stdout)
            if "incomplete" not in exported:
                break
            time.sleep(0.5)
        assert len(exported["attributions"]) > 300
        assert migrated.run(check).returncode == 0
    finally:
        process.terminate()
        out, err = process.communicate(timeout=servers.START_LIMIT)
    assert (process.returncode, out, err) == (0, "", "")
    assert snapshot(migrated.app) == before, "the root of a container is read-only"
    stale = time.time() - 120
    os.utime(sign, (stale, stale))
    assert migrated.run(check).returncode == 1, "it gives no sign any more"


def test_plain_http_is_sent_to_https(server: servers.Server) -> None:
    answer = server.get("/sign-in/", Host=HOST)
    assert (answer.status, answer.headers["location"]) == (301, f"https://{HOST}/sign-in/")


def test_the_sign_in_page_comes_behind_a_proxy(server: servers.Server) -> None:
    answer = server.get("/sign-in/", Host=HOST, X_Forwarded_Proto="https")
    assert answer.status == 200
    assert "max-age=" in answer.headers["strict-transport-security"]
    assert "Secure" in answer.headers["set-cookie"]


def test_the_visitor_is_nobody(server: servers.Server) -> None:
    # The peer is this machine, as it is for a proxy beside the container.
    answer = server.get("/", Host=HOST, X_Forwarded_Proto="https")
    assert (answer.status, answer.headers["location"]) == (302, "/sign-in/?next=/")


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_hashed_styles_come_compressed_and_may_be_kept(
    encoding: str, server: servers.Server
) -> None:
    page = server.get("/sign-in/", Host=HOST, X_Forwarded_Proto="https").text
    sheets = re.findall(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert sheets
    for sheet in sheets:
        answer = server.get(sheet, Host=HOST, X_Forwarded_Proto="https", Accept_Encoding=encoding)
        assert answer.status == 200
        assert answer.headers["content-encoding"] == encoding
        assert answer.headers["cache-control"] == FAR_FUTURE
        assert "accept-encoding" in answer.headers["vary"].lower()


def test_nobody_is_root_in_the_image(image: Image) -> None:
    user, _, group = image.user.partition(":")
    assert user.isdigit()
    assert int(user) >= 1000
    assert int(group) >= 1000


def test_the_builder_gets_what_it_copies_and_nothing_else() -> None:
    allowed = {
        line[1:]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    copied = {
        source
        for name, rest in instructions()
        if name == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    }
    assert allowed == copied


def test_no_secret_stands_in_the_compose_file() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    secrets = re.findall(r"^\s*(?:\w*PASSWORD|SECRET_KEY): (.*)$", text, re.M)
    assert secrets
    assert all(value.startswith("${") and ":?" in value for value in secrets)


def compose_client() -> list[str] | None:
    """`docker compose`, or the older program of that name."""
    for client in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(client[0]):
            answer = subprocess.run([*client, "version"], capture_output=True, check=False)
            if answer.returncode == 0:
                return client
    return None


def test_the_compose_file_is_accepted_by_its_client() -> None:
    client = compose_client()
    if client is None:
        pytest.skip("the compose client is not installed")
    missing = subprocess.run(
        [*client, "config"], cwd=ROOT, env=servers.environment(), capture_output=True, check=False
    )
    assert missing.returncode != 0  # it demands the secrets
    given = {"SECRET_KEY": "k", "POSTGRES_PASSWORD": "p", "ALLOWED_HOSTS": HOST}
    answer = subprocess.run(
        [*client, "config"],
        cwd=ROOT,
        env=servers.environment(**given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert re.findall(r"^  (database|migrate|web|worker):$", answer.stdout, re.M)
