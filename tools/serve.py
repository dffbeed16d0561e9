"""Serve a built book on this machine, compressed, as a public host would.

    python tools/serve.py _build/html
    python tools/serve.py --check

The second says whether the port can be had, before a long build. The system chooses the
port; the environment variable PORT sets one. Standard library only.
"""

import gzip
import os
import re
import sys
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
PACKED = {".ico", ".png", ".jpg", ".gif", ".webp", ".woff", ".woff2", ".zip"}
HASHED = re.compile(r"[.-][0-9a-f]{8,}\.\w+$|\?(v|digest)=")
MISSING = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>%(code)d: %(message)s</title>
<h1>There is nothing at this address</h1>
<p><a href="/">The course begins here.</a></p>
"""


@lru_cache(maxsize=512)
def compress(path, changed):
    """Return the gzip form of a file; `changed` (its time stamp) keeps the cache honest."""
    return gzip.compress(Path(path).read_bytes(), mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Static files with compression, exact types, and no stale copy after a rebuild."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}
    error_message_format = MISSING

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if "\0" in str(path):
            # No file has such a name, and to open one raises ValueError.
            return self.send_error(404)
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        wants_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if not path.is_file() or path.suffix in PACKED or not wants_gzip:
            return super().send_head()
        changed = path.stat().st_mtime_ns
        tag = f'"{changed:x}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
            return None
        body = compress(str(path), changed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
        self.end_headers()
        return BytesIO(body)

    def end_headers(self):
        # A name with a hash never changes its content; anything else is asked for again.
        lasting = HASHED.search(self.path) is not None
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A reader who leaves a page early is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/"


def make_server(folder, port=0):
    """Return a server of a folder, bound to this machine only; the caller runs it."""
    class FolderHandler(Handler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(folder))

    return Server(("127.0.0.1", port), FolderHandler)


def read_port(text):
    """Return PORT as a number; 0 lets the system choose."""
    if not text.isdecimal() or int(text) > 65535:
        sys.exit(f"PORT is {text!r}: set it to a number from 1 to 65535, or unset it.")
    return int(text)


def is_wsl():
    return "microsoft" in os.uname().release.lower()


def open_server(folder):
    """A server at PORT; one sentence where it cannot be had."""
    port = read_port(os.environ.get("PORT") or "0")
    try:
        return make_server(folder, port)
    except OSError as error:
        sys.exit(f"Port {port} cannot be used ({error.strerror}): set PORT to another, or unset it.")


def main(arguments):
    if arguments == ["--check"]:
        return open_server(Path.cwd()).server_close()
    if len(arguments) != 1 or not Path(arguments[0], "index.html").is_file():
        sys.exit("Name a folder that holds index.html, such as _build/html; make html builds it.")
    server = open_server(Path(arguments[0]).resolve())
    print(f"The book is at {server.address} (Ctrl-C stops it)", flush=True)
    if is_wsl():
        print("Open that address in your browser on Windows.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
