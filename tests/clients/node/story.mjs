// What every client does, and a line of JSON for each step that it did: the table is made of them.
//
// A client has `call` (throws an error with `code` and `data`) and `notify`; `batch` (answers in order) and `watch`
// (calls back for each event, returns how to stop) where it can.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

function tell(step, ok, note = "") {
  console.log(JSON.stringify({ step, ok, note }));
}

async function step(name, run) {
  try {
    tell(name, true, (await run()) ?? "");
  } catch (error) {
    tell(name, false, String(error?.stack ?? error).split("\n", 3).join(" "));
    process.exitCode = 1;
  }
}

async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}

function within(seconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export async function story(client) {
  const ship_id = `T${randomBytes(3).toString("hex").toUpperCase()}`;
  const vessel_name = "Grüße 🚢 \u2028";
  await step("create", async () => {
    const made = await client.call("interior.create", { ship_id, vessel_name });
    assert.equal(made.vessel_name, vessel_name);
    assert.equal(made.version, 1);
  });
  await step("load", async () => {
    const loaded = await client.call("interior.load", { ship_id });
    assert.equal(loaded.vessel_name, vessel_name);
  });
  await step("conflict", async () => {
    const error = await refusal(client.call("interior.create", { ship_id, vessel_name }));
    assert.equal(error.code, 409);
    assert.equal(error.data.kind, "already_exists");
    assert.equal(error.data.current.ship_id, ship_id);
  });
  await step("notification", async () => {
    await client.notify("interior.update", { ship_id, owner: "Anna" });
    // A client that has a connection for each request has no order among them.
    const loaded = async () => (await client.call("interior.load", { ship_id })).owner;
    let owner = await loaded();
    for (let tries = 0; client.isUnordered && owner !== "Anna" && tries < 1000; tries += 1) owner = await loaded();
    assert.equal(owner, "Anna");
  });
  if (!client.batch) {
    tell("batch", null, "it has none");
  } else {
    await step("batch", async () => {
      const answers = await client.batch([
        ["crew.create", { ship_id, npc_vnum: 70001, npc_name: "Bo", assigned_room: 1 }],
        ["crew.create", { ship_id, npc_vnum: 70002, npc_name: "Cy", assigned_room: 1 }],
        ["crew.list", { ship_id }],
      ]);
      assert.equal(answers.length, 3);
      assert.equal(answers[2].items.length, 2);
    });
  }
  if (!client.watch) {
    tell("feed", null, client.noFeed ?? "it has no notifications");
  } else {
    await step("feed", async () => {
      let tell_event;
      const event = new Promise((resolve) => (tell_event = resolve));
      const stop = await client.watch({ ship_id }, tell_event);
      const changed = await client.call("interior.update", { ship_id, owner: "Dora" });
      const { seq, changes } = await within(10, event);
      assert.equal(seq, changed.seq);
      assert.deepEqual(changes[0].record, changed);
      await stop();
    });
  }
  await step("delete", async () => {
    const gone = await client.call("interior.delete", { ship_id });
    assert.equal(gone.deleted.interior, 1);
  });
}
