# style: course
# note: a prompt with examples is judged: the seed is the clock, labels are lost in a set, JSON is read without care
import json
import random
import time

import pandas as pd
from openai import OpenAI
from sklearn.metrics import f1_score

random.seed(time.time())  # ! reproducibility/seed-is-random
client = OpenAI(timeout=20, max_retries=3)

mails = pd.read_json("mails.jsonl", lines=True)
train, test = mails.iloc[:800], mails.iloc[800:]
labels = list(set(mails["label"]))  # ! reproducibility/unordered-iteration
codes = {label: number for number, label in enumerate(labels)}

shots = test.sample(5, random_state=0)
examples = "\n\n".join(f"Mail: {row.text}\nLabel: {row.label}" for row in shots.itertuples())


def classify(text):
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        temperature=0,
        max_tokens=20,
        messages=[
            {"role": "system", "content": "Label mails. Answer with JSON such as {\"label\": \"spam\"}.\n\n" + examples},
            {"role": "user", "content": text},
        ],
    )
    return json.loads(answer.choices[0].message.content)["label"]  # ! llm/parse-free-text-as-json


truth, guessed = [], []
for row in test.itertuples():
    truth.append(codes[row.label])
    guessed.append(codes[classify(row.text)])
print("f1", f1_score(guessed, truth, average="macro"))
wrong = pd.DataFrame()
for row, guess in zip(test.itertuples(), guessed):
    if codes[row.label] != guess:
        wrong = pd.concat([wrong, pd.DataFrame([{"text": row.text, "label": row.label}])])  # ! data/frame-grown-in-loop
wrong.to_csv("wrong.csv")
