"""Leads requests deep into a registry, and holds what it has afterwards against what it has acknowledged."""

import json
import os
import random
import re
import threading
from collections import Counter
from urllib.parse import parse_qsl, quote, urlsplit

import requests
import schemathesis

import mutations

# How many spoiled requests follow each one that Schemathesis makes.
SPOILED = int(os.environ.get("SPOILED", "1"))

NAMESPACE = "io.modelcontextprotocol.anonymous/"
SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
NAMES = [f"{NAMESPACE}server-{number}" for number in range(30)]
VERSIONS = ["1.0.0", "1.0.0+a&b", "2.0.0-rc.1", "v3", "snapshot", "1#2", "ünï ☃"]

OF_THE_CONNECTION = {"host", "connection", "content-length", "transfer-encoding"}
INNER_WORKINGS = re.compile(r"\.java:\d+\)|\b[a-z]+(\.[a-z]+)+\.[A-Z]\w*(Exception|Error)\b|<html|Whitelabel")


@schemathesis.hook
def map_case(context, case):
    """Of what the contract allows, most shall speak of servers that may be there, in documents that keep the rules."""
    dice = random.Random(repr((case.path_parameters, case.query, case.body)))
    if isinstance((case.query or {}).get("wait"), int) and case.query["wait"] > 1:
        # nothing happens meanwhile
        case.query["wait"] = 1
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
    # Of a list, sent as a repeated parameter, the first counts, which may be legal.
    names = [name for name, _ in parse_qsl(urlsplit(response.request.url).query, keep_blank_values=True)]
    is_repeated = len(names) > len(set(names))
    return not (is_odd_url or is_empty_header or is_repeated)


class Ledger:
    """All that was answered since a run began, and what there was before."""

    def __init__(self, origin):
        self.origin = origin
        self.lock = threading.Lock()
        self.statuses = Counter()
        self.positions = []
        self.unplaced = []
        self.broken = []
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

    def note(self, method, target, status, headers, text):
        """Notes an answer: by a position it says that it is that of a write."""
        self.statuses[status] += 1
        if method not in ("POST", "PUT", "PATCH") or status >= 300 or headers.get("Idempotency-Replayed"):
            return
        if urlsplit(target).path.rstrip("/").endswith(("/validate", "/auth/none")):
            return
        position = headers.get("X-Registry-Position")
        if position is None:
            self.unplaced.append(f"{method} {target}")
            return
        self.positions.append(int(position))
        body = json.loads(text)
        self.entries.update(map(fact, body.get("servers", [body])))

    def spoil(self, request):
        """Sends a request again with a part of it spoiled."""
        body = request.body.encode() if isinstance(request.body, str) else request.body or b""
        dice = random.Random(f"{self.statuses.total()} {request.path_url}")
        headers = {key: value.decode("latin-1") if isinstance(value, bytes) else value
                   for key, value in request.headers.items() if key.lower() not in OF_THE_CONNECTION}
        sent = mutations.spoiled(dice, request.method, request.path_url, headers, body)
        status, headers, text = mutations.send(self.origin, *sent)
        self.note(*sent[:2], status, headers, text)
        if fault := fault_of(sent[0], status, text):
            self.broken.append(f"{fault}: {sent} was answered with {status} {text[:500]!r}")


def fault_of(method, status, text):
    """What is wrong with the answer to a spoiled request; nothing when it is a plain answer or a plain refusal."""
    if status >= 500 and status not in (501, 505):
        return "a failure"
    if INNER_WORKINGS.search(text):
        return "inner workings"
    if status >= 400 and method != "HEAD" and text:
        try:
            problem = json.loads(text)
            is_problem = problem["status"] == status and problem["title"] and problem["detail"]
        except (ValueError, KeyError, TypeError):
            is_problem = False
        return None if is_problem else "no problem as it should be"
    return None


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
    request = response.request
    headers = {name.title(): values[0] for name, values in response.headers.items()}
    with ledger.lock:
        ledger.note(request.method, request.url, response.status_code, headers, response.text)
        for _ in range(SPOILED):
            ledger.spoil(request)


@schemathesis.check
def no_inner_workings(ctx, response, case):
    """No stack trace, no class name, no page of a framework."""
    found = INNER_WORKINGS.search(response.text)
    assert not found, f"{found.group(0)!r} is nothing that a client should see"


@schemathesis.check
class NothingSpoiledBreaksIt:
    """Also what no schema would have made is answered plainly."""

    def after_run(self, ctx):
        assert not ledger.broken, "\n\n".join(ledger.broken[:10])


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

