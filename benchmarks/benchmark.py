#!/usr/bin/env python3
"""Times the goals of the plugin against a goal of the same plugin that does nothing, and against CDKTF.

    mvn -q install -DskipTests && benchmarks/benchmark.py [--rounds N] [--others]

Each round runs every case once, in turn, so that a busy machine slows all of them. The table has
the medians: wall clock, what it is above the baseline, CPU, and the largest Node.js and JVM. The
specs have 1, 10 and 50 environments of about 60 resources each; they are made in a temporary folder.

--others adds what else gives Terraform for the same resources: the same constructs on the official
bindings, CDKTF on Node.js without jsii (npm installs it, 600 MB), and `terraform validate`. At the
end stands what the first use of the plugin downloads to an empty local repository.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CDKTF, PROVIDER, CONSTRUCTS = "0.19.2", "18.0.3", "10.4.2"
PLUGIN_ROOTS = [Path("/opt"), Path("/usr/share"), Path("/usr/local/share")]


@dataclass
class Case:
    name: str
    words: list
    folder: Path
    before: callable = lambda: None
    environment: dict = field(default_factory=dict)


def goal(name, folder, goal, before=lambda: None, environment=None):
    words = ["mvn", "--batch-mode", "--quiet", "--offline", *goal.split()]
    return Case(name, words, folder, before, environment or {})


def project(folder, environments):
    """A project with a spec of some environments, of which none is the same, and two former specs."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "examples/multi-environment/pom.xml", folder)
    (folder / "dagform.yaml").write_text(spec(environments))
    (folder / "one-differs.yaml").write_text(spec(environments, grown=1))
    (folder / "all-differ.yaml").write_text(spec(environments, grown=environments))
    return folder


def spec(environments, grown=0):
    """A spec; some of its first environments have a larger database than they usually have."""
    text = (ROOT / "examples/multi-environment/dagform.yaml").read_text()
    common = text[: text.index("environments:")]
    common = common.replace("repository: reports-dagster", 'repository: "reports-{environment}"')
    if environments == 1:
        return common.replace("{environment}", "one")
    common += "environments:\n"
    for number in range(environments):
        storage = 20 + number + (100 if number < grown else 0)
        common += f"  e{number}:\n    database: {{rds: {{storage_gib: {storage}}}}}\n"
    return common


def against(former):
    return f"dagster:diff -Ddagster.against={former}"


def plugin_cases(temporary):
    one, ten, fifty = (project(temporary / str(n), n) for n in (1, 10, 50))
    for folder in (one, ten, fifty):
        run(goal("first", folder, "dagster:generate"))
    cache = temporary / "package-cache"

    def forget(folder):
        return lambda: shutil.rmtree(folder / "target", ignore_errors=True)

    def forget_packages():
        forget(one)()
        shutil.rmtree(cache, ignore_errors=True)

    return [
        goal("baseline: a goal that does nothing", one, "dagster:generate -Ddagster.skip"),
        goal("`validate`", one, "dagster:validate"),
        goal("`validate`, 50 environments", fifty, "dagster:validate"),
        goal("`explain`, 1 environment", one, "dagster:explain"),
        goal("`explain`, 50 environments", fifty, "dagster:explain -Ddagster.format=json"),
        goal("`generate`, unchanged input", one, "dagster:generate"),
        goal("`generate`, 1 environment", one, "dagster:generate", forget(one)),
        goal("`check`, 1 environment", one, "dagster:check"),
        goal(
            "`generate`, 1 environment, jsii's package cache empty",
            one,
            "dagster:generate",
            forget_packages,
            {"JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(cache)},
        ),
        goal("`generate`, 10 environments", ten, "dagster:generate", forget(ten)),
        goal("`generate`, 50 environments", fifty, "dagster:generate", forget(fifty)),
        goal("`diff`, 50 environments, none differs", fifty, against("dagform.yaml")),
        goal("`diff`, 50 environments, one differs", fifty, against("one-differs.yaml")),
        goal("`diff`, 50 environments, all differ", fifty, against("all-differ.yaml")),
    ]


def other_cases(temporary):
    """The same resources by other means; each without Maven."""
    one, fifty = temporary / "1", temporary / "50"
    class_path = temporary / "class-path"
    maven = ["mvn", "--quiet", "-f", str(ROOT), "-pl", "generator-core"]
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:"
    subprocess.run([*maven, plugin + "build-classpath", f"-Dmdep.outputFile={class_path}"], check=True)
    jars = [str(ROOT / "generator-core/target" / name) for name in ("classes", "test-classes")]
    trimmed = ":".join([*jars, class_path.read_text()])
    official = next((ROOT / "aws-bindings/target").rglob(f"cdktf-provider-aws-{PROVIDER}.jar"), None)
    if official is None:
        repository = Path.home() / ".m2/repository/com/hashicorp/cdktf-provider-aws"
        official = next(repository.rglob("*.jar"))

    def java(name, path, folder):
        main = "io.dagform.emit.TrimmedBindingsTest"
        return Case(name, ["java", "-cp", path, main, str(folder / "dagform.yaml")], folder)

    stack = temporary / "stack.json"
    words = java("", trimmed, one).words
    stack.write_text(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    node = temporary / "node"
    node.mkdir()
    packages = [f"cdktf@{CDKTF}", f"@cdktf/provider-aws@{PROVIDER}", f"constructs@{CONSTRUCTS}"]
    subprocess.run(["npm", "install", "--silent", "--no-audit", *packages], cwd=node, check=True)
    count = {name: len(value) for name, value in json.loads(stack.read_text())["resource"].items()}
    print(f"An environment has {sum(count.values())} resources.\n")

    def javascript(number):
        words = ["node", str(ROOT / "benchmarks/stacks.js"), str(node), str(stack), str(number)]
        return Case(f"CDKTF on Node.js, JSON only, environments: {number}", words, node)

    return [
        java("our constructs in a plain JVM, JSON only, 1 environment", trimmed, one),
        java("the same on the official bindings, 1 environment", f"{official}:{trimmed}", one),
        java("the same on the official bindings, 50 environments", f"{official}:{trimmed}", fifty),
        javascript(1),
        javascript(50),
        terraform_validate(one),
    ]


def terraform_validate(folder):
    plugins = next(
        (p.parent for root in PLUGIN_ROOTS for p in root.glob("*/registry.terraform.io")), None
    )
    options = [f"-plugin-dir={plugins}"] if plugins else []
    words = ["terraform", "init", "-backend=false", "-input=false", *options]
    output = folder / "terraform"
    subprocess.run(words, cwd=output, check=True, stdout=subprocess.DEVNULL)
    return Case("`terraform validate`, 1 environment", ["terraform", "validate"], output)


def run(case):
    case.before()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(
        case.words,
        cwd=case.folder,
        env={**os.environ, **case.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    node = java = 0
    while process.poll() is None:
        sizes = largest_processes()
        node, java = max(node, sizes["node"]), max(java, sizes["java"])
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{case.words} failed in {case.folder}")
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, node, java


def largest_processes():
    """The memory of the largest Node.js process and JVM in MiB."""
    listing = subprocess.run(
        ["ps", "-eo", "rss=,comm="], capture_output=True, text=True, check=True
    ).stdout
    sizes = {"node": 0, "java": 0}
    for line in listing.splitlines():
        size, command = line.split(None, 1)
        if command in sizes:
            sizes[command] = max(sizes[command], int(size) // 1024)
    return sizes


def report(cases, rounds):
    results = {case.name: [] for case in cases}
    for _ in range(rounds):
        for case in cases:
            results[case.name].append(run(case))
    medians = {
        name: [statistics.median(column) for column in zip(*runs)] for name, runs in results.items()
    }
    baseline = medians[cases[0].name][0]
    print("| case | wall, s | above baseline, s | CPU, s | Node.js, MiB | JVM, MiB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for case in cases:
        wall, cpu, node, java = medians[case.name]
        above = f"{wall - baseline:.2f}" if case.words[0] == "mvn" else "-"
        print(f"| {case.name} | {wall:.2f} | {above} | {cpu:.2f} | {node:.0f} | {java:.0f} |")


def report_download(temporary):
    """What Maven downloads before the plugin first runs; Dagform's own jars and poms are among it."""
    repository = temporary / "repository"
    ours = Path.home() / ".m2/repository/io/dagform"
    shutil.copytree(ours, repository / "io/dagform")
    words = ["mvn", "--batch-mode", "--quiet", f"-Dmaven.repo.local={repository}", "dagster:generate"]
    subprocess.run(words, cwd=temporary / "1", check=True, stdout=subprocess.DEVNULL)
    files = [path for path in repository.rglob("*") if path.suffix in (".jar", ".pom")]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"\nFirst use: {size:.1f} MB in {len(files)} jars and poms.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        temporary = Path(temporary)
        cases = plugin_cases(temporary)
        if options.others:
            cases += other_cases(temporary)
        report(cases, options.rounds)
        report_download(temporary)


main()
