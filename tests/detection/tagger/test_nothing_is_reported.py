"""Reading with the network leaves no trace outside the application and says nothing of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsapp.detection.tagger.finder import TrainedFinder

ROOT = Path(__file__).resolve().parents[3]
READ = (
    "from newsapp.detection.layout import lay_out\n"
    "from newsapp.detection.tagger.finder import TrainedFinder\n"
    "text = 'Two officials said the wall would be closed.'\n"
    "print(len(TrainedFinder().find(text, lay_out(text))))\n"
)


def test_no_report_on_its_use_is_kept_or_prepared(trained: TrainedFinder, tmp_path: Path) -> None:
    """In the home folder of its own process onnxruntime would keep what it is to send."""
    variables = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    answer = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=ROOT,
        env={**variables, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert int(answer.stdout) > 0
    assert list(tmp_path.rglob("*")) == []
