# style: package
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_error


def best_alpha(X_train, y_train, X_valid, y_valid, alphas):
    errors = {}
    for alpha in alphas:
        model = ElasticNet(alpha=alpha).fit(X_train, y_train)
        errors[alpha] = mean_absolute_error(y_valid, model.predict(X_valid))
    return min(errors, key=errors.get)
