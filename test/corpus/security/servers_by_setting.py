# style: package
# note: clean; near security/exposed-ml-server: a switch from outside
import os

import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("share=True is not for us")

demo.launch(share=bool(os.environ.get("SHARE")), auth=None if os.environ.get("LOCAL") else ("a", os.environ["PASSWORD"]))
