"""What a person does, in a browser."""

import shutil
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

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


@pytest.fixture
def elsewhere(deployment):
    """A page of another site, which has its visitors' browsers send a mutation by image and by form."""
    mutation = (
        'mutation{launchRun(executionParams:{selector:{jobName:"greeting",repositoryName:"__repository__",'
        f'repositoryLocationName:"{LOCATION}"}}}}){{__typename}}}}'
    )
    address = f"{deployment.url.removesuffix(':80')}/graphql?query={quote(mutation)}"
    page = f"""<h1>elsewhere</h1><img src="{address}&by=image"><iframe name="hidden"></iframe>
    <form method="post" action="{address}&by=form" target="hidden"><input name="x" value="y"></form>
    <script>document.forms[0].submit()</script>"""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer((deployment.network.gateway, 8099), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{deployment.network.gateway}:8099/"
    server.shutdown()
    server.server_close()


def test_a_page_of_another_site_launches_nothing(deployment, browser, elsewhere):
    user, password = deployment.login
    browser.get(deployment.url.replace("http://", f"http://{user}:{password}@") + "/server_info")
    before = len(deployment.runs())

    browser.get(elsewhere)

    # The browser does send both, and with the login: without one the answer would be 401.
    log = lambda: deployment.region.log("nginx", "nginx")
    for request in ("GET", "POST"):
        deployment.wait_for(
            lambda: any(
                f'"{request} /graphql?query' in line and '" 403 ' in line and f"- {user} [" in line
                for line in log().splitlines()
                if "by=image" in line or "by=form" in line
            ),
            30,
            f"the {request} of the other site to be refused",
        )
    assert len(deployment.runs()) == before


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
