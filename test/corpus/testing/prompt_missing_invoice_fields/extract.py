# style: package
# note: a prompt asks for fields of an invoice; the tests look at the text of the prompt's sum alone and hold no answer against a golden set or a schema
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import json

from openai import OpenAI

client = OpenAI(timeout=20, max_retries=2)
PROMPT = "Read the invoice and answer with JSON: supplier, total, currency.\n\nInvoice:\n{text}"


def total_of(lines: list[float]) -> float:
    return float(sum(lines))


def extract(text: str) -> dict:  # ! testing/no-prompt-regression-test
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        temperature=0,
        max_tokens=300,
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": PROMPT.format(text=text)}],
    )
    return json.loads(answer.choices[0].message.content)
