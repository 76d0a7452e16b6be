# style: package
# note: clean; near security/model-output-executed: the answer is saved; what is run is a file of the project
from pathlib import Path

from openai import OpenAI

client = OpenAI(timeout=30)
answer = client.responses.create(model="gpt-4o-2024-08-06", instructions="Be short.", input="Summarise the meeting", max_output_tokens=300)
Path("summary.md").write_text(answer.output_text)
exec(Path("settings.py").read_text())
