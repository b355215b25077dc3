"""Where the tests find the repository and, where it is present, the material beside it."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
"""Not part of the repository: tests that want it are skipped where it is missing."""
