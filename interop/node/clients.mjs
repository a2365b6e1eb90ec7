// The official Node.js client, unmodified, one of each server; what it reads is written down as well.

import { appendFileSync } from "node:fs";
import OpenAI from "openai";

const { INTEROP_JOURNALS, INTEROP_LOCAL_URL, INTEROP_OPENAI_URL, INTEROP_KEY } = process.env;
const reading = [];

async function watched(url, init) {
  const response = await fetch(url, init);
  reading.push(write(url, init?.method ?? "GET", response.clone()));
  return response;
}

async function write(url, method, response) {
  const line = {
    client: "node",
    method: method.toUpperCase(),
    path: new URL(url).pathname,
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    body: await response.text(),
  };
  appendFileSync(`${INTEROP_JOURNALS}/node`, JSON.stringify(line) + "\n");
}

export function client(baseURL, apiKey, maxRetries = 0) {
  return new OpenAI({ baseURL, apiKey, fetch: watched, maxRetries, timeout: 20_000 });
}

export const local = client(INTEROP_LOCAL_URL, "none");
export const remote = client(INTEROP_OPENAI_URL, INTEROP_KEY);
export const stranger = client(INTEROP_OPENAI_URL, "sk-wrong");

/** Settles once everything read so far is written down. */
export const written = () => Promise.all(reading);
