"""Compares the public names of Airflow 2 with those of Airflow 3, and writes where each has gone.

The wheels are read as text, nothing of them is installed or run. Usage: see README.md beside this file.
"""

import ast
import json
import pathlib
import re
import sys
import zipfile

SKIPPED = re.compile(
    r"(^|\.)(_\w*|migrations|example_dags|cli|jobs|api_internal|api_connexion|serialization|dag_processing|task|ti_deps|www|template|config_templates|callbacks|traces|compat|task_runner)(\.|$)"
    r"|^airflow\.(utils\.(log|cli|db_cleanup|docs|process_utils|dot_renderer|providers_configuration_loader)|models\.(base|crypto|dagcode|serialized_dag|tasklog)|metrics|listeners|sentry|stats|policies|logging_config|exceptions|typing_compat|settings)(\.|$)"
)
# Modules of the two trees above that people do import.
KEPT = {"airflow.www.auth", "airflow.www.security", "airflow.api_connexion.security", "airflow.utils.log.secrets_masker", "airflow.metrics.validators", "airflow.listeners.spec.dataset"}


def modules(paths):
    """Dotted name -> syntax tree of each Python file of these wheels."""
    found = {}
    for path in paths:
        archive = zipfile.ZipFile(path)
        for name in archive.namelist():
            if name.startswith("airflow/") and name.endswith(".py"):
                dotted = re.sub(r"\.__init__$", "", name[:-3].replace("/", "."))
                try:
                    found[dotted] = (ast.parse(archive.read(name)), name.endswith("__init__.py"))
                except SyntaxError:
                    continue
    return found


def statements(body):
    for node in body:
        if isinstance(node, (ast.If, ast.Try)):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                continue
            yield from statements(node.body)
            yield from statements(node.orelse)
        else:
            yield node


def redirects(module, tree):
    """Names that a module hands on with a warning: by `add_deprecated_classes` and by lazy imports that are marked as deprecated."""
    tables = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                tables[target.id] = node.value
    found, lazy = {}, set()
    given = [node.args[0] for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "add_deprecated_classes"]
    for table in given:
        table = tables.get(table.id) if isinstance(table, ast.Name) else table
        for key, value in zip(table.keys, table.values):
            inner = "" if isinstance(key, ast.Name) else key.value
            if not isinstance(value, ast.Dict):
                continue
            for name, target in zip(value.keys, value.values):
                found[f"{module}.{inner}.{name.value}".replace("..", ".")] = target.value
    for name, table in tables.items():
        if name == "__deprecated_imports" or name == "__lazy_imports":
            for key, value in zip(table.keys, table.values):
                if isinstance(value, ast.Tuple):
                    parts = [one.value for one in value.elts]
                    source = parts[0] if not parts[0].startswith(".") else module + parts[0]
                    target = ".".join(part for part in (source, parts[1]) if part)
                    if len(parts) > 2 and parts[2] is True:
                        found[f"{module}.{key.value}"] = target
                        continue
                elif name == "__deprecated_imports" and isinstance(value, ast.Constant):
                    found[f"{module}.{key.value}"] = f"{value.value}.{key.value}"
                    continue
                lazy.add(key.value)
    return found, lazy


def names(module, tree, is_package):
    """Names that a module surely has: what it defines and, in packages, what it imports or loads lazily."""
    found, lazy = set(), redirects(module, tree)[1]
    for node in statements(tree.body):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                found |= {one.id for one in [target, *getattr(target, "elts", [])] if isinstance(one, ast.Name)}
        elif isinstance(node, (ast.ImportFrom, ast.Import)):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    if "__getattr__" in found:
        # What the function hands out is named in it.
        found |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier()}
    return found | lazy


def public(module, tree, is_package):
    """What a module offers by its own will: classes and functions it defines, and what `__all__` says."""
    found = {node.name for node in statements(tree.body) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}
    for node in statements(tree.body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if node.targets[0].id == "__all__" and isinstance(node.value, (ast.List, ast.Tuple)):
                found |= {one.value for one in node.value.elts if isinstance(one, ast.Constant)}
            elif node.targets[0].id[0].isupper():
                found.add(node.targets[0].id)
    if is_package:
        found |= redirects(module, tree)[1]
    return {name for name in found if not name.startswith("_") and "TYPE" not in name and name not in ("log", "T")}


def main(before, after, providers):
    """Names that still work with a warning, and names that are gone, each with its new place ("": none is known)."""
    old, new, others = modules(before), modules(after), modules(providers)
    new_redirects = {}
    for module, (tree, _) in new.items():
        new_redirects.update(redirects(module, tree)[0])
    old_redirects = {}
    for module, (tree, _) in old.items():
        old_redirects.update(redirects(module, tree)[0])

    # Where a class or function of this name is defined in Airflow 3: the public interface first, then what is shipped with it, then the providers.
    home = {}
    for tier, tree_of in enumerate((new, others)):
        for module, (tree, _) in tree_of.items():
            if re.search(r"(^|\.)(_\w+|example_dags|cli|migrations|api_fastapi|version_compat|get_provider_info)(\.|$)", module):
                continue
            for node in tree.body:
                if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
                    home.setdefault(node.name, set()).add((tier, f"{module}.{node.name}"))
    sdk = {}
    for node in new["airflow.sdk"][0].body:
        if isinstance(node, ast.If):
            for inner in node.body:
                if isinstance(inner, ast.ImportFrom):
                    sdk.update({alias.asname or alias.name: f"airflow.sdk.{alias.asname or alias.name}" for alias in inner.names})

    def exists(name):
        module, _, last = name.rpartition(".")
        for tree_of in (new, others):
            if module in tree_of and last in names(module, *tree_of[module]):
                return True
        return module == "airflow.sdk" and last in sdk

    def is_redirected(name):
        module = name.rpartition(".")[0]
        return new_redirects.get(name) or (f"{new_redirects[module + '.*']}.{name.rpartition('.')[2]}" if f"{module}.*" in new_redirects else None)

    def newest(name, seen=()):
        """Follows redirects of both releases to where the thing is now."""
        if name in seen:
            return None
        onward = is_redirected(name) or (None if exists(name) else old_redirects.get(name))
        if onward is not None:
            return newest(onward, (*seen, name)) or (onward if exists(onward) else None)
        if exists(name):
            last = name.rpartition(".")[2]
            return sdk[last] if last in sdk and name.startswith("airflow.sdk.") else name
        return None

    def found_elsewhere(name):
        last = name.rpartition(".")[2]
        if last in sdk:
            return sdk[last]
        places = sorted(home.get(last, ()))
        part = name.split(".")[1]
        alike = [place for _, place in places if f".{part}" in place]
        best = alike if alike else [place for _, place in places] if not part.startswith(("utils", "models", "secrets", "auth")) else []
        return best[0] if len(best) == 1 else None

    candidates = set(old_redirects) | set(new_redirects)
    for module, (tree, is_package) in old.items():
        if not SKIPPED.search(module) or module in KEPT:
            candidates |= {f"{module}.{name}" for name in public(module, tree, is_package)}
    moved, gone = {}, {}
    for name in sorted(candidates):
        module, _, last = name.rpartition(".")
        if last == "*" or last.startswith("_") or module.startswith("airflow.contrib"):
            continue
        to = newest(name)
        if is_redirected(name):
            if to:
                moved[name] = to
        elif not exists(name):
            gone[name] = to or found_elsewhere(name) or ""
    return moved, gone


def by_module(names):
    grouped = {}
    for name, to in names.items():
        module, _, last = name.rpartition(".")
        grouped.setdefault(module, {})[last] = to
    return grouped


if __name__ == "__main__":
    folder, day, target = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    wheels = sorted(str(path) for path in folder.glob("**/*.whl"))
    before = [path for path in wheels if re.search(r"apache_airflow-2", path)]
    rest = [path for path in wheels if "apache_airflow_providers" in path]
    first = [path for path in wheels if re.search(r"apache_airflow_(core-3|task_sdk-1)\.0\.", path)]
    last = [path for path in wheels if re.search(r"apache_airflow_(core|task_sdk)-", path) and path not in first]
    moved, gone = main(before, last, rest)
    gone_at_once = set(main(before, first, rest)[1])
    releases = [re.sub(r"^.*/(apache_airflow[\w.]*-[\d.]+)-.*$", r"\1", path).replace("_", "-") for path in before + first + last]
    later = {name: to for name, to in gone.items() if name not in gone_at_once}
    gone = {name: to for name, to in gone.items() if name in gone_at_once}
    data = {"releases": releases, "read": day, "moved": by_module(moved), "gone": by_module(gone), "goneLater": by_module(later)}
    target.write_text(json.dumps(data, ensure_ascii=False).replace('}, "', '},\n"') + "\n")
    print(len(moved), "moved,", len(gone), "gone in 3.0,", len(later), "gone later,", sum(1 for to in gone.values() if to == ""), "without a place")
