# style: competition
# note: the last blocks are unfrozen one by one, and never compiled in
import tensorflow as tf
from tensorflow.keras.applications import VGG16
from tensorflow.keras.layers import Dense, Flatten
from tensorflow.keras.models import Sequential

vgg = VGG16(weights="imagenet", include_top=False, input_shape=(224, 224, 3))
model = Sequential()
model.add(vgg)
model.add(Flatten())
model.add(Dense(5, activation="softmax"))
vgg.trainable = False
model.compile(loss="categorical_crossentropy", optimizer=tf.keras.optimizers.Adam(1e-4))
model.fit(train_generator, epochs=5)
for layer in vgg.layers[-4:]:
    layer.trainable = True  # ! training/keras-trainable-after-compile
model.fit(train_generator, epochs=5)
