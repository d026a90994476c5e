// vscode-jsonrpc: the client of editors' extensions. `stdio PROGRAM ARGS…` or `socket HOST:PORT`.

import { spawn } from "node:child_process";
import { connect } from "node:net";
import * as rpc from "vscode-jsonrpc/node";
import { story } from "./story.mjs";

const [, , transport, ...target] = process.argv;
let reader, writer, end;
if (transport === "stdio") {
  const child = spawn(target[0], target.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
  [reader, writer] = [new rpc.StreamMessageReader(child.stdout), new rpc.StreamMessageWriter(child.stdin)];
  end = () => child.stdin.end();
} else {
  const [host, port] = target[0].split(":");
  const socket = connect(Number(port), host);
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  [reader, writer] = [new rpc.SocketMessageReader(socket), new rpc.SocketMessageWriter(socket)];
  end = () => socket.end();
}
const connection = rpc.createMessageConnection(reader, writer);
connection.listen();

await story({
  call: (method, params) => connection.sendRequest(method, params),
  notify: (method, params) => connection.sendNotification(method, params),
  async watch(params, found) {
    connection.onNotification("changes.event", found);
    const { subscription } = await connection.sendRequest("changes.subscribe", params);
    return () => connection.sendRequest("changes.unsubscribe", { subscription });
  },
});
connection.dispose();
end();
