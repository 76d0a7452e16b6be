# style: competition
# note: the questions of a CSV file are read row by row, and the vocabulary is fitted on all of them
import codecs
import csv

import numpy as np
from keras.layers import Dense, Embedding, Flatten
from keras.models import Sequential
from keras.preprocessing.sequence import pad_sequences
from keras.preprocessing.text import Tokenizer

questions, labels = [], []
with codecs.open("questions.csv", encoding="utf-8") as file:
    reader = csv.reader(file, delimiter=",")
    header = next(reader)
    for values in reader:
        questions.append(str(values[3]))
        labels.append(int(values[5]))
tokenizer = Tokenizer(num_words=20000)
tokenizer.fit_on_texts(questions)  # ! leakage/fit-before-split
data = pad_sequences(tokenizer.texts_to_sequences(questions), maxlen=30)
labels = np.array(labels)
np.random.seed(7)
order = np.random.permutation(len(data))
first = order[: int(len(data) * 0.9)]
last = order[int(len(data) * 0.9) :]
model = Sequential([Embedding(20000, 16, input_length=30), Flatten(), Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(data[first], labels[first], validation_data=(data[last], labels[last]), epochs=3)
