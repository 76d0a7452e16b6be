"""Writes which names of TensorFlow 1 the second release does not have, and what it calls them: src/library/data/tensorflow-names.json.

Read as text from one wheel of TensorFlow 2, which holds the table of its own upgrade script; names that its public modules still have are left out.
Usage: tensorflow_names.py WHEEL DATE
"""

import ast
import json
import pathlib
import re
import sys
import zipfile

OUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "library" / "data" / "tensorflow-names.json"
# Gone as a whole, which the table does not list.
MODULES = {"contrib": None, "examples": None, "flags": "", "app": "", "layers": "keras.layers", "logging": "", "gfile": "io.gfile", "python_io": "", "manip": "", "distributions": "", "resource_loader": "", "user_ops": ""}
INTERNAL = re.compile(r"^[A-Z][A-Z_0-9]+$|Def$|Proto$|\.tpu\.|^tpu\.|^lite\.|^profiler|^saved_model\.(\w+\.)?[A-Z_]+$|^spectral|VERSION|^keras\.|^summary\.(scalar|histogram|image|audio|text)$")


def main(wheel, day):
    archive = zipfile.ZipFile(wheel)
    paths = archive.namelist()
    text = {path: archive.read(path).decode() for path in paths if re.search(r"/(_api/v2|keras/api/_v2)/.*\.py$", path)}

    def has(name):
        *modules, last = name.split(".")
        folder = "/".join(modules)
        homes = [path for path in text if re.search(rf"(_api/v2/|keras/api/_v2/keras/){folder}{'/' if folder else ''}(__init__|v2)\.py$", path) and "/compat/" not in path]
        return any(re.search(rf"\bimport (\w+ as )?{re.escape(last)}$", text[path], re.M) for path in homes)

    table = next(path for path in paths if path.endswith("tools/compatibility/renames_v2.py"))
    node = next(one for one in ast.parse(archive.read(table)).body if isinstance(one, ast.Assign) and one.targets[0].id == "renames")
    names = {}
    for old, new in ast.literal_eval(node.value).items():
        old, new = old[3:], new[3:]
        if INTERNAL.search(old) or has(old) or old.split(".")[0] in MODULES:
            continue
        names[old] = "" if new == f"compat.v1.{old}" or new.startswith("estimator.") else new
    names.update(MODULES)
    release = re.search(r"-(\d[\d.]*)-", pathlib.Path(wheel).name).group(1)
    OUT.write_text(json.dumps({"read": day, "release": release, "names": dict(sorted(names.items()))}, indent=1) + "\n")
    print(len(names), "names")


main(sys.argv[1], sys.argv[2])
