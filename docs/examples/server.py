# SPDX-License-Identifier: Apache-2.0
"""A host whose threads serve small forecasts of one compiled plan: GET /zj-05?seed=3.

python docs/examples/server.py [PLAN] [PORT]
"""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import attain


def handler(compiled: attain.CompiledPlan) -> type[BaseHTTPRequestHandler]:
    """Return what answers one request; all threads share the compiled plan."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            try:
                seed = int(parse_qs(asked.query).get("seed", ["7"])[0])
                answer = compiled.run(draws=1024, seed=seed)
                target = asked.path.strip("/")
                body = {
                    name: answer.probability(target, name) if target else joint.expected_reached
                    for name, joint in answer.joint.items()
                }
                status = 200
            except (attain.Error, ValueError) as error:
                status, body = 404, {"error": str(error)}
            data = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Write no line a request."""

    return Handler


def serve(plan: str = "zhejiang", port: int = 8000) -> ThreadingHTTPServer:
    """Return a server of a plan that is compiled once; port 0 takes any that is free."""
    compiled = attain.load_plan(plan).compile("trend", "plan")
    return ThreadingHTTPServer(("127.0.0.1", port), handler(compiled))


if __name__ == "__main__":
    with serve(*sys.argv[1:2], *(int(word) for word in sys.argv[2:3])) as server:
        print(f"http://127.0.0.1:{server.server_port}/")
        server.serve_forever()
