# style: package
# note: subtitles by a speech model and a summary by a language model: an instruct model is asked without its template, and a batch that is padded on the right is generated from without its mask
import argparse
import json
from pathlib import Path

import librosa
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, WhisperForConditionalGeneration, WhisperProcessor

SPEECH = "openai/whisper-small"
SPEECH_REVISION = "973afd24965f72e36ca33b3055d56a652f456b4d"
WRITER = "mistralai/Mistral-7B-Instruct-v0.3"
WRITER_REVISION = "e0bc86c23ce5aae1db576c8cca6f06f1f73af2db"
RATE = 16_000
device = "cuda" if torch.cuda.is_available() else "cpu"


def transcribe(paths: list[Path]) -> list[str]:
    processor = WhisperProcessor.from_pretrained(SPEECH, revision=SPEECH_REVISION)
    model = WhisperForConditionalGeneration.from_pretrained(SPEECH, revision=SPEECH_REVISION).to(device)
    model.eval()
    texts = []
    for path in paths:
        wave, _ = librosa.load(path, sr=RATE, mono=True)
        features = processor(wave, sampling_rate=RATE, return_tensors="pt").input_features.to(device)
        with torch.inference_mode():
            ids = model.generate(features, language="en", task="transcribe", max_new_tokens=400)
        texts.append(processor.batch_decode(ids, skip_special_tokens=True)[0])
    return texts


def titles(texts: list[str]) -> list[str]:
    tokenizer = AutoTokenizer.from_pretrained(WRITER, revision=WRITER_REVISION, padding_side="right")
    tokenizer.pad_token = tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(WRITER, revision=WRITER_REVISION, torch_dtype=torch.bfloat16, device_map="auto").eval()
    prompts = [f"Write a title of at most eight words for:\n{text}\nTitle:" for text in texts]
    batch = tokenizer(prompts, return_tensors="pt", padding=True, truncation=True, max_length=2048).to(model.device)  # ! llm/chat-template-missing
    with torch.inference_mode():
        out = model.generate(batch["input_ids"], max_new_tokens=20, do_sample=False)  # ! llm/generate-misuse
    return tokenizer.batch_decode(out[:, batch["input_ids"].shape[1]:], skip_special_tokens=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.wav"))
    texts = transcribe(paths)
    for path, text, title in zip(paths, texts, titles(texts)):
        path.with_suffix(".json").write_text(json.dumps({"title": title.strip(), "text": text}))


if __name__ == "__main__":
    main()
