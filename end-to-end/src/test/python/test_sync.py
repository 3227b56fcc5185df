"""The sync and the publishing of code, against a bucket in memory and a stand-in for the AWS command line."""

import fcntl
import importlib.util
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from bucket import Bucket

CONFIG = Path(__file__).resolve().parents[4] / "templates/config"
PUBLISHES = 1000


@pytest.fixture
def sync(tmp_path, monkeypatch):
    """The generated script as a module, of a volume that is empty."""
    (tmp_path / "code").mkdir()
    for name, value in {
        "SYNC_BUCKET": "bucket", "SYNC_PREFIX": "dags/", "SYNC_PATH": str(tmp_path / "code"),
        "SYNC_TIMEOUT_SECONDS": "5", "SYNC_INTERVAL_SECONDS": "1", "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
    }.items():
        monkeypatch.setenv(name, value)
    specification = importlib.util.spec_from_file_location("sync", CONFIG / "sync.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    monkeypatch.setattr(module, "SETTLE_SECONDS", 0.01)
    return module


@pytest.fixture
def bucket():
    return Bucket()


def run(sync, bucket, seconds=5):
    """One sync; what there was to say of a state that is not whole, if anything."""
    try:
        sync.sync(bucket, time.monotonic() + seconds)
    except sync.NotYet as reason:
        return str(reason)


def files(sync):
    """The files of the current revision."""
    root = sync.CURRENT.resolve()
    return {str(path.relative_to(root)): path.read_text() for path in root.rglob("*") if path.is_file()}


def put(bucket, folder, prefix="dags/"):
    for path, text in folder.items():
        bucket.put(prefix + path, text)


# --- publishing ---


def program(folder, bucket_folder):
    """A stand-in for `aws s3`, whose bucket is a folder; it notes every object that it writes or deletes."""
    path = folder / "aws"
    path.write_text(
        f"""#!{sys.executable}
import pathlib, shutil, sys
root = pathlib.Path({str(bucket_folder)!r})
words = [w for w in sys.argv[2:] if w not in ("--recursive", "--only-show-errors")]
while "--exclude" in words:
    at = words.index("--exclude")
    del words[at : at + 2]
verb, places = words[0], [root / w[5:] if w.startswith("s3://") else w for w in words[1:]]
log = root.with_name("log").open("a")
def write(target, data):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    print("put", target.relative_to(root), file=log)
if verb == "cp" and places[0] == "-":
    write(places[1], sys.stdin.buffer.read())
elif verb == "cp":
    source = pathlib.Path(places[0])
    for file in sorted(p for p in source.rglob("*") if p.is_file()):
        write(places[1] / file.relative_to(source), file.read_bytes())
elif verb == "ls":
    for child in sorted(places[0].iterdir()):
        print("                           PRE", child.name + "/")
elif verb == "rm":
    shutil.rmtree(places[0])
    print("delete", places[0].relative_to(root), file=log)
"""
    )
    path.chmod(0o755)


def publish(tmp_path, folder):
    (tmp_path / "bucket").mkdir(exist_ok=True)
    program(tmp_path, tmp_path / "bucket")
    return subprocess.run(
        ["sh", CONFIG / "publish.sh", folder, "s3://bucket/dags/"], capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )


def test_publishing_writes_the_pointer_after_every_file(tmp_path):
    source = tmp_path / "source"
    (source / "library").mkdir(parents=True)
    for path in ("definitions.py", "library/words.py"):
        (source / path).write_text("x = 1\n")

    done = publish(tmp_path, source)

    assert done.returncode == 0, done.stderr
    release = done.stdout.split()[-1]
    lines = (tmp_path / "log").read_text().splitlines()
    assert lines == [
        f"put bucket/dags/.releases/{release}/definitions.py",
        f"put bucket/dags/.releases/{release}/library/words.py",
        "put bucket/dags/.release",
    ]
    assert (tmp_path / "bucket/bucket/dags/.release").read_text() == release + "\n"


def test_publishing_nothing_is_refused(tmp_path):
    (tmp_path / "source").mkdir()

    done = publish(tmp_path, tmp_path / "source")

    assert done.returncode == 1
    assert "There is no file in" in done.stderr
    assert not (tmp_path / "log").exists()


def test_publishing_keeps_twenty_releases(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "definitions.py").write_text("x = 1\n")
    for number in range(25):
        (tmp_path / f"bucket/bucket/dags/.releases/20200101T0000{number:02}Z-00000000").mkdir(parents=True)

    publish(tmp_path, source)

    left = sorted(path.name for path in (tmp_path / "bucket/bucket/dags/.releases").iterdir())
    assert len(left) == 20
    assert left[0] == "20200101T000006Z-00000000"


def test_no_revision_is_a_mixture_of_releases(sync, bucket):
    """Publishes in the order of publish.sh, some cut off and some beside each other, with syncs at any moment."""
    chance = random.Random(7)
    published, seen = [], set()

    def steps(number):
        state = {f"m{i}.py": f"{number if chance.random() < 0.5 else 0}.{i}\n" for i in range(chance.randint(1, 6))}
        for path in sorted(state):
            yield lambda path=path: bucket.put(f"dags/.releases/r{number}/{path}", state[path])
        published.append(state)
        yield lambda: bucket.put("dags/.release", f"r{number}\n")
        for old in bucket.below("dags/.releases/"):
            if int(old.split("/")[2][1:]) < number - 20:
                yield lambda old=old: bucket.delete(old)

    under_way = []
    for number in range(PUBLISHES):
        under_way.append(steps(number))
        for _ in range(chance.randint(1, 12)):
            publisher = chance.choice(under_way)
            step = next(publisher, None)
            if step is None or chance.random() < 0.01:  # done, or cut off
                under_way.remove(publisher)
            if step:
                step()
            if not under_way:
                break
            if chance.random() < 0.2:
                run(sync, bucket)
                if sync.current():
                    assert files(sync) in published
                    seen.add(sync.current())
    assert len(seen) > 50


def test_a_release_that_is_not_there_changes_nothing(sync, bucket):
    put(bucket, {"definitions.py": "old\n"})
    run(sync, bucket)
    for pointer in ("nothing\n", "../dags\n", ""):
        bucket.put("dags/.release", pointer)

        assert run(sync, bucket)

        assert files(sync) == {"definitions.py": "old\n"}


def test_an_older_release_can_be_named_again(sync, bucket):
    for name in ("a", "b", "a"):
        bucket.put(f"dags/.releases/{name}/definitions.py", name)
        bucket.put("dags/.release", name)
        run(sync, bucket)
        assert files(sync) == {"definitions.py": name}


# --- files that are uploaded one by one ---


def test_an_upload_that_goes_on_is_not_taken(sync, bucket, monkeypatch):
    """40 files at a tenth of a second, as `aws s3 sync` brings them, seen again and again."""
    monkeypatch.setattr(sync, "SETTLE_SECONDS", 0.5)
    old, new = ({f"m{i:02}.py": f"{word}\n" for i in range(40)} for word in ("old", "new"))
    put(bucket, old)
    run(sync, bucket)

    def upload():
        for path, text in new.items():
            bucket.put("dags/" + path, text)
            time.sleep(0.1)

    uploading = threading.Thread(target=upload)
    uploading.start()
    for _ in range(10):
        run(sync, bucket, seconds=0)
        assert files(sync) in (old, new)
    uploading.join()
    run(sync, bucket)
    assert files(sync) == new


def test_a_file_that_changes_while_it_is_fetched_is_waited_for(sync, bucket):
    put(bucket, {"a.py": "1", "b.py": "1"})
    run(sync, bucket)
    bucket.put("dags/a.py", "2")
    bucket.before_get = lambda key: key == "dags/a.py" and bucket.put("dags/a.py", f"{time.time()}")

    assert "changed while it was fetched" in run(sync, bucket)

    assert files(sync) == {"a.py": "1", "b.py": "1"}
    bucket.before_get = lambda key: None
    assert run(sync, bucket) is None


def test_a_bucket_that_is_emptied_keeps_the_revision(sync, bucket):
    put(bucket, {"a.py": "1"})
    run(sync, bucket)
    bucket.delete("dags/a.py")

    assert "can only be a mistake" in run(sync, bucket)

    assert files(sync) == {"a.py": "1"}


def test_a_bucket_without_code_gives_an_empty_revision_at_first(sync, bucket):
    assert run(sync, bucket) is None
    assert files(sync) == {}


# --- objects that cannot be had ---


@pytest.mark.parametrize("key", ["lib", "a" * 256 + ".py", "x/" + "é" * 130, "../up.py", "a//b.py", "/c.py", "./d.py"])
def test_a_key_that_no_file_can_have_is_left_out(sync, bucket, key, capsys):
    put(bucket, {"definitions.py": "1", "lib/__init__.py": "1", key: "bad"})

    run(sync, bucket)

    assert files(sync) == {"definitions.py": "1", "lib/__init__.py": "1"}
    assert f"left out the key {'dags/' + key!r}" in capsys.readouterr().out


@pytest.mark.parametrize("storage_class", ["GLACIER", "DEEP_ARCHIVE"])
def test_an_archived_object_is_left_out_until_it_is_back(sync, bucket, storage_class):
    put(bucket, {"definitions.py": "1"})
    bucket.put("dags/old.py", "1", storage_class)
    run(sync, bucket)
    assert files(sync) == {"definitions.py": "1"}

    bucket.put("dags/old.py", "1")
    run(sync, bucket)
    assert files(sync) == {"definitions.py": "1", "old.py": "1"}


@pytest.mark.parametrize("code", ["InvalidObjectState", "AccessDenied", "KMS.DisabledException", "InvalidRequest"])
def test_an_object_that_is_refused_is_left_out(sync, bucket, code):
    put(bucket, {"definitions.py": "1", "bad.py": "1"})
    bucket.refused["dags/bad.py"] = code

    run(sync, bucket)

    assert files(sync) == {"definitions.py": "1"}


@pytest.mark.parametrize("code", ["InvalidObjectState", "AccessDenied", "KMS.DisabledException"])
def test_a_release_of_which_one_file_is_refused_is_not_taken(sync, bucket, code):
    put(bucket, {"definitions.py": "1"})
    run(sync, bucket)
    put(bucket, {"definitions.py": "2", "bad.py": "2"}, "dags/.releases/r/")
    bucket.put("dags/.release", "r")
    bucket.refused["dags/.releases/r/bad.py"] = code

    assert "cannot be had" in run(sync, bucket)

    assert files(sync) == {"definitions.py": "1"}
    bucket.refused.clear()
    run(sync, bucket)
    assert files(sync) == {"definitions.py": "2", "bad.py": "2"}


@pytest.mark.parametrize("code", ["AccessDenied", "ExpiredToken", "InternalError", "SlowDown"])
def test_a_fault_of_all_objects_changes_nothing(sync, bucket, code):
    put(bucket, {"a.py": "1"})
    run(sync, bucket)
    put(bucket, {"a.py": "2", "b.py": "2"})
    bucket.refused.update({"dags/a.py": code, "dags/b.py": code})

    with pytest.raises(Exception, match=code):
        run(sync, bucket)

    assert files(sync) == {"a.py": "1"}


# --- what is done twice, and what is not ---


def test_what_did_not_change_is_not_fetched_again(sync, bucket):
    put(bucket, {f"package{i % 7}/m{i}.py": f"{i}" for i in range(400)})
    run(sync, bucket)
    before = (sync.CURRENT / "package1/m1.py").stat().st_ino
    bucket.got.clear()
    put(bucket, {f"package{i % 7}/m{i}.py": "new" for i in range(20, 23)})

    run(sync, bucket)

    assert sorted(bucket.got) == sorted(f"dags/package{i % 7}/m{i}.py" for i in range(20, 23))
    assert (sync.CURRENT / "package1/m1.py").stat().st_ino == before


def test_an_attempt_goes_on_where_the_last_one_ended(sync, bucket):
    wanted = {f"m{i}.py": f"{i}" for i in range(100)}
    put(bucket, wanted)
    count = []

    def fail(key):
        count.append(key)
        if len(count) > 40:
            raise ConnectionError("the network is away")

    bucket.before_get = lambda key: key == "dags/.release" or fail(key)
    with pytest.raises(ConnectionError):
        run(sync, bucket)
    bucket.before_get = lambda key: None
    first = len(bucket.got)
    (sync.INCOMING / "m50.py").write_text("cut off")
    (sync.INCOMING / "left/over").mkdir(parents=True)

    run(sync, bucket)

    assert 30 <= first <= 40
    assert len(bucket.got) == 100
    assert files(sync) == wanted


def test_old_revisions_go_and_the_current_one_stays(sync, bucket, monkeypatch):
    for text in ("1", "2", "3"):
        put(bucket, {"a.py": text})
        run(sync, bucket)
        os.utime(sync.CURRENT.resolve(), (1, 1))
    (sync.REVISIONS / ".incoming-left").mkdir()

    run(sync, bucket)

    assert [path.name for path in sync.REVISIONS.iterdir()] == [sync.current()]
    assert len(list(sync.TRASH.iterdir())) == 3


def test_a_lock_that_another_task_holds_is_not_waited_for_without_limit(sync, bucket):
    put(bucket, {"a.py": "1"})
    run(sync, bucket)
    put(bucket, {"a.py": "2"})
    with (sync.ROOT / ".lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert run(sync, bucket, seconds=0) == "another task is syncing"
    assert files(sync) == {"a.py": "1"}
    assert run(sync, bucket) is None


# --- the start of a task ---


def start(sync, **variables):
    """The gate, as its container runs it."""
    return subprocess.run(
        [sys.executable, "-c", (CONFIG / "sync.py").read_text(), "once"], capture_output=True, text=True, check=False,
        env={**os.environ, "SYNC_PATH": str(sync.ROOT), "AWS_ENDPOINT_URL": "http://127.0.0.1:9", **variables},
    )


@pytest.mark.parametrize("limit", ["2", "20"])
def test_a_start_without_aws_takes_what_is_on_disk(sync, bucket, limit):
    put(bucket, {"a.py": "1"})
    run(sync, bucket)

    done = start(sync, SYNC_TIMEOUT_SECONDS=limit)

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"starting with revision {sync.current()}, which is on disk" in done.stdout
    assert len(list(sync.ROOT.glob(".sync-*.py"))) == 1


def test_a_start_with_nothing_on_disk_says_what_is_missing(sync):
    done = start(sync)

    assert done.returncode == 1
    assert "there is no revision on disk to start with" in done.stdout


def test_the_copy_of_the_script_has_the_name_that_terraform_computes(sync):
    start(sync)

    (copy,) = sync.ROOT.glob(".sync-*.py")
    digest = subprocess.run(["sha256sum", CONFIG / "sync.py"], capture_output=True, text=True, check=True).stdout.split()[0]
    assert copy.name == f".sync-{digest}.py"
    assert copy.read_bytes() == (CONFIG / "sync.py").read_bytes()
