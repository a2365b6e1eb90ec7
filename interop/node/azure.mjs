// What Azure's Node.js client does with the server under the paths of Azure. It is older than streams.

import assert from "node:assert/strict";
import { AssistantsClient, AzureKeyCredential } from "@azure/openai-assistants";

const { INTEROP_AZURE_URL, INTEROP_KEY } = process.env;
const THERMOMETER = { type: "function", function: { name: "get_temp", parameters: { type: "object" } } };

const azure = new AssistantsClient(INTEROP_AZURE_URL, new AzureKeyCredential(INTEROP_KEY));

async function stopped(run) {
  let now = run;
  while (now.status === "queued" || now.status === "in_progress") now = await azure.getRun(run.threadId, run.id);
  return now;
}

async function newest(threadId) {
  const { data } = await azure.listMessages(threadId, { limit: 1 });
  return data[0].content[0].text.value;
}

export const azureFlows = {
  async azuresClientCallsFunctions() {
    const made = await azure.createAssistant({ model: "gpt-4o", instructions: "Be brief.", tools: [THERMOMETER] });
    const thread = await azure.createThread();
    await azure.createMessage(thread.id, "user", "How is the weather?");
    const asking = await stopped(await azure.createRun(thread.id, { assistantId: made.id }));
    assert.equal(asking.status, "requires_action");
    const calls = asking.requiredAction.submitToolOutputs.toolCalls;
    assert.deepEqual(calls.map((call) => call.function.arguments), ['{"city":"Oslo"}', '{"city":"Rome"}']);
    const outputs = [
      { toolCallId: calls[0].id, output: "-4" },
      { toolCallId: calls[1].id, output: "18" },
    ];
    const done = await stopped(await azure.submitToolOutputsToRun(thread.id, asking.id, outputs));
    assert.equal(done.status, "completed");
    assert.equal(await newest(thread.id), "It is -4 and 18.");
    assert.equal((await azure.listRunSteps(thread.id, done.id)).data.length, 2);
  },

  async azuresClientFindsListsAndDeletes() {
    const made = await azure.createAssistant({ model: "gpt-4o", name: "Guide" });
    assert.equal((await azure.getAssistant(made.id)).name, "Guide");
    assert.ok((await azure.listAssistants()).data.some((one) => one.id === made.id));
    assert.ok((await azure.deleteAssistant(made.id)).deleted);
    await assert.rejects(() => azure.getAssistant(made.id), /No assistant found/);
  },

  async azuresClientWithAnotherKeyIsTurnedAway() {
    const stranger = new AssistantsClient(INTEROP_AZURE_URL, new AzureKeyCredential("sk-wrong"));
    await assert.rejects(() => stranger.listAssistants(), /Incorrect API key provided/);
  },
};
