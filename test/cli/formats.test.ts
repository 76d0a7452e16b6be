import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, holdout } from './support';

const NOTE = 'import os\nx = 1  # holdout: ignore\n';
const LEAK = `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("a.csv")
X = df.drop(columns=["y"])
y = df["y"]
scaler = StandardScaler()
X_scaled = scaler.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`;

/** Other families may find more, one day. */
const RULES = ['--select', 'leakage,holdout'];

describe('holdout check --format and --fix', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  const use = (files: Readonly<Record<string, string>>): void => {
    ({ folder, remove } = folderWith(files));
  };
  const run = (...args: string[]) => holdout(['check', ...args], { cwd: folder });
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  afterEach(() => {
    remove();
  });

  it('writes several formats in one run', async () => {
    use({ 'a.py': NOTE });
    const { stdout, status } = await run('--format', 'sarif=out.sarif', '--format', 'concise', '--format', 'json=out.json', '--fail-on', 'info');
    assert.match(stdout, /^a\.py:2:8: /);
    assert.equal(status, 1);
    assert.match(text('out.sarif'), /"version": "2\.1\.0"/);
    assert.match(text('out.json'), /"schema": 1/);
  });

  it('says what is wrong with a format', async () => {
    use({ 'a.py': NOTE });
    const cases: readonly [readonly string[], RegExp][] = [
      [['--format', 'sarf=x'], /Did you mean "sarif"\?/],
      [['--format', 'sarif='], /A file must follow/],
      [['--format', 'json', '--format', 'concise'], /Only one format can go to the terminal/],
      [['--format', 'json=a', '--format', 'sarif=./a'], /Two formats would be written to /],
      [['--format', 'json=a', '--output', 'b'], /--output is for a format that names no file/],
      [['--dry-run'], /--dry-run shows what --fix or --fix-unsafe would do/],
      [['--fix', '--staged'], /--fix and --fix-unsafe go without/],
    ];
    for (const [args, expected] of cases) {
      const { stderr, status } = await run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, expected);
    }
    assert.ok(!existsSync(join(folder, 'a')));
  });

  it('tells suppressed findings in SARIF only where that is asked for', async () => {
    use({ 'a.py': LEAK.replace('fit_transform(X)', 'fit_transform(X)  # holdout: ignore[leakage] it is a demonstration') });
    assert.doesNotMatch((await run('--format', 'sarif')).stdout, /suppressions/);
    assert.match((await run('--format', 'sarif', '--show-suppressed')).stdout, /"justification": "it is a demonstration"/);
  });

  it('fixes what is safe, tells so, and leaves the rest', async () => {
    use({ 'a.py': NOTE.replace('ignore', 'ignore[leakage]'), 'b.py': LEAK });
    const { stdout, stderr, status } = await run('--fix', '--format', 'concise', ...RULES);
    assert.equal(text('a.py'), 'import os\nx = 1\n');
    assert.equal(text('b.py'), LEAK);
    assert.match(stdout, /^b\.py:10:12: leakage\/fit-before-split /);
    assert.match(stderr, /^Fixed 1 finding in 1 file\. One fix should be looked over: --fix-unsafe\.\n {2}a\.py: Remove the unused suppression\n/);
    assert.equal(status, 1);
  });

  it('shows with --dry-run what it would do, as a difference that git applies', async () => {
    use({ 'b.py': LEAK });
    const { stdout, stderr, status } = await run('--fix-unsafe', '--dry-run', ...RULES);
    assert.equal(text('b.py'), LEAK);
    assert.match(stdout, /^--- a\/b\.py\n\+\+\+ b\/b\.py\n@@ /);
    assert.match(stdout, /\n-X_scaled = scaler\.fit_transform\(X\)\n/);
    assert.match(stderr, /^Would fix 1 finding in 1 file\./);
    assert.equal(status, 1);
    assert.equal((await run('--fix-unsafe', '--format', 'concise', ...RULES)).stdout, '');
    assert.match(text('b.py'), /X_train = scaler\.fit_transform\(X_train\)/);
    const again = await run('--fix-unsafe', '--dry-run', ...RULES);
    assert.deepEqual([again.stdout, again.stderr, again.status], ['', 'Nothing to fix.\n', 0]);
  });

  it('says which config holds, and who says so', async () => {
    use({ 'pyproject.toml': '[tool.holdout]\npreset = "strict"\nignore = ["testing"]\n' });
    const { stdout, status } = await holdout(['config', '--ignore', 'skew'], { cwd: folder });
    assert.equal(status, 0);
    assert.match(stdout, /^# pyproject\.toml\npreset = "strict" +# pyproject\.toml:2\n/);
    assert.match(stdout, /\nignore = \["testing", "skew"\] +# --ignore, pyproject\.toml:3\n/);
    assert.match(stdout, /\n# select: what the preset shows +# default\n/);
    const json = JSON.parse((await holdout(['config', '--format', 'json', '--no-config'], { cwd: folder })).stdout) as { keys: Record<string, { from: string }> };
    assert.deepEqual(new Set(Object.values(json.keys).map(({ from }) => from)), new Set(['default']));
    writeFileSync(join(folder, 'pyproject.toml'), '[tool.holdout]\nignor = []\n');
    const wrong = await holdout(['config'], { cwd: folder });
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /pyproject\.toml:2: Unknown key "ignor"\. Did you mean "ignore"\?/);
  });
});
