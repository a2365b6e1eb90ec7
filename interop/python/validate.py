"""Holds every answer and every event the clients received against the description of the API: validate.py SPEC"""

import json
import os
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

with open(sys.argv[1], encoding="utf-8") as file:
    SPEC = json.load(file)
REGISTRY = Registry().with_resource("urn:api", Resource.from_contents(SPEC, default_specification=DRAFT202012))
SERVED = ("/assistants", "/threads")


def operations():
    for template, methods in SPEC["paths"].items():
        if template.startswith(SERVED):
            pattern = re.compile("/v1" + re.sub(r"\{\w+\}", "[^/]+", template))
            for method, operation in methods.items():
                if "operationId" in operation:
                    yield method.upper(), template, pattern, operation


OPERATIONS = sorted(operations(), key=lambda found: found[1].count("{"))
VALIDATORS = {}


def validator(schema):
    text = json.dumps(schema).replace('"#/', '"urn:api#/')
    if text not in VALIDATORS:
        VALIDATORS[text] = Draft202012Validator(json.loads(text), registry=REGISTRY)
    return VALIDATORS[text]


def resolved(answer):
    reference = answer.get("$ref")
    if not reference:
        return answer
    for step in reference.removeprefix("#/").split("/"):
        answer = answer[step] if step in answer else SPEC[step]
    return answer


def operation_of(line):
    for method, _, pattern, operation in OPERATIONS:
        if method == line["method"] and pattern.fullmatch(line["path"]):
            return operation
    raise ValueError("no such operation")


def events(body):
    """The events of a stream, each written as two lines and nothing else; comments do not count."""
    for block in body.split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith(":")]
        if lines:
            names = [line.split(": ", 1)[0] for line in lines]
            if names != ["event", "data"]:
                raise ValueError(f"an event of the lines {names}")
            name, data = (line.split(": ", 1)[1] for line in lines)
            yield {"event": name, "data": data if data == "[DONE]" else json.loads(data)}


def bodies(line):
    """Each body of an answer with the schema it must fit."""
    answers = operation_of(line)["responses"]
    content = resolved(answers.get(str(line["status"]), answers["default"]))["content"]
    kind = line["type"].split(";")[0]
    if kind == "text/event-stream":
        told = list(events(line["body"]))
        if told[-1]["event"] != "done":
            raise ValueError("the stream does not end with done")
        return [(event, content[kind]["schema"]) for event in told]
    return [(json.loads(line["body"]), content[kind]["schema"])]


def violations(line):
    """How many bodies were looked at, and what is wrong with the first wrong one."""
    try:
        found = bodies(line)
    except (ValueError, KeyError, IndexError) as error:
        return 0, f"{type(error).__name__}: {error}"
    for body, schema in found:
        error = best_match(validator(schema).iter_errors(body))
        if error:
            return len(found), f"{error.json_path}: {error.message[:300]} in {json.dumps(body)[:600]}"
    return len(found), None


def main():
    lines = [json.loads(line) for journal in Path(os.environ["INTEROP_JOURNALS"]).iterdir() for line in journal.open()]
    bad, checked, events_checked = 0, 0, 0
    for line in lines:
        count, problem = violations(line)
        checked += count
        if line["type"].startswith("text/event-stream"):
            events_checked += count
        if problem:
            bad += 1
            print(f"FAIL schema  {line['client']} {line['method']} {line['path']} {line['status']}: {problem}")
    verdict = "ok  " if checked and not bad else "FAIL"
    print(f"{verdict} schema  {checked - events_checked} bodies and {events_checked} events fit the description, {bad} do not")
    return coverage(lines) and not bad and checked


def coverage(lines):
    """Whether each client has had a success from each operation."""
    complete = True
    every = {operation["operationId"] for _, _, _, operation in OPERATIONS}
    for client in ("python", "node"):
        called = {operation_of(line)["operationId"] for line in lines if line["client"] == client and line["status"] == 200}
        missing = sorted(every - called)
        complete = complete and not missing
        print("FAIL" if missing else "ok  ", f"schema  {client} called {len(called)} of {len(every)} operations", *missing)
    return complete


sys.exit(0 if main() else 1)
