import assert from 'node:assert/strict';
import { library } from '../../../src/library/tables';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import { rules } from '../../../src/rules/registry.generated';

/** What a rule says of a project: `path:line severity`, and the messages. */
async function said(rule: string, files: Readonly<Record<string, string>>): Promise<{ readonly places: string[]; readonly messages: string[] }> {
  const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), preset: 'strict' }, parser: await loadParser(), library, rules: rules.filter((one) => one.meta.id === rule) });
  try {
    const { findings, errors } = await engine.check({ paths: [''] });
    assert.deepEqual(errors, []);
    return { places: findings.map((found) => `${found.path}:${String(found.range.start.line)} ${found.severity}`), messages: findings.map((found) => found.message) };
  } finally {
    engine.dispose();
  }
}

const keras = (train: string, serve: string): Readonly<Record<string, string>> => ({
  'train.py': `import pickle\nimport pandas as pd\nfrom tensorflow import keras\nfrom tensorflow.keras.preprocessing.sequence import pad_sequences\nfrom tensorflow.keras.preprocessing.text import Tokenizer\ntable = pd.read_csv("a.csv")\ntokenizer = Tokenizer()\ntokenizer.fit_on_texts(table["text"])\nX = pad_sequences(tokenizer.texts_to_sequences(table["text"]), ${train})\nmodel = keras.Sequential([keras.layers.Embedding(100, 8), keras.layers.LSTM(8), keras.layers.Dense(1)])\nmodel.compile("adam", "mse")\nmodel.fit(X, table["y"])\nmodel.save("m.keras")\npickle.dump(tokenizer, open("t.pkl", "wb"))\n`,
  'app.py': `import pickle\nfrom flask import Flask, request\nfrom tensorflow import keras\nfrom tensorflow.keras.preprocessing.sequence import pad_sequences\napp = Flask(__name__)\nmodel = keras.models.load_model("m.keras")\ntokenizer = pickle.load(open("t.pkl", "rb"))\n@app.post("/p")\ndef p():\n    x = pad_sequences(tokenizer.texts_to_sequences([request.json["text"]]), ${serve})\n    return str(model.predict(x)[0, 0])\n`,
});

describe('skew/tokenizer-mismatch', () => {
  const rule = 'skew/tokenizer-mismatch';

  it('fills in what pad_sequences does by default', async () => {
    assert.deepEqual((await said(rule, keras('maxlen=50, padding="post"', 'maxlen=50'))).places, ['app.py:10 error']);
    assert.deepEqual((await said(rule, keras('maxlen=50, padding="pre"', '50'))).places, []);
  });

  it('tells both lengths, and which text is lost', async () => {
    const { messages } = await said(rule, keras('maxlen=200', 'maxlen=50'));
    assert.match(messages[0] ?? '', /after 50 tokens here, and after 200 in training \(train\.py:9\).*no longer gets/);
  });

  it('is silent about a length that is computed', async () => {
    assert.deepEqual((await said(rule, keras('maxlen=table["text"].str.len().max()', 'maxlen=50'))).places, []);
  });

  const bert = (train: string, serve: string, saves = 'model'): Readonly<Record<string, string>> => ({
    'train.py': `from datasets import load_dataset\nfrom transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments\ntokenizer = AutoTokenizer.from_pretrained("${train}")\nmodel = AutoModelForSequenceClassification.from_pretrained("${train}")\ndata = load_dataset("imdb")["train"].map(lambda row: tokenizer(row["text"], truncation=True, max_length=128))\nTrainer(model, TrainingArguments("o"), train_dataset=data).train()\nmodel.save_pretrained("${saves}")\n`,
    'app.py': `from fastapi import FastAPI\nfrom transformers import AutoModelForSequenceClassification, AutoTokenizer\napp = FastAPI()\ntokenizer = AutoTokenizer.from_pretrained("${serve}")\nmodel = AutoModelForSequenceClassification.from_pretrained("${saves}")\n@app.post("/p")\ndef p(text: str):\n    return int(model(**tokenizer(text, truncation=True, max_length=128, return_tensors="pt")).logits.argmax())\n`,
  });

  it('knows which checkpoints share a vocabulary', async () => {
    assert.deepEqual((await said(rule, bert('distilbert-base-uncased', 'bert-base-uncased'))).places, []);
    assert.deepEqual((await said(rule, bert('google-bert/bert-base-cased', 'bert-base-cased'))).places, []);
    assert.deepEqual((await said(rule, bert('roberta-base', 'bert-base-uncased'))).places, ['app.py:4 error']);
  });

  it('says nothing of a folder that it does not know', async () => {
    assert.deepEqual((await said(rule, bert('bert-base-cased', 'somewhere/else'))).places, []);
  });
});

describe('skew/audio-parameter-mismatch', () => {
  const rule = 'skew/audio-parameter-mismatch';
  const sound = (train: string, serve: string): Readonly<Record<string, string>> => ({
    'train.py': `import joblib, librosa\nimport pandas as pd\nfrom sklearn.svm import SVC\ntable = pd.read_csv("a.csv")\nX = []\nfor path in table["path"]:\n    y, sr = ${train}\n    X.append(librosa.feature.mfcc(y=y, sr=sr, n_mfcc=20).mean(axis=1))\nmodel = SVC().fit(X, table["label"])\njoblib.dump(model, "m.joblib")\n`,
    'app.py': `import joblib, librosa, soundfile\nfrom fastapi import FastAPI, UploadFile\napp = FastAPI()\nmodel = joblib.load("m.joblib")\n@app.post("/p")\ndef p(file: UploadFile):\n    y, sr = ${serve}\n    return str(model.predict([librosa.feature.mfcc(y=y, sr=sr, n_mfcc=20).mean(axis=1)])[0])\n`,
  });

  it('fills in the rate of librosa.load', async () => {
    assert.deepEqual((await said(rule, sound('librosa.load(path, sr=22050)', 'librosa.load(file.file)'))).places, []);
    assert.deepEqual((await said(rule, sound('librosa.load(path)', 'librosa.load(file.file, sr=16000)'))).places, ['app.py:7 error']);
  });

  it('warns of a reader that keeps the rate of the file', async () => {
    const { places, messages } = await said(rule, sound('librosa.load(path)', 'soundfile.read(file.file)'));
    assert.deepEqual(places, ['app.py:7 warning']);
    assert.match(messages[0] ?? '', /whatever the file has here and 22050 \(the default\) in training/);
    assert.deepEqual((await said(rule, sound('librosa.load(path, sr=None)', 'soundfile.read(file.file)'))).places, []);
  });
});

describe('skew/train-validation-mismatch', () => {
  const rule = 'skew/train-validation-mismatch';
  const scores = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
    'train.py': `import numpy as np\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\ntable = pd.read_csv("a.csv")\nX_train, X_test, y_train, y_test = train_test_split(table[["a", "b"]], table["y"])\nscaler = StandardScaler().fit(X_train)\nmodel = LogisticRegression()\n${lines.join('\n')}\n`,
  });

  it('tells of a score on rows that were not scaled', async () => {
    assert.deepEqual((await said(rule, scores('model.fit(scaler.transform(X_train), y_train)', 'model.score(X_test, y_test)'))).places, ['train.py:11 warning']);
    assert.deepEqual((await said(rule, scores('model.fit(X_train, y_train)', 'model.score(scaler.transform(X_test), y_test)'))).places, ['train.py:11 warning']);
  });

  it('takes the training that the model went through last', async () => {
    assert.deepEqual((await said(rule, scores('model.fit(X_train, y_train)', 'model.score(X_test, y_test)', 'model.fit(scaler.transform(X_train), y_train)', 'model.score(scaler.transform(X_test), y_test)'))).places, []);
  });

  it('is silent about a grid between the extremes of the rows', async () => {
    assert.deepEqual((await said(rule, scores('Z = scaler.transform(X_train)', 'model.fit(Z, y_train)', 'xx = np.linspace(Z[:, 0].min(), Z[:, 0].max(), 50)', 'model.predict(np.c_[xx, xx])'))).places, []);
  });

  const parts = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
    'train.py': `import copy\nfrom torch.utils.data import random_split\nfrom torchvision import datasets, transforms\nfull = datasets.ImageFolder("a")\ntrain, valid = random_split(full, [80, 20])\n${lines.join('\n')}\nloss.backward()\n`,
  });

  it('tells of a transform that is set for all parts, and not of a copy', async () => {
    assert.deepEqual((await said(rule, parts('train.dataset.transform = a', 'valid.dataset.transform = b'))).places, ['train.py:7 warning']);
    assert.deepEqual((await said(rule, parts('valid.dataset = copy.deepcopy(full)', 'valid.dataset.transform = b'))).places, []);
  });
});

describe('skew/duplicated-feature-code', () => {
  const rule = 'skew/duplicated-feature-code';
  const copied = (train: string, serve: string): Readonly<Record<string, string>> => ({
    'train.py': `import joblib\nimport pandas as pd\nfrom sklearn.svm import SVC\n${train}table = pd.read_csv("a.csv")\njoblib.dump(SVC().fit(features(table), table["y"]), "m.joblib")\n`,
    'app.py': `import joblib\nimport pandas as pd\nfrom flask import Flask, request\napp = Flask(__name__)\nmodel = joblib.load("m.joblib")\n${serve}@app.post("/p")\ndef p():\n    return str(model.predict(features(pd.DataFrame([request.json]))))\n`,
  });
  const code = 'def features(t):\n    t["ratio"] = t["a"] / t["b"]\n    t["big"] = (t["c"] > 20).astype(int)\n    return t[["ratio", "big"]]\n';

  it('reads past comments, quotes and white space', async () => {
    const other = code.replaceAll('"', '\'').replace('    t[\'big\']', '    # large ones\n\n    t[\'big\']').replace(' / ', '/');
    assert.deepEqual((await said(rule, copied(code, other))).places, ['app.py:6 hint']);
  });

  it('leaves code that differs to other rules', async () => {
    assert.deepEqual((await said(rule, copied(code, code.replace('20', '30')))).places, []);
  });
});
