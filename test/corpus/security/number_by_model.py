# style: package
# note: clean; near security/model-output-executed: what becomes a number is no command
import os
import subprocess

from openai import OpenAI

client = OpenAI()


def nice(task: str) -> None:
    answer = client.chat.completions.create(model="gpt-4.1-2025-04-14", messages=[{"role": "system", "content": "Say a number from 0 to 19."}, {"role": "user", "content": task}], max_tokens=5, timeout=20)
    level = int(answer.choices[0].message.content)
    os.system("renice -n %d -p %d" % (level, os.getpid()))
    subprocess.run(f"echo {float(answer.choices[0].message.content)}", shell=True)
