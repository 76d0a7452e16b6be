import assert from 'node:assert/strict';
import { untested, waysTo } from './support';

const client = 'from fastapi.testclient import TestClient\nfrom main import app\nclient = TestClient(app)\n';

describe('requests of tests', () => {
  it('reach handlers of FastAPI under the prefixes of their routers, and what these call', async () => {
    const files = {
      'main.py': 'from fastapi import FastAPI\nfrom api import routes\napp = FastAPI()\napp.include_router(routes.outer, prefix="/api")\n',
      'api/routes.py': 'from fastapi import APIRouter\nouter = APIRouter(prefix="/v1")\nrouter = APIRouter(prefix="/rent")\ndef features(row): return row\n@router.post("/score")\ndef score(row: dict): return features(row)\n@router.get("/items/{name}")\nasync def item(name: str): return name\n@router.post("/other")\ndef other(): return 1\nouter.include_router(router)\n',
      'test_main.py': `${client}def test_score():\n    assert client.post("/api/v1/rent/score", json={}).status_code == 200\n    assert client.get("/api/v1/rent/items/a?x=1").json() == "a"\n    assert client.get("/api/v1/rent/score").status_code == 405\n`,
    };
    assert.deepEqual(await waysTo(files), { features: 'http', score: 'http', item: 'http', other: '' });
  });

  it('run start-up, life span, middleware, dependencies, validators and error handlers', async () => {
    const files = {
      'main.py': 'from contextlib import asynccontextmanager\nfrom fastapi import FastAPI, Depends\nfrom pydantic import BaseModel, field_validator\nfrom starlette.middleware.base import BaseHTTPMiddleware\n' +
        'def load(): return 1\n@asynccontextmanager\nasync def lifespan(app):\n    load()\n    yield\nclass Timer(BaseHTTPMiddleware):\n    async def dispatch(self, request, call_next): return await call_next(request)\nclass Row(BaseModel):\n    a: int\n    @field_validator("a")\n    def positive(cls, value): return value\n' +
        'def model(): return load()\napp = FastAPI(lifespan=lifespan)\napp.add_middleware(Timer)\n@app.exception_handler(ValueError)\ndef failed(request, error): return None\n@app.post("/p")\ndef predict(row: Row, given=Depends(model)): return given\n',
      'test_main.py': `${client}def test_p():\n    with TestClient(app) as c:\n        assert c.post("/p", json={"a": 1})\n`,
    };
    assert.deepEqual(await untested(files), []);
  });

  it('reach handlers of Flask: blueprints, factories, tables and classes', async () => {
    const files = {
      'web/__init__.py': 'from flask import Flask\nfrom flask.views import MethodView\ndef ping(): return "ok"\ndef scored(): return 1\nclass Rows(MethodView):\n    def get(self): return self.all()\n    def all(self): return []\n    def delete(self): return None\n' +
        'def create_app():\n    from .views import blueprint\n    app = Flask(__name__)\n    app.register_blueprint(blueprint, url_prefix="/v1")\n    app.add_url_rule("/ping", view_func=ping)\n    app.add_url_rule("/rows", view_func=Rows.as_view("rows"), methods=["GET", "DELETE"])\n    @app.route("/inner", methods=["POST"])\n    def inner():\n        return scored()\n    return app\n',
      'web/views.py': 'from flask import Blueprint, request\nblueprint = Blueprint("v", __name__)\ndef read(body): return body\n@blueprint.route("/predict", methods=["POST"])\ndef predict(): return read(request.get_json())\n@blueprint.route("/later", methods=["POST"])\ndef later(): return 1\n',
      'tests/conftest.py': 'import pytest\nfrom web import create_app\n@pytest.fixture\ndef app(): return create_app()\n@pytest.fixture\ndef client(app): return app.test_client()\n',
      'tests/test_web.py': 'def test_all(client):\n    client.post("/v1/predict", json={})\n    client.get("/ping")\n    client.get("/rows")\n    client.post("/inner")\n    assert client.get("/v1/later").status_code == 405\n',
    };
    assert.deepEqual(await untested(files), ['Rows.delete', 'later']);
  });

  it('reach views of Django by its tables of paths', async () => {
    const files = {
      'site/urls.py': 'from django.urls import include, path\nurlpatterns = [path("api/", include("shop.urls"))]\n',
      'shop/urls.py': 'from django.urls import path, re_path\nfrom . import views\nfrom .views import Score\nurlpatterns = [\n    path("predict/<int:id>/", views.predict),\n    path("score/", Score.as_view(), name="score"),\n    re_path(r"^old/(?P<year>[0-9]{4})/$", views.old),\n    path("unused/", views.unused),\n]\n',
      'shop/views.py': 'from django.views import View\ndef features(x): return x\ndef predict(request, id): return features(id)\nclass Score(View):\n    def post(self, request): return self.answer()\n    def answer(self): return 1\n    def get(self, request): return 0\ndef old(request, year): return year\ndef unused(request): return 1\n',
      'shop/tests/test_views.py': 'from django.test import TestCase\nclass ViewTest(TestCase):\n    def test_all(self):\n        self.assertEqual(self.client.get("/api/predict/3/").status_code, 200)\n        self.client.post("/api/score/", {})\n        self.client.get("/api/old/2024/")\n',
    };
    assert.deepEqual(await untested(files), ['Score.get', 'unused']);
  });

  it('reach endpoints of Starlette, in mounts too', async () => {
    const files = {
      'main.py': 'from starlette.applications import Starlette\nfrom starlette.routing import Mount, Route\nasync def score(request): return 1\nasync def home(request): return 2\nasync def other(request): return 3\napp = Starlette(routes=[Route("/", home), Mount("/api", routes=[Route("/score", score, methods=["POST"]), Route("/other", other)])])\n',
      'test_main.py': 'from starlette.testclient import TestClient\nfrom main import app\ndef test_app():\n    client = TestClient(app)\n    assert client.post("/api/score") and client.get("/")\n',
    };
    assert.deepEqual(await untested(files), ['other']);
  });

  it('of an asynchronous client and with parts that are not known', async () => {
    const files = {
      'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/users/{id}/score")\ndef score(id: int): return id\n@app.get("/users")\ndef users(): return []\n',
      'test_main.py': 'import os\nimport pytest\nfrom httpx import ASGITransport, AsyncClient\nfrom main import app\n@pytest.mark.anyio\nasync def test_score():\n    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test") as ac:\n        answer = await ac.get(f"/users/{os.getpid()}/score")\n    assert answer.status_code == 200\n',
    };
    assert.deepEqual(await untested(files), ['users']);
  });

  it('to a server that runs elsewhere reach nothing', async () => {
    const files = {
      'main.py': 'from flask import Flask\napp = Flask(__name__)\n@app.route("/predict", methods=["POST"])\ndef predict(): return 1\n',
      'test_main.py': 'import requests\ndef test_live():\n    assert requests.post("http://localhost:9696/predict", json={}).status_code == 200\n',
    };
    assert.deepEqual(await untested(files), ['predict']);
  });
});
