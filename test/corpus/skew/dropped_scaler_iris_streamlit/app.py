import numpy as np
import streamlit as st
from tensorflow.keras.models import load_model

SPECIES = ["setosa", "versicolor", "virginica"]


@st.cache_resource
def get_model():
    return load_model("iris_net.keras")


st.title("Which iris is it?")
model = get_model()

sepal_length = st.number_input("Sepal length (cm)", 4.0, 8.0)
sepal_width = st.number_input("Sepal width (cm)", 2.0, 5.0)
petal_length = st.number_input("Petal length (cm)", 1.0, 7.0)
petal_width = st.number_input("Petal width (cm)", 0.1, 3.0)

if st.button("Tell me"):
    flower = np.array([[sepal_length, sepal_width, petal_length, petal_width]])
    probabilities = model.predict(flower)[0]
    st.success(SPECIES[int(probabilities.argmax())])
    st.bar_chart(dict(zip(SPECIES, probabilities.tolist())))
