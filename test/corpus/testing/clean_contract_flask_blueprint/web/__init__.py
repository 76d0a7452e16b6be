# style: course
# note: clean; near testing/no-contract-test: an app factory, a blueprint, and the client that Flask gives
# open: testing/no-latency-test testing/no-behaviour-test testing/no-feature-list-test
from flask import Flask

from .predict import blueprint


def create_app(model):
    app = Flask(__name__)
    app.config["MODEL"] = model
    app.register_blueprint(blueprint, url_prefix="/api")
    return app
