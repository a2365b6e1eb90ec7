"""The official Python clients, unmodified, and how to use the sync and the async one in the same words."""

import importlib
import inspect
import json
import os
import threading

import openai

# The HTTP library below the client: httpx2 since version 3, httpx before.
_CLIENT = next(base for base in openai.DefaultHttpxClient.__mro__ if base.__name__ == "Client")
httpx = importlib.import_module(_CLIENT.__module__.split(".")[0])

JOURNAL = os.path.join(os.environ["INTEROP_JOURNALS"], "python")
_lock = threading.Lock()


class Bench:
    """One client of each server."""

    def __init__(self, kind):
        make = self.make = {"sync": _sync, "async": _async}[kind]
        self.is_async = kind == "async"
        self.local = make(os.environ["INTEROP_LOCAL_URL"], "none")
        self.client = make(os.environ["INTEROP_OPENAI_URL"], os.environ["INTEROP_KEY"])
        self.stranger = make(os.environ["INTEROP_OPENAI_URL"], "sk-wrong")


async def done(value):
    """What a call of either client comes to."""
    return await value if inspect.isawaitable(value) else value


async def every(items):
    """All of a page, followed to its end, or of a stream."""
    items = await done(items) if not hasattr(items, "__aiter__") else items
    if hasattr(items, "__aiter__"):
        return [item async for item in items]
    return list(items)


def _sync(url, key, max_retries=0):
    http = openai.DefaultHttpxClient(event_hooks={"response": [_watch]})
    return openai.OpenAI(base_url=url, api_key=key, http_client=http, max_retries=max_retries, timeout=20)


def _async(url, key, max_retries=0):
    async def watch(response):
        _watch(response)

    http = openai.DefaultAsyncHttpxClient(event_hooks={"response": [watch]})
    return openai.AsyncOpenAI(base_url=url, api_key=key, http_client=http, max_retries=max_retries, timeout=20)


def _watch(response):
    """Lets the client read as ever, and writes down what it read."""
    response.stream = _Watched(response.stream, response)


class _Watched(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, stream, response):
        self.stream, self.response, self.seen = stream, response, []

    def __iter__(self):
        for chunk in self.stream:
            self.seen.append(chunk)
            yield chunk

    async def __aiter__(self):
        async for chunk in self.stream:
            self.seen.append(chunk)
            yield chunk

    def close(self):
        self.stream.close()
        self._write()

    async def aclose(self):
        await self.stream.aclose()
        self._write()

    def _write(self):
        request = self.response.request
        line = {
            "client": "python",
            "method": request.method,
            "path": request.url.path,
            "status": self.response.status_code,
            "type": self.response.headers.get("content-type", ""),
            "body": b"".join(self.seen).decode(),
        }
        with _lock, open(JOURNAL, "a", encoding="utf-8") as journal:
            journal.write(json.dumps(line) + "\n")
