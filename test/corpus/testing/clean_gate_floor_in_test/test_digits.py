from sklearn.metrics import f1_score

from digits import load, split, train

FLOOR = 0.95


def test_quality_of_the_saved_model(tmp_path):
    train(tmp_path / "knn.pkl")
    _, X_test, _, y_test = split()
    predicted = load(tmp_path / "knn.pkl").predict(X_test)
    assert f1_score(y_test, predicted, average="macro") >= FLOOR
