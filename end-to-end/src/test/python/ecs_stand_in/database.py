"""PostgreSQL in the place of an RDS instance: TLS is required, as RDS for PostgreSQL 15 does."""

import os
import shutil
import subprocess
from pathlib import Path

USER = "postgres"


class Database:
    """start() and stop() may follow each other; the data stays until the folder goes."""

    def __init__(self, folder, address, port, name, user, password):
        self.folder = Path(folder)
        self.address, self.port = address, port
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
                f"listen_addresses = '{address}'\nport = {port}\nssl = on\nfsync = off\n"
                f"unix_socket_directories = '{self.folder}'\nlog_connections = on\n"
            )
        self.start()
        if name != "postgres":
            self._run("createdb", "-h", self.folder, "-p", str(port), "-U", user, name)
        self.user = user

    def _certificate(self):
        self._run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=database",
            "-keyout", self.data / "server.key", "-out", self.data / "server.crt", program_folder=False,
        )

    def _run(self, program, *words, program_folder=True):
        path = self.programs / program if program_folder else program
        command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", str(path), *map(str, words)]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def stop(self, mode="fast"):
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def set_password(self, password):
        """What RDS does when an apply changes the password."""
        statement = f"ALTER USER {self.user} PASSWORD '{password}'"
        self._run("psql", "-h", self.folder, "-p", self.port, "-U", self.user, "-d", "postgres", "-c", statement)

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def close(self):
        if os.path.exists(self.data / "postmaster.pid"):
            self.stop("immediate")
