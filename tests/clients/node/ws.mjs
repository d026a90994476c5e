// ws: a bare WebSocket, and JSON as anybody would write it.

import WebSocket from "ws";
import { story } from "./story.mjs";

const socket = new WebSocket(`ws://${process.argv[3]}/`);
await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
const waiting = new Map();
let found = () => {};
let last = 0;
socket.on("message", (text) => {
  const message = JSON.parse(text.toString());
  for (const answer of Array.isArray(message) ? message : [message]) {
    if (answer.method === "changes.event") found(answer.params);
    else waiting.get(answer.id)?.(answer);
  }
});
const request = (method, params) => ({ jsonrpc: "2.0", id: (last += 1), method, params });
const answerTo = ({ id }) => new Promise((resolve) => waiting.set(id, resolve));
const call = async (method, params) => {
  const asked = request(method, params);
  socket.send(JSON.stringify(asked));
  const { error, result } = await answerTo(asked);
  if (error) throw error;
  return result;
};

await story({
  call,
  notify: async (method, params) => socket.send(JSON.stringify({ jsonrpc: "2.0", method, params })),
  async batch(calls) {
    const asked = calls.map(([method, params]) => request(method, params));
    socket.send(JSON.stringify(asked));
    return Promise.all(asked.map(async (one) => (await answerTo(one)).result));
  },
  async watch(params, tell) {
    found = tell;
    const { subscription } = await call("changes.subscribe", params);
    return () => call("changes.unsubscribe", { subscription });
  },
});
socket.close();
