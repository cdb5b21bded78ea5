"""The table in docs/settings.md names exactly the variables that the code reads."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READERS = ("text", "boolean", "integer", "names", "secret")


def variables_read(path: Path) -> set[str]:
    """Names that a file passes to the readers of newsapp.environment."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "environment"
            and node.func.attr in READERS
            and isinstance(node.args[0], ast.Constant)
        ):
            name = str(node.args[0].value)
            found |= {name, f"{name}_FILE"} if node.func.attr == "secret" else {name}
    return found


def test_the_table_and_the_code_agree() -> None:
    table = re.findall(
        r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.M
    )
    read = variables_read(ROOT / "newsapp" / "settings.py")
    read |= variables_read(ROOT / "gunicorn.conf.py")
    assert len(table) == len(set(table))
    assert set(table) == read


def test_only_these_files_read_the_environment() -> None:
    # The health check runs without Django and reads two documented variables by itself.
    allowed = {"environment.py", "healthcheck.py", "wsgi.py"}
    readers = {
        path.name
        for path in (ROOT / "newsapp").rglob("*.py")
        # To set a variable for a library is not to read one.
        if re.search(r'os\.(environ(?!\["\w+"\] = )|getenv)', path.read_text(encoding="utf-8"))
    }
    assert readers <= allowed
