# style: package
# note: retrieval over a handbook: index and question are embedded by two models, chunks overlap by more than their size, the index is unpickled, and the chat's template is not filled
INDEX = "index"
CHUNK = 400
OVERLAP = 500
