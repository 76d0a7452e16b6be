"""Compares the public names of releases of a library, and writes what later releases have lost.

The wheels are read as text, nothing of them is installed or run. Usage: see README.md beside this file.
"""

import ast
import json
import pathlib
import re
import sys
import zipfile

PRIVATE = re.compile(r"(^|\.)(_\w*|tests?|testing|conftest|vendored|vendor|benchmarks?|examples?|scripts|setup|versioneer|bin|dummy_\w+)(\.|$)")


class Wheel:
    """The modules of one release, read on demand."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.paths = {}
        for name in self.archive.namelist():
            if name.endswith(".py") and ".data/" not in name:
                dotted = name[:-3].replace("/", ".")
                self.paths[re.sub(r"\.__init__$", "", dotted)] = name
        self.trees, self.exported, self.listed = {}, {}, {}

    def is_package(self, module):
        return self.paths.get(module, "").endswith("__init__.py")

    def tree(self, module):
        if module not in self.trees:
            try:
                self.trees[module] = ast.parse(self.archive.read(self.paths[module]))
            except (SyntaxError, ValueError, RecursionError):
                self.trees[module] = ast.Module([], [])
        return self.trees[module]

    def source_of(self, module, node):
        """The module that an import statement means."""
        if not node.level:
            return node.module or ""
        parts = module.split(".")
        if not self.is_package(module):
            parts = parts[:-1]
        parts = parts[: len(parts) - (node.level - 1)]
        return ".".join(parts + ([node.module] if node.module else []))

    def names(self, module, seen=()):
        """Name -> definition: a syntax node, ('from', module, name) or None for a value."""
        if module in self.exported:
            return self.exported[module]
        if module not in self.paths or module in seen:
            return {}
        found, listed = {}, None
        for node in statements(self.tree(module).body):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                found[node.name] = node
            elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    for name in [target, *getattr(target, "elts", [])]:
                        if isinstance(name, ast.Name):
                            if name.id == "__all__":
                                listed = (listed or set()) | strings(node.value)
                            elif name.id in ("_import_structure", "__lazy_modules__", "_module_lookup", "_lookups"):
                                for text in strings(node.value):
                                    found.setdefault(text, None)
                            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in found:
                                found[name.id] = found[node.value.id]
                            else:
                                found.setdefault(name.id, None)
                    if isinstance(target, ast.Subscript) and getattr(target.value, "id", "") == "_import_structure":
                        for text in strings(node.value):
                            found.setdefault(text, None)
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                call = node.value
                if isinstance(call.func, ast.Attribute) and call.func.attr in ("extend", "append") and "_import_structure" in ast.dump(call.func.value):
                    for argument in call.args:
                        for text in strings(argument):
                            found.setdefault(text, None)
            elif isinstance(node, ast.ImportFrom):
                source = self.source_of(module, node)
                for alias in node.names:
                    if alias.name == "*":
                        for name, what in self.names(source, (*seen, module)).items():
                            if name in self.listed[source] if source in self.listed else not name.startswith("_"):
                                found[name] = ("from", source, name)
                    else:
                        found[alias.asname or alias.name] = ("from", source, alias.name)
        if listed is not None:
            self.listed[module] = listed
            for name in listed:
                found.setdefault(name, None)
        self.exported[module] = found
        return found

    def resolve(self, module, name, hops=0):
        what = self.names(module).get(name)
        while isinstance(what, tuple) and hops < 12:
            hops += 1
            _, module, name = what
            what = self.names(module).get(name)
        return module, what

    def members(self, module, node, depth=0):
        """Method -> (parameters or None), those of bases in the wheel included."""
        found = {}
        if depth > 8:
            return found
        for base in reversed(node.bases):
            text = ast.unparse(base).split("[")[0]
            head = text.split(".")[-1]
            source, parent = self.resolve(module, head)
            if isinstance(parent, ast.ClassDef) and parent is not node:
                found.update(self.members(source, parent, depth + 1))
        for part in statements(node.body):
            if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)):
                found[part.name] = parameters(part)
            elif isinstance(part, (ast.Assign, ast.AnnAssign)):
                for target in part.targets if isinstance(part, ast.Assign) else [part.target]:
                    if isinstance(target, ast.Name):
                        found[target.id] = None
        if is_dataclass(node):
            fields = [part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)]
            found["__init__"] = (found.get("__init__") or []) + fields
        return found

    def surface(self, wanted=None, modules=None):
        """Dotted public name -> parameters (a list; None: not told). `wanted`: a pattern of names, where not all are asked for; `modules`: where to look."""
        found = {}
        for module in modules or self.paths:
            if PRIVATE.search(module) or (wanted and not any(re.search(wanted, f"{module}.{name}") or re.search(wanted, f"{module}.{name}.fit") for name in self.names(module))):
                continue
            for name, what in self.names(module).items():
                if name.startswith("_") or (wanted and not re.search(wanted, f"{module}.{name}") and not re.search(wanted, f"{module}.{name}.fit")):
                    continue
                if isinstance(what, tuple) and name not in self.listed.get(module, ()) and not self.is_package(module):
                    continue
                if isinstance(what, tuple) and what[1].split(".")[0] != module.split(".")[0] and name not in self.listed.get(module, ()):
                    continue
                source, node = self.resolve(module, name)
                dotted = f"{module}.{name}"
                if isinstance(node, ast.ClassDef):
                    members = self.members(source, node)
                    found[dotted] = members.get("__init__")
                    for member, takes in members.items():
                        if not member.startswith("_"):
                            found[f"{dotted}.{member}"] = takes
                elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    found[dotted] = parameters(node)
                else:
                    found[dotted] = None
        for module in self.paths:
            if not PRIVATE.search(module) and not wanted:
                found.setdefault(module, None)
        return found


def statements(body):
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from statements(node.body)
            yield from statements(node.orelse)
        elif isinstance(node, ast.Try):
            yield from statements(node.body)
            for handler in node.handlers:
                yield from statements(handler.body)
            yield from statements(node.orelse)
        elif isinstance(node, ast.With):
            yield from statements(node.body)


def strings(node):
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.isidentifier()}


def is_dataclass(node):
    return any("dataclass" in ast.unparse(one) for one in node.decorator_list)


def parameters(node):
    """Names in order; `**` at the end where any keyword is taken. Keywords that a decorator still takes, with a warning, count."""
    a = node.args
    names = [one.arg for one in [*a.posonlyargs, *a.args, *a.kwonlyargs]]
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and re.search("deprecat|renam", ast.unparse(decorator.func)):
            names += sorted(strings(decorator) - set(names))
    return [name for name in names if name not in ("self", "cls")] + (["**"] if a.kwarg else [])


def version_key(text):
    return [int(part) for part in re.findall(r"\d+", text)[:3]]


def read(folder):
    releases = {}
    for path in sorted(folder.glob("*.whl")):
        version = path.name.split("-")[1]
        releases[version] = path
    return dict(sorted(releases.items(), key=lambda one: version_key(one[0])))


def main(folders, out):
    for folder in folders:
        releases = read(folder)
        surfaces = {version: Wheel(path).surface() for version, path in releases.items()}
        versions = list(surfaces)
        removed, lost = {}, {}
        for old, new in zip(versions, versions[1:]):
            for name, takes in surfaces[old].items():
                if name not in surfaces[new]:
                    removed[name] = [old, new]
                    continue
                now = surfaces[new][name]
                if takes and now is not None and "**" not in now:
                    for one in takes:
                        if one != "**" and one not in now and not one.startswith("_"):
                            lost[f"{name}({one})"] = [old, new]
        last = surfaces[versions[-1]]
        removed = {n: r for n, r in sorted(removed.items()) if n not in last and n.rpartition(".")[0] not in removed}
        lost = {n: r for n, r in sorted(lost.items()) if n.split("(")[1][:-1] not in (last.get(n.split("(")[0]) or [])}
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{folder.name}.json").write_text(json.dumps({"releases": versions, "removed": removed, "lostParameters": lost}, indent=0) + "\n")
        print(folder.name, versions, len(removed), len(lost), flush=True)


if __name__ == "__main__":
    *folders, out = map(pathlib.Path, sys.argv[1:])
    main(folders, out)
