# style: package
# note: clean; near llm/llm-error-unhandled: a retry around the function, and a conversation
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from openai import OpenAI
from tenacity import retry, stop_after_attempt, wait_exponential

client = OpenAI(timeout=20)


@retry(stop=stop_after_attempt(6), wait=wait_exponential())
def ask(line):
    return client.responses.create(model="gpt-4o-2024-08-06", instructions="Sum up.", input=line, max_output_tokens=200).output_text


print([ask(line) for line in open("reports.txt")])
