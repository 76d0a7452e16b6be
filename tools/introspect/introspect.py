"""Reads the public surface off installed libraries and writes src/library/data/<library>.json.

Never needed at run time. Facts only: names, kinds, methods, parameters with defaults. What a call *means* is written by hand in
src/library/<library>.ts; a test holds the two together. Usage: see README.md beside this file.
"""

import abc
import importlib
import importlib.metadata
import inspect
import json
import pathlib
import pkgutil
import re
import sys
import warnings

warnings.simplefilter("ignore")

OUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "library" / "data"
READ = sys.argv[1] if len(sys.argv) > 1 else ""

METHODS = (
    "fit fit_transform fit_predict fit_resample partial_fit transform inverse_transform predict predict_proba predict_log_proba "
    "decision_function score score_samples split get_support sample"
).split()


def default_text(value):
    """The default as a reader would write it; objects and functions by name, never with an address."""
    if value is inspect.Parameter.empty:
        return None
    if inspect.isclass(value) or inspect.isfunction(value) or inspect.isbuiltin(value):
        return value.__name__
    text = re.sub(r"np\.float64\(([^)]*)\)", r"\1", repr(value))
    if re.search(r"no_default|<no value>|NoValue|_NoValueType|deprecated", text):
        return "?"
    if re.fullmatch(r"-?inf|nan", text):
        return text
    if " object at 0x" in text or text.startswith("<") or len(text) > 40:
        return "?"
    return text


def signature(thing, skip_first=False):
    """`a, b=1, *, c=None`; None where the object does not tell (C functions without a text signature)."""
    try:
        parameters = list(inspect.signature(thing).parameters.values())
    except (TypeError, ValueError):
        return None
    if skip_first and parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    parts, starred = [], False
    for p in parameters:
        if p.kind is p.VAR_KEYWORD:
            parts.append("**" + p.name)
            continue
        if p.kind is p.VAR_POSITIONAL:
            parts.append("*" + p.name)
            starred = True
            continue
        if p.kind is p.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        text = default_text(p.default)
        parts.append(p.name if text is None else f"{p.name}={text}")
    return ", ".join(parts)


def kind_of(cls):
    has = lambda name: callable(getattr(cls, name, None))
    if has("fit_resample"):
        return "sampler"
    if has("split") and has("get_n_splits") and not has("fit"):
        return "splitter"
    if has("get_support") and has("transform"):
        return "selector"
    bases = {b.__name__ for b in cls.__mro__}
    if "OutlierMixin" in bases:
        return "outlier"
    if "ClusterMixin" in bases or "BiclusterMixin" in bases:
        return "clusterer"
    if "ClassifierMixin" in bases or re.search(r"Classifier$", cls.__name__) and has("fit"):
        return "classifier"
    if "RegressorMixin" in bases or re.search(r"Regressor$", cls.__name__) and has("fit"):
        return "regressor"
    if has("fit") and (has("transform") or has("fit_transform")):
        return "transformer"
    if has("fit"):
        return "estimator"
    return None


def walk(module_names, package, functions_too):
    """module -> {"classes": {...}, "functions": {...}} over the public modules named; an object is listed under the first that shows it."""
    modules, private, seen = {}, {}, {}
    for name in module_names:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        listed = getattr(module, "__all__", None)
        public = listed or [n for n in dir(module) if not n.startswith("_")]
        classes, functions = {}, {}
        for attribute in sorted(public):
            try:
                thing = getattr(module, attribute)
            except (AttributeError, ImportError):
                continue
            home = getattr(thing, "__module__", "") or ""
            # Without __all__ a module also shows what it merely imports.
            if inspect.ismodule(thing) or not home.startswith(package if listed else name):
                continue
            if id(thing) in seen:
                if seen[id(thing)] != f"{name}.{attribute}":
                    private[f"{name}.{attribute}"] = seen[id(thing)]
                continue
            if inspect.isclass(thing):
                kind = kind_of(thing)
                if kind is None or abc.ABC in thing.__bases__ or re.search(r"Mixin$|^Base|^_", attribute):
                    continue
                methods = [m for m in METHODS if callable(getattr(thing, m, None))]
                classes[attribute] = [kind, " ".join(methods), signature(thing.__init__, True) or ""]
            elif functions_too(name) and callable(thing) and not attribute.startswith("_"):
                text = signature(thing)
                if text is None:
                    continue
                functions[attribute] = text
            else:
                continue
            seen[id(thing)] = f"{name}.{attribute}"
            if home != name and home.startswith(package):
                private.setdefault(f"{home}.{attribute}", f"{name}.{attribute}")
        if classes or functions:
            modules[name] = {k: v for k, v in (("classes", classes), ("functions", functions)) if v}
    return modules, fold_aliases(private, modules)


def fold_aliases(aliases, modules):
    """Folds `home.A → public.A`, `home.B → public.B` into `home → public` where the module lies within its one public home."""
    homes = {}
    for source, target in aliases.items():
        (home, a), (public, b) = source.rsplit(".", 1), target.rsplit(".", 1)
        homes.setdefault(home, set()).add(public if a == b else None)
    folded = {}
    for source, target in aliases.items():
        home = source.rsplit(".", 1)[0]
        publics = homes[home]
        public = next(iter(publics))
        if len(publics) == 1 and public and home.startswith(public + ".") and home not in modules:
            folded[home] = public
        else:
            folded[source] = target
    return {k: v for k, v in folded.items() if k != v}


def data_methods(classes):
    """Class name → {method: signature}, public methods and properties ('' for a property)."""
    result = {}
    for cls in classes:
        members = {}
        for name in dir(cls):
            if name.startswith("_"):
                continue
            static = inspect.getattr_static(cls, name)
            if isinstance(static, property) or not callable(getattr(cls, name, None)):
                members[name] = ""
                continue
            text = signature(getattr(cls, name), True)
            members[name] = "()" if not text else text
        result[cls.__name__] = members
    return result


def write(library, distribution, modules, aliases, methods=None):
    facts = {"library": distribution, "release": importlib.metadata.version(distribution), "read": READ, "modules": modules}
    if aliases:
        facts["aliases"] = dict(sorted(aliases.items()))
    if methods:
        facts["methods"] = methods
    path = OUT / f"{library}.json"
    # One name a line, so that a new release can be reviewed as a diff, yet no deep indentation.
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    text = re.sub(r"\[\n\s+(\"[^\n]*\"),\n\s+(\"[^\n]*\"),\n\s+(\"[^\n]*\")\n\s+\]", r"[\1, \2, \3]", text)
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


def scikit_learn():
    import sklearn
    from sklearn.experimental import enable_halving_search_cv, enable_iterative_imputer  # noqa: F401

    names = [m.name for m in pkgutil.iter_modules(sklearn.__path__, "sklearn.") if not m.name.split(".")[-1].startswith("_")]
    skip = {"sklearn.conftest", "sklearn.externals", "sklearn.utils", "sklearn.tests", "sklearn.experimental", "sklearn.frozen"}
    first = ["sklearn.linear_model", "sklearn.feature_extraction.text", "sklearn.feature_extraction.image"]
    modules = first + [n for n in names if n not in skip] + ["sklearn.frozen", "sklearn.metrics.pairwise", "sklearn.metrics.cluster"]
    with_functions = {
        "sklearn.metrics", "sklearn.datasets", "sklearn.preprocessing", "sklearn.model_selection", "sklearn.pipeline", "sklearn.compose",
        "sklearn.feature_selection", "sklearn.inspection", "sklearn.decomposition", "sklearn.cluster", "sklearn.base", "sklearn.covariance", "sklearn.calibration", "sklearn.tree", "sklearn.metrics.pairwise",
    }
    found, aliases = walk(modules, "sklearn", lambda m: m in with_functions)
    utils = importlib.import_module("sklearn.utils")
    found["sklearn.utils"] = {"functions": {n: signature(getattr(utils, n)) for n in ("resample", "shuffle")}}
    found.setdefault("sklearn.utils.class_weight", {})["functions"] = {
        n: signature(getattr(importlib.import_module("sklearn.utils.class_weight"), n)) for n in ("compute_class_weight", "compute_sample_weight")
    }
    write("scikit-learn", "scikit-learn", found, aliases)


def pandas():
    import pandas as pd
    from pandas.api.typing import DataFrameGroupBy, Rolling, SeriesGroupBy

    functions = {}
    for name in sorted(dir(pd)):
        thing = getattr(pd, name)
        if inspect.isfunction(thing) and not name.startswith("_"):
            functions[name] = signature(thing)
    methods = data_methods([pd.DataFrame, pd.Series, DataFrameGroupBy, SeriesGroupBy, Rolling])
    samples = {"str": pd.Series(["a"]), "dt": pd.Series(pd.to_datetime(["2020-01-01"])), "cat": pd.Series(["a"], dtype="category")}
    for accessor, series in samples.items():
        methods[accessor] = next(iter(data_methods([type(getattr(series, accessor))]).values()))
    for later, earlier in (("Series", "DataFrame"), ("SeriesGroupBy", "DataFrameGroupBy"), ("Rolling", "DataFrame")):
        methods[later] = {k: v for k, v in methods[later].items() if methods[earlier].get(k) != v}
    write("pandas", "pandas", {"pandas": {"functions": functions}}, {}, methods)


def numpy():
    import numpy as np

    modules = {}
    for name in ("numpy", "numpy.linalg", "numpy.random", "numpy.fft"):
        module = importlib.import_module(name)
        functions = {}
        for attribute in sorted(getattr(module, "__all__", dir(module))):
            thing = getattr(module, attribute, None)
            if thing is None or inspect.isclass(thing) or inspect.ismodule(thing) or not callable(thing):
                continue
            text = signature(thing)
            functions[attribute] = "x" if text is None and isinstance(thing, np.ufunc) else text or ""
        modules[name] = {"functions": functions}
    write("numpy", "numpy", modules, {}, data_methods([np.ndarray]))


def third_party(library, distribution, package, modules, functions_too=lambda m: False):
    found, aliases = walk(modules, package, functions_too)
    write(library, distribution, found, aliases)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    scikit_learn()
    pandas()
    numpy()
    third_party(
        "imbalanced-learn", "imbalanced-learn", "imblearn",
        ["imblearn.over_sampling", "imblearn.under_sampling", "imblearn.combine", "imblearn.ensemble", "imblearn.pipeline", "imblearn.metrics",
         "imblearn.model_selection", "imblearn"],
        lambda m: m in ("imblearn.metrics", "imblearn.pipeline"),
    )
    third_party("category-encoders", "category_encoders", "category_encoders", ["category_encoders", "category_encoders.wrapper"])
    third_party("xgboost", "xgboost", "xgboost", ["xgboost"], lambda m: True)
    third_party("lightgbm", "lightgbm", "lightgbm", ["lightgbm"], lambda m: True)
    third_party("catboost", "catboost", "catboost", ["catboost"], lambda m: True)
