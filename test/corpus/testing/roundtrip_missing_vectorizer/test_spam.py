from spam import accuracy, fit

texts = ["win money now", "cheap money", "lunch at noon", "see you at lunch"]
labels = [1, 1, 0, 0]


def test_learns_four_mails():
    words, model = fit(texts, labels)
    assert accuracy(words, model, texts, labels) >= 0.99


def test_unknown_words_and_empty_mail():
    words, model = fit(texts, labels)
    assert model.predict(words.transform(["", "zzz"])).shape == (2,)
