#!/usr/bin/env python3
"""Measures Berth against what people do today, and against what the machine can do at all.

Whole processes, several runs of each side in turn, medians and ratios. Needs Python 3, a JDK, and for
`docker` a Docker Engine and skopeo, for `run` one and busybox. Nothing is installed; everything is below --work.

    examples/bench/bench.py all
    examples/bench/bench.py floor --runs 5
"""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BERTH = ROOT / "cli" / "target" / "berth"
STACK = ["scikit-learn==1.7.2", "pandas==2.3.3", "pyarrow==21.0.0", "matplotlib==3.10.7"]
TWELVE = ["attrs==25.4.0", "click==8.3.0", "certifi==2025.10.5", "idna==3.11", "jinja2==3.1.6",
          "markupsafe==3.0.3", "numpy==2.3.4", "packaging==25.0", "pillow==12.0.0",
          "pyyaml==6.0.3", "urllib3==2.5.0", "wheel==0.45.1"]
NOTEBOOK = ["scikit-learn==1.7.2", "pandas==2.3.3", "pyarrow==21.0.0", "matplotlib==3.10.7", "jupyterlab==4.4.10"]
CHANGED = ("certifi==2025.10.5", "certifi==2025.8.3")


def run(command, cwd=None, env=None, quiet=True):
    """Runs a process to its end; its seconds, and the largest resident set of it or its children in MB."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=cwd, env=env,
        stdout=subprocess.DEVNULL if quiet else None, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def run_cpu(command, env):
    """Runs a process to its end; its seconds, and those of processor time it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, _ = run(command, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(title, sides, runs):
    """Runs the sides in turn, after one round that is not counted, and prints medians and ratios."""
    # What one side left for the kernel to write would be paid by the next: each begins with nothing to write.
    samples = {name: [] for name, _ in sides}
    for number in range(runs + 1):
        for name, action in sides:
            os.sync()
            measured = action()
            if number:
                samples[name].append(measured)
    print(f"\n{title}")
    base = samples[sides[0][0]]
    for name, _ in sides:
        seconds = [sample[0] for sample in samples[name]]
        memory = max(sample[1] for sample in samples[name])
        ratios = [one[0] / other[0] for one, other in zip(samples[name], base)]
        print(f"  {name:<28} median {statistics.median(seconds):8.3f} s   "
              f"min {min(seconds):8.3f}   max {max(seconds):8.3f}   peak {memory:6.0f} MB   "
              f"x {statistics.median(ratios):.2f}")


class Bench:
    def __init__(self, work, runs):
        self.work, self.runs = work, runs
        self.env = dict(os.environ, BERTH_HOME=str(work / "store"), BERTH_RESOLVER="uv")
        work.mkdir(parents=True, exist_ok=True)

    def berth(self, *words, quiet=True):
        return run([BERTH, *words], cwd=self.work, env=self.env, quiet=quiet)

    def runtime(self, name, lines):
        folder = self.work / name
        folder.mkdir(exist_ok=True)
        (folder / "runtime.yaml").write_text(f"name: {name}\n" + "\n".join(lines) + "\n")
        return folder

    def base(self):
        """Debian 12 with Python and pip: what both sides stand on."""
        layout = self.work / "base"
        if not layout.exists():
            folder = self.runtime("bench-base", [
                "environment: {os: debian:12, python: 3.11}", "dependencies:", "  - apt: [python3-pip]"])
            self.berth("runtime", "build", folder, "--to", f"oci:{layout}")
        return layout

    def stack(self):
        """The wheels of the stack in the store, and the lock that names them."""
        folder = self.runtime("stack", [
            f"environment: {{python: 3.11, docker: {{image: 'oci:{self.base()}'}}}}",
            "dependencies:", "  - pip: [" + ", ".join(STACK) + "]"])
        self.berth("runtime", "build", folder, "--to", f"oci:{self.work / 'warm'}")
        return folder

    def wheels(self, folder):
        """The wheels that the lock names, under their own names."""
        target = self.work / "wheels"
        target.mkdir(exist_ok=True)
        for line in (folder / "runtime.lock").read_text().splitlines():
            name = re.search(r"([\w.+-]+\.whl)", line)
            digest = re.search(r"sha256:([0-9a-f]{64})", line)
            if name and digest and not (target / name[1]).exists():
                os.link(self.work / "store" / "blobs" / "sha256" / digest[1], target / name[1])
        return target

    def build_stack(self, folder, *more):
        out = self.work / "out"
        shutil.rmtree(out, ignore_errors=True)
        return self.berth("runtime", "build", folder, "--frozen", "--offline", *more, "--to", f"oci:{out}")

    def restore(self):
        """A second environment with the same packages, by uv from its warm cache, and by pip from files."""
        folder = self.runtime("notebook", [
            "environment: {os: debian:12, python: 3.11}",
            "dependencies:", "  - pip: [" + ", ".join(NOTEBOOK) + "]"])
        first = self.work / "first"
        self.berth("runtime", "restore", folder, "--prefix", first)
        python = os.path.realpath(first / "bin" / "python")
        locked = self.wheels(folder)
        names = re.findall(r"file: ([\w.+-]+\.whl)", (folder / "runtime.lock").read_text())
        requirements = self.work / "requirements.txt"
        requirements.write_text("".join("{}=={}\n".format(*name.split("-")[:2]) for name in names))
        tools = self.work / "tools"
        if not (tools / "bin" / "uv").exists():
            run([python, "-m", "venv", tools])
            run([tools / "bin" / "pip", "install", "--quiet", "uv==0.9.5"])
        uv = tools / "bin" / "uv"
        env = dict(os.environ, UV_CACHE_DIR=str(self.work / "uv-cache"))
        runs = self.work / "environments"
        shutil.rmtree(runs, ignore_errors=True)
        runs.mkdir()
        # Each in a folder of its own, removed at the end: ext4 avoids what was freed a moment ago.
        number = iter(range(1_000_000))

        def with_uv():
            target = runs / str(next(number))
            return run(["sh", "-c", f"{uv} venv -q -p {python} {target} && "
                        f"{uv} pip sync -q --python {target}/bin/python {requirements}"], env=env)

        def with_berth():
            return self.berth("runtime", "restore", folder, "--frozen", "--prefix", runs / str(next(number)))

        def with_pip():
            target = runs / str(next(number))
            wheels = " ".join(str(locked / name) for name in names)
            return run(["sh", "-c", f"{python} -m venv {target} && {target}/bin/pip install -q --no-index --no-deps "
                        f"--disable-pip-version-check {wheels}"])

        compare("a warm environment", [("uv venv, uv pip sync", with_uv), ("berth runtime restore", with_berth)],
                self.runs)
        compare("the same, against pip with the wheels on this disk", [
            ("berth runtime restore", with_berth), ("venv, pip install", with_pip)], min(self.runs, 3))
        compare("nothing to do", [
            ("berth --version", lambda: self.berth("--version")),
            ("berth runtime restore", lambda: self.berth(
                "runtime", "restore", folder, "--frozen", "--prefix", first))], self.runs)
        shutil.rmtree(runs)

    def docker(self):
        folder = self.stack()
        context = self.work / "context"
        shutil.rmtree(context, ignore_errors=True)
        context.mkdir()
        shutil.copytree(self.wheels(folder), context / "wheels")
        (context / "Dockerfile").write_text(
            "FROM bench-base\nCOPY wheels /wheels\n"
            "RUN pip3 install --break-system-packages --no-cache-dir --no-index --no-deps /wheels/*.whl"
            " && rm -r /wheels\n")
        run(["skopeo", "copy", f"oci:{self.base()}", "docker-daemon:bench-base:latest"])

        def docker_build():
            out, archive = self.work / "docker-out", self.work / "docker.tar"
            shutil.rmtree(out, ignore_errors=True)
            archive.unlink(missing_ok=True)
            script = (f"docker build --no-cache -t bench-stack {context} && docker save bench-stack -o {archive}"
                      f" && skopeo copy docker-archive:{archive} oci:{out}")
            return run(["sh", "-c", script])

        compare("wheels in the store, no layer cached, to an OCI layout", [
            ("berth", lambda: self.build_stack(folder, "--no-cache")),
            ("docker build, save, skopeo", docker_build)], self.runs)

    def floor(self):
        folder = self.stack()
        wheels = sorted(self.wheels(folder).glob("*.whl"))
        classes = self.work / "floor"
        run(["javac", "-d", classes, Path(__file__).parent / "Floor.java"])
        compare("against the floor: inflate and hash every byte on all cores, write the blob", [
            ("floor", lambda: run(["java", "-cp", classes, "Floor", *wheels, self.work / "floor.blob"])),
            ("berth, no layer cached", lambda: self.berth(
                "runtime", "build", folder, "--frozen", "--offline", "--no-cache")),
            ("the same, to a layout too", lambda: self.build_stack(folder, "--no-cache"))], self.runs)

    def unchanged(self):
        folder = self.stack()
        self.build_stack(folder)
        out = f"oci:{self.work / 'out'}"
        compare("nothing changed", [
            ("berth --version", lambda: self.berth("--version")),
            ("berth runtime build", lambda: self.berth("runtime", "build", folder)),
            ("the same, to a layout", lambda: self.berth("runtime", "build", folder, "--to", out))], self.runs)

    def start(self, jdks):
        """How long short commands take, on each JDK; another JDK than the tool was built with gets its archive first."""
        store = self.work / "many"
        if not store.exists():
            self.many_runtimes(store, 200)
        hello = self.work / "hello"
        hello.mkdir(exist_ok=True)
        (hello / "Hello.java").write_text(
            'class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
        sides = []
        for jdk in jdks:
            env = dict(self.env, BERTH_HOME=str(store), JAVA_HOME=str(jdk), XDG_CACHE_HOME=str(self.work / "cache"))
            version = re.search('JAVA_VERSION="(.*)"', (jdk / "release").read_text())[1]
            run([jdk / "bin" / "javac", "-d", hello / version, hello / "Hello.java"])
            archives = Path(str(self.work / "cache") + "/berth/start" + str((BERTH.parent / "lib").resolve()))
            archives.mkdir(parents=True, exist_ok=True)
            run([BERTH], env=dict(env, BERTH_ARCHIVE_CLASSES=str(archives)))
            for name, command in [
                    ("Hello World", [jdk / "bin" / "java", "-XX:+UseSerialGC", "-cp", hello / version, "Hello"]),
                    ("berth --version", [BERTH, "--version"]),
                    ("berth runtime list", [BERTH, "runtime", "list"])]:
                sides.append((f"{version} {name}", lambda command=command, env=env: run_cpu(command, env)))
        samples = {name: [] for name, _ in sides}
        for number in range(self.runs + 1):
            for name, action in sides:
                measured = action()
                if number:
                    samples[name].append(measured)
        print("\nstart: seconds of a whole process, and of processor time (less moved by other work on the machine)")
        for name, _ in sides:
            wall, cpu = zip(*samples[name])
            print(f"  {name:<32} median {statistics.median(wall):6.3f} s   min {min(wall):6.3f}   "
                  f"processor: median {statistics.median(cpu):6.3f}   min {min(cpu):6.3f}")

    def job(self):
        """A job that does nothing, as people would run it by hand; the image is busybox alone."""
        image, root = "berth-bench-job:1", self.work / "job-root"
        folder = self.work / "job"
        folder.mkdir(exist_ok=True)
        (folder / "function.yaml").write_text(f"kind: container\nname: job\nimage: {image}\naction: job\n")
        if subprocess.run(["docker", "image", "inspect", image], capture_output=True).returncode:
            (root / "bin").mkdir(parents=True, exist_ok=True)
            shutil.copy(shutil.which("busybox"), root / "bin" / "true")
            run(["sh", "-c", f"tar c -C {root} . | docker import -c 'ENV PATH=/bin' - {image}"])
        compare("berth run F --action job -- true", [
            ("docker run --rm", lambda: run(["docker", "run", "--rm", image, "true"])),
            ("berth run", lambda: run([BERTH, "run", folder, "--action", "job", "--", "true"], env=self.env)),
            ("berth --version", lambda: run([BERTH, "--version"], env=self.env))], self.runs)

    def many_runtimes(self, store, count):
        """A store with this many runtimes: one that is built, under other names."""
        folder = self.runtime("named", [f"environment: {{docker: {{image: 'oci:{self.base()}'}}}}"])
        env = dict(self.env, BERTH_HOME=str(store.with_suffix(".new")))
        run([BERTH, "runtime", "build", folder], cwd=self.work, env=env)
        runtimes = store.with_suffix(".new") / "runtimes"
        for number in range(1, count):
            name = f"named-{number:03}"
            shutil.copytree(runtimes / "named", runtimes / name)
            for version in (runtimes / name / "versions").iterdir():
                version.write_text(json.dumps(dict(json.loads(version.read_text()), name=name)))
        store.with_suffix(".new").rename(store)

    def one_changed(self):
        """What is read when one package of twelve changes; needs strace."""
        head = [f"environment: {{python: 3.11, docker: {{image: 'oci:{self.base()}'}}}}", "dependencies:"]

        def twelve(packages):
            return self.runtime("twelve", head + ["  - pip: [" + ", ".join(packages) + "]"])

        changed = [CHANGED[1] if package == CHANGED[0] else package for package in TWELVE]
        self.berth("runtime", "build", twelve(changed))
        self.berth("runtime", "build", twelve(TWELVE))
        folder = twelve(changed)
        self.berth("runtime", "lock", folder)
        log = self.work / "strace"
        # As if it had never been made: the layers of the changed package are forgotten.
        shutil.rmtree(self.work / "store" / "layers", ignore_errors=True)
        self.berth("runtime", "build", twelve(TWELVE))
        folder = twelve(changed)
        run(["strace", "-f", "-y", "-e", "trace=read,pread64,readv,mmap", "-o", log, BERTH,
             "runtime", "build", folder], cwd=self.work, env=self.env)
        read = {}
        for line in log.read_text(errors="replace").splitlines():
            call = re.search(r"(?:read|pread64|readv)\(\d+<([^>]*/blobs/sha256/[0-9a-f]+)>.*= (\d+)$", line)
            if call:
                read[call[1]] = read.get(call[1], 0) + int(call[2])
        print("\none package of twelve changed: bytes read of the store's blobs")
        total = 0
        for path, count in sorted(read.items(), key=lambda item: -item[1]):
            size = os.path.getsize(path)
            total += count
            print(f"  {count:>12,} of {size:>12,}  {Path(path).name[:12]}")
        everything = sum(file.stat().st_size for file in (self.work / "store" / "blobs" / "sha256").iterdir())
        print(f"  {total:>12,} in all; the store holds {everything:,}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["restore", "docker", "floor", "unchanged", "one-changed", "start", "run", "all"])
    parser.add_argument("--jdk", type=Path, action="append", help="for `start`, may be repeated (default: of the java on the PATH)")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each side (default: 5)")
    parser.add_argument("--work", type=Path, default=Path("/tmp/berth-bench"), help="where everything is kept")
    arguments = parser.parse_args()
    if not BERTH.exists():
        sys.exit("build the tool first: ./mvnw -DskipTests package")
    jdks = arguments.jdk or [Path(shutil.which("java")).resolve().parent.parent]
    bench = Bench(arguments.work.resolve(), arguments.runs)
    steps = {"restore": bench.restore, "unchanged": bench.unchanged, "one-changed": bench.one_changed,
             "floor": bench.floor, "docker": bench.docker, "start": lambda: bench.start(jdks),
             "run": bench.job}
    for name, step in steps.items():
        if arguments.what in (name, "all"):
            step()


if __name__ == "__main__":
    main()
