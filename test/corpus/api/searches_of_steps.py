# style: package
# note: clean; near api/unknown-nested-param: parameters of the parts of an ensemble
from sklearn.ensemble import VotingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.multiclass import OneVsRestClassifier
from sklearn.svm import SVC

vote = VotingClassifier([("lr", LogisticRegression()), ("svc", SVC())])
first = GridSearchCV(vote, {"lr__C": [1], "svc__gamma": [0.1], "weights": [[1, 2]]})
second = GridSearchCV(OneVsRestClassifier(SVC()), {"estimator__C": [1]})
third = GridSearchCV(SVC(), {"C": [1], "gamma": ["scale"]})
