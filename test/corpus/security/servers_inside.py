# style: package
# note: clean; near security/exposed-ml-server: an API for others, a debugger for oneself
import gradio as gr
import uvicorn
from fastapi import FastAPI
from flask import Flask

app = FastAPI()
web = Flask(__name__)
demo = gr.Interface(fn=len, inputs="text", outputs="number")

if __name__ == "__main__":
    demo.launch(share=False, inbrowser=True)
    uvicorn.run(app, host="0.0.0.0", port=8000, reload=False)
    web.run(host="127.0.0.1", debug=True)
