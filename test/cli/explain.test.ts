import assert from 'node:assert/strict';
import { folderWith, holdout } from './support';

const CODE = `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("a.csv")
X = StandardScaler().fit_transform(df.drop(columns="y"))
X_train, X_test, y_train, y_test = train_test_split(X, df["y"], random_state=0)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
`;
const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: ['import pandas as pd\n', 'df = pd.read_csv("a.csv")\ndf.head()\n'].map((source) => ({ cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source })) });

describe('holdout explain and holdout skills', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  before(() => {
    ({ folder, remove } = folderWith({ 'train.py': CODE, 'a.ipynb': notebook, 'notes.md': '# notes' }));
  });
  after(() => {
    remove();
  });
  const run = (...args: string[]) => holdout(args, { cwd: folder });

  it('prints the lesson of a rule and of a concept', async () => {
    const [rule, concept] = await Promise.all([run('explain', 'leakage/fit-before-split'), run('explain', 'concept/calibration')]);
    assert.deepEqual([rule.status, rule.stderr], [0, '']);
    assert.match(rule.stdout, /^leakage\/fit-before-split {2}warning, \w+ finding/);
    assert.equal(concept.status, 0);
    assert.match(concept.stdout, /^concept\/calibration {2}concept\n\nCalibration: does 80% mean 80%\n/);
  });

  it('explains the finding on a line, with where its data comes from and goes to', async () => {
    const { status, stdout, stderr } = await run('explain', 'train.py:7', '--hints');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /`leakage\/fit-before-split`/);
    assert.match(stdout, /Where the data comes from/);
    assert.match(stdout, /5 Fix/);
    assert.ok(!stdout.includes('\u001b['));
  });

  it('explains a line without a finding, and one of a cell', async () => {
    const [line, cell] = await Promise.all([run('explain', 'train.py:6', '--format', 'markdown'), run('explain', 'a.ipynb:1:2')]);
    assert.match(line.stdout, /^# What line 6 does\n[\s\S]*Reads the file `a\.csv` into a table/);
    assert.match(cell.stdout, /cell 1, line 2: Shows the first rows of `df`/);
  });

  it('gives the whole answer as JSON, and the other ways to talk', async () => {
    const { stdout } = await run('explain', 'train.py:7', '--as', 'socratic', '--format', 'json', '--level', 'senior');
    const answer = JSON.parse(stdout) as { readonly schema: number; readonly script: { readonly type: string; readonly steps: readonly unknown[] } };
    assert.equal(answer.schema, 1);
    assert.equal(answer.script.type, 'socratic');
    assert.ok(answer.script.steps.length > 2);
  });

  it('answers a question, and says where nothing fits', async () => {
    const [found, none] = await Promise.all([run('explain', '--question', 'may I scale before train_test_split?'), run('explain', '--question', 'how do I bake a cake')]);
    assert.match(found.stdout, /`leakage\/fit-before-split`/);
    assert.match(none.stdout, /Nothing fitting was found/);
  });

  it('says in a sentence what it can not explain', async () => {
    for (const [args, says] of [
      [['explain'], /Name a rule, a concept or FILE:LINE/],
      [['explain', 'leakage/fit-befor-split'], /Did you mean "leakage\/fit-before-split"\?/],
      [['explain', 'none.py:3'], /There is no such file/],
    ] as const) {
      const { status, stderr, stdout } = await run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, says);
    }
  });

  it('drafts a model card whose gaps are marked', async () => {
    const { status, stdout, stderr } = await run('card', 'train.py');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^# Model card \(draft\): train\.py\n/);
    assert.match(stdout, /- `Ridge`, trained on the training rows \(line 9\)/);
    assert.match(stdout, /- `StandardScaler` learns how the columns are spread from all rows \(line 7\)/);
    assert.match(stdout, /- `train_test_split`: at random \(line 8\)/);
    assert.match(stdout, /`leakage\/fit-before-split` at `train\.py:7`/);
    assert.match(stdout, /- For: \*\*\(gap: to be filled in by a person\)\*\*/);
    assert.match(stdout, /\| `y` \| target \|/);
  });

  it('lists the areas of skill that the code shows', async () => {
    const [{ status, stdout }, json] = await Promise.all([run('skills'), run('skills', '--format', 'json')]);
    assert.equal(status, 0);
    assert.match(stdout, /Leakage-free evaluation design\n {4}shown {4}1 split into training and test rows\n {4}to mend {2}leakage\/fit-before-split/);
    const { areas } = JSON.parse(json.stdout) as { readonly areas: readonly { readonly id: string; readonly practice: readonly { readonly places: readonly { readonly path: string }[] }[] }[] };
    assert.ok(areas.length > 70);
    assert.equal(areas.find(({ id }) => id === 'ml.algorithms')?.practice[0]?.places[0]?.path, 'train.py');
  });
});
