from tensorflow import keras


def build(bert, length):
    ids = keras.layers.Input((length,), dtype="int32", name="input_ids")
    mask = keras.layers.Input((length,), dtype="int32", name="attention_mask")
    states = bert([ids, mask])[0]
    rating = keras.layers.Dense(1)(keras.layers.GlobalAveragePooling1D()(states))
    model = keras.Model([ids, mask], rating)
    model.compile("adam", "mse")
    return model
