import assert from 'node:assert/strict';
import { servingEntries } from '../../../src/project/entry-points';
import { askingEntries } from '../../../src/project/parity/may-ask';
import { programOf } from '../symbolic/support';

const head = `import joblib
from fastapi import FastAPI
from fastapi.templating import Jinja2Templates
from scoring import rate

app = FastAPI()
model = joblib.load("model.pkl")
scorer = joblib.load("scorer.pkl")
score = lambda row: model.predict([row])
templates = Jinja2Templates(directory="pages")

def answer(row):
    return model.predict([row])
`;

const handlers = {
  health: 'return {"status": str(200)}',
  page: 'return templates.TemplateResponse("index.html", {"row": row})',
  asks: 'return model.predict([row])',
  calls: 'return answer(row)',
  reaches: 'return rate(row)',
  holds: 'return scorer(row)',
  hands_over: 'return list(map(score, [row]))',
  takes: 'return {"a": scorer}["a"](row)',
};

describe('the handlers of a service that loads a model', () => {
  it('are told apart by whether their own code, or what it names, could ask it', async () => {
    const app = head + Object.entries(handlers).map(([name, body]) => `\n@app.post("/${name}")\ndef ${name}(row: dict):\n    ${body}\n`).join('');
    const program = await programOf({ 'app.py': app, 'scoring.py': 'def rate(row):\n    return weigh(row)\n\ndef weigh(row):\n    return keep.estimator.predict([row])\n' });
    assert.deepEqual(servingEntries(program).filter(askingEntries(program)).map(({ name }) => name), ['asks', 'calls', 'reaches', 'holds', 'hands_over', 'takes']);
  });
});
