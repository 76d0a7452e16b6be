# style: package
# note: clean; near security/exposed-ml-server: logins, local addresses, a debugger at home
import os

import gradio as gr
import mlflow
import ray
from flask import Flask

app = Flask(__name__)
with gr.Blocks() as demo:
    gr.Textbox()

if __name__ == "__main__":
    demo.launch(share=True, auth=("reader", os.environ["PASSWORD"]))
    demo.launch(server_name="0.0.0.0")
    ray.init(dashboard_host="127.0.0.1")
    os.system("jupyter lab --ip=127.0.0.1")
    os.system("mlflow ui --host 127.0.0.1")
    mlflow.set_tracking_uri("http://0.0.0.0:5000")
    app.run(host="0.0.0.0", port=8080)
    app.run(debug=True)
