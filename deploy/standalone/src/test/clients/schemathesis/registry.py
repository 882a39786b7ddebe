"""Leads requests deep into a registry, and holds what it has afterwards against what it has acknowledged."""

import json
import os
import random
import re
import threading
from collections import Counter
from urllib.parse import quote, urlsplit

import requests
import schemathesis

NAMESPACE = "io.modelcontextprotocol.anonymous/"
SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
NAMES = [f"{NAMESPACE}server-{number}" for number in range(30)]
VERSIONS = ["1.0.0", "1.0.0+a&b", "2.0.0-rc.1", "v3", "snapshot", "1#2", "ünï ☃"]

INNER_WORKINGS = re.compile(r"\.java:\d+\)|\b[a-z]+(\.[a-z]+)+\.[A-Z]\w*(Exception|Error)\b|<html|Whitelabel")


@schemathesis.hook
def map_case(context, case):
    """Of what the contract allows, most shall speak of servers that may be there, in documents that keep the rules."""
    dice = random.Random(repr((case.path_parameters, case.query, case.body)))
    if not case.meta.generation.mode.is_positive or dice.random() < 0.2:
        return case
    name, version = dice.choice(NAMES), dice.choice(VERSIONS)
    for parameter, value in (("serverName", name), ("version", version)):
        if parameter in (case.path_parameters or {}):
            case.path_parameters[parameter] = quote(value, safe="")
    if dice.random() < 0.8:
        case.headers.pop("Idempotency-Key", None)
    if isinstance(case.body, dict) and "description" in case.body:
        is_new = context.operation.method == "post" and dice.random() < 0.3
        case.body.update({
            "$schema": SCHEMA,
            "name": f"{NAMESPACE}new-{dice.randrange(100_000)}" if is_new else name,
            "version": version if dice.random() < 0.8 else case.body["version"],
        })
    return case


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops what Schemathesis takes for a violation and HTTP or the API do not."""
    said = str(failure.message)
    # URLs are looked at as the official service does, with Go's parser; the rules ask more of them than the gate.
    is_odd_url = "'uri' format" in said
    # An empty list, sent as an empty header: no position is asked for.
    is_empty_header = "`X-Registry-Min-Position`" in said and not case.headers.get("X-Registry-Min-Position")
    return not (is_odd_url or is_empty_header)


class Ledger:
    """All that was answered since a run began, and what there was before."""

    def __init__(self, origin):
        self.origin = origin
        self.lock = threading.Lock()
        self.statuses = Counter()
        self.positions = []
        self.unplaced = []
        self.before = self.position()
        self.entries = self.crawl()

    def get(self, path, **query):
        answer = requests.get(self.origin + path, params=query, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def position(self):
        return self.get("/v0.1/x/dev.annals")["position"]

    def crawl(self):
        entries, cursor = {}, ""
        while True:
            page = self.get("/v0.1/servers", include_deleted="true", limit=100, cursor=cursor)
            entries.update(map(fact, page["servers"]))
            cursor = page["metadata"].get("nextCursor")
            if not cursor:
                return entries

    def note(self, request, response):
        self.statuses[response.status_code] += 1
        if request.method not in ("POST", "PUT", "PATCH") or response.status_code >= 300:
            return
        if urlsplit(request.url).path.endswith(("/validate", "/auth/none")):
            return
        if "idempotency-replayed" in response.headers:
            return
        position = response.headers.get("x-registry-position", [None])[0]
        if position is None:
            self.unplaced.append(f"{request.method} {request.url}")
            return
        self.positions.append(int(position))
        body = response.json()
        self.entries.update(map(fact, body.get("servers", [body])))


def fact(entry):
    """What an acknowledged write says of a version for good; `isLatest` may move by a write to another one."""
    official = entry["_meta"]["io.modelcontextprotocol.registry/official"]
    server = entry["server"]
    said = {key: official.get(key) for key in ("status", "statusMessage", "updatedAt", "publishedAt")}
    return (server["name"], server["version"]), json.dumps([server, said], sort_keys=True)


ledger = None


@schemathesis.hook
def after_load_schema(context, schema):
    global ledger
    ledger = Ledger(os.environ["REGISTRY_URL"])


@schemathesis.hook
def after_call(context, case, response):
    with ledger.lock:
        ledger.note(response.request, response)


@schemathesis.check
def no_inner_workings(ctx, response, case):
    """No stack trace, no class name, no page of a framework."""
    found = INNER_WORKINGS.search(response.text)
    assert not found, f"{found.group(0)!r} is nothing that a client should see"


@schemathesis.check
class NothingRefusedIsStored:
    """Each event is a write that was acknowledged, and each version is as its last write was answered."""

    def after_run(self, ctx):
        head, acknowledged = ledger.position(), sorted(ledger.positions)
        report = {"requests": ledger.statuses.total(), "statuses": dict(sorted(ledger.statuses.items())),
                  "writes": len(acknowledged), "position": head}
        with open("report.json", "w", encoding="utf-8") as file:
            json.dump(report, file)
        assert not ledger.unplaced, f"written without a position: {ledger.unplaced[:5]}"
        events = list(range(ledger.before + 1, head + 1))
        assert acknowledged == events, (
            f"{len(events)} events came, {len(acknowledged)} writes were acknowledged; "
            f"events that nobody was told of: {sorted(set(events) - set(acknowledged))[:5]}, "
            f"acknowledged but not there: {sorted(set(acknowledged) - set(events))[:5]}")
        listed = ledger.crawl()
        odd = [key for key in listed.keys() | ledger.entries.keys() if listed.get(key) != ledger.entries.get(key)]
        assert not odd, "\n".join(
            f"{key}: acknowledged {ledger.entries.get(key)}, listed {listed.get(key)}" for key in odd[:5])

