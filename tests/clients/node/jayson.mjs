// jayson: a connection for each request over TCP, a POST for each over HTTP, one connection over WebSocket.

import jayson from "jayson";
import { story } from "./story.mjs";

const [, , transport, target] = process.argv;
const [host, port] = target.split(":");
const open = {
  tcp: () => jayson.Client.tcp({ host, port: Number(port) }),
  http: () => jayson.Client.http({ host, port: Number(port) }),
  websocket: () => jayson.Client.websocket({ url: `ws://${target}/` }),
};
const client = open[transport]();
if (client.ws) await new Promise((resolve, reject) => client.ws.once("open", resolve).once("error", reject));

// It hands a response over, or nothing for a notification.
const ask = (...request) =>
  new Promise((resolve, reject) => client.request(...request, (error, answer) => (error ? reject(error) : resolve(answer))));
// Over a WebSocket it waits for answers to notifications, which JSON-RPC does not have.
const notifies = transport === "websocket"
  ? async (method, params) => client.ws.send(JSON.stringify({ jsonrpc: "2.0", method, params }))
  : (method, params) => ask(method, params, null);

await story({
  isUnordered: transport === "tcp",
  noFeed: "it drops notifications",
  async call(method, params) {
    const { error, result } = await ask(method, params);
    if (error) throw error;
    return result;
  },
  notify: notifies,
  async batch(calls) {
    const answers = await ask(calls.map(([method, params]) => client.request(method, params)));
    return answers.map((answer) => answer.result);
  },
});
client.ws?.close();
