# style: package
# note: shell commands through a function of the program
import os
import subprocess

from openai import OpenAI

client = OpenAI(timeout=30)


def ask(question: str) -> str:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06", temperature=0, max_tokens=200, messages=[{"role": "system", "content": "Write shell."}, {"role": "user", "content": question}]
    )
    return answer.choices[0].message.content


command = ask("List the largest files")
os.system(command)  # ! security/model-output-executed
subprocess.run(ask("Count lines"), shell=True, check=True)  # ! security/model-output-executed
