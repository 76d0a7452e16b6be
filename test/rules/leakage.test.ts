import assert from 'node:assert/strict';
import { rules } from '../../src/rules/registry.generated';
import { cases } from './cases';
import { check, saidBy, show } from './support';

const registered = new Set(rules.map((rule) => rule.meta.id));

/** The program within a function that nobody calls; what it loaded are its parameters. */
function uncalled(code: string): string {
  const parameters = [...code.matchAll(/^(\w+)(?:, (\w+))? = pd\.read_csv.*$/gm)].flatMap((match) => [match[1], match[2]]).filter((name) => name !== undefined);
  const body = code.replace(/^.*= pd\.read_csv.*$/gm, 'pass').trim();
  return `def work(${parameters.join(', ')}):\n    ${body.replaceAll('\n', '\n    ')}\n`;
}

for (const [rule, { code, finding, guessed }] of Object.entries(cases)) {
  describe(rule, () => {
    it('is a rule', () => { assert.ok(registered.has(rule)); });

    it('stands on the fault, and tells the path that proves it in order', async () => {
      const { graph, findings } = await check(code);
      assert.deepEqual(findings.filter((one) => one.rule === rule).map((one) => show(graph, one)), [finding]);
      const others = findings.filter((one) => one.rule !== rule && one.confidence !== 'hint');
      assert.deepEqual(others.map((one) => one.rule), []);
    });

    it(guessed === undefined ? 'says nothing over guessed data' : 'is only likely over guessed data', async () => {
      assert.deepEqual(await saidBy(rule, uncalled(code)), guessed === undefined ? [] : [guessed]);
    });

    it('says what is the matter in whole sentences', async () => {
      const { findings } = await check(code);
      for (const { message } of findings) assert.match(message, /^[`\w][^\n]+[.)]$/);
    });
  });
}

describe('confidence', () => {
  const fit = 'X = StandardScaler().fit_transform(df[[\'a\']])\n';
  const split = 'X_train, X_test, y_train, y_test = train_test_split(X, df[\'y\'])\n';
  const judge = 'SVC().fit(X_train, y_train).score(X_test, y_test)\n';

  it('is certain where the whole path was seen', async () => {
    assert.deepEqual(await saidBy('leakage/fit-before-split', `df = pd.read_csv('a.csv')\n${fit}${split}${judge}`), ['certain: StandardScaler().fit_transform(df[[\'a\']])']);
  });

  it('is likely where the parts are never judged, or the data came through an unknown call', async () => {
    const likely = ['likely: StandardScaler().fit_transform(df[[\'a\']])'];
    assert.deepEqual(await saidBy('leakage/fit-before-split', `df = pd.read_csv('a.csv')\n${fit}${split}`), likely);
    assert.deepEqual(await saidBy('leakage/fit-before-split', `df = tidy(pd.read_csv('a.csv'))\n${fit}${split}${judge}`), likely);
  });

  it('is likely where only names say what the parts of a split are for', async () => {
    const unpacked = 'X, y = pd.read_csv("a.csv"), pd.read_csv("b.csv")\nX_train, y_train, X_test, y_test = train_test_split(X, y)\n';
    assert.deepEqual(await saidBy('leakage/split-unpack-order', unpacked), ['likely: train_test_split(X, y)']);
    assert.deepEqual(await saidBy('leakage/split-unpack-order', `${unpacked}SVC().fit(X_train, y_train)\n`), ['certain: train_test_split(X, y)']);
  });

  it('names the assumption in the message', async () => {
    const { findings } = await check(`df = pd.read_csv('a.csv')\n${fit}${split}`);
    assert.deepEqual(findings.filter((one) => one.rule === 'leakage/fit-before-split').map(({ confidence, message }) => [confidence, message.includes('(Taken for granted:')]), [['likely', true]]);
  });
});

describe('a finding through a helper in another file', () => {
  it('stands in the helper, and its path leads through both files', async () => {
    const { graph, findings: all } = await check({
      'features.py': 'from sklearn.preprocessing import StandardScaler\ndef scale(X):\n    return StandardScaler().fit_transform(X)\n',
      'main.py': 'import pandas as pd\nfrom features import scale\ndf = pd.read_csv("a.csv")\nX = scale(df[["a"]])\na, b, c, d = train_test_split(X, df["y"])\nm = SVC().fit(a, c)\nm.score(b, d)\n',
    });
    const findings = all.filter((finding) => finding.rule.startsWith('leakage/'));
    assert.deepEqual(findings.map((finding) => [finding.rule, finding.at.path, ...finding.related.map((step) => step.at.path)]), [
      ['leakage/fit-before-split', 'features.py', 'main.py', 'main.py', 'main.py', 'main.py'],
    ]);
    assert.deepEqual(findings.map((finding) => show(graph, finding)[0]), ['certain warning: StandardScaler().fit_transform(X)']);
  });
});
