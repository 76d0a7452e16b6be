# style: package
# note: five servers without a login
import os

import gradio as gr
import ray
from flask import Flask

app = Flask(__name__)
with gr.Blocks() as demo:
    gr.Textbox()

if __name__ == "__main__":
    demo.queue().launch(share=True, server_port=7860)  # ! security/exposed-ml-server
    ray.init(dashboard_host="0.0.0.0")  # ! security/exposed-ml-server
    os.system("jupyter lab --ip=0.0.0.0 --NotebookApp.token=''")  # ! security/exposed-ml-server
    os.system("mlflow ui --host 0.0.0.0 --port 5000")  # ! security/exposed-ml-server
    app.run(host="0.0.0.0", debug=True)  # ! security/exposed-ml-server
