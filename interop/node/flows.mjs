// What the official Node.js client does with the server.

import assert from "node:assert/strict";
import OpenAI from "openai";
import { client, local, remote, stranger } from "./clients.mjs";
import { follow } from "./listener.mjs";
import { Relay } from "./relay.mjs";

const THERMOMETER = { type: "function", function: { name: "get_temp", parameters: { type: "object" } } };
const GUIDE = "The museum opens at ten. A ticket costs eight euros.";
const { assistants, threads } = remote.beta;
const { runs, messages } = threads;

const assistant = (members, client = remote) => client.beta.assistants.create({ model: "gpt-4o", ...members });
const asked = (content) => ({ messages: [{ role: "user", content }] });
const thread = (question, client = remote) => client.beta.threads.create(asked(question));

async function newest(threadId, client = remote) {
  const page = await client.beta.threads.messages.list(threadId, { limit: 1 });
  return page.data[0].content[0].text.value;
}

async function started(question, members) {
  return [(await thread(question)).id, { assistant_id: (await assistant(members)).id }];
}

const polled = async (question, members) => runs.createAndPoll(...(await started(question, members)));
const streamed = async (question, members) => runs.stream(...(await started(question, members)));

async function every(items) {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}

async function refused(kind, call) {
  try {
    await call();
  } catch (refusal) {
    assert.ok(refusal instanceof kind, refusal);
    return refusal;
  }
  assert.fail(`no ${kind.name}`);
}

function outputs(run) {
  const calls = run.required_action.submit_tool_outputs.tool_calls;
  assert.deepEqual(calls.map((call) => call.function.arguments), ['{"city":"Oslo"}', '{"city":"Rome"}']);
  return {
    thread_id: run.thread_id,
    tool_outputs: [
      { tool_call_id: calls[0].id, output: "-4" },
      { tool_call_id: calls[1].id, output: "18" },
    ],
  };
}

export const flows = {
  async theLocalProviderAnswersAndStreams() {
    const made = await assistant({ model: "extractive", instructions: GUIDE }, local);
    const talk = await thread("What does a ticket cost?", local);
    const run = await local.beta.threads.runs.createAndPoll(talk.id, { assistant_id: made.id });
    assert.equal(run.status, "completed");
    assert.match(await newest(talk.id, local), /eight euros/);
    const told = await follow(local.beta.threads.runs.stream(talk.id, { assistant_id: made.id }));
    assert.equal(told.run.status, "completed");
    assert.equal(told.text, await newest(talk.id, local));
  },

  async assistantsLiveAndDie() {
    const made = await assistant({ name: "Guide", instructions: "Be brief.", tools: [THERMOMETER], metadata: { team: "a" } });
    assert.deepEqual(await assistants.retrieve(made.id), made);
    const changed = await assistants.update(made.id, { name: "Leader" });
    assert.deepEqual([changed.name, changed.instructions, changed.metadata], ["Leader", "Be brief.", { team: "a" }]);
    assert.ok((await assistants.delete(made.id)).deleted);
    const gone = await refused(OpenAI.NotFoundError, () => assistants.retrieve(made.id));
    assert.match(gone.requestID, /^req_/);
  },

  async listsAreFollowedToTheirEnd() {
    const made = [];
    for (let i = 0; i < 5; i++) made.push((await assistant()).id);
    const found = async (query) => {
      const all = await every(assistants.list({ limit: 2, ...query }));
      return all.map((one) => one.id).filter((id) => made.includes(id));
    };
    assert.deepEqual(await found({}), made.toReversed());
    assert.deepEqual(await found({ order: "asc", after: made[0] }), made.slice(1));
  },

  async threadsAndMessagesLiveAndDie() {
    const talk = await threads.create();
    await threads.update(talk.id, { metadata: { user: "ada" } });
    assert.deepEqual((await threads.retrieve(talk.id)).metadata, { user: "ada" });
    const first = await messages.create(talk.id, { role: "user", content: "First" });
    const second = await messages.create(talk.id, { role: "assistant", content: [{ type: "text", text: "Second" }] });
    assert.deepEqual(await messages.retrieve(second.id, { thread_id: talk.id }), second);
    const changed = await messages.update(second.id, { thread_id: talk.id, metadata: { mood: "calm" } });
    assert.deepEqual(changed.metadata, { mood: "calm" });
    const found = await every(messages.list(talk.id, { order: "asc", limit: 1 }));
    assert.deepEqual(found.map((one) => one.id), [first.id, second.id]);
    assert.ok((await messages.delete(first.id, { thread_id: talk.id })).deleted);
    assert.deepEqual((await every(messages.list(talk.id))).length, 1);
    assert.ok((await threads.delete(talk.id)).deleted);
    await refused(OpenAI.NotFoundError, () => threads.retrieve(talk.id));
  },

  async aRunIsReadChangedAndListedWithItsSteps() {
    const run = await polled("Hello?");
    const at = { thread_id: run.thread_id };
    assert.equal(run.usage.total_tokens, 10);
    const changed = await runs.update(run.id, { ...at, metadata: { case: "7" } });
    assert.deepEqual(await runs.retrieve(run.id, at), changed);
    assert.deepEqual((await every(runs.list(run.thread_id))).map((one) => one.id), [run.id]);
    const [step] = await every(runs.steps.list(run.id, at));
    assert.equal(step.step_details.type, "message_creation");
    assert.deepEqual(await runs.steps.retrieve(step.id, { ...at, run_id: run.id }), step);
  },

  async aThreadIsCreatedAndRunAtOnce() {
    const members = { assistant_id: (await assistant()).id, thread: asked("Hello?") };
    const run = await threads.createAndRun(members);
    assert.equal((await runs.poll(run.id, { thread_id: run.thread_id })).status, "completed");
    assert.equal((await threads.createAndRunPoll(members)).status, "completed");
    const told = await follow(threads.createAndRunStream(members));
    assert.deepEqual(told.names.slice(0, 2), ["thread.created", "thread.run.created"]);
    assert.equal(told.text, "Hello from afar.");
  },

  async aPolledRunCallsFunctions() {
    let run = await polled("How is the weather?", { tools: [THERMOMETER] });
    assert.equal(run.status, "requires_action");
    run = await runs.submitToolOutputs(run.id, outputs(run));
    assert.equal((await runs.poll(run.id, { thread_id: run.thread_id })).status, "completed");
    run = await polled("How is the weather?", { tools: [THERMOMETER] });
    run = await runs.submitToolOutputsAndPoll(run.id, outputs(run));
    assert.equal(run.status, "completed");
    assert.equal(await newest(run.thread_id), "It is -4 and 18.");
  },

  async aStreamedRunCallsFunctions() {
    const first = await follow(await streamed("How is the weather?", { tools: [THERMOMETER] }));
    assert.equal(first.run.status, "requires_action");
    assert.deepEqual(first.calls, ['get_temp {"city":"Oslo"}', 'get_temp {"city":"Rome"}']);
    assert.equal(first.steps[0].step_details.tool_calls[1].function.arguments, '{"city":"Rome"}');
    const told = await follow(runs.submitToolOutputsStream(first.run.id, outputs(first.run)));
    assert.equal(told.names[0], "thread.run.step.completed");
    assert.equal(told.run.status, "completed");
    assert.equal(told.text, "It is -4 and 18.");
    assert.equal(told.messages[0].content[0].text.value, told.text);
  },

  async aRunIsStreamedEventByEvent() {
    const [talk, members] = await started("Hello?");
    const events = await every(await runs.create(talk, { ...members, stream: true }));
    const deltas = events.filter((one) => one.event === "thread.message.delta");
    assert.deepEqual(deltas.map((one) => one.data.delta.content[0].text.value), ["Hello ", "from ", "afar."]);
    assert.equal(events.findLast((one) => one.event !== "done").event, "thread.run.completed");
  },

  async aFailedRunSaysWhy() {
    const run = await polled("Please break.");
    assert.deepEqual([run.status, run.last_error.code], ["failed", "server_error"]);
    const told = await follow(await streamed("Please break."));
    assert.equal(told.run.status, "failed");
    assert.ok(told.names.includes("thread.message.incomplete"), told.names);
  },

  async anIncompleteRunSaysWhy() {
    const run = await polled("Please go on.");
    assert.deepEqual([run.status, run.incomplete_details.reason], ["incomplete", "max_completion_tokens"]);
    const told = await follow(await streamed("Please go on."));
    assert.equal(told.run.status, "incomplete");
    assert.equal(told.text, "And on and on");
  },

  async aRunIsCancelledAndHoldsItsThreadUntilThen() {
    const [talk, members] = await started("Please wait.");
    const run = await runs.create(talk, members);
    const second = await refused(OpenAI.BadRequestError, () => runs.create(talk, members));
    assert.ok(second.message.includes(run.id), second);
    await refused(OpenAI.BadRequestError, () => messages.create(talk, { role: "user", content: "Now?" }));
    await runs.cancel(run.id, { thread_id: talk });
    assert.equal((await runs.poll(run.id, { thread_id: talk })).status, "cancelled");
    await refused(OpenAI.BadRequestError, () => runs.cancel(run.id, { thread_id: talk }));
  },

  async aStreamedRunIsCancelled() {
    const stream = await streamed("Please wait.");
    let cancelling;
    const told = await follow(stream, (event) => {
      if (event.event === "thread.message.delta") {
        const run = stream.currentRun();
        cancelling = runs.cancel(run.id, { thread_id: run.thread_id });
      }
    });
    await cancelling;
    assert.equal(told.run.status, "cancelled");
    assert.ok(told.names.includes("thread.message.incomplete"), told.names);
  },

  async refusalsNameWhatIsWrong() {
    const hot = await refused(OpenAI.BadRequestError, () => assistant({ temperature: 9 }));
    assert.deepEqual([hot.param, hot.type], ["temperature", "invalid_request_error"]);
    await refused(OpenAI.AuthenticationError, () => stranger.beta.threads.create());
    const run = await polled("How is the weather?", { tools: [THERMOMETER] });
    const half = { ...outputs(run), tool_outputs: outputs(run).tool_outputs.slice(1) };
    await refused(OpenAI.BadRequestError, () => runs.submitToolOutputs(run.id, half));
  },

  async whatWasMadeThoughItsAnswerWasLostIsThereOnce() {
    const relay = await Relay.before(process.env.INTEROP_LOCAL_URL);
    try {
      const { assistants, threads } = client(relay.url, "none", 2).beta;
      const made = await assistants.create({ model: "extractive", instructions: GUIDE });
      const talk = await threads.create();
      relay.loseNext();
      const said = await threads.messages.create(talk.id, { role: "user", content: "What does a ticket cost?" });
      relay.loseNext();
      const run = await threads.runs.stream(talk.id, { assistant_id: made.id }).finalRun();

      assert.equal(run.status, "completed");
      assert.deepEqual((await every(threads.runs.list(talk.id))).map((one) => one.id), [run.id]);
      const texts = (await every(threads.messages.list(talk.id, { order: "asc" }))).map((one) => one.id);
      assert.deepEqual([texts.length, texts[0]], [2, said.id]);
    } finally {
      relay.close();
    }
  },
};
