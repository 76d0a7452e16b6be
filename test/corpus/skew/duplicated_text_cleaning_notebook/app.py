import pickle
import string

import nltk
import streamlit as st
from nltk.corpus import stopwords
from nltk.stem.porter import PorterStemmer

ps = PorterStemmer()


def transform_text(text):  # ! skew/duplicated-feature-code
    words = nltk.word_tokenize(text.lower())
    words = [word for word in words if word.isalnum()]
    words = [word for word in words if word not in stopwords.words("english") and word not in string.punctuation]
    return " ".join(ps.stem(word) for word in words)


tfidf = pickle.load(open("vectorizer.pkl", "rb"))
model = pickle.load(open("model.pkl", "rb"))
st.title("SMS spam")
sms = st.text_input("Message")
if st.button("Predict"):
    vector = tfidf.transform([transform_text(sms)])
    st.header("Spam" if model.predict(vector)[0] == 1 else "Not spam")
