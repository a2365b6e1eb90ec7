import OpenAI from "openai";

const { assistants, threads } = new OpenAI().beta;
const guide = await assistants.create({ model: "extractive", instructions: "A ticket costs eight euros." });
const thread = await threads.create({ messages: [{ role: "user", content: "What does a ticket cost?" }] });
const stream = threads.runs.stream(thread.id, { assistant_id: guide.id });
stream.on("textDelta", (delta) => process.stdout.write(delta.value));
console.log("", (await stream.finalRun()).status);
