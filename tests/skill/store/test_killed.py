"""Nothing that was acknowledged is lost when the process is killed while it writes."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
ROUNDS = 10


def test_no_date_is_lost_and_no_file_damaged_when_writers_are_killed(tmp_path):
    command = [sys.executable, "-m", "tests.skill.store.kills", str(ROUNDS), str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    report = json.loads(ended.stdout)
    assert report["told"] > ROUNDS, report
    assert (report["lost"], report["damaged"]) == (0, 0), report
