"""Loads synced code as code servers and a run do, from files whose names other modules have.

    load_synced_code.py LOADER FOLDER FILE...

LOADER is the text that each location's file in Dagster's folder has, FOLDER an empty folder; the location of a FILE is
called as the spec of the test calls it: a, b and so on.
"""

import os
import string
import subprocess
import sys
from pathlib import Path

DEFINITIONS = """
import dagster as dg
import helper
{imports}

@dg.op
def up():
    return helper.VALUE

@dg.op
def down(value):
    assert value == "from the bucket"

@dg.job
def both():
    down(up())

defs = dg.Definitions(jobs=[both])
"""

loader, folder, files = Path(sys.argv[1]).read_text(), Path(sys.argv[2]), sys.argv[3:]
revision, home = folder / "code" / "current", folder / "home"
home.mkdir()
(home / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
names = []
for letter, file in zip(string.ascii_lowercase, files):
    path = revision / file
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = file.count("/") and not (path.parent / "beside.py").write_text("")
    path.write_text(DEFINITIONS.format(imports="from . import beside" if beside else ""))
    names.append(home / f"synced_code_{letter}.py")
    names[-1].write_text(loader.replace("${path}", str(folder / "code")))
(revision / "helper.py").write_text("VALUE = 'from the bucket'\n")
# The image may have an older copy of what is synced.
image = folder / "image"
image.mkdir()
(image / "helper.py").write_text("VALUE = 'from the image'\n")

dagster = [sys.executable, "-m", "dagster"]
environment = {**os.environ, "DAGSTER_HOME": str(home), "PYTHONPATH": str(image)}
words = [word for name in names for word in ("-f", name.name)]
subprocess.run([*dagster, "definitions", "validate", *words], cwd=home, env=environment, check=True)
# Its steps are processes that begin with an interpreter of their own.
for name in names:
    subprocess.run([*dagster, "job", "execute", "-f", name.name, "-j", "both"], cwd=home, env=environment, check=True)
