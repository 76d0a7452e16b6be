import re

LENGTH = 256


def cleaned(text: str) -> str:
    text = re.sub(r"https?://\S+", " link ", text.lower())
    return re.sub(r"\s+", " ", re.sub(r"[^a-z0-9 ]", " ", text)).strip()


def encoded(tokenizer, texts: list[str]):
    return tokenizer([cleaned(text) for text in texts], truncation=True, padding=True, max_length=LENGTH, return_tensors="pt")
