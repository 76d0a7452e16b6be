import assert from 'node:assert/strict';
import { reportOn } from '../proof';
import type { Files } from '../proof';

/** Where one rule of the family speaks: `train.py:7`. */
async function places(rule: string, files: Files): Promise<string[]> {
  const { findings } = await reportOn(files);
  return findings.filter((finding) => finding.rule === `testing/${rule}`).map((finding) => `${finding.path}:${String(finding.range.start.line)}`);
}

const train = `import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

def clean(table):
    return table[["age", "income", "gender"]].dropna()

def main():
    table = pd.read_csv("t.csv")
    X_train, X_test, y_train, y_test = train_test_split(table[["age", "income", "gender"]], table["y"])
    model = RandomForestClassifier().fit(X_train, y_train)
    print(model.score(X_test, y_test))
    joblib.dump(model, "model.joblib")
`;
const ordinary = 'from train import clean\n\ndef test_clean():\n    assert clean is not None\n';
/** A project that trains and saves, with the given lines as its test file. */
const project = (...test: readonly string[]): Files => ({ 'train.py': train, 'test_train.py': test.length > 0 ? `${test.join('\n')}\n` : ordinary });

describe('kinds of tests that a project lacks', () => {
  it('stand on the function that would be tested, each once', async () => {
    for (const rule of ['no-quality-gate', 'no-data-schema-test', 'no-roundtrip-test', 'no-determinism-test', 'no-smoke-test', 'no-behaviour-test', 'no-slice-test']) {
      assert.deepEqual(await places(rule, project()), ['train.py:9'], rule);
    }
  });

  it('are not told to a project without any test', async () => {
    const { findings } = await reportOn({ 'train.py': train });
    const told = findings.filter(({ rule }) => /^testing\/no-(quality-gate|data-schema-test|roundtrip-test|determinism-test|smoke-test|behaviour-test|slice-test)$/.test(rule));
    assert.deepEqual(told, []);
  });

  it('are hints', async () => {
    const { findings } = await reportOn(project());
    const gate = findings.find(({ rule }) => rule === 'testing/no-quality-gate');
    assert.equal(gate?.severity, 'hint');
    assert.equal(gate.confidence, 'hint');
  });
});

describe('testing/no-quality-gate', () => {
  const rule = 'no-quality-gate';

  it('takes bounds that always hold for none', async () => {
    assert.deepEqual(await places(rule, project('from train import main', 'def test_score():', '    accuracy = main()', '    assert 0 <= accuracy <= 1', '    assert accuracy >= 0')), ['train.py:9']);
  });

  it('takes a floor in a test, and a metric that is computed there', async () => {
    assert.deepEqual(await places(rule, project('from train import main', 'def test_score():', '    accuracy = main()', '    assert accuracy > 0.8')), []);
    assert.deepEqual(await places(rule, project('from sklearn.metrics import f1_score', 'from train import main', 'def test_it():', '    it = f1_score(main(), [1, 0])', '    assert it > 0.8')), []);
  });

  it('takes a condition before the save, and no choice of the best epoch', async () => {
    const withLine = (line: string): Files => ({ ...project(), 'train.py': train.replace('    joblib', `    accuracy = model.score(X_test, y_test)\n${line}\n    joblib`) });
    assert.deepEqual(await places(rule, withLine('    if accuracy < 0.7:\n        raise ValueError("weak")')), []);
    assert.deepEqual(await places(rule, withLine('    if accuracy > best_accuracy:\n        best_accuracy = accuracy')), ['train.py:9']);
  });
});

describe('testing/no-data-schema-test', () => {
  const rule = 'no-data-schema-test';

  it('takes a library of schemas and a check of columns', async () => {
    assert.deepEqual(await places(rule, { ...project(), 'train.py': `import pandera as pa\n${train}` }), []);
    assert.deepEqual(await places(rule, project('import pandas as pd', 'def test_table():', '    table = pd.read_csv("t.csv")', '    assert set(table.columns) >= {"age"}')), []);
  });
});

describe('testing/no-split-test', () => {
  const rule = 'no-split-test';
  const split = 'def split_by_day(table, day):\n    train = table[table["day"] < day]\n    return train, table[table["day"] >= day]\n';
  const withTest = (...lines: readonly string[]): Files => ({ 'split.py': `import sklearn\n${split}`, 'test_split.py': ['from split import split_by_day', 'def test_sizes(table):', '    train, test = split_by_day(table, 3)', ...lines, ''].join('\n') });

  it('asks for more than sizes', async () => {
    assert.deepEqual(await places(rule, withTest('    assert len(train) == 3')), ['split.py:2']);
    assert.deepEqual(await places(rule, withTest('    assert set(train.index).isdisjoint(test.index)')), []);
  });

  it('leaves splits of texts alone', async () => {
    assert.deepEqual(await places(rule, { 'split.py': 'import sklearn\ndef split_text(text, start):\n    train = text[text < start]\n    return train\n', 'test_split.py': ordinary.replace('train', 'split') }), []);
  });
});

describe('testing/no-roundtrip-test', () => {
  it('takes a test that loads the model and asks it, and none that looks for the file', async () => {
    const rule = 'no-roundtrip-test';
    assert.deepEqual(await places(rule, project('import os', 'from train import main', 'def test_main():', '    main()', '    assert os.path.exists("model.joblib")')), ['train.py:9']);
    assert.deepEqual(await places(rule, project('import joblib', 'def test_model():', '    model = joblib.load("model.joblib")', '    assert len(model.predict([[1, 2, 3]])) == 1')), []);
  });
});

describe('testing/no-determinism-test', () => {
  it('takes two equal calls that are compared', async () => {
    const rule = 'no-determinism-test';
    assert.deepEqual(await places(rule, project('from train import main', 'def test_main():', '    assert main() == main()')), []);
    assert.deepEqual(await places(rule, project('import numpy as np', 'def test_zeros():', '    assert (np.zeros(3) == np.zeros(3)).all()')), ['train.py:9']);
  });
});

describe('testing/no-behaviour-test', () => {
  it('takes two answers that are compared', async () => {
    const rule = 'no-behaviour-test';
    assert.deepEqual(await places(rule, project('def test_more(model):', '    assert model.predict([[2]]) > model.predict([[1]])')), []);
    assert.deepEqual(await places(rule, project('def test_one(model):', '    assert model.predict([[2]]) > 1')), ['train.py:9']);
  });
});

describe('testing/no-smoke-test', () => {
  it('is silent where a test runs the pipeline', async () => {
    assert.deepEqual(await places('no-smoke-test', project('from train import main', 'def test_it():', '    main()')), []);
  });
});

describe('testing/no-slice-test', () => {
  it('takes a score by group in a test', async () => {
    assert.deepEqual(await places('no-slice-test', project('def test_groups(table):', '    for name, rows in table.groupby("gender"):', '        assert rows["right"].mean() > 0.7')), []);
  });
});

describe('testing/no-edge-case-test', () => {
  const ratio = 'import pandas as pd\nimport sklearn\ndef ratio(table: pd.DataFrame):\n    known = table["a"].fillna(0)\n    return known / table["b"]\n';
  const tested = (values: string): Files => ({ 'ratio.py': ratio, 'test_ratio.py': `import numpy as np\nimport pandas as pd\nfrom ratio import ratio\ndef test_ratio():\n    assert len(ratio(pd.DataFrame(${values}))) == 2\n` });

  it('names the input that no test gives', async () => {
    const { findings } = await reportOn(tested('{"a": [1, 2], "b": [1, 2]}'));
    const finding = findings.find(({ rule }) => rule === 'testing/no-edge-case-test');
    assert.match(finding?.message ?? '', /`ratio` is tested with ordinary input alone: no test gives it a zero to divide by or a missing value/);
  });

  it('is silent where a test has a gap', async () => {
    assert.deepEqual(await places('no-edge-case-test', tested('{"a": [1, np.nan], "b": [1, 2]}')), []);
  });
});

describe('kinds of tests of networks', () => {
  const net = `import torch
from torch import nn
from torch.utils.data import Dataset

class Rows(Dataset):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return torch.zeros(4), 0

class Mix(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(4))

    def forward(self, x):
        return x.transpose(0, 1) * self.weight

def train(model, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in batches:
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
    return loss
`;
  const withTest = (...lines: readonly string[]): Files => ({ 'net.py': net, 'test_net.py': ['import torch', 'from net import Mix, Rows, train', ...lines, ''].join('\n') });
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['no-dataset-test', 'net.py:5', ['def test_rows():', '    assert len(Rows()) == 3']],
    ['no-output-range-test', 'net.py:17', ['def test_forward():', '    assert Mix()(torch.zeros(4, 4)).shape == (4, 4)']],
    ['no-gradient-test', 'net.py:12', ['def test_it(x):', '    Mix()(x).sum().backward()', '    assert x.grad[1:].sum() == 0']],
    ['no-learnability-test', 'net.py:20', ['def test_it(batch):', '    loss = train(Mix(), [batch])', '    assert loss < 0.1']],
  ];
  for (const [rule, at, test] of cases) {
    it(`testing/${rule} asks for such a test, and takes it`, async () => {
      assert.deepEqual(await places(rule, withTest('def test_nothing():', '    assert torch is not None')), [at]);
      assert.deepEqual(await places(rule, withTest(...test)), []);
    });
  }
});

describe('kinds of tests of services', () => {
  const app = `import joblib
import pandas as pd
from fastapi import FastAPI

FEATURES = ["a", "b", "c"]
app = FastAPI()
model = joblib.load("model.joblib")

@app.post("/predict")
def answer(row: dict):
    return float(model.predict(pd.DataFrame([row])[FEATURES])[0])
`;
  const test = 'from app import app\ndef test_app():\n    assert app is not None\n';

  it('testing/no-latency-test speaks of handlers, and takes a measured test', async () => {
    assert.deepEqual(await places('no-latency-test', { 'app.py': app, 'test_app.py': test }), ['app.py:10']);
    assert.deepEqual(await places('no-latency-test', { 'app.py': app, 'test_app.py': `from time import perf_counter\n${test}    assert perf_counter() > 0\n` }), []);
    assert.deepEqual(await places('no-latency-test', { 'app.py': app, 'test_app.py': test, 'locustfile.py': 'import locust\nimport sklearn\n' }), []);
  });

  it('testing/no-feature-list-test speaks of the list, and takes a comparison with the model', async () => {
    assert.deepEqual(await places('no-feature-list-test', { 'app.py': app, 'test_app.py': test }), ['app.py:5']);
    assert.deepEqual(await places('no-feature-list-test', { 'app.py': app, 'test_app.py': 'from app import FEATURES, model\ndef test_list():\n    assert list(model.feature_names_in_) == FEATURES\n' }), []);
  });

  it('testing/no-prompt-regression-test speaks of what asks a language model, and takes golden questions', async () => {
    const bot = 'import pandas as pd\nimport sklearn\nfrom openai import OpenAI\ndef ask(text):\n    return OpenAI().chat.completions.create(model="m", messages=[{"role": "user", "content": text}])\ndef clean(text):\n    return text.strip()\n';
    const of = (name: string): Files => ({ 'bot.py': bot, 'test_bot.py': `from bot import clean\ndef ${name}():\n    assert clean(" a") == "a"\n` });
    assert.deepEqual(await places('no-prompt-regression-test', of('test_clean')), ['bot.py:4']);
    assert.deepEqual(await places('no-prompt-regression-test', of('test_golden_questions')), []);
  });
});
