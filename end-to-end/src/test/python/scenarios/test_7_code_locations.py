"""A second code location, which the spec has from one apply to the next."""

import os
import shutil

import pytest
from world import DEFINITIONS, LOCATION

REPORTS = DEFINITIONS.replace("greeting", "report").replace("every_minute", "every_report")


@pytest.fixture(scope="module")
def second(world):
    """Applies the output of the changed spec over the one before, as a review and a merge would."""
    shutil.copytree(os.environ["DAGFORM_TERRAFORM_NEXT"], world.terraform_folder, dirs_exist_ok=True)
    world.publish({"reports.py": REPORTS})
    world.apply()
    world.region.await_steady(seconds=300)
    return world


def test_both_locations_are_loaded(second):
    second.wait_for(lambda: second.jobs() == {LOCATION: ["greeting"], "reports": ["report"]}, 180, "both locations")


def test_a_broken_one_does_not_take_the_other_down(second):
    second.publish({"reports.py": "raise RuntimeError('broken on purpose')\n"})

    second.wait_for(lambda: "broken on purpose" in str(second.jobs()["reports"]), 150, "the error")

    assert second.jobs()[LOCATION] == ["greeting"]
    assert second.await_run(second.launch()) == "SUCCESS"


def test_a_mended_one_is_there_again(second):
    second.publish({"reports.py": REPORTS})
    second.wait_for(lambda: second.jobs()["reports"] == ["report"], 150, "the mended location")
