# style: course
# note: objects over the network, documents that bring entities, models of the hub without a version
import pandas as pd
import torch.distributed as dist
from flask import Flask
from lxml import etree
from transformers import AutoModel

app = Flask(__name__)
model = AutoModel.from_pretrained("hall/tiny")  # ! security/unpinned-hub-artifact
tree = etree.parse("supplier.xml", etree.XMLParser(resolve_entities=True))  # ! security/xxe-lxml


def collected(scores):
    everything = [None] * dist.get_world_size()
    dist.all_gather_object(everything, scores)  # ! security/pickle-over-network
    return pd.DataFrame(everything)


app.run("0.0.0.0", debug=True)  # ! security/exposed-ml-server
