import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commands, env, Uri, window } from 'vscode';
import type { ReviewResult } from '../../../src/server/protocol';
import { closeAll, openScript, replaceText } from '../support/documents';
import { fixtureFile } from '../support/environment';
import { findings, FIT_BEFORE_SPLIT, ruleOf } from '../support/findings';
import { click, screenshot, textsOf } from '../support/page';
import { until } from '../support/wait';

const FEATURES = `import pandas as pd


def debt_features(table):
    table = table.fillna({"debt": 0})
    table["ratio"] = table["debt"] / table["income"].clip(lower=1)
    return table[table["ratio"] < 10]
`;
const TRAIN = `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from debts import debt_features

loans = debt_features(pd.read_csv("loans.csv"))
X = loans[["debt", "income", "ratio"]]
X_train, X_test, y_train, y_test = train_test_split(X, loans["paid"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
joblib.dump(model, "loans.joblib")
`;
const SERVE = `import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("loans.joblib")


@app.post("/loan")
def loan():
    form = request.get_json()
    row = pd.DataFrame([form])
    row["ratio"] = row["debt"] / row["income"].clip(lower=1)
    return {"paid": int(model.predict(row[["debt", "income", "ratio"]])[0])}
`;
const TEST = `import pandas as pd

from debts import debt_features


def test_ratio():
    table = debt_features(pd.DataFrame({"debt": [1.0, None], "income": [2.0, 4.0]}))
    assert list(table["ratio"]) == [0.5, 0.0]
`;
/** The branch fits a scaler on all rows, takes the logarithm of the income in training alone, and deletes the test. */
const CHANGED = TRAIN.replace('import joblib\n', 'import joblib\nimport numpy as np\n')
  .replace('import train_test_split\n', 'import train_test_split\nfrom sklearn.preprocessing import MinMaxScaler\n')
  .replace('X = loans', 'loans["income"] = np.log1p(loans["income"])\nloans["debt"] = MinMaxScaler().fit_transform(loans[["debt"]])\nX = loans');

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: fixtureFile(), stdio: 'ignore' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(fixtureFile('loans', path)), { recursive: true });
  writeFileSync(fixtureFile('loans', path), text);
}

describe('the review of a branch', () => {
  // The repository stays until the window goes: the editor's own git extension asks it things at any time.
  before(() => {
    write('debts.py', FEATURES);
    write('train.py', TRAIN);
    write('serve.py', SERVE);
    write('tests/test_debts.py', TEST);
    write('tests/test_names.py', 'def test_names():\n    assert "debt".upper() == "DEBT"\n');
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'First');
    git('switch', '--quiet', '--create', 'feature');
    write('train.py', CHANGED);
    rmSync(fixtureFile('loans', 'tests', 'test_debts.py'));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Second');
  });
  afterEach(closeAll);

  const review = async (): Promise<ReviewResult> => {
    const result = await commands.executeCommand<ReviewResult | undefined>('holdout.reviewChanges', 'main');
    assert.ok(result);
    return result;
  };

  it('tells the leak it brings, the app that it skews and the function that it leaves untested', async () => {
    const { folders } = await review();
    const report = folders[0]?.report;
    assert.equal(folders[0]?.problem, null);
    const found = report?.findings.map(({ path, rule, introduced }) => `${path} ${rule} ${introduced ?? ''}`) ?? [];
    assert.ok(found.includes('loans/train.py leakage/fit-before-split changed-line'), found.join('\n'));
    assert.ok(found.some((one) => one.startsWith('loans/serve.py skew/') && one.endsWith(' elsewhere')), found.join('\n'));
    assert.ok(found.includes('loans/debts.py testing/untested-feature-code elsewhere'), found.join('\n'));
    assert.deepEqual(report?.testsToWrite?.map(({ name }) => name), ['debt_features']);
    assert.ok(found.every((one) => one.startsWith('loans/')), found.join('\n'));
  });

  it('is drawn as a view and a page, whose places open', async () => {
    await openScript('loans', 'train.py');
    await review();
    await until('the page', async () => ((await textsOf('body')).some((text) => text.includes('Tests to write') && text.includes('For the reviewer')) ? true : undefined));
    // Only rows within sight are drawn.
    await until('the view', async () => {
      const texts = (await textsOf('.pane-body .monaco-list-row')).map((text) => text.replace(/\s+/g, ' '));
      return ['Not ready', 'Errors', 'Warnings'].every((part) => texts.some((text) => text.includes(part))) ? true : undefined;
    });
    await screenshot('review');
    await click('a[data-path="loans/serve.py"]');
    await until('the line in the app', () => (window.activeTextEditor?.document.uri.path.endsWith('loans/serve.py') === true ? true : undefined));
  });

  it('is gone through finding by finding, copied as a comment, and saved as SARIF', async () => {
    const { folders } = await review();
    const count = folders[0]?.report?.findings.length ?? 0;
    const seen = new Set<string>();
    for (let step = 0; step < count; step++) {
      await commands.executeCommand('holdout.nextFinding');
      const editor = window.activeTextEditor;
      seen.add(`${editor?.document.uri.path.split('/').at(-1) ?? ''}:${String((editor?.selection.active.line ?? 0) + 1)}`);
    }
    assert.ok(seen.has('train.py:12') && [...seen].some((one) => one.startsWith('serve.py:')), [...seen].join(' '));
    await commands.executeCommand('holdout.previousFinding');
    await commands.executeCommand('holdout.copyReview');
    assert.match(await env.clipboard.readText(), /^## Holdout: [\s\S]*leakage\/fit-before-split/);
    const target = fixtureFile('loans', 'review.sarif');
    await commands.executeCommand('holdout.saveSarif', Uri.file(target));
    assert.ok(existsSync(target));
    assert.equal((JSON.parse(readFileSync(target, 'utf8')) as { readonly version: string }).version, '2.1.0');
  });

  it('alone can be shown, and everything again', async () => {
    const train = await openScript('loans', 'train.py');
    await replaceText(train, 'X_train, X_test, y', 'X = MinMaxScaler().fit_transform(X)\nX_train, X_test, y');
    const leaks = (lines: readonly number[]): Promise<true> => until(`leaks in the lines ${lines.join()}`, () => (findings(train.uri).filter((one) => ruleOf(one) === FIT_BEFORE_SPLIT).map(({ range }) => range.start.line + 1).sort((a, b) => a - b).join() === lines.join() ? true : undefined));
    await leaks([12, 14]);
    await commands.executeCommand('holdout.toggleOnlyChanged', 'HEAD');
    await leaks([14]);
    await commands.executeCommand('holdout.toggleOnlyChanged');
    await leaks([12, 14]);
  });

  it('finds nothing more where the change is mended, though it is not saved', async () => {
    const train = await openScript('loans', 'train.py');
    await replaceText(train, 'loans["debt"] = MinMaxScaler().fit_transform(loans[["debt"]])\n', '');
    const { folders } = await review();
    assert.deepEqual(folders[0]?.report?.findings.filter(({ rule }) => rule.startsWith('leakage/')), []);
  });
});
