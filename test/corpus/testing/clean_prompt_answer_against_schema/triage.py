# style: package
# note: clean; near testing/no-prompt-regression-test: recorded answers are validated by a schema and compared with a golden file
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import json

from openai import OpenAI
from pydantic import BaseModel

PROMPT = "Name the urgency (low, high) and the team of this ticket as JSON.\n\n{text}"


class Triage(BaseModel):
    urgency: str
    team: str


def triage(client: OpenAI, text: str) -> Triage:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=60,
        timeout=20,
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": PROMPT.format(text=text)}],
    )
    return Triage(**json.loads(answer.choices[0].message.content))
