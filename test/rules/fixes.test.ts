import assert from 'node:assert/strict';
import { parseLesson } from '../../src/mentor/lesson';
import { lessonSources } from '../../src/rules/lessons.generated';
import { rules } from '../../src/rules/registry.generated';
import { programsOf } from '../lessons/programs';
import { readCorpus } from '../eval/programs';
import { applyReported, faultsOf, reportOn, tryFixes } from './proof';
import { assertFixProved } from './support';

/** What is judged of a whole project, or of the code, needs the whole engine: how many fixes of a rule it proves. */
async function provedByReport(rule: string, files: Readonly<Record<string, string>>, mayBeSafe: boolean): Promise<number> {
  const trials = (await tryFixes(files)).filter((trial) => trial.rule === rule);
  assert.deepEqual(trials.flatMap(({ fix, faults }) => faults.map((fault) => `“${fix.title}” ${fault}`)), []);
  assert.ok(mayBeSafe || trials.every(({ fix }) => !fix.safe), 'what changes one side by the other is to be looked at');
  return trials.length;
}

describe('fixes', () => {
  const load = 'df = pd.read_csv(\'a.csv\')\nX, y, w = df[[\'a\']], df[\'y\'], df[\'w\']\n';
  const orders: readonly (readonly [string, string])[] = [
    ['X_train, y_train, X_test, y_test = train_test_split(X, y)', 'X_train, X_test, y_train, y_test = train_test_split(X, y)'],
    ['X_test, X_train, y_test, y_train = train_test_split(X, y)', 'X_train, X_test, y_train, y_test = train_test_split(X, y)'],
    ['(test,  # the rest\n train) = train_test_split(df)', '(train,  # the rest\n test) = train_test_split(df)'],
    ['X_train, X_test, y_train, y_test, w_train, w_test = train_test_split(X, w, y)', 'X_train, X_test, w_train, w_test, y_train, y_test = train_test_split(X, w, y)'],
  ];

  for (const [wrong, right] of orders) {
    it(`of leakage/split-unpack-order are proved: ${wrong.split('\n').join(' ')}`, async () => {
      assert.deepEqual(await assertFixProved('leakage/split-unpack-order', `${load}${wrong}\n`), [{ 'main.py': `${load}${right}\n` }]);
    });
  }

  for (const { meta, compare, test, inspect } of rules.filter((rule) => rule.meta.fix !== 'none')) {
    it(`of ${meta.id} are proved on the programs of its lesson`, async () => {
      const programs = programsOf(parseLesson(lessonSources[meta.id] ?? '')).filter(({ files }) => Object.keys(files).every((path) => !path.endsWith('.ipynb')));
      let proved = 0;
      for (const program of programs) proved += compare || test || inspect ? await provedByReport(meta.id, program.files, !compare) : (await assertFixProved(meta.id, program.files)).length;
      assert.ok(proved > 0, 'no program of the lesson gets a fix');
    });
  }

  // A Before with several faults is mended one fix after the other.
  for (const { meta } of rules.filter((rule) => rule.meta.fix !== 'none')) {
    it(`of ${meta.id} leave as little to find as the After of its lesson`, async () => {
      const programs = programsOf(parseLesson(lessonSources[meta.id] ?? ''));
      for (const [i, program] of programs.entries()) {
        const after = programs[i + 1];
        if (program.role !== 'before' || after?.role !== 'after') continue;
        let files = program.files;
        let report = await reportOn(files);
        for (let round = 0; round < 5; round++) {
          const fix = report.findings.filter((finding) => finding.rule === meta.id).flatMap((finding) => finding.fixes)[0];
          if (!fix) break;
          files = applyReported(files, fix);
          report = await reportOn(files);
        }
        if (files === program.files || report.findings.some((finding) => finding.rule === meta.id)) continue;
        const goal = await reportOn(after.files);
        const family = (all: typeof goal): string[] => all.findings.filter((finding) => finding.rule.startsWith('leakage/')).map((finding) => finding.rule).sort();
        assert.deepEqual(family(report), family(goal), `line ${String(program.line)}: ${Object.values(files).join('')}`);
      }
    });
  }

  it('are proved on every program of the corpus', async function () {
    this.timeout(120_000);
    const faults: string[] = [];
    let proved = 0;
    for (const program of readCorpus()) {
      for (const trial of await tryFixes(program.files)) {
        if (trial.faults.length === 0) proved++;
        else faults.push(`${program.name}: “${trial.fix.title}” ${trial.faults.join(', ')}`);
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(proved >= 40, `only ${String(proved)} fixes are offered`);
  });

  it('tell of a fix that leaves the finding, brings another or breaks the syntax', async () => {
    const [wrong = ['', '']] = orders;
    const before = await reportOn({ 'main.py': `from sklearn.model_selection import train_test_split\nimport pandas as pd\n${load}${wrong[0]}\n` });
    const broken = await reportOn({ 'main.py': `from sklearn.model_selection import train_test_split\nimport pandas as pd\n${load}${wrong[0]}\n(` });
    assert.deepEqual(faultsOf('leakage/split-unpack-order', before, before), ['leaves the finding']);
    assert.ok(faultsOf('leakage/split-unpack-order', before, broken).includes('breaks the syntax'));
    assert.ok(faultsOf('leakage/other', { ...before, findings: [] }, before).includes('brings leakage/split-unpack-order'));
  });
});
