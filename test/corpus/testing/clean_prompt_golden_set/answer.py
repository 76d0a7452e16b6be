# style: course
# note: clean; near testing/no-prompt-regression-test: a golden set, the form of the answer, and what it must refuse
# open: testing/no-edge-case-test testing/test-needs-network testing/no-latency-test
import anthropic
from pydantic import BaseModel

SYSTEM = "Answer from the context alone, as JSON with the keys answer and sources. Without a source, answer: unknown."


class Answer(BaseModel):
    answer: str
    sources: list[int]


def ask(question, context, client):
    message = client.messages.create(
        model="claude-3-5-haiku-latest",
        max_tokens=300,
        temperature=0,
        system=SYSTEM,
        messages=[{"role": "user", "content": f"Context:\n{context}\n\nQuestion: {question}"}],
    )
    return Answer.model_validate_json(message.content[0].text)


def make_client():
    return anthropic.Anthropic()
