# style: package
# note: fine-tuning jobs over an API: one file for training and validation, names of the old client, a completion cut to JSON by a regular expression, and a client in a loop
import json
import re
import time
from pathlib import Path

from openai import OpenAI

EXAMPLES = Path("examples.jsonl")
BASE = "gpt-4o-mini-2024-07-18"


def start() -> str:
    client = OpenAI(timeout=60, max_retries=3)
    uploaded = client.files.create(file=EXAMPLES.open("rb"), purpose="fine-tune")
    job = client.fine_tuning.jobs.create(model=BASE, training_file=uploaded.id, validation_file=uploaded.id)  # ! llm/eval-contamination
    while True:
        job = client.fine_tuning.jobs.retrieve(job.id)
        if job.status in {"succeeded", "failed", "cancelled"}:
            return job.fine_tuned_model
        time.sleep(30)


def fields(client: OpenAI, model: str, text: str) -> dict:
    answer = client.chat.completions.create(
        model=model,
        max_tokens=200,
        messages=[
            {"role": "system", "content": "Name vendor, total and currency of the receipt."},
            {"role": "user", "content": text},
        ],
    )
    found = re.search(r"\{.*\}", answer.choices[0].message.content, re.S)
    return json.loads(found.group(0))  # ! llm/parse-free-text-as-json


def run(model: str, folder: Path) -> list[dict]:
    rows = []
    for path in sorted(folder.glob("*.txt")):
        client = OpenAI(timeout=60, max_retries=3)  # ! llm/client-in-loop
        rows.append({"name": path.stem, **fields(client, model, path.read_text())})
    return rows


def accuracy(rows: list[dict], truth: dict[str, dict]) -> float:
    hits = [row["total"] == truth[row["name"]]["total"] for row in rows]
    return sum(hits) / len(hits)


if __name__ == "__main__":
    model = start()
    rows = run(model, Path("receipts"))
    print(accuracy(rows, json.loads(Path("truth.json").read_text())))
