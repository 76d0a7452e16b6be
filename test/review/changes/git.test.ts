import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLEAN, HEAD, LEAK, LEAKY, MAIN, STAGED, fixed, git, notebook, repositoryWith, reviewIn, told } from './support';
import type { TestRepository } from './support';

const LEAK_IN_TRAIN = `train.py:8 ${LEAK} changed-line`;

describe('the review of a change', function () {
  this.timeout(60_000);
  const made: TestRepository[] = [];
  const repository = (files: Readonly<Record<string, string | Uint8Array>>): TestRepository => {
    const one = repositoryWith(files);
    made.push(one);
    return one;
  };
  afterEach(() => {
    for (const one of made.splice(0)) one.remove();
  });
  const branch = (files: Readonly<Record<string, string | Uint8Array>>): TestRepository => {
    const one = repository(files);
    one.git('switch', '--quiet', '--create', 'feature');
    return one;
  };

  describe('what counts as changed', () => {
    it('tells a fault on a committed line of the branch, and not the one that was there before', async () => {
      const { folder, commit } = branch({ 'train.py': CLEAN, 'old.py': LEAKY });
      commit({ 'train.py': LEAKY, 'old.py': `# loans\n${LEAKY}` });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual(told(report), [LEAK_IN_TRAIN]);
      assert.deepEqual([report.change?.against, report.change?.files, report.change?.added, report.change?.removed, report.change?.before], ['main', 2, 2, 0, 1]);
    });

    it('counts what is not committed, not staged, and not even known to git', async () => {
      const { folder, commit, write } = branch({ 'train.py': CLEAN, 'README.md': '' });
      commit();
      write({ 'train.py': LEAKY, 'new.py': LEAKY });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [`new.py:8 ${LEAK} changed-line`, LEAK_IN_TRAIN]);
    });

    it('leaves out what .gitignore names', async () => {
      const { folder, write } = branch({ 'train.py': CLEAN, '.gitignore': 'scratch/\n' });
      write({ 'scratch/try.py': LEAKY });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), []);
    });

    it('compares what is staged with the last commit, whatever lies on the disk', async () => {
      const { folder, git: run, write } = repository({ 'train.py': CLEAN, 'other.py': CLEAN });
      write({ 'train.py': LEAKY });
      run('add', 'train.py');
      write({ 'train.py': CLEAN, 'other.py': LEAKY });
      assert.deepEqual(told(await reviewIn(folder, STAGED)), [LEAK_IN_TRAIN]);
      assert.deepEqual(told(await reviewIn(folder, HEAD)), [`other.py:8 ${LEAK} changed-line`]);
    });

    it('takes everything staged for new where there is no commit yet', async () => {
      const { folder, git: run, write } = repository({});
      write({ 'train.py': LEAKY });
      run('add', 'train.py');
      assert.deepEqual(told(await reviewIn(folder, STAGED)), [LEAK_IN_TRAIN]);
    });

    it('sees a fault go: a revert', async () => {
      const { folder, commit, git: run } = repository({ 'train.py': CLEAN });
      commit({ 'train.py': LEAKY });
      run('switch', '--quiet', '--create', 'feature');
      run('revert', '--no-edit', 'HEAD');
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report)], [[], [`train.py:8 ${LEAK}`]]);
    });

    it('sees nothing in a change of file modes', async () => {
      const { folder } = branch({ 'train.py': LEAKY });
      chmodSync(join(folder, 'train.py'), 0o755);
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.files], [[], 0]);
    });

    it('sees nothing in line ends', async () => {
      const { folder, commit } = branch({ 'train.py': LEAKY });
      commit({ 'train.py': LEAKY.replaceAll('\n', '\r\n') });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.files], [[], 0]);
    });

    it('sees one line in a file with \\r\\n', async () => {
      const { folder, commit } = branch({ 'train.py': CLEAN.replaceAll('\n', '\r\n') });
      commit({ 'train.py': LEAKY.replaceAll('\n', '\r\n') });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.added, report.change?.removed], [[LEAK_IN_TRAIN], 1, 0]);
    });

    it('passes over binary files', async () => {
      const { folder, commit } = branch({ 'train.py': LEAKY, 'model.bin': new Uint8Array([0, 1, 2]), 'fake.py': new Uint8Array([0, 159, 146, 150]) });
      commit({ 'model.bin': new Uint8Array([0, 3, 2]), 'fake.py': new Uint8Array([0, 159, 146, 151]) });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), []);
    });

    it('does not follow links', async () => {
      const { folder, commit } = branch({ 'real/train.py': LEAKY });
      symlinkSync('real/train.py', join(folder, 'link.py'));
      symlinkSync('real', join(folder, 'linked'));
      commit();
      assert.deepEqual(told(await reviewIn(folder, MAIN)), []);
    });

    it('reads names with spaces, letters of any script and quotes', async () => {
      const name = 'mein Ordner/Übung "eins".py';
      const { folder, commit } = branch({ [name]: CLEAN });
      commit({ [name]: LEAKY });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [`${name}:8 ${LEAK} changed-line`]);
    });
  });

  describe('files that come, go and move', () => {
    it('tells what is in a new file', async () => {
      const { folder, commit } = branch({ 'README.md': 'x' });
      commit({ 'src/train.py': LEAKY });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [`src/train.py:8 ${LEAK} changed-line`]);
    });

    it('counts what was in a deleted file as fixed', async () => {
      const { folder, commit } = branch({ 'train.py': LEAKY, 'other.py': CLEAN });
      unlinkSync(join(folder, 'train.py'));
      commit();
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report)], [[], [`train.py:8 ${LEAK}`]]);
    });

    it('knows a fault again in a renamed file', async () => {
      const { folder, git: run, commit } = branch({ 'train.py': LEAKY });
      mkdirSync(join(folder, 'src'));
      run('mv', 'train.py', 'src/fit.py');
      commit();
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report), report.change?.before], [[], [], 1]);
    });

    it('tells what is new in a file that was renamed and changed', async () => {
      const { folder, git: run, write, commit } = branch({ 'train.py': CLEAN });
      run('mv', 'train.py', 'fit.py');
      write({ 'fit.py': LEAKY });
      commit();
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.added, report.change?.removed], [[`fit.py:8 ${LEAK} changed-line`], 1, 0]);
    });

    it('knows a fault again when lines move above it, and when its function moves to another file', async () => {
      const leaky = `def fit(X, y):\n${LEAKY.split('\n').slice(7, 9).map((line) => `    ${line}\n`).join('')}    model = LogisticRegression().fit(X_train, y_train)\n    return model.score(X_test, y_test)\n\n\n`;
      const head = CLEAN.split('\n').slice(0, 4).join('\n');
      const { folder, commit } = branch({ 'a.py': `${head}\n\n${leaky}\nfit(*load())\n`, 'b.py': `${head}\n` });
      commit({ 'a.py': 'from b import fit\n\nfit(*load())\n', 'b.py': `${head}\n\nNAMES = []\n\n${leaky}` });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report)], [[], []]);
    });

    it('knows a fault again in a function that is called otherwise now', async () => {
      const body = CLEAN.split('\n').slice(5).map((line) => `    ${line}\n`).join('').replace('X_train, X_test', 'X = StandardScaler().fit_transform(X)\n    X_train, X_test');
      const head = CLEAN.split('\n').slice(0, 4).join('\n');
      const { folder, commit } = branch({ 'a.py': `${head}\n\ndef main():\n${body}\nmain()\n` });
      commit({ 'a.py': `${head}\n\ndef train():\n${body}\ntrain()\n` });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report)], [[], []]);
    });
  });

  describe('histories', () => {
    it('compares with the commit at which the branch left, not with what the other branch is now', async () => {
      const { folder, commit, git: run } = repository({ 'train.py': CLEAN, 'other.py': LEAKY });
      run('switch', '--quiet', '--create', 'feature');
      commit({ 'train.py': LEAKY });
      run('switch', '--quiet', 'main');
      commit({ 'other.py': CLEAN, 'train.py': `# main went on\n${CLEAN}` });
      run('switch', '--quiet', 'feature');
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report)], [[LEAK_IN_TRAIN], []]);
    });

    it('leaves out what a merge brought from the base', async () => {
      const { folder, commit, git: run } = repository({ 'train.py': CLEAN });
      run('switch', '--quiet', '--create', 'feature');
      commit({ 'train.py': LEAKY });
      run('switch', '--quiet', 'main');
      commit({ 'theirs.py': LEAKY });
      run('switch', '--quiet', 'feature');
      run('merge', '--quiet', '--no-edit', 'main');
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [LEAK_IN_TRAIN]);
    });

    it('tells the same after a rebase', async () => {
      const { folder, commit, git: run } = repository({ 'train.py': CLEAN });
      run('switch', '--quiet', '--create', 'feature');
      commit({ 'train.py': LEAKY });
      run('switch', '--quiet', 'main');
      commit({ 'theirs.py': LEAKY });
      run('switch', '--quiet', 'feature');
      run('rebase', '--quiet', 'main');
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [LEAK_IN_TRAIN]);
    });

    it('works on a detached head, against a tag or a commit', async () => {
      const { folder, commit, git: run } = repository({ 'train.py': CLEAN });
      run('tag', 'v1');
      commit({ 'train.py': LEAKY });
      run('checkout', '--quiet', '--detach');
      assert.deepEqual(told(await reviewIn(folder, { kind: 'base', ref: 'v1' })), [LEAK_IN_TRAIN]);
      assert.deepEqual(told(await reviewIn(folder, { kind: 'base', ref: 'HEAD~1' })), [LEAK_IN_TRAIN]);
    });

    it('works in the middle of a merge with conflicts', async () => {
      const { folder, commit, git: run } = repository({ 'train.py': CLEAN, 'a.txt': 'a' });
      run('switch', '--quiet', '--create', 'feature');
      commit({ 'train.py': LEAKY, 'a.txt': 'b' });
      run('switch', '--quiet', 'main');
      commit({ 'a.txt': 'c' });
      run('switch', '--quiet', 'feature');
      assert.throws(() => run('merge', '--quiet', '--no-edit', 'main'));
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [LEAK_IN_TRAIN]);
      assert.deepEqual(told(await reviewIn(folder, STAGED)), []);
    });
  });

  describe('where the folder lies', () => {
    it('works in a linked work tree', async () => {
      const { folder, git: run } = repository({ 'train.py': CLEAN });
      const beside = join(mkdtempSync(join(tmpdir(), 'holdout-tree-')), 'tree');
      run('worktree', 'add', '--quiet', '-b', 'feature', beside);
      try {
        writeFileSync(join(beside, 'train.py'), LEAKY);
        assert.deepEqual(told(await reviewIn(beside, MAIN)), [LEAK_IN_TRAIN]);
        assert.deepEqual(told(await reviewIn(folder, MAIN)), []);
      } finally {
        rmSync(join(beside, '..'), { recursive: true, force: true });
      }
    });

    it('sees only the folder that it is started in, below the top of the repository', async () => {
      const { folder, commit } = branch({ 'pkg a/train.py': CLEAN, 'pkg b/train.py': CLEAN });
      commit({ 'pkg a/train.py': LEAKY, 'pkg b/train.py': LEAKY });
      assert.deepEqual(told(await reviewIn(join(folder, 'pkg a'), MAIN)), [LEAK_IN_TRAIN]);
    });

    it('keeps to the paths that are named', async () => {
      const { folder, commit } = branch({ 'a/train.py': CLEAN, 'b/train.py': LEAKY, 'c/train.py': CLEAN });
      commit({ 'a/train.py': LEAKY, 'b/train.py': CLEAN, 'c/train.py': LEAKY });
      const report = await reviewIn(folder, MAIN, { paths: ['a', 'c/train.py'] });
      assert.deepEqual([told(report), fixed(report)], [[`a/train.py:8 ${LEAK} changed-line`, `c/train.py:8 ${LEAK} changed-line`], []]);
    });

    it('leaves submodules, and other repositories that lie inside, to themselves', async () => {
      const library = repository({ 'lib.py': LEAKY });
      const one = repository({ 'train.py': CLEAN });
      one.git('submodule', '--quiet', 'add', library.folder, 'vendored');
      one.commit();
      one.git('switch', '--quiet', '--create', 'feature');
      one.commit({ 'train.py': LEAKY });
      library.commit({ 'lib.py': `# newer\n${LEAKY}` });
      git(join(one.folder, 'vendored'), 'pull', '--quiet');
      one.commit();
      mkdirSync(join(one.folder, 'inside'));
      git(join(one.folder, 'inside'), 'init', '--quiet');
      one.write({ 'inside/own.py': LEAKY });
      assert.deepEqual(told(await reviewIn(one.folder, MAIN)), [LEAK_IN_TRAIN]);
    });

    it('takes files that a sparse checkout leaves out for unchanged', async () => {
      const { folder, git: run } = branch({ 'a/train.py': CLEAN, 'b/train.py': LEAKY });
      run('sparse-checkout', 'set', 'a');
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), fixed(report), report.change?.files], [[], [], 0]);
    });

    it('does not run a program that no changed file belongs to', async () => {
      const { folder, commit } = branch({ 'one/pyproject.toml': '', 'one/train.py': CLEAN, 'two/pyproject.toml': '', 'two/train.py': LEAKY });
      commit({ 'one/train.py': LEAKY });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.before], [[`one/train.py:8 ${LEAK} changed-line`], 0]);
    });
  });

  describe('notebooks', () => {
    const cells = CLEAN.split('\n\n').map((text) => `${text.trim()}\n`);
    const leaky = [...cells.slice(0, 1), ...LEAKY.split('\n\n').slice(1).map((text) => `${text.trim()}\n`)];

    it('tells a fault in the cell that was changed', async () => {
      const { folder, commit } = branch({ 'train.ipynb': notebook(cells) });
      commit({ 'train.ipynb': notebook(['# loans\n', ...leaky]) });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [`train.ipynb[2]:3 ${LEAK} changed-line`]);
    });

    it('sees nothing in outputs and counts of runs', async () => {
      const { folder, commit } = branch({ 'train.ipynb': notebook(leaky) });
      commit({ 'train.ipynb': notebook(leaky, '0.93\n') });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.files], [[], 0]);
    });

    it('knows a fault again when cells come above it', async () => {
      const { folder, commit } = branch({ 'train.ipynb': notebook(leaky) });
      commit({ 'train.ipynb': notebook(['print("hello")\n', ...leaky]) });
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual([told(report), report.change?.before], [[], 1]);
    });
  });

  describe('what a change causes elsewhere', () => {
    const TRAIN = `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

NAMES = ["age", "income"]

people = pd.read_csv("people.csv")
X = people[NAMES]
model = LogisticRegression().fit(X, people["bought"])
joblib.dump(model, "model.joblib")
`;
    const APP = `import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict():
    row = pd.DataFrame([request.get_json()])[["age", "income"]]
    return {"bought": int(model.predict(row)[0])}
`;

    it('finds the app skewed by a change of the training', async () => {
      const { folder, commit } = branch({ 'train.py': TRAIN, 'app.py': APP });
      commit({ 'train.py': TRAIN.replace('X = people', 'people["income"] = np.log1p(people["income"])\nX = people').replace('import joblib\n', 'import joblib\nimport numpy as np\n') });
      const report = await reviewIn(folder, MAIN);
      assert.equal(report.findings.length, 1);
      const [finding] = report.findings;
      assert.deepEqual([finding?.path, finding?.introduced, finding?.rule.split('/')[0]], ['app.py', 'elsewhere', 'skew']);
      assert.deepEqual(report.change?.elsewhere, [finding?.fingerprint]);
      assert.equal(report.parity?.pairs.length, 1);
      assert.deepEqual(told(await reviewIn(folder, MAIN, { changedLinesOnly: true })), []);
    });

    it('finds a fault in a file that was not touched, caused by a function that it imports', async () => {
      const prepare = (body: string): string => `from sklearn.preprocessing import StandardScaler\n\n\ndef prepare(X):\n    ${body}\n`;
      const train = CLEAN.replace('from sklearn.preprocessing import StandardScaler\n', 'from prepare import prepare\n').replace('scaler = StandardScaler().fit(X_train)\n', '').replace('X_train, X_test, y_train', 'X = prepare(X)\nX_train, X_test, y_train').replaceAll('scaler.transform', '');
      const { folder, commit } = branch({ 'train.py': train, 'prepare.py': prepare('return X.abs()') });
      commit({ 'prepare.py': prepare('return StandardScaler().fit_transform(X)') });
      assert.deepEqual(told(await reviewIn(folder, MAIN)), [`prepare.py:5 ${LEAK} changed-line`]);
    });

    it('names the functions that a deleted test leaves without one', async () => {
      const features = 'import pandas as pd\n\n\ndef ratios(table):\n    table = table.fillna(0)\n    table["ratio"] = table["debt"] / table["income"].clip(lower=1)\n    return table[table["ratio"] < 10]\n';
      const test = 'import pandas as pd\n\nfrom features import ratios\n\n\ndef test_ratios():\n    table = pd.DataFrame({"debt": [1.0], "income": [2.0]})\n    assert list(ratios(table)["ratio"]) == [0.5]\n';
      const { folder, commit } = branch({ 'features.py': features, 'tests/test_features.py': test, 'tests/test_other.py': 'def test_sum():\n    assert 1 + 1 == 2\n' });
      unlinkSync(join(folder, 'tests/test_features.py'));
      commit();
      const report = await reviewIn(folder, MAIN);
      assert.deepEqual(told(report), ['features.py:4 testing/untested-feature-code elsewhere']);
      assert.deepEqual(report.testsToWrite?.map(({ name, at, reason }) => [name, at.path, reason]), [['ratios', 'features.py', 'the change takes its tests away']]);
    });

    it('does not tell again what is missed in a function that it leaves alone, whose tests it leaves alone', async () => {
      const ratios = `import numpy as np
import pandas as pd


def debt_ratio(people: pd.DataFrame) -> pd.Series:
    if people.empty:
        return pd.Series(dtype=float)
    income = people["income"].replace(0, np.nan)
    ratio = people["debt"] / income
    if ratio.isna().any():
        ratio = ratio.fillna(ratio.max())
    return ratio.clip(upper=10)
`;
      const test = 'import pandas as pd\n\nfrom ratios import debt_ratio\n\n\ndef test_debt_ratio():\n    people = pd.DataFrame({"income": [100, 200], "debt": [50, 400]})\n    assert debt_ratio(people).tolist() == [0.5, 2.0]\n';
      const { folder, commit } = branch({ 'ratios.py': ratios, 'test_ratios.py': test });
      const strict = { config: { preset: 'strict' as const } };
      commit({ 'ratios.py': `NAMES = []\n${ratios}` });
      assert.deepEqual(told(await reviewIn(folder, MAIN, strict)), []);
      commit({ 'ratios.py': ratios.replace('upper=10', 'upper=20') });
      assert.deepEqual(told(await reviewIn(folder, MAIN, strict)).filter((one) => one.includes('no-edge-case-test')), ['ratios.py:5 testing/no-edge-case-test changed-line']);
    });

    it('tells how much of the new code tests reach', async () => {
      const features = 'import pandas as pd\n\n\ndef one(table):\n    return table.fillna(0)\n\n\ndef two(table):\n    return table.dropna()\n';
      const test = 'import pandas as pd\n\nfrom features import one\n\n\ndef test_one():\n    assert one(pd.DataFrame({"a": [None]})).a[0] == 0\n';
      const { folder, commit } = branch({ 'features.py': features, 'test_features.py': test });
      commit({ 'features.py': features.replace('fillna(0)', 'fillna(-1)').replace('dropna()', 'dropna(how="all")') });
      assert.deepEqual((await reviewIn(folder, MAIN)).newCode, { unit: 'function', covered: 1, of: 2, target: 75, from: null });
    });
  });
});
