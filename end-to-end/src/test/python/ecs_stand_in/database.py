"""PostgreSQL in the place of an RDS instance: TLS is required, as RDS for PostgreSQL 15 does."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from .signals import signal_each

USER = "postgres"


class Database:
    """start() and stop() may follow each other; the data stays until the folder goes.

    host is the namespace of the network that it listens in.
    """

    def __init__(self, folder, host, port, name, user, password):
        self.folder = Path(folder)
        self.host, self.port = host, port
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not programs:
            raise RuntimeError("PostgreSQL is needed: install the package postgresql")
        self.programs = programs[-1]
        self.folder.mkdir(parents=True)
        shutil.chown(self.folder, USER, USER)
        secret = self.folder / "password"
        secret.write_text(password)
        shutil.chown(secret, USER, USER)
        self.data = self.folder / "data"
        self._run("initdb", "-D", self.data, "-U", user, "--pwfile", secret, "-A", "scram-sha-256", "--no-sync")
        secret.unlink()
        self._certificate()
        (self.data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 0.0.0.0/0 scram-sha-256\n")
        with (self.data / "postgresql.conf").open("a") as configuration:
            configuration.write(
                f"listen_addresses = '{host.address}'\nport = {port}\nssl = on\nfsync = off\n"
                f"unix_socket_directories = '{self.folder}'\nlog_connections = on\n"
            )
        self.start()
        if name != "postgres":
            self._run("createdb", "-h", self.folder, "-p", str(port), "-U", user, name)
        self.user, self.name = user, name

    def _certificate(self):
        self._run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=database",
            "-keyout", self.data / "server.key", "-out", self.data / "server.crt", program_folder=False,
        )

    def _run(self, program, *words, program_folder=True, inside=False, output=subprocess.DEVNULL):
        path = self.programs / program if program_folder else program
        command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", str(path), *map(str, words)]
        if inside:
            command = ["nsenter", f"--net={self.host.path}", *command]
        return subprocess.run(
            command, check=True, cwd=self.folder, stdout=output, stderr=subprocess.DEVNULL, text=True
        )

    def start(self):
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start", inside=True)

    def freeze(self):
        """Has it accept connections and take what is sent, and answer nothing any more."""
        self._signal(signal.SIGSTOP)

    def thaw(self):
        self._signal(signal.SIGCONT)

    def _signal(self, number):
        """To the server and to each of its processes."""
        server = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        signal_each((server, *map(int, children)), number)

    def ask(self, statement):
        """Runs a statement as its owner; returns what it prints."""
        words = ["psql", "-At", "-h", self.folder, "-p", self.port, "-U", self.user, "-d", self.name, "-c", statement]
        return self._run(*words, output=subprocess.PIPE).stdout.strip()

    def stop(self, mode="fast"):
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def set_password(self, password):
        """What RDS does when an apply changes the password."""
        self.ask(f"ALTER USER {self.user} PASSWORD '{password}'")

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def close(self):
        if os.path.exists(self.data / "postmaster.pid"):
            self.stop("immediate")
