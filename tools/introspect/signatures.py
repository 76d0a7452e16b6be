"""Writes src/library/data/keywords.json: the keywords that constructors and functions of some libraries take, in any of the releases at hand.

Read from wheels as text; usage: see README.md beside this file.
"""

import json
import pathlib
import re
import sys

from removed_names import Wheel, read

OUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "library" / "data" / "keywords.json"

PICK = {
    "torch": r"^torch\.(optim\.[A-Z]\w+|optim\.lr_scheduler\.[A-Z]\w+|utils\.data\.(DataLoader|random_split|WeightedRandomSampler|DistributedSampler|RandomSampler)|nn\.(Linear|Conv[123]d|ConvTranspose[123]d|LSTM|GRU|RNN|Embedding|EmbeddingBag|MultiheadAttention|Transformer|TransformerEncoderLayer|TransformerDecoderLayer|TransformerEncoder|BatchNorm[123]d|LayerNorm|GroupNorm|Dropout|CrossEntropyLoss|BCEWithLogitsLoss|BCELoss|MSELoss|L1Loss|SmoothL1Loss|HuberLoss|NLLLoss|KLDivLoss|TripletMarginLoss|MaxPool2d|AvgPool2d))$",
    "keras": r"^keras\.(optimizers\.(SGD|Adam|AdamW|RMSprop|Adagrad|Adadelta|Adamax|Nadam)|callbacks\.(EarlyStopping|ModelCheckpoint|ReduceLROnPlateau|TensorBoard|LearningRateScheduler|CSVLogger)|layers\.(Dense|Conv[123]D|LSTM|GRU|Embedding|Dropout|BatchNormalization|MaxPooling2D|AveragePooling2D|Bidirectional|TimeDistributed|Flatten|LayerNormalization|MultiHeadAttention)|Model\.(fit|compile|evaluate|predict))$",
    "transformers": r"^transformers\.(TrainingArguments|Seq2SeqTrainingArguments|Trainer|Seq2SeqTrainer|EarlyStoppingCallback|BitsAndBytesConfig|DataCollator\w+)$",
    "pytorch-lightning": r"^pytorch_lightning\.(Trainer|Trainer\.(fit|test|validate|predict)|callbacks\.(EarlyStopping|ModelCheckpoint))$",
    "peft": r"^peft\.(LoraConfig|PromptTuningConfig|PrefixTuningConfig)$",
    "trl": r"^trl\.(SFTTrainer|DPOTrainer)$",
    "accelerate": r"^accelerate\.Accelerator$",
}

# Where a library is too large to look everywhere.
MODULES = {"transformers": ["transformers"], "torch": ["torch.optim", "torch.optim.lr_scheduler", "torch.utils.data", "torch.nn"], "keras": ["keras", "keras.optimizers", "keras.layers", "keras.callbacks"]}


def main(folders):
    libraries = json.loads(OUT.read_text()) if OUT.exists() else {}
    for folder in folders:
        wanted = PICK.get(folder.name)
        if wanted is None:
            continue
        releases, found = read(folder), {}
        for path in releases.values():
            for name, takes in Wheel(path).surface(re.compile(wanted), MODULES.get(folder.name)).items():
                if takes is not None and re.search(wanted, name):
                    known = found.setdefault(name, [])
                    known.extend(one for one in takes if one not in known and not one.startswith("_"))
        libraries[folder.name] = {"releases": list(releases), "keywords": {name: " ".join(takes) for name, takes in sorted(found.items()) if takes}}
        print(folder.name, len(found), flush=True)
    OUT.write_text(json.dumps(libraries, indent=1) + "\n")


if __name__ == "__main__":
    main([pathlib.Path(one) for one in sys.argv[1:]])
