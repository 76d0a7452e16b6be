# style: course
# note: clean; near training/keras-trainable-after-compile: compiled again, frozen for another model, or set before compile
from tensorflow import keras
from tensorflow.keras import layers


def fine_tune(train_ds):
    base = keras.applications.MobileNetV2(include_top=False, pooling="avg")
    base.trainable = False
    model = keras.Sequential([base, layers.Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    model.fit(train_ds, epochs=2)
    base.trainable = True
    model.compile(optimizer=keras.optimizers.Adam(1e-5), loss="categorical_crossentropy")
    model.fit(train_ds, epochs=2)


def gan(generator, discriminator, noise, ones):
    discriminator.compile(loss="binary_crossentropy", optimizer="adam")
    discriminator.trainable = False
    z = keras.Input(shape=(100,))
    combined = keras.Model(z, discriminator(generator(z)))
    combined.compile(loss="binary_crossentropy", optimizer="adam")
    combined.fit(noise, ones, epochs=1)
