# style: competition
# note: clean; near llm/agent-code-exec-unsandboxed, llm/chunking-inconsistent, llm/client-in-loop, llm/embedding-mismatch, llm/faiss-dangerous-load, llm/generate-misuse, llm/label-mask-errors, llm/load-best-without-eval, llm/model-alias-unpinned, llm/no-system-message, llm/string-built-prompt, llm/temperature-implicit, llm/unbounded-call, llm/prompt-template-variables: complaints sorted by a chat model, with limits and dated names
import json
from pathlib import Path

import faiss
import numpy as np
from anthropic import Anthropic
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import TokenTextSplitter
from openai import AzureOpenAI, OpenAI
from sentence_transformers import SentenceTransformer
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, Seq2SeqTrainingArguments

ENCODER = "sentence-transformers/all-MiniLM-L6-v2"
RULES = "You sort complaints. Say one word: delivery, price or quality."
client = OpenAI(timeout=20, max_retries=4)
clients = {"mini": client, "azure": AzureOpenAI(api_version="2024-10-21", timeout=20)}
claude = Anthropic(timeout=20)


def sorted_by(name: str, text: str) -> str:
    said = clients[name].chat.completions.create(
        model="gpt-4o-mini-2024-07-18", temperature=0, max_tokens=5,
        messages=[{"role": "system", "content": RULES}, {"role": "user", "content": text}],
    )
    return said.choices[0].message.content.strip().lower()


def asked_again(text: str) -> str:
    said = claude.messages.create(
        model="claude-3-5-haiku-20241022", max_tokens=10, temperature=0.0, system=RULES, messages=[{"role": "user", "content": text}]
    )
    return said.content[0].text


def near(texts: list[str], question: str) -> list[str]:
    encoder = SentenceTransformer(ENCODER)
    index = faiss.IndexFlatIP(384)
    index.add(encoder.encode(texts, normalize_embeddings=True))
    faiss.write_index(index, "complaints.faiss")
    _, places = faiss.read_index("complaints.faiss").search(encoder.encode([question], normalize_embeddings=True), 3)
    return [texts[place] for place in places[0]]


def store(pages: list[str]) -> FAISS:
    splitter = TokenTextSplitter(chunk_size=200, chunk_overlap=20)
    embeddings = HuggingFaceEmbeddings(model_name=ENCODER)
    FAISS.from_texts([part for page in pages for part in splitter.split_text(page)], embeddings).save_local("store")
    return FAISS.load_local("store", embeddings, allow_dangerous_deserialization=True)


def short(texts: list[str]) -> list[str]:
    tokenizer = AutoTokenizer.from_pretrained("t5-small")
    model = AutoModelForSeq2SeqLM.from_pretrained("t5-small")
    batch = tokenizer(texts, padding=True, truncation=True, return_tensors="pt")
    return tokenizer.batch_decode(model.generate(**batch, num_beams=4, max_new_tokens=40), skip_special_tokens=True)


def prepared(tokenizer, row: dict) -> dict:
    encoded = tokenizer(row["text"], text_target=row["short"], truncation=True, max_length=512)
    encoded["labels"] = [token if token != tokenizer.pad_token_id else -100 for token in encoded["labels"]]
    return encoded


ARGS = Seq2SeqTrainingArguments("short", eval_strategy="epoch", save_strategy="epoch", load_best_model_at_end=True, metric_for_best_model="rougeL", predict_with_generate=True)
FORM = "Complaint {number}: {kind}"
if __name__ == "__main__":
    texts = json.loads(Path("complaints.json").read_text())
    kinds = np.array([sorted_by("mini", text) for text in texts])
    print(*(FORM.format(number=number, kind=kind) for number, kind in enumerate(kinds)), near(texts, "late"), store(texts), short(texts), asked_again(texts[0]), sep="\n")
