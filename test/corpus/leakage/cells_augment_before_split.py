# style: package
# note: eight copies of every image are made before the split
"""Train a blood-cell classifier on augmented images."""
import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras


def load_cells(folder):
    archive = np.load(f"{folder}/cells.npz")
    return archive["images"].astype("float32") / 255.0, archive["labels"]


def augment(images, labels):
    more_images, more_labels = [], []
    for image, label in zip(images, labels):
        for turns in range(4):
            turned = np.rot90(image, turns)
            more_images.append(turned)
            more_images.append(np.fliplr(turned))
            more_labels.extend([label, label])
    return np.stack(more_images), np.array(more_labels)


def build(shape, classes):
    model = keras.Sequential([
        keras.layers.Input(shape),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(classes, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


images, labels = load_cells("data")
images, labels = augment(images, labels)  # ! leakage/resample-before-split@1
X_train, X_test, y_train, y_test = train_test_split(images, labels, test_size=0.2, random_state=0)  # ! leakage/windows-before-random-split@1
model = build(X_train.shape[1:], len(np.unique(labels)))
model.fit(X_train, y_train, epochs=20, batch_size=64)
print("accuracy", model.evaluate(X_test, y_test)[1])
