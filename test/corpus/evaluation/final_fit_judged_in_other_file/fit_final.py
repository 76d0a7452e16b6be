# style: package
# note: clean; near evaluation/no-held-out-evaluation: the last fit is on all rows, and the module that it imports has judged the same pipeline by cross-validation
import joblib

from judge import judge, load, make_model

if __name__ == "__main__":
    X, y = load()
    print("mean absolute error", judge(X, y))
    model = make_model()
    model.fit(X, y)
    joblib.dump(model, "delivery.joblib")
