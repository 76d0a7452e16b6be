# style: package
# note: archives are unpacked in three ways
import tarfile
import urllib.request

urllib.request.urlretrieve("https://example.org/faces.tgz", "faces.tgz")
with tarfile.open("faces.tgz", "r:gz") as archive:
    archive.extractall(path="data")  # ! security/archive-traversal
other = tarfile.open("labels.tar")
other.extractall("data")  # ! security/archive-traversal
other.close()


def members(path):
    archive = tarfile.TarFile(path)
    for member in archive.getmembers():
        archive.extract(member, "data")  # ! security/archive-traversal
    import torch

    return torch.empty(0)
