from openai import OpenAI

client = OpenAI()
guide = client.beta.assistants.create(model="extractive", instructions="A ticket costs eight euros.")
thread = client.beta.threads.create(messages=[{"role": "user", "content": "What does a ticket cost?"}])
run = client.beta.threads.runs.create_and_poll(thread_id=thread.id, assistant_id=guide.id)
newest = client.beta.threads.messages.list(thread.id).data[0]
print(run.status, newest.content[0].text.value)
