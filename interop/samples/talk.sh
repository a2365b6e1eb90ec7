post() {
    curl -sN "$OPENAI_BASE_URL/$1" -H "Authorization: Bearer $OPENAI_API_KEY" -H 'Content-Type: application/json' -d "$2"
}
guide=$(post assistants '{"model":"extractive","instructions":"A ticket costs eight euros."}' | grep -o 'asst_[A-Za-z0-9]*')
post threads/runs '{"assistant_id":"'"$guide"'","stream":true,
    "thread":{"messages":[{"role":"user","content":"What does a ticket cost?"}]}}'
