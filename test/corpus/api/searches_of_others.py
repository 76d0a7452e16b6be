# style: package
# note: clean; near api/unknown-nested-param: steps that are put together elsewhere
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

STEPS = [("scale", StandardScaler()), ("clf", LogisticRegression())]


def search(steps, grid):
    return GridSearchCV(Pipeline(steps), grid)


found = search(STEPS, {"clf__C": [1], "anything__x": [2]})
pipe = Pipeline(STEPS + [("more", StandardScaler())])
other = GridSearchCV(pipe, {"more__with_std": [True]})
