import assert from 'node:assert/strict';
import { library } from '../../../src/library/tables';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import type { PythonParser } from '../../../src/python/parser';
import { defaultConfig } from '../../../src/review/config';
import type { Engine } from '../../../src/review/engine';
import { createEngine } from '../../../src/review/engine';
import { withKnown } from '../../../src/review/side-by-side/known';
import { parityPage } from '../../../src/review/side-by-side/page';
import type { ParityPair, ParityReport, ParityRow } from '../../../src/review/side-by-side/report';
import { parityText } from '../../../src/review/side-by-side/text';
import { summary, verdict, verdictOfAll } from '../../../src/review/side-by-side/words';
import { rules } from '../../../src/rules/registry.generated';

const same = (text: string): string => text;
const plain = { bold: same, dim: same, red: same, yellow: same, blue: same, cyan: same, green: same };

/** The threshold stands in no step: without the finding, the table would say that all agrees. */
const THRESHOLD_FIT = `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

visits = pd.read_csv("visits.csv")
train, test = train_test_split(visits, random_state=0)
model = LogisticRegression()
model.fit(train[["age", "visits"]], train["returns"])
print((model.predict_proba(test[["age", "visits"]])[:, 1] > 0.3).mean())
joblib.dump(model, "returns.joblib")
`;
const THRESHOLD_APP = `import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("returns.joblib")

@app.post("/returns")
def returns(visit: dict):
    row = pd.DataFrame([visit])
    risk = model.predict_proba(row[["age", "visits"]])[:, 1]
    return {"returns": bool(risk[0] > 0.6)}
`;
/** Nothing of what this asks its network is known, but that a step of it is random. */
const RANDOM_APP = `import torch
from flask import Flask, jsonify, request
from torchvision import transforms
from PIL import Image

app = Flask(__name__)
net = torch.jit.load("leaves.pt")
net.eval()
steps = transforms.Compose([transforms.RandomHorizontalFlip(), transforms.ToTensor()])

@app.route("/leaf", methods=["POST"])
def leaf():
    picture = Image.open(request.files["leaf"])
    return jsonify(int(net(steps(picture).unsqueeze(0)).argmax()))

@app.route("/health")
def health():
    return "ok"
`;
const RANDOM_FIT = `import torch
from leaves import batches, make

net = make()
loss = torch.nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), 0.01)
for pictures, kinds in batches("leaves"):
    optimizer.zero_grad()
    loss(net(pictures), kinds).backward()
    optimizer.step()
torch.jit.save(torch.jit.script(net), "leaves.pt")
`;

describe('the comparison and the findings', () => {
  let parser: PythonParser;
  let engine: Engine | null = null;
  before(async () => {
    parser = await loadParser();
  });
  afterEach(() => {
    engine?.dispose();
    engine = null;
  });
  const engineOf = (files: Record<string, string>): Engine => {
    engine = createEngine({ workspace: memoryWorkspace(files), config: defaultConfig(), parser, library, rules });
    return engine;
  };
  const reported = async (files: Record<string, string>): Promise<ParityReport> => engineOf(files).parity({ train: null, serve: null });
  const only = (report: ParityReport): ParityPair => {
    const [pair, ...others] = report.pairs;
    assert.ok(pair);
    assert.equal(others.length, 0);
    return pair;
  };
  const told = (pair: ParityPair): (readonly [ParityRow['state'], string | undefined, string | undefined, readonly string[]])[] =>
    pair.sections.flatMap(({ rows }) => rows.filter((row) => row.findings).map((row) => [row.state, row.train?.text, row.serve?.text, (row.findings ?? []).map((index) => pair.findings[index]?.rule ?? '')] as const));

  it('takes over what no step shows, with both places and values', async () => {
    const pair = only(await reported({ 'fit.py': THRESHOLD_FIT, 'app.py': THRESHOLD_APP }));
    assert.deepEqual(told(pair), [['different', 'model.predict_proba(test[["age", "visits"]])[:, 1] > 0.3', 'risk[0] > 0.6', ['skew/threshold-mismatch']]]);
    assert.deepEqual(pair.sections[0]?.rows.at(-1)?.train?.at.range.start, { line: 10, column: 8 });
    assert.equal(verdict(pair), '2 of 3 steps agree, 1 differs; 1 finding');
  });

  it('says the same as the check of the same files, finding by finding', async () => {
    const files = { 'fit.py': THRESHOLD_FIT, 'app.py': THRESHOLD_APP };
    const made = engineOf(files);
    const { findings } = await made.check({ paths: [''] });
    const report = await made.parity({ train: null, serve: null });
    assert.deepEqual(only(report).findings, findings.filter(({ rule }) => rule.startsWith('skew/')));
    assert.equal(only(report).findings.length, 1);
  });

  it('takes over what a rule finds in the program that answers, where nothing else is known', async () => {
    const pair = only(await reported({ 'fit.py': RANDOM_FIT, 'app.py': RANDOM_APP }));
    assert.deepEqual(told(pair).map(([state, , serve, found]) => [state, serve, found]), [['extra', 'transforms.RandomHorizontalFlip()', ['skew/random-step-at-inference']]]);
    assert.match(verdict(pair), /1 only at serving.*; 1 finding$/);
  });

  it('marks the row of the step, and leaves others as they are', async () => {
    const app = THRESHOLD_APP.replace('0.6', '0.3').replace('row = pd.DataFrame([visit])\n', 'row = pd.DataFrame([visit])\n    row["visits"] = row["visits"] / 12\n');
    const fit = THRESHOLD_FIT.replace('train, test', 'visits["visits"] = visits["visits"] / 10\ntrain, test');
    const pair = only(await reported({ 'fit.py': fit, 'app.py': app }));
    assert.deepEqual(told(pair), [['different', 'visits = visits["visits"] / 10', 'visits = row["visits"] / 12', ['skew/constant-mismatch']]]);
    assert.deepEqual(pair.counts, { equal: 1, different: 1, missing: 0, extra: 0, unknown: 0 });
  });

  it('tells a finding of the entry point alone that runs through it', async () => {
    const other = `
@app.post("/age")
def age(visit: dict):
    row = pd.DataFrame([visit])
    return {"risk": float(model.predict_proba(row[["age", "visits"]])[0, 1])}
`;
    const { pairs } = await reported({ 'fit.py': THRESHOLD_FIT, 'app.py': THRESHOLD_APP + other });
    assert.deepEqual(pairs.map(({ serve, findings }) => [serve.entry, findings.length]), [['returns', 1], ['age', 0]]);
    assert.match(verdictOfAll(pairs), /1 differs.*; 1 finding$/);
  });

  it('tells what a comment or the baseline keeps out as such', async () => {
    const silenced = THRESHOLD_APP.replace('    return {"returns"', '    # holdout: ignore[skew/threshold-mismatch] agreed with the clinic\n    return {"returns"');
    const report = await reported({ 'fit.py': THRESHOLD_FIT, 'app.py': silenced });
    const pair = only(report);
    assert.deepEqual(pair.findings.map(({ suppression }) => suppression), [{ by: 'comment', reason: 'agreed with the clinic' }]);
    assert.equal(verdict(pair), '2 of 3 steps agree, 1 differs; 1 suppressed finding');
    assert.match(parityText(report, plain, 100), /↳ suppressed by a comment \(agreed with the clinic\) skew\/threshold-mismatch: The score is cut\n {6}at 0\.6 here/);
    const open = await reported({ 'fit.py': THRESHOLD_FIT, 'app.py': THRESHOLD_APP });
    const known = withKnown(open, (findings) => new Set(findings));
    assert.deepEqual(only(known).findings.map(({ suppression }) => suppression?.by), ['baseline']);
    assert.equal(withKnown(open, () => new Set()), open);
    assert.match(summary(known), /; 1 suppressed finding\.$/);
  });

  it('shows the finding below its row, in text and on the page', async () => {
    const report = await reported({ 'fit.py': THRESHOLD_FIT, 'app.py': THRESHOLD_APP });
    assert.match(parityText(report, plain, 100), /… ≠ risk\[0\] > 0\.6\n.*\n {4}↳ warning skew\/threshold-mismatch: The score is cut at 0\.6 here/);
    const page = parityPage(report);
    assert.match(page, /<tr class="finding"><td colspan="3"><span class="warning">warning<\/span> <a href="#" data-path="app\.py" data-cell="" data-line="12" data-column="\d+">skew\/threshold-mismatch<\/a> The score is cut/);
    assert.match(page, /<p class="verdict differs">2 of 3 steps agree, 1 differs; 1 finding\.<\/p>/);
  });

  it('shows what is found of an entry point without a training here', async () => {
    const { pairs, unpaired } = await reported({ 'app.py': RANDOM_APP, 'fit.py': RANDOM_FIT.replace('leaves.pt', 'trees.pt').replace('leaves', 'trees'), 'other.py': RANDOM_FIT.replace('leaves.pt', 'flowers.pt') });
    assert.equal(pairs.length, 0);
    assert.deepEqual(unpaired.map(({ findings }) => findings.map(({ rule }) => rule)), [['skew/random-step-at-inference']]);
  });
});
