# style: package
# note: clean; near llm/generate-misuse: padded on the left; a method of the project
# open: llm/temperature-implicit llm/string-built-prompt
from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("gpt2", padding_side="left")
model = AutoModelForCausalLM.from_pretrained("gpt2")
batch = tokenizer(["a", "b c d"], return_tensors="pt", padding=True)
first = model.generate(**batch, do_sample=True, temperature=0.7, max_new_tokens=20)
second = model.generate(**batch, do_sample=False, temperature=None, top_p=None, max_new_tokens=20)


class Report:
    def generate(self, rows, do_sample=False, temperature=1.5):
        return rows


third = Report().generate([], do_sample=False, temperature=0.5)
