"""The server of the built book: compression, types, caching, and its words when it cannot start."""

import gzip
import http.client
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import serve

PROGRAM = Path(serve.__file__)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "site" / "chapters").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("not served")
    site = tmp_path / "site"
    (site / "index.html").write_text("<h1>新质生产力</h1>" * 50, encoding="utf-8")
    for name in ("page.mjs", "core.wasm", "font.woff2", "core.0123abcd.js", "chapters/index.html"):
        (site / name).write_bytes(b"content " * 50)
    return site


@pytest.fixture
def get(folder):
    with serve.make_server(folder) as server:
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)

        def ask(path, method="GET", **headers):
            connection.request(method, path, headers={"Accept-Encoding": "gzip", **headers})
            answer = connection.getresponse()
            return answer, answer.read()

        yield ask
        connection.close()
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "kind", "packed"),
    [
        ("/", "text/html; charset=utf-8", True),
        ("/chapters/", "text/html; charset=utf-8", True),
        ("/page.mjs", "text/javascript; charset=utf-8", True),
        ("/core.wasm", "application/wasm", True),
        ("/font.woff2", "font/woff2", False),
    ],
)
def test_a_file_comes_with_its_type_compressed_where_that_helps(get, folder, path, kind, packed):
    answer, body = get(path)
    file = folder / (path[1:] + "index.html" if path.endswith("/") else path[1:])
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert (answer.headers["Content-Encoding"] == "gzip") is packed
    assert (gzip.decompress(body) if packed else body) == file.read_bytes()


def test_who_does_not_ask_for_compression_gets_none(get, folder):
    answer, body = get("/index.html", **{"Accept-Encoding": "identity"})
    assert answer.headers["Content-Encoding"] is None
    assert body == (folder / "index.html").read_bytes()


def test_a_changed_file_is_sent_anew_and_an_unchanged_one_is_not(get, folder):
    tag = get("/index.html")[0].headers["ETag"]
    assert get("/index.html", **{"If-None-Match": tag})[0].status == 304
    (folder / "index.html").write_text("new")
    os.utime(folder / "index.html", ns=(1, 1))
    answer, body = get("/index.html", **{"If-None-Match": tag})
    assert (answer.status, gzip.decompress(body)) == (200, b"new")


@pytest.mark.parametrize(
    ("path", "lasting"),
    [("/core.0123abcd.js", True), ("/page.mjs?v=0123abcd", True), ("/page.mjs", False), ("/", False)],
)
def test_only_a_name_with_a_hash_is_kept_by_the_browser(get, path, lasting):
    assert ("immutable" in get(path)[0].headers["Cache-Control"]) is lasting


def test_head_sends_no_body(get):
    answer, body = get("/", method="HEAD")
    assert (answer.status, body) == (200, b"")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/chapters/../../secret.txt", "/missing"])
def test_nothing_outside_the_folder_is_served(get, path):
    answer, body = get(path)
    assert answer.status == 404
    assert b"not served" not in body


@pytest.mark.parametrize("path", ["/chapters/nothing.html", "/nothing%00", "/index%00.html", "/%%0000"])
def test_what_is_not_there_leads_back_to_the_course(get, path):
    answer, body = get(path)
    assert answer.status == 404
    assert b'<a href="/">' in body


@pytest.mark.parametrize("port", ["x", "-1", "70000", "8.5"])
def test_a_port_that_is_none_is_one_sentence(folder, port):
    done = subprocess.run(
        [sys.executable, PROGRAM, folder], env={**os.environ, "PORT": port}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (1, f"PORT is '{port}': set it to a number from 1 to 65535, or unset it.\n")


@pytest.mark.parametrize("is_check", [False, True])
def test_a_port_in_use_is_one_sentence(folder, is_check):
    with serve.make_server(folder) as server:
        done = subprocess.run(
            [sys.executable, PROGRAM, "--check" if is_check else folder],
            env={**os.environ, "PORT": str(server.server_port)}, capture_output=True, text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {server.server_port} cannot be used (")
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_free_is_checked_without_a_book():
    done = subprocess.run([sys.executable, PROGRAM, "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_folder_without_a_book_is_one_sentence(tmp_path):
    done = subprocess.run([sys.executable, PROGRAM, tmp_path], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "Name a folder that holds index.html, such as _build/html; make html builds it.\n"


def test_it_prints_its_address_and_stops_quietly(folder):
    with subprocess.Popen(
        [sys.executable, PROGRAM, folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        line = process.stdout.readline()
        address = line.split()[4]
        connection = http.client.HTTPConnection(address.split("/")[2], timeout=10)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == ""
        assert process.wait() == 0


def test_on_wsl_it_says_where_to_open_the_address(monkeypatch):
    kernel = os.uname_result(("Linux", "pc", "5.15.90.1-microsoft-standard-WSL2", "#1", "x86_64"))
    monkeypatch.setattr(os, "uname", lambda: kernel)
    assert serve.is_wsl()
