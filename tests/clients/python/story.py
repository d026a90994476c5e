"""What every client does, and a line of JSON for each step that it did.

A client has `call` (raises Refused) and `notify`; `batch` and `watch` where it can.
"""

import json
import secrets
import sys
import traceback


class Refused(Exception):
    """An error response."""

    def __init__(self, code, data):
        super().__init__(f"{code} {data}")
        self.code, self.data = code, data


def tell(step, ok, note=""):
    print(json.dumps({"step": step, "ok": ok, "note": note}), flush=True)


class Story:
    """The steps; `failed` says whether one of them did not work."""

    def __init__(self, client):
        self.client = client
        self.failed = False
        self.ship_id = "P" + secrets.token_hex(3).upper()
        self.name = "Grüße 🚢 \u2028"

    def run(self):
        for step in ("create", "load", "conflict", "notification", "batch", "feed", "delete"):
            try:
                missing = getattr(self, step)()
                tell(step, None if missing else True, missing or "")
            except Exception:  # pylint: disable=broad-except
                self.failed = True
                tell(step, False, traceback.format_exc(limit=-1).replace("\n", " "))
        sys.exit(self.failed)

    def create(self):
        made = self.client.call("interior.create", {"ship_id": self.ship_id, "vessel_name": self.name})
        assert (made["vessel_name"], made["version"]) == (self.name, 1), made

    def load(self):
        assert self.client.call("interior.load", {"ship_id": self.ship_id})["vessel_name"] == self.name

    def conflict(self):
        try:
            self.client.call("interior.create", {"ship_id": self.ship_id, "vessel_name": "x"})
        except Refused as refused:
            assert (refused.code, refused.data["kind"]) == (409, "already_exists"), refused
            assert refused.data["current"]["ship_id"] == self.ship_id
        else:
            raise AssertionError("it was not refused")

    def notification(self):
        self.client.notify("interior.update", {"ship_id": self.ship_id, "owner": "Anna"})
        assert self.client.call("interior.load", {"ship_id": self.ship_id})["owner"] == "Anna"

    def batch(self):
        if not hasattr(self.client, "batch"):
            return "it has none"
        person = {"ship_id": self.ship_id, "npc_vnum": 70001, "npc_name": "Bo", "assigned_room": 1}
        answers = self.client.batch(
            [("crew.create", person), ("crew.create", person), ("crew.list", {"ship_id": self.ship_id})]
        )
        assert len(answers) == 3 and len(answers[2]["items"]) == 2, answers
        return None

    def feed(self):
        if not hasattr(self.client, "watch"):
            return "HTTP has one direction"
        events = self.client.watch({"ship_id": self.ship_id})
        changed = self.client.call("interior.update", {"ship_id": self.ship_id, "owner": "Dora"})
        event = events.get(timeout=10)
        assert (event["seq"], event["changes"][0]["record"]) == (changed["seq"], changed), event
        self.client.call("changes.unsubscribe", {"subscription": event["subscription"]})
        return None

    def delete(self):
        assert self.client.call("interior.delete", {"ship_id": self.ship_id})["deleted"]["interior"] == 1
