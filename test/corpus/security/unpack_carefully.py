# style: package
# note: clean; near security/archive-traversal: filters, members that are looked through, zip
import tarfile
import zipfile

import torch

with tarfile.open("faces.tgz") as archive:
    archive.extractall("data", filter="data")
with tarfile.open("faces.tgz") as archive:
    archive.extract("labels.csv", "data")
    archive.extractall("data", members=[one for one in archive if one.isfile() and ".." not in one.name])
with zipfile.ZipFile("masks.zip") as masks:
    masks.extractall("data")
print(torch.__version__)
