"""Check what a source distribution and a wheel hold.

Usage: python tools/distribution_check.py SDIST WHEEL

The sdist must hold every file that git knows (where there is git), the wheel the package with its
data and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_NEEDED = (
    "citecheck/py.typed",
    "citecheck/outlets/outlets.jsonl",
    "citecheck/cli/demo_site/article.html",
    "citecheck/sources/lexicon/",
)
# What is of use in a checkout alone.
_NOT_SHIPPED = {".gitignore"}


def missing_from_sdist(sdist: Path) -> set[str]:
    """Return the files that git knows and the sdist lacks."""
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    known = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - the developer's own git
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {name for name in known.stdout.split("\0") if name} - held - _NOT_SHIPPED


def faults_of_wheel(wheel: Path) -> list[str]:
    """Return what is wrong with the files of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    faults = [f"lacks {need}" for need in _NEEDED if not any(n.startswith(need) for n in names)]
    faults += [
        f"holds {name}"
        for name in names
        if not name.startswith(("citecheck/", "citecheck_news-")) or "__pycache__" in name
    ]
    return faults


def main() -> int:
    """Check both, and say what is wrong."""
    sdist, wheel = map(Path, sys.argv[1:])
    faults = [f"{sdist.name} lacks {name}" for name in sorted(missing_from_sdist(sdist))]
    faults += [f"{wheel.name} {fault}" for fault in faults_of_wheel(wheel)]
    for fault in faults:
        print(fault)
    if not faults:
        sizes = ", ".join(
            f"{path.name} {path.stat().st_size // 1000} kB" for path in (sdist, wheel)
        )
        print(f"complete: {sizes}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
