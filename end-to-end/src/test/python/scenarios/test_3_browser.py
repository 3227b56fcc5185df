"""What a person does, in a browser."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from page import Page
from world import LOCATION

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

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer((deployment.network.gateway, 8099), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{deployment.network.gateway}:8099/"
    server.shutdown()
    server.server_close()


def test_a_page_of_another_site_launches_nothing(deployment, browser, elsewhere):
    Page(browser, deployment)  # logs in
    before = len(deployment.runs())

    browser.get(elsewhere)

    log = lambda: deployment.region.log("nginx", "nginx").splitlines()
    for way in ("image", "form"):
        deployment.wait_for(
            lambda way=way: any(f"by={way} " in line and '" 403 ' in line for line in log()), 30, f"the {way} to be refused"
        )
    assert len(deployment.runs()) == before


def test_a_person_launches_a_run_and_reads_its_log(deployment, browser):
    page = Page(browser, deployment)
    page.open("/jobs")
    page.see("greeting")

    page.open(f"/locations/{LOCATION}/jobs/greeting/playground")
    page.click("launch run")
    page.see("Success", 180)
    page.see("a logged line")
