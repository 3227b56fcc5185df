"""Measures what the sync of code costs; docs/sizing.md has the figures.

    end-to-end/target/tools/scenarios/bin/python end-to-end/src/test/python/measure_sync.py

A bucket of 4,000 files of 300 bytes, behind TLS on this machine, is synced to an empty folder, again with three files
changed, and again with none. CPU seconds are those of the sync's process, its start included.
"""

import hashlib
import http.server
import os
import resource
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from pathlib import Path

SYNC = Path(__file__).resolve().parents[4] / "templates/config/sync.py"
FILES, BYTES, CHANGED = 4000, 300, 3
PAGE = 1000

objects = {f"dags/package{i // 100}/m{i}.py": f"# {i}\n".ljust(BYTES, "x").encode() for i in range(FILES)}


def etag(body):
    return f'"{hashlib.md5(body).hexdigest()}"'


class S3(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # an answer in one packet
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def do_POST(self):  # STS
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, b"<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:role/x</Arn>"
                    b"</GetCallerIdentityResult></GetCallerIdentityResponse>")

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(url.query)
        if "list-type" in query:
            return self.answer(200, self.listing(query).encode())
        body = objects.get(urllib.parse.unquote(url.path).removeprefix("/bucket/"))
        if body is None:
            return self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        return self.answer(200, body, etag(body))

    def listing(self, query):
        keys = sorted(objects)
        start = int(query.get("continuation-token", ["0"])[0])
        items = "".join(
            f"<Contents><Key>{key}</Key><ETag>{etag(objects[key]).replace(chr(34), '&quot;')}</ETag>"
            f"<Size>{len(objects[key])}</Size><StorageClass>STANDARD</StorageClass></Contents>"
            for key in keys[start : start + PAGE]
        )
        more = start + PAGE < len(keys)
        token = f"<NextContinuationToken>{start + PAGE}</NextContinuationToken>" if more else ""
        return f"<ListBucketResult><IsTruncated>{str(more).lower()}</IsTruncated>{token}{items}</ListBucketResult>"

    def answer(self, status, body, tag=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if tag:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body)


def serve(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True,
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), S3)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def measure(folder, port, title):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, SYNC, "once"], capture_output=True, text=True, check=False,
        env={
            "PATH": os.environ["PATH"], "AWS_ENDPOINT_URL": f"https://localhost:{port}", "AWS_DEFAULT_REGION": "eu-west-1",
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_CA_BUNDLE": str(folder / "certificate.pem"),
            "SYNC_BUCKET": "bucket", "SYNC_PREFIX": "dags/", "SYNC_PATH": str(folder / "code"), "SYNC_TIMEOUT_SECONDS": "120",
        },
    )
    assert done.returncode == 0 and "first sync done" in done.stdout, done.stdout + done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"| {title} | {seconds:.1f} |", flush=True)


def main():
    folder = Path(tempfile.mkdtemp(prefix="dagform-sync-"))
    (folder / "code").mkdir()
    port = serve(folder)
    print("| sync | CPU seconds |\n| --- | --- |")
    measure(folder, port, f"{FILES} files of {BYTES} bytes, at first")
    for key in sorted(objects)[:CHANGED]:
        objects[key] = b"# changed".ljust(BYTES)
    measure(folder, port, f"{CHANGED} of them changed")
    measure(folder, port, "nothing changed")


if __name__ == "__main__":
    main()
