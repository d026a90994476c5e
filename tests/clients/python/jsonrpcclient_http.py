"""jsonrpcclient: it makes requests and reads responses; Python's own HTTP carries them."""

import sys
import urllib.request

from jsonrpcclient import Error, notification_json, parse_json, request_json, request
import json

from story import Refused, Story

URL = f"http://{sys.argv[2]}/"


def post(body):
    asked = urllib.request.Request(URL, body.encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return answer.read().decode()


def result(answer):
    if isinstance(answer, Error):
        raise Refused(answer.code, answer.data)
    return answer.result


class Client:
    """A POST for each call."""

    def call(self, method, params):
        return result(parse_json(post(request_json(method, params))))

    def notify(self, method, params):
        assert post(notification_json(method, params)) == ""

    def batch(self, calls):
        return [result(answer) for answer in parse_json(post(json.dumps([request(*call) for call in calls])))]


Story(Client()).run()
