import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { ExplainRequest, ExplainTarget, MentorPlace } from '../../src/mentor/conversation';
import type { ExplainResult } from '../../src/server/protocol';
import { explainMethod } from '../../src/server/protocol';
import type { Client } from './support/client';
import { startClient } from './support/client';

const code = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("churn.csv")
X = StandardScaler().fit_transform(df.drop(columns="churn"))
X_train, X_test, y_train, y_test = train_test_split(X, df["churn"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`;

const open: MentorPlace = { path: '', cell: null, range: { start: { line: 7, column: 1 }, end: { line: 7, column: 1 } } };
const ask = (target: ExplainTarget): ExplainRequest => ({ target, level: 'junior', type: 'explain' });

describe('holdout/explain', () => {
  let client: Client;
  const explain = (uri: string | null, target: ExplainTarget): Promise<ExplainResult> => client.request(explainMethod, { uri, request: ask(target) });
  before(async () => {
    client = await startClient({ server: join(__dirname, '..', '..', 'src', 'server', 'node.js'), folders: ['p'], files: { 'p/train.py': code } });
  });
  after(() => client.stop());

  it('explains a selection of an open file, with its finding and the data flow', async () => {
    await client.open('p/train.py', code);
    const { answer, folder } = await explain(client.uri('p/train.py'), { kind: 'selection', place: open });
    assert.equal(folder, client.uri('p'));
    assert.deepEqual(answer.lines.map((line) => line.place.range.start.line), [7]);
    assert.ok(answer.risks.some((risk) => risk.rule === 'leakage/fit-before-split'));
    assert.match(answer.picture?.svg ?? '', /^<svg/);
    assert.match(answer.picture?.text ?? '', /StandardScaler/);
  });

  it('explains what is typed, not what is on disk', async () => {
    await client.change('p/train.py', code.replace('print(model.score(X_test, y_test))', 'print(model.predict(X_test))'));
    const { answer } = await explain(client.uri('p/train.py'), { kind: 'selection', place: { ...open, range: { start: { line: 10, column: 1 }, end: { line: 10, column: 1 } } } });
    assert.match(answer.lines[0]?.text ?? '', /predictions/);
  });

  it('answers in 100 ms when the file is known', async () => {
    await explain(client.uri('p/train.py'), { kind: 'file', path: '' });
    const started = performance.now();
    const { answer } = await explain(client.uri('p/train.py'), { kind: 'file', path: '' });
    assert.ok(performance.now() - started < 100, String(performance.now() - started));
    assert.match(answer.answer, /reads/);
  });

  it('explains a cell by its own URI', async () => {
    await client.openNotebook('p/a.ipynb', [{ id: 'text', text: '# Title', language: 'markdown' }, { id: 'first', text: 'import pandas as pd\n' }, { id: 'second', text: 'df = pd.read_csv("a.csv")\ndf.head()\n' }]);
    const { answer } = await explain(client.cellUri('p/a.ipynb', 'second'), { kind: 'cell', place: { ...open, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } } });
    assert.deepEqual(answer.lines.map((line) => [line.place.cell, line.place.range.start.line]), [[2, 1], [2, 2]]);
  });

  it('answers a question about nothing in particular', async () => {
    const { answer } = await explain(null, { kind: 'question', text: 'may I scale before train_test_split?', place: null });
    assert.equal(answer.lessons[0]?.id, 'leakage/fit-before-split');
  });

  it('gives the lesson of a rule, and says where there is none', async () => {
    assert.ok((await explain(null, { kind: 'lesson', id: 'leakage/train-on-test' })).answer.ladder.length === 5);
    assert.match((await explain(null, { kind: 'lesson', id: 'leakage/none' })).answer.answer, /no lesson/);
  });
});
