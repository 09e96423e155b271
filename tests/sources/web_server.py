"""A small web server that serves files as real ones do, well and badly."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class File:
    """How one address behaves.

    `cuts`: at which byte each successive answer breaks off; `statuses`: what to answer first.
    """

    data: bytes = b""
    kind: str = "application/zip"
    etag: str = '"v1"'
    ranges: bool = True
    length: bool = True
    cuts: list = field(default_factory=list)
    statuses: list = field(default_factory=list)
    pause: float = 0.0
    wrong_range: bool = False
    asked: list = field(default_factory=list)


class Server:
    def __init__(self):
        self.files = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *_arguments):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        self.thread.start()
        self.address = f"http://127.0.0.1:{self.http.server_port}/"

    def close(self):
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()

    def serve(self, path, **settings):
        self.files[f"/{path}"] = File(**settings)
        return self.files[f"/{path}"]

    def answer(self, request):
        parts = urlsplit(request.path)
        file = self.files.get(parts.path)
        if file is None:
            request.send_error(404)
            return
        file.asked.append({**request.headers, "query": parse_qs(parts.query)})
        if file.statuses:
            request.send_error(file.statuses.pop(0))
            return
        self.send(request, file)

    def send(self, request, file):
        start = self.start_of(request, file)
        data = file.data[start:]
        request.send_response(206 if start else 200)
        request.send_header("Content-Type", file.kind)
        if file.length:
            request.send_header("Content-Length", str(len(data)))
        if file.etag:
            request.send_header("ETag", file.etag)
        if start:
            shown = 0 if file.wrong_range else start
            end = len(file.data)
            request.send_header("Content-Range", f"bytes {shown}-{end - 1}/{end}")
        request.end_headers()
        stop = file.cuts.pop(0) if file.cuts else len(file.data)
        try:
            for place in range(0, stop - start, 1000):
                request.wfile.write(data[place : min(place + 1000, stop - start)])
                time.sleep(file.pause)
        except OSError:
            return  # the client gave up
        request.close_connection = True

    @staticmethod
    def start_of(request, file):
        asked = request.headers.get("Range", "")
        same = request.headers.get("If-Range", file.etag) == file.etag
        return int(asked[6:-1]) if asked and same and file.ranges else 0
