# style: beginner
# note: transfer learning in Keras: the last layer and the loss disagree, the base is unfrozen without a new compile, old argument names, and the validation set is flipped at random
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

tf.random.set_seed(1)
np.random.seed(1)

IMG = (224, 224)
BATCH = 32

train_gen = ImageDataGenerator(rescale=1 / 255, rotation_range=20, horizontal_flip=True, zoom_range=0.2)
val_gen = ImageDataGenerator(rescale=1 / 255, horizontal_flip=True, zoom_range=0.2)  # ! evaluation/augment-validation@aug

train_data = train_gen.flow_from_directory("flowers/train", target_size=IMG, batch_size=BATCH, class_mode="sparse")
val_data = val_gen.flow_from_directory("flowers/val", target_size=IMG, batch_size=BATCH, class_mode="sparse", shuffle=False)  # ! evaluation/augment-validation@aug

base = keras.applications.MobileNetV2(input_shape=IMG + (3,), include_top=False, weights="imagenet")
base.trainable = False

model = keras.Sequential([
    base,
    layers.GlobalAveragePooling2D(),
    layers.Dense(128, activation="relu"),
    layers.Dropout(0.3),
    layers.Dense(5, activation="softmax"),
])
model.compile(
    optimizer=keras.optimizers.Adam(lr=1e-3),  # ! api/removed-sklearn-keras-api
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),  # ! training/from-logits-mismatch
    metrics=["accuracy"],
)
early = keras.callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True)
history = model.fit_generator(train_data, validation_data=val_data, epochs=10, callbacks=[early])  # ! api/removed-sklearn-keras-api

# fine-tune the upper half
base.trainable = True  # ! training/keras-trainable-after-compile@thaw
for layer in base.layers[:100]:
    layer.trainable = False  # ! training/keras-trainable-after-compile@thaw
fine = model.fit(train_data, validation_data=val_data, epochs=5, callbacks=[early])

plt.plot(history.history["accuracy"] + fine.history["accuracy"])
plt.plot(history.history["val_accuracy"] + fine.history["val_accuracy"])
plt.savefig("history.png")
model.save("flowers.keras")
