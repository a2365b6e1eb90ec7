// Follows a stream with the client's own helper and asks it for everything it offers.

import assert from "node:assert/strict";

/** What came: names of the events, text, calls, and what the helper ends with. */
export async function follow(stream, onEvent = () => {}) {
  const told = { names: [], text: "", calls: [] };
  stream.on("event", (event) => {
    told.names.push(event.event);
    onEvent(event);
  });
  stream.on("textDelta", (delta, snapshot) => {
    told.text += delta.value;
    assert.equal(snapshot.value, told.text);
  });
  stream.on("toolCallDelta", (delta, snapshot) => assert.equal(snapshot.type, "function"));
  stream.on("toolCallDone", (call) => told.calls.push(`${call.function.name} ${call.function.arguments}`));
  told.run = await stream.finalRun();
  told.messages = await stream.finalMessages();
  told.steps = await stream.finalRunSteps();
  return told;
}
