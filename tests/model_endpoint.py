"""A false OpenAI-compatible endpoint in a thread, which says whatever a test wants."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def completion(content):
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


class Endpoint:
    """What the server answers, and what it was asked."""

    def __init__(self):
        self.requests, self.headers, self.paths = [], [], []
        self.reply = (200, completion('{"incidents": []}'))
        self.replies = []
        self.wait_s = 0.0
        self.drip = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}/v1"

    def says(self, content):
        self.reply = (200, completion(content))

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def _handler(self):
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.requests.append(json.loads(body))
                endpoint.headers.append(dict(self.headers))
                endpoint.paths.append(self.path)
                time.sleep(endpoint.wait_s)
                status, content = endpoint.replies.pop(0) if endpoint.replies else endpoint.reply
                try:
                    self.send_response(status)
                    if status in (301, 302, 307):
                        self.send_header("Location", f"{endpoint.url}/elsewhere")
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    if endpoint.drip:
                        for at in range(len(content)):
                            self.wfile.write(content[at : at + 1])
                            self.wfile.flush()
                            time.sleep(0.02)
                    else:
                        self.wfile.write(content)
                except OSError:
                    pass  # whoever asked has gone

            def log_message(self, *_):
                pass

        return Handler
