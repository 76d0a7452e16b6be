# style: package
# note: clean; near security/archive-traversal: an archive is written, and one member read
import shutil
import tarfile
import zipfile

import torch

with tarfile.open("backup.tar", "w") as archive:
    archive.add("data")
with tarfile.open("labels.tar") as archive:
    labels = archive.extractfile("labels.csv").read()
with zipfile.ZipFile("masks.zip") as archive:
    archive.extractall("masks")
shutil.make_archive("out", "gztar", "data")
print(labels, torch.__version__)
