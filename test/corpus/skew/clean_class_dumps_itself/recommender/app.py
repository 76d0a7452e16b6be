from flask import Flask, jsonify, request

from recommender.model import BookFinder

app = Flask(__name__)
finder = BookFinder.load("finder.joblib")


@app.get("/like")
def like():
    return jsonify(finder.find(request.args["text"]))
