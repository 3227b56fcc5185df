"""A plugin of pytest: shows with a failure what the daemon last said and why runs failed."""

import json

import pytest

LINES_OF_THE_DAEMON = 40
SAID = ("single daemon: ", "Traceback", "Error", '"level": "error"', "dequeuing")
FAILED_RUNS = 3
EVENTS_OF_FAILED_RUNS = f"""
SELECT event FROM event_logs WHERE run_id IN (
    SELECT run_id FROM runs WHERE status = 'FAILURE' ORDER BY update_timestamp DESC LIMIT {FAILED_RUNS}) ORDER BY id
"""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    world = (item.funcargs.get("world") or item.funcargs.get("deployment")) if report.failed else None
    for title, tell in (("the daemon", _daemon), ("failed runs", _failed_runs)) if world else ():
        try:
            told = tell(world)
        except Exception as problem:  # what tells of a failure must not hide it
            told = repr(problem)
        report.sections.append((f"Captured stdout of {title}", told))
    return report


def _daemon(world):
    lines = world.region.log("daemon", "daemon").splitlines()
    return "\n".join([line for line in lines if any(word in line for word in SAID)][-LINES_OF_THE_DAEMON:])


def _failed_runs(world):
    return "\n".join(_line(json.loads(event)) for event in world.database.ask(EVENTS_OF_FAILED_RUNS).splitlines())


def _line(event):
    dagster_event = event.get("dagster_event") or {}
    message = event.get("user_message") or dagster_event.get("message") or ""
    error = ((dagster_event.get("event_specific_data") or {}).get("error") or {}).get("message") or ""
    return f"{event['run_id']} {event['timestamp']} {dagster_event.get('event_type_value', '')} {message} {error}"
