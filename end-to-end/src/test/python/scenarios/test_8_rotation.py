"""New passwords, and what the logs hold after all of this."""


def test_a_new_login_password_rolls_the_webserver(deployment):
    old, task = deployment.login, deployment.task("webserver")

    raise_version(deployment, "basic.password_version")
    deployment.region.wait_for(lambda: task.status == "STOPPED", 300, "the webserver to roll")
    deployment.region.await_steady(seconds=300)

    assert deployment.login != old
    assert deployment.get("/").status_code == 200


def test_a_new_database_password_rolls_both_services(deployment):
    old = deployment.secret("database-password")
    tasks = [deployment.task(name) for name in ("webserver", "daemon")]

    raise_version(deployment, "database.rds.password_version")
    assert deployment.secret("database-password") != old
    deployment.database.set_password(deployment.secret("database-password"))
    for task in tasks:
        deployment.region.wait_for(lambda task=task: task.status == "STOPPED", 300, "a service to roll")
    deployment.region.await_steady(seconds=300)

    assert deployment.await_run(deployment.launch()) == "SUCCESS"


def raise_version(world, key):
    """What generating does after the spec's password_version was raised, and the apply."""
    file = world.terraform_folder / "secrets.tf"
    lines = file.read_text().split("\n")
    place = next(number for number, line in enumerate(lines) if key in line)
    assert lines[place + 1].strip() == "secret_string_wo_version = 1"
    lines[place + 1] = lines[place + 1].replace("= 1", "= 2")
    file.write_text("\n".join(lines))
    world.terraform("apply", "-auto-approve", "-input=false", "-no-color")


def test_no_secret_is_in_any_log(deployment):
    secrets = set(deployment.secrets())
    logs = deployment.region.log()

    assert len(secrets) == 4
    assert "a printed line" in logs or "greeting" in logs
    assert not [secret[:4] for secret in secrets if secret in logs]
    assert not [secret[:4] for secret in secrets if secret in deployment.database.log()]
