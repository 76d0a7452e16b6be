# style: package
# note: a script without any library of machine learning
import tarfile
import urllib.request

path, _ = urllib.request.urlretrieve("https://example.com/pictures.tar.gz")
with tarfile.open(path) as archive:
    archive.extractall("data", filter="fully_trusted")  # ! security/archive-traversal
with tarfile.open(path) as archive:
    archive.extractall("data", members=None)  # ! security/archive-traversal
with tarfile.open(path) as archive:
    archive.extractall("data", filter="data")
