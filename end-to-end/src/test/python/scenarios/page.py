"""Dagster's interface in a browser, as a person uses it."""

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


class Page:
    def __init__(self, browser, world):
        self.browser, self.url = browser, world.url
        user, password = world.login
        # The page's scripts cannot work at an address with a password in it; the browser keeps the login.
        browser.get(self.url.replace("http://", f"http://{user}:{password}@") + "/server_info")

    def open(self, path):
        self.browser.get(self.url + path)

    def see(self, text, seconds=60):
        found = lambda driver: text in driver.find_element(By.TAG_NAME, "body").text
        self._wait(seconds).until(found, f"no {text!r} on the page")

    def click(self, text, seconds=60):
        """Clicks the last button whose text has this in it; a dialog comes after the page."""
        button = f"//button[contains(translate(., 'LRT', 'lrt'), {text!r})][not(@disabled)]"

        def clicked(driver):
            driver.find_elements(By.XPATH, button)[-1].click()
            return True

        self._wait(seconds).until(clicked, f"no button {text!r} on the page")

    def _wait(self, seconds):
        """The page may draw anew what was just found."""
        again = [IndexError, StaleElementReferenceException, ElementNotInteractableException, ElementClickInterceptedException]
        return WebDriverWait(self.browser, seconds, ignored_exceptions=again)
