"""A TCP port of the tasks' network that leads to a server of this machine, and can be closed."""

import contextlib
import socket
import socketserver
import threading


class _Connection(socketserver.BaseRequestHandler):
    def handle(self):
        with contextlib.suppress(OSError), socket.create_connection(self.server.target) as upstream:
            there = threading.Thread(target=_copy, args=(self.request, upstream), daemon=True)
            there.start()
            _copy(upstream, self.request)
            there.join()


def _copy(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128  # a full queue drops connections, which are tried again a second later


class Forwarder:
    """open() and close() may follow each other as often as a test likes."""

    def __init__(self, address, port, target):
        self.address, self.port, self.target = address, port, target
        self._server = None
        self.open()

    @property
    def url(self):
        return f"http://{self.address}:{self.port}"

    def open(self):
        self._server = _Server((self.address, self.port), _Connection)
        self._server.target = self.target
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
