import streamlit as st
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer


@st.cache_resource
def load(folder="complaints"):
    return AutoTokenizer.from_pretrained(folder), AutoModelForSequenceClassification.from_pretrained(folder)


tokenizer, model = load()
text = st.text_area("Complaint")
if st.button("Department") and text:
    encoded = tokenizer(text, truncation=True, max_length=256, return_tensors="pt")
    with torch.no_grad():
        st.write(model(**encoded).logits.softmax(-1).tolist()[0])
