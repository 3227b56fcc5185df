"""What a person does, in a browser."""

import shutil
import tempfile

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from world import LOCATION

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,1000",
]


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


def test_a_person_launches_a_run_and_reads_its_log(deployment, browser):
    user, password = deployment.login
    address = deployment.url.replace("http://", f"http://{user}:{password}@")

    def see(text, seconds=60):
        found = lambda driver: text in driver.find_element(By.TAG_NAME, "body").text
        WebDriverWait(browser, seconds).until(found, f"no {text!r} on the page")

    def click(text, seconds=60):
        button = f"//button[contains(translate(., 'LR', 'lr'), {text!r})][not(@disabled)]"
        WebDriverWait(browser, seconds).until(
            lambda driver: driver.find_element(By.XPATH, button), f"no button {text!r} on the page"
        ).click()

    # The page's scripts cannot work at an address with a password in it; the browser keeps the login.
    browser.get(address + "/server_info")
    browser.get(deployment.url + "/jobs")
    see("greeting")

    browser.get(f"{deployment.url}/locations/{LOCATION}/jobs/greeting/playground")
    click("launch run")
    see("Success", 180)
    see("a logged line")
