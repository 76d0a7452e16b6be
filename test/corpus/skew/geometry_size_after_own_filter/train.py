# style: beginner
# note: nobody can tell what the filter does to an image, but the size comes after it: 96 in training, 160 on the page
import os

import cv2
import numpy as np
from skimage.restoration import denoise_bilateral
from tensorflow import keras

SIZE = (96, 96)
images, labels = [], []
kinds = sorted(os.listdir("coins"))
for label, kind in enumerate(kinds):
    for name in os.listdir(os.path.join("coins", kind)):
        image = cv2.imread(os.path.join("coins", kind, name))
        image = denoise_bilateral(image, channel_axis=-1)
        image = cv2.resize(image, SIZE)
        images.append(image)
        labels.append(label)

net = keras.Sequential([
    keras.layers.Conv2D(16, 3, activation="relu"),
    keras.layers.GlobalAveragePooling2D(),
    keras.layers.Dense(len(kinds), activation="softmax"),
])
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
net.fit(np.array(images), np.array(labels), epochs=8)
net.save("coins.keras")
