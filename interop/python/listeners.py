"""Follows a stream with the client's own event handlers and asks them for everything they offer."""

from types import SimpleNamespace

import openai
from clients import done


class Listener(openai.AssistantEventHandler):
    def __init__(self):
        super().__init__()
        self.text, self.calls = "", []

    def on_text_delta(self, delta, snapshot):
        self.text += delta.value
        assert snapshot.value == self.text, snapshot

    def on_tool_call_delta(self, delta, snapshot):
        assert snapshot.type == "function", snapshot

    def on_tool_call_done(self, tool_call):
        self.calls.append(f"{tool_call.function.name} {tool_call.function.arguments}")


class AsyncListener(openai.AsyncAssistantEventHandler):
    def __init__(self):
        super().__init__()
        self.text, self.calls = "", []

    async def on_text_delta(self, delta, snapshot):
        Listener.on_text_delta(self, delta, snapshot)

    async def on_tool_call_delta(self, delta, snapshot):
        Listener.on_tool_call_delta(self, delta, snapshot)

    async def on_tool_call_done(self, tool_call):
        Listener.on_tool_call_done(self, tool_call)


async def follow(bench, resource, helper, on_event=None, **members):
    """Calls a stream helper and tells what came: names of the events, text, calls, and what the handler ends with."""
    make = getattr(resource, helper)
    names = []

    async def take(event):
        names.append(event.event)
        if on_event:
            await on_event(event)

    if bench.is_async:
        async with make(**members, event_handler=AsyncListener()) as stream:
            async for event in stream:
                await take(event)
            return await _told(stream, names)
    with make(**members, event_handler=Listener()) as stream:
        for event in stream:
            await take(event)
        return await _told(stream, names)


async def _told(stream, names):
    return SimpleNamespace(
        names=names,
        text=stream.text,
        calls=stream.calls,
        run=await done(stream.get_final_run()),
        steps=await done(stream.get_final_run_steps()),
        messages=await done(stream.get_final_messages()) if "thread.message.created" in names else [],
    )
