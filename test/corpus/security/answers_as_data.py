# style: package
# note: clean; near security/model-output-executed: the answer fills a parameter of a query that the program wrote
import json
import sqlite3
import subprocess

from openai import OpenAI

client = OpenAI(timeout=30)
connection = sqlite3.connect("shop.db")
REPORTS = {"sales": "select * from sales where month = ?"}


def ask(question: str) -> dict:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06", max_tokens=50, response_format={"type": "json_object"}, messages=[{"role": "system", "content": "JSON"}, {"role": "user", "content": question}]
    )
    return json.loads(answer.choices[0].message.content)


wish = ask("Which report?")
rows = connection.execute(REPORTS["sales"], (wish["month"],)).fetchall()
subprocess.run(["wc", "-l", "sales.csv"], check=True)
limit = eval("2 ** 10")
print(rows, limit)
