# style: course
# note: the features were made at 16 kHz, the service loads at librosa's default of 22.05 kHz
import json
import os

import librosa

SAMPLES = 16000


def dump(root, target):
    data = {"mapping": [], "labels": [], "mfcc": []}
    for number, word in enumerate(sorted(os.listdir(root))):
        data["mapping"].append(word)
        for name in os.listdir(os.path.join(root, word)):
            signal, rate = librosa.load(os.path.join(root, word, name), sr=16000)
            if len(signal) < SAMPLES:
                continue
            mfcc = librosa.feature.mfcc(y=signal[:SAMPLES], sr=rate, n_mfcc=13, n_fft=2048, hop_length=512)
            data["labels"].append(number)
            data["mfcc"].append(mfcc.T.tolist())
    with open(target, "w") as f:
        json.dump(data, f)


if __name__ == "__main__":
    dump("words", "words.json")
