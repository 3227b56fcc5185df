"""One deployment for all scenarios; each leaves it running."""

import shutil
import tempfile

import pytest
from selenium import webdriver
from world import DEFINITIONS, LOCATION, World, world_of

REGION, CIDR = "ap-southeast-2", "10.0.0.0/16"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,1000",
]


@pytest.fixture(scope="session")
def world():
    with world_of("scenarios", World, LOCATION, REGION, CIDR) as built:
        built.deploy()
        yield built


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
