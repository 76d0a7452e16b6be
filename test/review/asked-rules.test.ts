import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import { library } from '../../src/library/tables';
import { memoryWorkspace } from '../../src/project/workspace';
import type { Config } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import type { Report } from '../../src/review/report';
import type { Rule, TestContext } from '../../src/rules/rule';
import { meta } from './support';

const TRAIN = 'train.py';
const code = 'import sklearn\nscaler.fit(X)\n';
const testFile = 'def test_scaler():\n    assert 1 + 1 == 2\n';

/** The rules that are asked of some files, and the report. */
async function askedOf(files: Readonly<Record<string, string>>, rules: readonly Omit<Rule, 'check' | 'test'>[], config: Partial<Config> = {}): Promise<{ asked: string[]; report: Report }> {
  const asked: string[] = [];
  const finding = (text: string): Parameters<TestContext['report']>[0] => {
    const start = text.indexOf('scaler.fit');
    return { severity: 'warning', confidence: 'hint', message: 'Found.', at: { path: TRAIN, span: { start, end: start + 13 } }, related: [] };
  };
  const engine = createEngine({
    workspace: memoryWorkspace(files),
    config: { ...defaultConfig(), ...config },
    parser: await loadParser(),
    library,
    rules: rules.map((rule): Rule => {
      const note = (): void => {
        asked.push(rule.meta.id);
      };
      return rule.meta.family === 'testing' ? { ...rule, test: note } : { ...rule, check: ({ report }) => { note(); report(finding(files[TRAIN] ?? '')); } };
    }),
  });
  const report = await engine.check({ paths: [''] });
  engine.dispose();
  return { asked, report };
}

describe('rules that are asked', () => {
  const rules = [
    { meta: meta('leakage/certain', { preset: 'hint' }) },
    { meta: meta('leakage/likely', { preset: 'hint' }), atMost: 'likely' },
    { meta: meta('data/likely') , atMost: 'likely' },
    { meta: meta('data/hint'), atMost: 'hint' },
  ] as const;

  it('are those of which something may be shown', async () => {
    assert.deepEqual((await askedOf({ [TRAIN]: code }, rules)).asked, ['leakage/certain', 'data/likely']);
    assert.deepEqual((await askedOf({ [TRAIN]: code }, rules, { select: ['data/hint'] })).asked, ['data/hint']);
    assert.equal((await askedOf({ [TRAIN]: code }, rules, { preset: 'learner' })).asked.length, rules.length);
  });

  it('are all where a comment may be about what is not shown, so that none is called unused that hides something', async () => {
    const { asked, report } = await askedOf({ [TRAIN]: `${code.trimEnd()}  # holdout: ignore[data/hint]\n` }, rules);
    assert.equal(asked.length, rules.length);
    assert.deepEqual(report.findings, []);
  });

  it('on tests are those that have something to say of such a project', async () => {
    const about = [
      { meta: meta('testing/any') },
      { meta: meta('testing/tests'), onlyWith: ['tests'] },
      { meta: meta('testing/sides'), onlyWith: ['sides'] },
      { meta: meta('testing/change'), onlyWith: ['change'] },
      { meta: meta('testing/shy'), untestedAtMost: 'hint' },
    ] as const;
    assert.deepEqual((await askedOf({ [TRAIN]: code }, about)).asked, ['testing/any']);
    assert.deepEqual((await askedOf({ [TRAIN]: code }, about, { preset: 'learner' })).asked, ['testing/any', 'testing/shy']);
    assert.deepEqual((await askedOf({ [TRAIN]: code, 'test_train.py': testFile }, about)).asked, ['testing/any', 'testing/tests', 'testing/shy']);
  });
});
