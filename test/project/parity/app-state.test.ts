import assert from 'node:assert/strict';
import { findParity } from '../../../src/project/parity/parity';
import { programOf, show, shown } from '../symbolic/support';

const route = 'from fastapi import APIRouter, Request\nrouter = APIRouter()\n@router.post("/p")\ndef answer(request: Request, row: dict):\n    return request.app.state.model.predict(request.app.state.prepare(row))\n';
const application = (module: string): string =>
  `from contextlib import asynccontextmanager\nimport joblib\nfrom fastapi import FastAPI\nimport numpy as np\nfrom routes import ${module}\n@asynccontextmanager\nasync def lifespan(app: FastAPI):\n    app.state.model = joblib.load("clf.pkl")\n    app.state.prepare = np.log1p\n    yield\napp = FastAPI(lifespan=lifespan)\napp.include_router(${module}.router)\n`;
const train = 'import joblib\nfrom sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression().fit(X, y)\njoblib.dump(model, "clf.pkl")\n';

/** Nothing is known of the state, and the two are paired as the only ones. */
const unknown = '<request request>.app.state.prepare(<request row>) by ';

/** What the entry point of the routes asks the model, and what it is paired by. */
async function answers(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { servings, pairs } = findParity({ files: await programOf(files) });
  return servings.filter((side) => side.path === 'routes/predict.py').flatMap((side) => side.asks.map((ask) => `${show(ask.input)} by ${pairs.find((pair) => pair.serve === side)?.links[0]?.name ?? 'nothing'}`));
}

describe('the state of an application', () => {
  it('holds what start-up in another file gave it', async () => {
    assert.deepEqual(await answers({ 'train.py': train, 'main.py': application('predict'), 'routes/__init__.py': '', 'routes/predict.py': route }), ['numpy.log1p(<request row>) by clf.pkl']);
  });

  it('is not taken from an application that has other routes', async () => {
    assert.deepEqual(await answers({ 'train.py': train, 'main.py': application('health'), 'routes/__init__.py': '', 'routes/health.py': 'router = None\n', 'routes/predict.py': route }), [unknown]);
  });

  it('is not taken where two applications have the routes', async () => {
    const files = { 'train.py': train, 'main.py': application('predict'), 'other.py': application('predict').replace('log1p', 'sqrt'), 'routes/__init__.py': '', 'routes/predict.py': route };
    assert.deepEqual(await answers(files), [unknown]);
  });

  it('is what it was given before the `yield`, in a module of its own as well', async () => {
    const app = (state: string): string =>
      `from contextlib import asynccontextmanager\nimport joblib\nfrom fastapi import FastAPI\nstate = {"model": None}\n@asynccontextmanager\nasync def lifespan(app: FastAPI):\n    ${state} = joblib.load("clf.pkl")\n    yield\n    ${state} = None\napp = FastAPI(lifespan=lifespan)\n@app.post("/p")\ndef p(row: dict):\n    return ${state}.predict(row)\n`;
    for (const state of ['state["model"]', 'app.state.model']) {
      const { pairs } = findParity({ files: await programOf({ 'train.py': train, 'app.py': app(state) }) });
      assert.deepEqual(pairs.map(({ ask, links }) => [ask && show(ask.model), links[0]?.name]), [['joblib.load("clf.pkl")', 'clf.pkl']], state);
    }
  });

  it('is another thing than the state of a request', async () => {
    assert.deepEqual(await shown('from fastapi import FastAPI\napp = FastAPI()\napp.state.a = 1\ndef f(request):\n    show(app.state.a, request.app.state.a, request.state.a)\n'), ['1, 1, <parameter request>.state.a']);
  });
});
