"""Loads a generated `config` folder as Dagster does, without its database.

    dagster_load.py FOLDER VARIABLE...

Every variable that dagster.yaml names has to be among those given, and every class that it names
has to take its configuration. An instance is made of it, with local storage instead of AWS's, and the
daemon's loops for that, since Dagster has checks that its schema has not.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

import yaml
from dagster import DagsterInstance
from dagster._config import process_config, resolve_to_config_type
from dagster._core.instance.ref import InstanceRef
from dagster._core.workspace.config_schema import process_workspace_config
from dagster._daemon.controller import create_daemons_from_instance

# What Terraform fills into a template.
HOLES = {"run_network": '{"awsvpcConfiguration": {"subnets": ["subnet-1"], "securityGroups": ["sg-1"]}}'}


def settings(folder):
    if (folder / "dagster.yaml").exists():
        return (folder / "dagster.yaml").read_text()
    text = (folder / "dagster.yaml.tftpl").read_text()
    for name, value in HOLES.items():
        text = re.sub(r"(?<!\$)\$\{jsonencode\(%s\)}" % name, lambda match: value, text)
    return text.replace("$${", "${").replace("%%{", "%{")


folder, variables = Path(sys.argv[1]), sys.argv[2:]
for name in list(os.environ):
    if name.startswith(("DAGSTER_", "AWS_")):
        del os.environ[name]
for name in variables:
    os.environ[name] = "true"  # also what a flag takes

sys.path.insert(0, str(folder))  # where the containers have the launcher, too
text = settings(folder)
home = tempfile.mkdtemp()
Path(home, "dagster.yaml").write_text(text)
ref = InstanceRef.from_dir(home)
loaded = {}
for name in ("run_storage", "event_storage", "schedule_storage", "compute_logs", "run_launcher", "run_coordinator"):
    data = getattr(ref, f"{name}_data")
    module = __import__(data.module_name, fromlist=[data.class_name])
    config = resolve_to_config_type(getattr(module, data.class_name).config_type())
    result = process_config(config, data.config_dict)
    assert result.success, (name, result.errors)
    loaded[name] = data.class_name
workspace = process_workspace_config(yaml.safe_load((folder / "workspace.yaml").read_text()))
assert workspace.success, workspace.errors

local = yaml.safe_load(text)
for key in ("storage", "compute_logs"):
    del local[key]
Path(home, "dagster.yaml").write_text(yaml.safe_dump(local))
with DagsterInstance.from_config(home) as instance:
    instance.get_concurrency_config()
    instance.run_coordinator.get_run_queue_config()
    instance.scheduler
    loops = sorted(daemon.daemon_type() for daemon in create_daemons_from_instance(instance))
    launcher = type(instance.run_launcher).__name__
print(json.dumps({"classes": loaded, "launcher": launcher, "loops": loops, "settings": ref.settings}, sort_keys=True))
