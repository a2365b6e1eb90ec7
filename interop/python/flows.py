"""What the official Python client does with the server; every flow runs with the sync and with the async client."""

import os

import openai
from clients import done, every
from listeners import follow
from relay import Relay

THERMOMETER = {"type": "function", "function": {"name": "get_temp", "parameters": {"type": "object"}}}
GUIDE = "The museum opens at ten. A ticket costs eight euros."
OUTPUTS = {"Oslo": "-4", "Rome": "18"}


async def assistant(client, **members):
    members = {"model": "gpt-4o", **members}
    return await done(client.beta.assistants.create(**members))


async def thread(client, question):
    return await done(client.beta.threads.create(messages=[{"role": "user", "content": question}]))


async def newest(client, thread_id):
    return (await done(client.beta.threads.messages.list(thread_id, limit=1))).data[0].content[0].text.value


async def polled(client, question, **members):
    made, talk = await assistant(client, **members), await thread(client, question)
    return await done(client.beta.threads.runs.create_and_poll(thread_id=talk.id, assistant_id=made.id))


async def refused(kind, call):
    try:
        await done(call())
    except kind as refusal:
        return refusal
    raise AssertionError(f"no {kind.__name__}")


def outputs(run):
    calls = run.required_action.submit_tool_outputs.tool_calls
    assert [call.function.arguments for call in calls] == ['{"city":"Oslo"}', '{"city":"Rome"}'], calls
    return [{"tool_call_id": calls[0].id, "output": "-4"}, {"tool_call_id": calls[1].id, "output": "18"}]


async def the_local_provider_answers(bench):
    run = await polled(bench.local, "What does a ticket cost?", model="extractive", instructions=GUIDE)
    assert run.status == "completed" and run.usage.total_tokens > 0, run
    assert "eight euros" in await newest(bench.local, run.thread_id)


async def the_local_provider_streams(bench):
    client = bench.local
    made = await assistant(client, model="extractive", instructions=GUIDE)
    talk = await thread(client, "What does a ticket cost?")
    told = await follow(bench, client.beta.threads.runs, "stream", thread_id=talk.id, assistant_id=made.id)
    assert told.run.status == "completed", told.run
    assert "eight euros" in told.text and told.text == await newest(client, talk.id), told.text


async def assistants_live_and_die(bench):
    assistants = bench.client.beta.assistants
    made = await assistant(
        bench.client,
        name="Guide",
        instructions="Be brief.",
        tools=[THERMOMETER, {"type": "file_search"}],
        metadata={"team": "a"},
        temperature=0.5,
        response_format={"type": "json_object"},
    )
    assert (await done(assistants.retrieve(made.id))) == made
    changed = await done(assistants.update(made.id, name="Leader"))
    assert (changed.name, changed.instructions, changed.metadata) == ("Leader", "Be brief.", {"team": "a"}), changed
    assert (await done(assistants.delete(made.id))).deleted
    gone = await refused(openai.NotFoundError, lambda: assistants.retrieve(made.id))
    assert made.id in gone.message and gone.request_id.startswith("req_"), gone


async def lists_are_followed_to_their_end(bench):
    made = [(await assistant(bench.client, name=f"{number}")).id for number in range(5)]
    found = [one.id for one in await every(bench.client.beta.assistants.list(limit=2))]
    assert [one for one in found if one in made] == made[::-1], found
    found = [one.id for one in await every(bench.client.beta.assistants.list(limit=2, order="asc", after=made[0]))]
    assert [one for one in found if one in made] == made[1:], found


async def threads_and_messages_live_and_die(bench):
    threads, messages = bench.client.beta.threads, bench.client.beta.threads.messages
    talk = await done(threads.create())
    assert (await done(threads.update(talk.id, metadata={"user": "ada"}))).metadata == {"user": "ada"}
    assert (await done(threads.retrieve(talk.id))).metadata == {"user": "ada"}
    first = await done(messages.create(talk.id, role="user", content="First"))
    parts = [
        {"type": "text", "text": "Second"},
        {"type": "image_url", "image_url": {"url": "https://example.org/a.png", "detail": "low"}},
    ]
    second = await done(messages.create(talk.id, role="assistant", content=parts, metadata={"mood": "calm"}))
    assert (await done(messages.retrieve(second.id, thread_id=talk.id))) == second
    changed = await done(messages.update(second.id, thread_id=talk.id, metadata={}))
    assert changed.metadata == {} and changed.content == second.content, changed
    found = [one.id for one in await every(messages.list(talk.id, order="asc", limit=1))]
    assert found == [first.id, second.id], found
    assert (await done(messages.delete(first.id, thread_id=talk.id))).deleted
    assert [one.id for one in await every(messages.list(talk.id))] == [second.id]
    assert (await done(threads.delete(talk.id))).deleted
    await refused(openai.NotFoundError, lambda: threads.retrieve(talk.id))


async def a_run_is_read_changed_and_listed_with_its_steps(bench):
    runs = bench.client.beta.threads.runs
    run = await polled(bench.client, "Hello?", temperature=0.5)
    assert run.status == "completed" and run.usage.total_tokens == 10, run
    changed = await done(runs.update(run.id, thread_id=run.thread_id, metadata={"case": "7"}))
    assert changed == await done(runs.retrieve(run.id, thread_id=run.thread_id)), changed
    assert [one.id for one in await every(runs.list(run.thread_id))] == [run.id]
    step = (await every(runs.steps.list(run.id, thread_id=run.thread_id)))[0]
    assert step.status == "completed" and step.step_details.type == "message_creation", step
    assert step == await done(runs.steps.retrieve(step.id, thread_id=run.thread_id, run_id=run.id))
    of_run = await every(bench.client.beta.threads.messages.list(run.thread_id, run_id=run.id))
    assert [one.content[0].text.value for one in of_run] == ["Hello from afar."], of_run


async def a_run_bears_all_it_is_asked_for(bench):
    made, talk = await assistant(bench.client), await thread(bench.client, "Hello?")
    members = {
        "instructions": "Be brief.",
        "metadata": {"case": "7"},
        "model": "gpt-4.1",
        "max_completion_tokens": 1000,
        "max_prompt_tokens": 2000,
        "parallel_tool_calls": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": {"type": "object"}, "strict": False},
        },
        "temperature": 0.1,
        "tool_choice": {"type": "function", "function": {"name": "get_temp"}},
        "tools": [THERMOMETER],
        "top_p": 0.9,
        "truncation_strategy": {"type": "last_messages", "last_messages": 3},
    }
    more = [{"role": "assistant", "content": "Hello."}, {"role": "user", "content": "How is the weather?"}]
    run = await done(
        bench.client.beta.threads.runs.create_and_poll(
            thread_id=talk.id,
            assistant_id=made.id,
            additional_instructions="Be kind.",
            additional_messages=more,
            extra_body={"reasoning_effort": "low"},  # older clients have no name for it
            **members,
        )
    )
    assert run.status == "requires_action", run
    told = run.to_dict()
    assert told.get("reasoning_effort") == "low", told
    assert "Be brief." in told["instructions"] and "Be kind." in told.pop("instructions"), run
    for name in members.keys() - {"instructions"}:
        assert holds(told[name], members[name]), (name, told[name])


def holds(told, asked):
    """Whether what was told is what was asked for, but for members that were not asked for."""
    if isinstance(asked, dict):
        return all(holds(told[name], asked[name]) for name in asked)
    if isinstance(asked, list):
        return len(told) == len(asked) and all(map(holds, told, asked))
    return told == asked


async def a_thread_is_created_and_run_at_once(bench):
    threads = bench.client.beta.threads
    made = await assistant(bench.client)
    asked = {"messages": [{"role": "user", "content": "Hello?"}]}
    run = await done(threads.create_and_run(assistant_id=made.id, thread=asked))
    run = await done(threads.runs.poll(run.id, thread_id=run.thread_id))
    assert run.status == "completed", run
    run = await done(threads.create_and_run_poll(assistant_id=made.id, thread=asked))
    assert run.status == "completed" and await newest(bench.client, run.thread_id) == "Hello from afar.", run
    told = await follow(bench, threads, "create_and_run_stream", assistant_id=made.id, thread=asked)
    assert told.names[:2] == ["thread.created", "thread.run.created"] and told.text == "Hello from afar.", told.names


async def a_polled_run_calls_functions(bench):
    runs = bench.client.beta.threads.runs
    run = await polled(bench.client, "How is the weather?", tools=[THERMOMETER])
    assert run.status == "requires_action", run
    run = await done(runs.submit_tool_outputs(run.id, thread_id=run.thread_id, tool_outputs=outputs(run)))
    run = await done(runs.poll(run.id, thread_id=run.thread_id))
    assert run.status == "completed" and run.required_action is None, run
    run = await polled(bench.client, "How is the weather?", tools=[THERMOMETER])
    run = await done(runs.submit_tool_outputs_and_poll(run_id=run.id, thread_id=run.thread_id, tool_outputs=outputs(run)))
    assert run.status == "completed" and await newest(bench.client, run.thread_id) == "It is -4 and 18.", run
    steps = await every(runs.steps.list(run.id, thread_id=run.thread_id, order="asc"))
    assert [call.function.output for call in steps[0].step_details.tool_calls] == ["-4", "18"], steps


async def a_streamed_run_calls_functions(bench):
    runs = bench.client.beta.threads.runs
    made, talk = await assistant(bench.client, tools=[THERMOMETER]), await thread(bench.client, "How is the weather?")
    asked = await follow(bench, runs, "stream", thread_id=talk.id, assistant_id=made.id)
    assert asked.run.status == "requires_action", asked.run
    assert asked.calls == ['get_temp {"city":"Oslo"}', 'get_temp {"city":"Rome"}'], asked.calls
    assert asked.steps[0].step_details.tool_calls[1].function.arguments == '{"city":"Rome"}', asked.steps
    told = await follow(
        bench, runs, "submit_tool_outputs_stream", thread_id=talk.id, run_id=asked.run.id, tool_outputs=outputs(asked.run)
    )
    assert told.run.status == "completed" and told.names[0] == "thread.run.step.completed", told.names
    assert told.text == "It is -4 and 18." == told.messages[0].content[0].text.value, told.text


async def a_run_is_streamed_event_by_event(bench):
    made, talk = await assistant(bench.client), await thread(bench.client, "Hello?")
    events = await every(await done(bench.client.beta.threads.runs.create(talk.id, assistant_id=made.id, stream=True)))
    deltas = [one.data.delta.content[0].text.value for one in events if one.event == "thread.message.delta"]
    assert deltas == ["Hello ", "from ", "afar."], deltas
    assert events[-1].event == "thread.run.completed" and events[-1].data.usage.total_tokens == 10, events[-1]


async def a_failed_run_says_why(bench):
    run = await polled(bench.client, "Please break.")
    assert (run.status, run.last_error.code) == ("failed", "server_error"), run
    assert await newest(bench.client, run.thread_id) == "One two"
    made, talk = await assistant(bench.client), await thread(bench.client, "Please break.")
    told = await follow(bench, bench.client.beta.threads.runs, "stream", thread_id=talk.id, assistant_id=made.id)
    assert told.run.status == "failed" and told.messages[0].status == "incomplete", told.run


async def an_incomplete_run_says_why(bench):
    run = await polled(bench.client, "Please go on.")
    assert (run.status, run.incomplete_details.reason) == ("incomplete", "max_completion_tokens"), run
    made, talk = await assistant(bench.client), await thread(bench.client, "Please go on.")
    told = await follow(bench, bench.client.beta.threads.runs, "stream", thread_id=talk.id, assistant_id=made.id)
    assert told.run.status == "incomplete" and told.text == "And on and on", told.run


async def a_run_is_cancelled_and_holds_its_thread_until_then(bench):
    runs, messages = bench.client.beta.threads.runs, bench.client.beta.threads.messages
    made, talk = await assistant(bench.client), await thread(bench.client, "Please wait.")
    run = await done(runs.create(talk.id, assistant_id=made.id))
    second = await refused(openai.BadRequestError, lambda: runs.create(talk.id, assistant_id=made.id))
    assert run.id in second.message, second
    await refused(openai.BadRequestError, lambda: messages.create(talk.id, role="user", content="Now?"))
    assert (await done(runs.cancel(run.id, thread_id=talk.id))).status in ("cancelling", "cancelled")
    run = await done(runs.poll(run.id, thread_id=talk.id))
    assert run.status == "cancelled" and run.cancelled_at, run
    late = await refused(openai.BadRequestError, lambda: runs.cancel(run.id, thread_id=talk.id))
    assert "cancelled" in late.message, late


async def a_streamed_run_is_cancelled(bench):
    runs = bench.client.beta.threads.runs
    made, talk = await assistant(bench.client), await thread(bench.client, "Please wait.")

    async def cancel(event):
        if event.event == "thread.message.delta":
            await done(runs.cancel(event_run[0], thread_id=talk.id))
        elif event.event == "thread.run.created":
            event_run.append(event.data.id)

    event_run = []
    told = await follow(bench, runs, "stream", thread_id=talk.id, assistant_id=made.id, on_event=cancel)
    assert told.run.status == "cancelled" and told.messages[0].status == "incomplete", told.run


async def refusals_name_what_is_wrong(bench):
    beta = bench.client.beta
    hot = await refused(openai.BadRequestError, lambda: beta.assistants.create(model="gpt-4o", temperature=9))
    assert hot.param == "temperature" and hot.type == "invalid_request_error", hot
    none = await refused(openai.NotFoundError, lambda: beta.threads.runs.retrieve("run_no", thread_id="thread_no"))
    assert "thread_no" in none.message or "run_no" in none.message, none
    await refused(openai.AuthenticationError, lambda: bench.stranger.beta.threads.create())
    run = await polled(bench.client, "How is the weather?", tools=[THERMOMETER])
    half = outputs(run)[:1]
    await refused(
        openai.BadRequestError,
        lambda: beta.threads.runs.submit_tool_outputs(run.id, thread_id=run.thread_id, tool_outputs=half),
    )


async def what_was_made_though_its_answer_was_lost_is_there_once(bench):
    made = await assistant(bench.local, model="extractive", instructions=GUIDE)
    with Relay(os.environ["INTEROP_LOCAL_URL"]) as relay:
        threads = bench.make(relay.url, "none", max_retries=2).beta.threads
        talk = await done(threads.create())
        relay.lose_next()
        said = await done(threads.messages.create(talk.id, role="user", content="What does a ticket cost?"))
        relay.lose_next()
        told = await follow(bench, threads.runs, "stream", thread_id=talk.id, assistant_id=made.id)
    assert told.run.status == "completed" and "eight euros" in told.text, told
    threads = bench.local.beta.threads
    assert [one.id for one in await every(threads.runs.list(talk.id))] == [told.run.id], told
    messages = await every(threads.messages.list(talk.id, order="asc"))
    assert [len(messages), messages[0].id] == [2, said.id], messages


FLOWS = [
    the_local_provider_answers,
    the_local_provider_streams,
    assistants_live_and_die,
    lists_are_followed_to_their_end,
    threads_and_messages_live_and_die,
    a_run_is_read_changed_and_listed_with_its_steps,
    a_run_bears_all_it_is_asked_for,
    a_thread_is_created_and_run_at_once,
    a_polled_run_calls_functions,
    a_streamed_run_calls_functions,
    a_run_is_streamed_event_by_event,
    a_failed_run_says_why,
    an_incomplete_run_says_why,
    a_run_is_cancelled_and_holds_its_thread_until_then,
    a_streamed_run_is_cancelled,
    refusals_name_what_is_wrong,
    what_was_made_though_its_answer_was_lost_is_there_once,
]
