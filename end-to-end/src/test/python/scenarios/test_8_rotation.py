"""New passwords, and what the logs hold after all of this."""

import requests


def test_new_passwords_roll_the_services_that_use_them(deployment):
    login, password = deployment.login, deployment.secret("database-password")
    tasks = [deployment.task(name) for name in ("webserver", "daemon")]

    raise_version(deployment, "basic.password_version")
    raise_version(deployment, "database.rds.password_version")
    deployment.apply()
    assert deployment.secret("database-password") != password
    deployment.database.set_password(deployment.secret("database-password"))
    for task in tasks:
        deployment.region.wait_for(lambda task=task: task.status == "STOPPED", 300, "a service to roll")
    deployment.region.await_steady(seconds=300)

    assert deployment.login != login
    assert deployment.get("/").status_code == 200
    assert requests.get(deployment.url, auth=login, timeout=30).status_code == 401
    assert deployment.await_run(deployment.launch()) == "SUCCESS"


def raise_version(world, key):
    """What generating does after the spec's password_version was raised."""
    file = world.terraform_folder / "secrets.tf"
    lines = file.read_text().split("\n")
    place = next(number for number, line in enumerate(lines) if key in line)
    assert lines[place + 1].strip() == "secret_string_wo_version = 1"
    lines[place + 1] = lines[place + 1].replace("= 1", "= 2")
    file.write_text("\n".join(lines))


def test_no_secret_is_in_any_log(deployment):
    secrets = set(deployment.secrets())
    logs = deployment.region.log()

    assert len(secrets) == 4
    for stream in ("webserver", "daemon", "nginx", "sync"):
        assert deployment.region.log(stream), stream
    assert deployment.database.log()
    assert not [secret[:4] for secret in secrets if secret in logs]
    assert not [secret[:4] for secret in secrets if secret in deployment.database.log()]
