# style: package
# note: clean; near llm/llm-error-unhandled: errors are caught and noted
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from openai import OpenAI, OpenAIError

client = OpenAI(timeout=20)
answers, failed = [], []
for number, line in enumerate(open("reports.txt")):
    try:
        said = client.responses.create(model="gpt-4o-2024-08-06", instructions="Sum up.", input=line, max_output_tokens=200)
        answers.append(said.output_text)
    except OpenAIError:
        failed.append(number)
