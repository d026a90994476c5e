"""python-lsp-jsonrpc: `stdio PROGRAM ARGS…` or `socket HOST:PORT`."""

import queue
import socket
import subprocess
import sys
import threading

from pylsp_jsonrpc.dispatchers import MethodDispatcher
from pylsp_jsonrpc.endpoint import Endpoint
from pylsp_jsonrpc.exceptions import JsonRpcException
from pylsp_jsonrpc.streams import JsonRpcStreamReader, JsonRpcStreamWriter

from story import Refused, Story

transport, target = sys.argv[1], sys.argv[2:]
if transport == "stdio":
    child = subprocess.Popen(target, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    reader, writer = child.stdout, child.stdin
else:
    host, port = target[0].split(":")
    connection = socket.create_connection((host, int(port)))
    reader, writer = connection.makefile("rb"), connection.makefile("wb")


class Events(MethodDispatcher):
    """Takes the server's notifications."""

    def __init__(self):
        super().__init__()
        self.queue = queue.Queue()

    def __getitem__(self, method):
        return self.queue.put if method == "changes.event" else super().__getitem__(method)


class Client:
    """One endpoint."""

    def __init__(self):
        self.events = Events()
        self.endpoint = Endpoint(self.events, JsonRpcStreamWriter(writer).write)
        listen = JsonRpcStreamReader(reader).listen
        threading.Thread(target=listen, args=(self.endpoint.consume,), daemon=True).start()

    def call(self, method, params):
        try:
            return self.endpoint.request(method, params).result(timeout=30)
        except JsonRpcException as error:
            raise Refused(error.code, error.data) from error

    def notify(self, method, params):
        self.endpoint.notify(method, params)

    def watch(self, params):
        self.call("changes.subscribe", params)
        return self.events.queue


Story(Client()).run()
