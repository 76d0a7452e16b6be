# style: package
# note: a careless parser, and a request that is parsed
import pandas as pd
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
careless = etree.XMLParser(no_network=False)  # ! security/xxe-lxml
careful = etree.XMLParser(resolve_entities=False)


@app.route("/in", methods=["POST"])
def read():
    root = etree.fromstring(request.data)  # ! security/xxe-lxml
    table = pd.read_xml("catalogue.xml")
    checked = etree.fromstring(request.data, careful)
    return {"root": root.tag, "rows": len(table), "checked": checked.tag}
