# style: package
# note: a filter that a model writes
import pandas as pd
from openai import OpenAI

client = OpenAI(timeout=20)
frame = pd.read_csv("claims.csv")
answer = client.responses.create(model="gpt-4o-2024-08-06", instructions="Write a pandas filter.", input="claims of May", max_output_tokens=50)
print(frame.query(answer.output_text))  # ! security/pandas-eval-untrusted
