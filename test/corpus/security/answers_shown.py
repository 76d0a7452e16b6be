# style: package
# note: clean; near security/model-output-executed: what is run goes into the model, and not the other way
import subprocess

from openai import OpenAI

client = OpenAI(timeout=20)
answer = client.responses.create(model="gpt-4o-2024-08-06", instructions="Review this diff.", input=subprocess.check_output(["git", "diff"], text=True), max_output_tokens=300)
print(answer.output_text)
subprocess.run(["git", "status"], check=True)
