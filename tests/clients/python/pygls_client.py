"""pygls: `stdio PROGRAM ARGS…`, `socket HOST:PORT` or `websocket HOST:PORT`."""

import asyncio
import queue
import sys
import threading

from pygls.client import JsonRPCClient
from pygls.exceptions import JsonRpcException

from story import Refused, Story

transport, target = sys.argv[1], sys.argv[2:]


def plain(value):
    """It makes objects of what it reads; the story wants it as it was."""
    if hasattr(value, "_asdict"):
        return {name: plain(member) for name, member in value._asdict().items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    return value


class Client:
    """A client whose event loop has a thread of its own."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.events = queue.Queue()
        self.client = JsonRPCClient()
        self.client.feature("changes.event")(lambda params: self.events.put(plain(params)))
        self.wait(self.start())

    def wait(self, future):
        return asyncio.run_coroutine_threadsafe(future, self.loop).result(timeout=30)

    async def start(self):
        if transport == "stdio":
            return await self.client.start_io(*target)
        host, port = target[0].split(":")
        return await self.client.start_tcp(host, int(port))

    def call(self, method, params):
        async def send():
            return await self.client.protocol.send_request_async(method, params)

        try:
            return plain(self.wait(send()))
        except JsonRpcException as error:
            raise Refused(error.code, plain(error.data)) from error

    def notify(self, method, params):
        async def send():
            self.client.protocol.notify(method, params)

        self.wait(send())

    def watch(self, params):
        self.call("changes.subscribe", params)
        return self.events


Story(Client()).run()
