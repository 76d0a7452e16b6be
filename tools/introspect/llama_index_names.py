"""Writes which names of LlamaIndex before 0.10 moved to its core or to packages of their own: src/library/data/llama-index-names.json.

Read from the table of the upgrade command in one wheel of llama-index-core 0.10. Usage: llama_index_names.py WHEEL DATE
"""

import json
import pathlib
import re
import sys
import zipfile

OUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "library" / "data" / "llama-index-names.json"
# Packages of their own that people imported from one place before.
PROVIDERS = ("llms", "embeddings", "vector_stores")


def main(wheel, day):
    archive = zipfile.ZipFile(wheel)
    table = json.loads(archive.read("llama_index/core/command_line/mappings.json"))
    moved = {}
    for name, home in table.items():
        if not re.fullmatch(r"[A-Za-z]\w+", name):
            continue
        parts = home.split(".")[1:]
        if parts[0] == "core" and len(parts) <= 2:
            old = ".".join(["llama_index", *parts[1:]])
        elif parts[0] in PROVIDERS and len(parts) == 2:
            old = f"llama_index.{parts[0]}"
        else:
            continue
        moved.setdefault(f"{old} {home}", []).append(name)
    lines = [f'  "{key}": {json.dumps(sorted(names))}' for key, names in sorted(moved.items())]
    OUT.write_text('{\n "read": "' + day + '",\n "moved": {\n' + ",\n".join(lines) + "\n }\n}\n")
    print(len(table), "names in", len(moved), "places")


main(sys.argv[1], sys.argv[2])
