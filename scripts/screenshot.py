"""Take the README's screenshot: the first sample article, its first flag at hand.

    .venv/bin/python scripts/screenshot.py        # or: make screenshot

Needs Chromium (CHROMIUM, or `chromium` on the PATH). Works on a database of its own.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "workbench.png"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Serve the samples, open one, take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        settings = {"ON_RECORD_LOCAL": "true", "ON_RECORD_DATA": folder, "PORT": str(port)}
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=os.environ | settings
        )
        try:
            wait_for(port)
            shoot(f"http://127.0.0.1:{port}/articles/1/")
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int) -> None:
    """Return when the server answers, at most half a minute from now."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def shoot(address: str) -> None:
    """Open the workbench on the first flag and save what it looks like."""
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=options)
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, device_scale_factor=2, color_scheme="light"
        )
        page.goto(address)
        page.wait_for_selector("html.js")
        page.evaluate("document.fonts.ready")
        page.keyboard.press("j")
        page.wait_for_timeout(300)
        TARGET.parent.mkdir(exist_ok=True)
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
