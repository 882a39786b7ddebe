"""Requests that are almost those of the contract: one part of a request is spoiled, as no schema would do it."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

ODD_IN_URL = ["%", "%00", "%2500", "%zz", "%25zz", "%2F", "%252F", "/", "//", "/../", ";", "?", "&", "&&", "=", "+", "%2B",
              "#", "%C3%28", "%ED%A0%80", "%F0%9F%90%98", "\x7f", "\xe9", "|", "\\", "[]", "{}", "'--", ".", "_", ":",
              "9" * 20, "-1", "latest", "true"]
ODD_IN_BODY = [b"\0", b"\xff", b"\xc3\x28", b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"true", b"0", b"-", b"1e999999999",
               b"1e-400", b"9" * 400, b"\\u0000", b"\\ud800", b"\\", b"\n", b"//", b"\xef\xbb\xbf", b"[" * 2000, b'{"a":' * 2000,
               b'"status":"deleted",', b'"by":"operator",', b'"_meta":{"io.modelcontextprotocol.registry/official":{}},']
ODD_HEADERS = [("Content-Type", value) for value in ("", "text/plain", "application/xml", "application/JSON", "a/b+json", ";", "*/*")]
ODD_HEADERS += [("Authorization", value) for value in ("", "Bearer", "Bearer ", "Basic eA==", "Bearer a.b.c", "bearer x")]
ODD_HEADERS += [("Accept-Encoding", value) for value in ("gzip", "gzip;q=0, *", ";;", "br, gzip;q=0.1")]
ODD_HEADERS += [("If-None-Match", value) for value in ("*", 'W/"', '"a", W/"b"', "x" * 5000)]
ODD_HEADERS += [("Idempotency-Key", value) for value in ("", " ", "k" * 256, "\xff", "a\tb", "again")]
ODD_HEADERS += [("X-Registry-Min-Position", value) for value in ("0", "-1", "1.0", "9" * 30, "\xb2")]
ODD_HEADERS += [("X-Request-Id", value) for value in ("x" * 5000, "<b>", "\xff")]
ODD_HEADERS += [("X-Forwarded-Prefix", "//evil.example"), ("X-Forwarded-Host", "a b"), ("X-Forwarded-Proto", "gopher")]
ODD_HEADERS += [("Origin", "null"), ("Accept", "text/html"), ("Accept", ";;,"), ("Range", "bytes=0-1"), ("Content-Encoding", "gzip")]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"]


def spoiled(dice, method, target, headers, body):
    """The same request with one or two parts spoiled."""
    for _ in range(dice.choice([1, 1, 2])):
        kind = dice.choice(["url", "url", "query", "header", "method"] + ["body", "body", "cut", "twice"] * bool(body))
        if kind == "url":
            target = inserted(dice, target, dice.choice(ODD_IN_URL), first=len("/v0"))
        elif kind == "query":
            pieces = urlsplit(target).query.split("&") + ["limit=1", "cursor=_", "version", "include_deleted=F", "q=x"]
            target += ("&" if "?" in target else "?") + dice.choice(pieces)
        elif kind == "header":
            name, value = dice.choice(ODD_HEADERS)
            headers = {key: old for key, old in headers.items() if key.lower() != name.lower()} | {name: value}
        elif kind == "method":
            method = dice.choice(METHODS)
        elif kind == "body":
            body = inserted(dice, body, dice.choice(ODD_IN_BODY))
        elif kind == "cut":
            body = body[:dice.randrange(len(body))] if body else body
        else:
            start = dice.randrange(len(body)) if body else 0
            body = body + body[start:]
    return method, target, headers, body


def inserted(dice, text, piece, first=0):
    """Puts the piece somewhere into the text, in place of a few of its signs or between them."""
    place = dice.randint(min(first, len(text)), len(text))
    return text[:place] + piece + text[place + dice.choice([0, 0, 1, 5]):]


def send(origin, method, target, headers, body):
    """Sends a request as it is, over a connection of its own: status, headers and text of the answer."""
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=30)
    connection._validate_path = connection._validate_method = lambda _: None
    connection._encode_request = lambda line: line.encode("latin-1")
    try:
        connection.putrequest(method, target, skip_accept_encoding=True)
        length = {"Content-Length": str(len(body))} if body else {}
        for name, value in (headers | length | {"Connection": "close"}).items():
            connection.putheader(name, value.encode("latin-1"))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, answer.headers, "" if "content-encoding" in answer.headers else content.decode()
    finally:
        connection.close()
