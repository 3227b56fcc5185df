"""The inside of a container: makes its namespaces and root folder, then becomes its process.

    enter.py SPECIFICATION.json

Prints the process's id as this machine sees it, waits, and ends with its exit code; 128 and the
number of the signal where one ended it, as container runtimes do.
"""

import ctypes
import json
import os
import pwd
import shutil
import signal
import sys
from pathlib import Path

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET = (
    0x00020000, 0x04000000, 0x08000000, 0x20000000, 0x40000000)
MS_RDONLY, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 32, 4096, 16384, 1 << 18
MNT_DETACH = 2
SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
libc = ctypes.CDLL(None, use_errno=True)


def call(function, *arguments):
    if function(*arguments) != 0:
        raise OSError(ctypes.get_errno(), f"{function.__name__}{arguments}")


def mount(source, target, kind, flags, data=""):
    encoded = [text.encode() if text is not None else None for text in (source, str(target), kind)]
    call(libc.mount, *encoded, flags, data.encode())


def bind(source, target, read_only):
    target.mkdir(parents=True, exist_ok=True)
    mount(str(source), target, None, MS_BIND | MS_REC)
    if read_only:
        mount(None, target, None, MS_BIND | MS_REMOUNT | MS_RDONLY)


def show(folder, root):
    """Has a folder of this machine in the container, whoever may read it here and whatever hides it."""
    bind(folder, root / folder.lstrip("/"), True)
    for parent in Path(folder).parents:
        inside = root / str(parent).lstrip("/")
        inside.chmod(inside.stat().st_mode | 0o755)


def make_root(specification):
    """A root folder of the image's layers over this machine's, which nothing writes to."""
    scratch = Path(specification["scratch"])
    mount(None, "/", None, MS_REC | MS_PRIVATE)
    mount("tmpfs", scratch, "tmpfs", 0)
    upper, work, root = (scratch / name for name in ("upper", "work", "root"))
    for folder in (upper, work, root):
        folder.mkdir()
    for layer in specification["layers"]:
        shutil.copytree(layer, upper, symlinks=True, dirs_exist_ok=True)
    mount("overlay", root, "overlay", 0, f"lowerdir=/,upperdir={upper},workdir={work}")
    mount("proc", root / "proc", "proc", 0)
    for folder in ("dev", "sys"):
        mount(f"/{folder}", root / folder, None, MS_BIND | MS_REC)
    for name in ("tmp", "run"):
        mount("tmpfs", root / name, "tmpfs", 0, "mode=1777")
    for item in specification["mounts"]:
        bind(item["source"], root / item["target"].lstrip("/"), item["readOnly"])
    for folder in specification["folders"]:
        show(folder, root)
    for name, text in specification["files"].items():
        file = root / name
        file.unlink(missing_ok=True)  # it may be a link to what this machine alone has
        file.write_text(text)
    os.chdir(root)
    call(libc.syscall, SYS_PIVOT_ROOT[os.uname().machine], b".", b".")
    call(libc.umount2, b".", MNT_DETACH)


def become(user):
    if user in ("root", "0", "0:0", ""):
        return
    name, _, group = user.partition(":")
    entry = None if name.isdigit() else pwd.getpwnam(name)
    uid = int(name) if entry is None else entry.pw_uid
    gid = int(group) if group else (entry.pw_gid if entry else 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def execute(specification):
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_DFL)
        except (OSError, ValueError):
            pass  # a real-time signal that the C library keeps
    os.chdir(specification["folder"])
    become(specification["user"])
    os.execvpe(specification["words"][0], specification["words"], specification["environment"])


def supervise(child):
    """An init process: passes signals on and reaps (API, LinuxParameters.initProcessEnabled)."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, lambda received, _: os.kill(child, received))
    while True:
        ended, status = os.wait()
        if ended == child:
            code = os.waitstatus_to_exitcode(status)
            os._exit(code if code >= 0 else 128 - code)


def inside(specification):
    make_root(specification)
    os.environ["PATH"] = specification["environment"].get("PATH", os.environ["PATH"])
    if specification["init"]:
        child = os.fork()
        if child:
            supervise(child)
    execute(specification)


def main():
    # What started the tests may block signals, as Java does with SIGQUIT in its threads.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    specification = json.loads(Path(sys.argv[1]).read_text())
    Path(sys.argv[1]).unlink()  # it holds the container's secrets
    report = os.dup(1)
    log = os.open(specification["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    with open(specification["network"]) as network:
        call(libc.setns, network.fileno(), CLONE_NEWNET)
    call(libc.unshare, CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID)
    child = os.fork()
    if child == 0:
        os.close(report)
        try:
            inside(specification)
        except BaseException as failure:  # also where there is no such program
            print(f"container: {failure}", file=sys.stderr, flush=True)
        os._exit(127)
    os.write(report, f"{child}\n".encode())
    os.close(report)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(code if code >= 0 else 128 - code)


main()
