import { strict as assert } from 'node:assert';
import type { ModelServer } from '../mentor/llm/model-server';
import { modelServer, refuses, streams } from '../mentor/llm/model-server';
import { folderWith, holdout } from './support';

const TRAIN = `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

API_KEY = "${['sk', 'proj', 'a1B2c3D4e5F6g7H8i9J0'].join('-')}"
frame = pd.read_csv("churn.csv")
X = StandardScaler().fit_transform(frame.drop(columns="churned"))
X_train, X_test, y_train, y_test = train_test_split(X, frame["churned"])
`;
const ANSWER = { answer: 'Split first, then fit on the training rows.', verdict: 'fault', lines: [], code: [], question: 'Which rows may it learn from?' };

describe('holdout explain --llm', function () {
  this.timeout(40_000);
  let server: ModelServer;
  let folder: ReturnType<typeof folderWith>;
  before(async () => {
    server = await modelServer();
    folder = folderWith({ 'train.py': TRAIN });
  });
  after(async () => {
    folder.remove();
    await server.close();
  });
  const explain = (...args: string[]) => holdout(['explain', 'train.py:7', '--model', 'tiny', '--endpoint', server.baseUrl, ...args], { cwd: folder.folder });

  it('prints the explanation of the analyser, and the model\'s below it, checked', async () => {
    server.answer(streams(JSON.stringify(ANSWER)));
    const { status, stdout, stderr } = await explain('--llm', '--yes', '--format', 'markdown');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /fit-before-split[\s\S]*## tiny at 127\.0\.0\.1:\d+: checked\n\nSplit first/);
    assert.match(stdout, /100 tokens in, 20 out/);
    assert.match(stderr, /Sending about \d+ tokens to tiny at 127\.0\.0\.1:\d+ \(this machine\), taken out: 1 openai key/);
    const sent = JSON.stringify(server.asked.at(-1)?.body);
    assert.equal(sent.includes('sk-proj'), false);
    assert.ok(sent.includes('HIDDEN_OPENAI_KEY_1'));
  });

  it('sends nothing without a yes', async () => {
    const before = server.asked.length;
    const { status, stderr } = await explain('--llm');
    assert.equal(status, 2);
    assert.match(stderr, /This would send about \d+ tokens to tiny[\s\S]*--yes/);
    const preview = await explain('--preview');
    assert.equal(preview.status, 0);
    assert.match(preview.stdout, /\[system\]\nYou are a mentor[\s\S]*7\| X = StandardScaler\(\)\.fit_transform/);
    assert.match(preview.stderr, /Nothing was sent/);
    assert.equal(server.asked.length, before);
  });

  it('gives the model\'s answer beside the analyser\'s in JSON', async () => {
    server.answer(streams(JSON.stringify({ ...ANSWER, answer: 'This code is fine.', verdict: 'no fault' })));
    const { stdout } = await explain('--llm', '--yes', '--format', 'json');
    const answer = JSON.parse(stdout) as { risks: unknown[]; model: { state: string; problems: { kind: string }[] } };
    assert.ok(answer.risks.length > 0);
    assert.equal(answer.model.state, 'marked');
    assert.deepEqual(answer.model.problems.map(({ kind }) => kind), ['verdict']);
  });

  it('leaves the explanation where the model fails, and says why', async () => {
    server.answer(refuses(404, 'no such model'));
    const { status, stdout, stderr } = await explain('--llm', '--yes');
    assert.equal(status, 2);
    assert.match(stdout, /fit-before-split/);
    assert.match(stderr, /has no model tiny/);
  });

  it('asks for what is missing, and sends OpenAI\'s key to OpenAI alone', async () => {
    const options = { cwd: folder.folder, env: { OPENAI_API_KEY: 'for-openai-alone' } };
    assert.match((await holdout(['explain', 'train.py:7', '--llm'], options)).stderr, /Name the model/);
    assert.match((await holdout(['explain', 'train.py:7', '--llm', '--model', 'x'], { cwd: folder.folder })).stderr, /Set the key in HOLDOUT_LLM_KEY/);
    server.answer(streams(JSON.stringify(ANSWER)));
    await holdout(['explain', 'train.py:7', '--llm', '--yes', '--model', 'x', '--endpoint', server.baseUrl], options);
    assert.equal(server.asked.at(-1)?.headers.authorization, 'Bearer none');
  });
});
