// json-rpc-2.0: it makes requests and takes responses; a line of TCP, or a WebSocket's message, carries them.

import { connect } from "node:net";
import { createInterface } from "node:readline";
import { JSONRPCClient, JSONRPCServer, JSONRPCServerAndClient } from "json-rpc-2.0";
import WebSocket from "ws";
import { story } from "./story.mjs";

const [, , transport, target] = process.argv;
let send, end;
const both = new JSONRPCServerAndClient(
  new JSONRPCServer(),
  new JSONRPCClient((request) => send(JSON.stringify(request))),
);
if (transport === "tcp") {
  const [host, port] = target.split(":");
  const socket = connect(Number(port), host);
  createInterface({ input: socket }).on("line", (line) => both.receiveAndSend(JSON.parse(line)));
  send = (text) => void socket.write(`${text}\n`);
  end = () => socket.end();
} else {
  const socket = new WebSocket(`ws://${target}/`);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.on("message", (text) => both.receiveAndSend(JSON.parse(text.toString())));
  send = (text) => socket.send(text);
  end = () => socket.close();
}

let last = 1_000_000;
await story({
  call: (method, params) => both.request(method, params),
  notify: async (method, params) => both.notify(method, params),
  async batch(calls) {
    const requests = calls.map(([method, params]) => ({ jsonrpc: "2.0", id: (last += 1), method, params }));
    const answers = await both.client.requestAdvanced(requests);
    return answers.map((answer) => answer.result);
  },
  async watch(params, found) {
    both.addMethod("changes.event", found);
    const { subscription } = await both.request("changes.subscribe", params);
    return () => both.request("changes.unsubscribe", { subscription });
  },
});
end();
