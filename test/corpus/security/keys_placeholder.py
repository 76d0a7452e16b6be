# style: package
# note: clean; near security/secret-in-code: an example in a message
import openai

EXAMPLE = "sk-proj-EXAMPLEexampleEXAMPLEexample0123"
HELP = "Set OPENAI_API_KEY to a key that begins with sk- and HF_TOKEN to one that begins with hf_"
openai.api_key_path = "/run/secrets/openai"
print(EXAMPLE, HELP)
