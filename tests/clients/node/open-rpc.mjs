// @open-rpc/client-js: `stdio PROGRAM ARGS…`, `http HOST:PORT` or `websocket HOST:PORT`.

import { Client, HTTPTransport, RequestManager, WebSocketTransport } from "@open-rpc/client-js";
import { StdioTransport } from "@open-rpc/client-js/stdio";
import { story } from "./story.mjs";

const [, , transport, ...target] = process.argv;
const open = {
  stdio: () => new StdioTransport({ command: target[0], args: target.slice(1) }),
  http: () => new HTTPTransport(`http://${target[0]}/`),
  websocket: () => new WebSocketTransport(`ws://${target[0]}/`),
};
const manager = new RequestManager([open[transport]()]);
const client = new Client(manager);
await manager.connectPromise;

const watch = async (params, found) => {
  client.onNotification(({ method, params }) => method === "changes.event" && found(params));
  const { subscription } = await client.request({ method: "changes.subscribe", params });
  return () => client.request({ method: "changes.unsubscribe", params: { subscription } });
};
await story({
  call: (method, params) => client.request({ method, params }),
  notify: (method, params) => client.notify({ method, params }),
  async batch(calls) {
    // The client itself lets a moment pass before a request is made, by which the batch is over.
    manager.startBatch();
    const answers = calls.map(([method, params]) => manager.request({ method, params }));
    manager.stopBatch();
    return Promise.all(answers);
  },
  watch: transport === "http" ? undefined : watch,
  noFeed: "HTTP has one direction",
});
client.close();
