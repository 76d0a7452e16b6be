from sklearn.preprocessing import LabelEncoder

TEXT_COLUMNS = ["workclass", "education", "occupation"]


def encode(frame):
    for column in TEXT_COLUMNS:
        encoder = LabelEncoder()
        frame[column] = encoder.fit_transform(frame[column])  # ! skew/category-codes-per-request|skew/refit-at-serving
    return frame
