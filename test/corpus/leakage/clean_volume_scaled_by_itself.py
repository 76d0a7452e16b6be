# style: course
# note: clean; near leakage/fit-on-test: each volume is scaled by its own range, in training as in the test
import os

import nibabel as nib
import numpy as np
from tensorflow.keras.layers import Conv2D
from tensorflow.keras.models import Sequential


def read_volume(path):
    print(f"reading {path}")
    image = nib.load(path)
    return image.get_fdata()


def prepared(test_volume_path):
    volume = read_volume(test_volume_path)
    return (volume - np.min(volume)) / (np.max(volume) - np.min(volume))


folder = "volumes"
X = np.concatenate([prepared(os.path.join(folder, name)) for name in sorted(os.listdir(folder))])
Y = np.load("masks.npy")
model = Sequential([Conv2D(1, 3, padding="same", activation="sigmoid", input_shape=(128, 128, 1))])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(X, Y, epochs=5, validation_split=0.2)
test_volume = prepared("test/volume-7.nii")
test_mask = np.load("test/mask-7.npy")
guessed = model.predict(test_volume)
print("dice", 2 * (guessed * test_mask).sum() / (guessed.sum() + test_mask.sum()))
