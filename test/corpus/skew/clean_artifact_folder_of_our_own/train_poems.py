# style: beginner
# note: clean; near skew/artifact-mismatch: training goes on from the folder that it wrote before, and the app loads just that folder
from pathlib import Path

from transformers import GPT2LMHeadModel, Trainer, TrainingArguments


class PoemTrainer:
    def __init__(self):
        self.model_dir = Path("models/poems")
        self.model_dir.mkdir(parents=True, exist_ok=True)

    def train(self, rows):
        model = GPT2LMHeadModel.from_pretrained(self.model_dir)
        trainer = Trainer(model=model, args=TrainingArguments(output_dir="runs"), train_dataset=rows)
        trainer.train()
        trainer.save_model(self.model_dir)


if __name__ == "__main__":
    PoemTrainer().train(open("poems.txt").readlines())
