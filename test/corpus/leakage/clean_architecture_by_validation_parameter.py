# style: package
# note: clean; near leakage/tune-on-test: what chooses is called validation, or the choice is all that the function gives
from sklearn.metrics import accuracy_score
from sklearn.neural_network import MLPClassifier


def search(X_train, y_train, X_val, y_val):
    best_score, best_layers = 0, None
    for layers in [(50,), (100,), (50, 25)]:
        model = MLPClassifier(hidden_layer_sizes=layers, max_iter=300, random_state=42)
        model.fit(X_train, y_train)
        score = model.score(X_val, y_val)
        if score > best_score:
            best_score, best_layers = score, layers
    final = MLPClassifier(hidden_layer_sizes=best_layers, random_state=42).fit(X_train, y_train)
    return accuracy_score(y_val, final.predict(X_val)), best_layers


def pick(X_train, y_train, X_test, y_test):
    best_score, best_layers = 0, None
    for layers in [(50,), (100,), (50, 25)]:
        model = MLPClassifier(hidden_layer_sizes=layers, max_iter=300, random_state=42).fit(X_train, y_train)
        score = model.score(X_test, y_test)
        if score > best_score:
            best_score, best_layers = score, layers
    return best_layers
