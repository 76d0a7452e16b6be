import assert from 'node:assert/strict';
import { reportOn } from '../rules/proof';

describe('findings in the magics of a script', () => {
  const script = (fit: string): string => `import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\n\ndf = pd.read_csv("a.csv")\nX, y = df.drop(columns="y"), df["y"]\nscaler = StandardScaler()\n${fit}\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\nmodel = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n`;

  it('stand where the code stands in the text, and offer no edit of it', async () => {
    const plain = (await reportOn({ 'a.py': script('X = scaler.fit_transform(X)') })).findings.find(({ rule }) => rule === 'leakage/fit-before-split');
    assert.ok(plain && plain.fixes.length > 0);
    const text = script('get_ipython().run_cell_magic(\'time\', \'\', \'X = scaler.fit_transform(X)\\n\')');
    const found = (await reportOn({ 'a.py': text })).findings.find(({ rule }) => rule === 'leakage/fit-before-split');
    assert.deepEqual([found?.range.start, found?.fixes], [{ line: 9, column: (text.split('\n')[8] ?? '').indexOf('scaler.fit') + 1 }, []]);
  });
});
