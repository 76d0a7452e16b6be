# style: package
# note: clean; near llm/parse-free-text-as-json, llm/llm-error-unhandled, llm/client-in-loop, llm/retired-llm-api, llm/prompt-template-variables: fields by schema, one client for all rounds
# open: llm/no-system-message llm/model-alias-unpinned llm/string-built-prompt
import json
import logging
import sys
from pathlib import Path
from string import Template

import anthropic
from openai import OpenAI, OpenAIError
from pydantic import BaseModel, ValidationError

log = logging.getLogger("invoices")
ASK = Template("Take the fields out of this invoice:\n$invoice")
FORMAT = '{"number": "…", "total": 0.0}'


class Invoice(BaseModel):
    number: str
    total: float


def by_schema(client: OpenAI, text: str) -> Invoice | None:
    said = client.chat.completions.parse(
        model="gpt-4o-2024-08-06", temperature=0, max_tokens=300, response_format=Invoice,
        messages=[{"role": "system", "content": "You read invoices."}, {"role": "user", "content": ASK.substitute(invoice=text)}],
    )
    message = said.choices[0].message
    if message.refusal:
        log.warning("refused: %s", message.refusal)
        return None
    return message.parsed


def by_tool(client: anthropic.Anthropic, text: str) -> dict | None:
    said = client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=300, temperature=0, system="You read invoices.",
        tools=[{"name": "invoice", "description": "Fields of an invoice", "input_schema": Invoice.model_json_schema()}],
        tool_choice={"type": "tool", "name": "invoice"},
        messages=[{"role": "user", "content": text}],
    )
    for block in said.content:
        if block.type == "tool_use":
            return dict(block.input)
    return None


def by_words(client: OpenAI, text: str) -> Invoice | None:
    said = client.responses.create(model="gpt-4o-2024-08-06", temperature=0, max_output_tokens=300, instructions=f"Answer as {FORMAT} alone.", input=text)
    try:
        return Invoice.model_validate(json.loads(said.output_text))
    except (json.JSONDecodeError, ValidationError):
        log.warning("no JSON: %.80s", said.output_text)
        return None


def main(folder: str) -> None:
    client = OpenAI(timeout=30)
    seen = json.loads(Path("seen.json").read_text())
    for path in sorted(Path(folder).glob("*.txt")):
        if path.name in seen:
            continue
        try:
            invoice = by_schema(client, path.read_text()) or by_words(client, path.read_text())
        except OpenAIError as error:
            log.error("%s: %s", path, error)
            continue
        if invoice:
            print(invoice.model_dump_json())


if __name__ == "__main__":
    main(sys.argv[1])
