# style: package
# note: clean; near skew/fitted-transformer-not-saved: the class saves itself with its vectorizer
import pandas as pd

from recommender.model import BookFinder

if __name__ == "__main__":
    books = pd.read_csv("books.csv").dropna(subset=["blurb"])
    BookFinder().fit(books["blurb"], books["title"]).save("finder.joblib")
