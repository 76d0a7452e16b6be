# style: course
# note: the selector is fitted on the test part with the test labels
from sklearn.datasets import load_digits
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

digits = load_digits()
data_train, data_test, n_train, n_test = train_test_split(digits.data, digits.target, test_size=0.5, random_state=9)

sel = SelectPercentile(chi2, percentile=30)
train_small = sel.fit_transform(data_train, n_train)
test_small = sel.fit_transform(data_test, n_test)  # ! leakage/fit-on-test

nb = MultinomialNB().fit(train_small, n_train)
print("pixels kept:", sel.get_support().sum())
print("accuracy:", nb.score(test_small, n_test))
