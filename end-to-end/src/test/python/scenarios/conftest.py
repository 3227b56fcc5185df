"""One deployment for all scenarios; each leaves it running.

The test of the build gives the environment: the emulator's address, a copy of an output that
Terraform can apply to it, and the folder of the tools.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from selenium import webdriver
from world import DEFINITIONS, LOCATION, World

REGION, CIDR = "ap-southeast-2", "10.0.0.0/16"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,1000",
]


LINES_OF_THE_DAEMON = 40


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Shows with a failure what the daemon last said of itself and of its runs."""
    report = yield
    world = item.funcargs.get("world") or item.funcargs.get("deployment") if report.failed else None
    if world:
        lines = world.region.log("daemon", "daemon").splitlines()
        said = [line for line in lines if line.startswith("single daemon: ")]
        report.sections.append(("Captured stdout of the daemon", "\n".join(said[-LINES_OF_THE_DAEMON:])))
    return report


@pytest.fixture(scope="session")
def world():
    folder = Path(tempfile.mkdtemp(prefix="dagform-scenarios-"))
    folder.chmod(0o755)  # containers' users read their image there
    built = World(
        LOCATION,
        os.environ["DAGFORM_ENDPOINT"],
        Path(os.environ["DAGFORM_TERRAFORM"]),
        Path(os.environ["DAGFORM_TOOLS"]),
        folder,
        REGION,
        CIDR,
    )
    try:
        built.deploy()
        yield built
    finally:
        built.close()
        kept = os.environ.get("DAGFORM_LOGS")
        if kept and (folder / "logs").exists():
            shutil.copytree(folder / "logs", kept, dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def deployment(world):
    """The deployment in its usual state: steady, with its code loaded."""
    if world.database is None:
        world.start_database()
        world.publish({"definitions.py": DEFINITIONS})
    world.region.await_steady(seconds=300)
    world.wait_for(lambda: world.jobs()[LOCATION] == ["greeting"], 180, "the code to be loaded")
    return world


@pytest.fixture
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    profile = tempfile.mkdtemp(prefix="dagform-browser-")
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.save_screenshot("target/browser.png")
    driver.quit()
    shutil.rmtree(profile, ignore_errors=True)
