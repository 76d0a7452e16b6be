# style: package
# note: a package with relative imports; steps are functions in a list, run one after the other before the split
"""Train the default model: python -m loans.train data/loans.csv"""
from __future__ import annotations

import argparse
import functools
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

import joblib
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import train_test_split

from .features import add_grade, add_ratios, apply_steps, cap_income, compress
from .io import read_loans

logger = logging.getLogger(__name__)
BUREAU = ["score_a", "score_b", "score_c", "score_d", "score_e"]


@dataclass
class Result:
    auc: float
    average_precision: float
    rows: int


def build_steps():
    return [add_ratios, add_grade, cap_income, functools.partial(compress, columns=BUREAU)]


def evaluate(model, X_test, y_test) -> Result:
    scores = model.predict_proba(X_test)[:, 1]
    return Result(roc_auc_score(y_test, scores), average_precision_score(y_test, scores), len(y_test))


def run(path: Path, out: Path, seed: int) -> Result:
    loans = read_loans(path)
    logger.info("%d loans", len(loans))
    table = apply_steps(loans, build_steps())
    y = table["defaulted"]
    X = table.drop(columns=["defaulted", "loan_id", "issued"])
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=seed)
    model = HistGradientBoostingClassifier(random_state=seed, max_iter=300)
    model.fit(X_train, y_train)
    result = evaluate(model, X_test, y_test)
    out.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, out / "model.joblib")
    (out / "metrics.json").write_text(json.dumps(asdict(result), indent=2))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("artifacts"))
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    result = run(args.data, args.out, args.seed)
    logger.info("AUC %.3f, AP %.3f", result.auc, result.average_precision)


if __name__ == "__main__":
    main()
