# style: package
# note: generated Python is run
from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(model="claude-3-5-haiku-20241022", max_tokens=500, messages=[{"role": "user", "content": "Plot y = x ** 2"}])
source = message.content[0].text
namespace: dict = {}
exec(source, namespace)  # ! security/model-output-executed
