import assert from 'node:assert/strict';
import { describeConfigProblem, parseConfig } from '../../src/review/config';
import type { RuleMeta } from '../../src/rules/rule';
import { meta } from './support';

const rules: readonly RuleMeta[] = [meta('leakage/fit-before-split'), meta('leakage/train-on-test'), meta('evaluation/auc-on-labels')];

function problemsOf(text: string, path = 'pyproject.toml'): string[] {
  return (parseConfig(path, text, rules)?.problems ?? []).map(describeConfigProblem);
}

describe('config', () => {
  it('reads every key of [tool.holdout]', () => {
    const result = parseConfig(
      'pyproject.toml',
      `[project]
name = "x"
[tool.holdout]
preset = "strict"
select = ["leakage", "ALL"]
ignore = ["leakage/train-on-test"]
exclude = ["legacy/**"]
train = ["train.py"]
serve = ["app/*.py"]
tests = ["tests/**"]
coverage = "coverage.json"
baseline = ".holdout-baseline.json"
min-new-coverage = 80
respect-foreign-suppressions = true
pairs = [{ train = "train.py", serve = "app/main.py" }]
[tool.holdout.severity]
"leakage/fit-before-split" = "error"
evaluation = "hint"
[tool.holdout.per-file-ignores]
"notebooks/**" = ["leakage"]
`,
      rules,
    );
    assert.deepEqual(result, {
      problems: [],
      config: {
        source: 'pyproject.toml',
        prefix: '',
        preset: 'strict',
        select: ['leakage', 'ALL'],
        ignore: ['leakage/train-on-test'],
        severity: { 'leakage/fit-before-split': 'error', evaluation: 'hint' },
        exclude: ['legacy/**'],
        perFileIgnores: { 'notebooks/**': ['leakage'] },
        train: ['train.py'],
        serve: ['app/*.py'],
        pairs: [{ train: 'train.py', serve: 'app/main.py' }],
        tests: ['tests/**'],
        coverage: 'coverage.json',
        baseline: '.holdout-baseline.json',
        minNewCoverage: 80,
        respectForeignSuppressions: true,
      },
      lines: new Map([
        ['preset', 4], ['select', 5], ['ignore', 6], ['exclude', 7], ['train', 8], ['serve', 9], ['tests', 10], ['coverage', 11], ['baseline', 12], ['min-new-coverage', 13],
        ['respect-foreign-suppressions', 14], ['pairs', 15], ['severity', 16], ['per-file-ignores', 19],
      ]),
    });
  });

  const faults: readonly [string, string, string][] = [
    ['an unknown key', '[tool.holdout]\npreset = "strict"\nselekt = ["leakage"]', 'pyproject.toml:3: Unknown key "selekt". Did you mean "select"?'],
    ['an unknown rule', '[tool.holdout]\nselect = [\n  "leakage",\n  "leakage/fit-befor-split",\n]', 'pyproject.toml:4: Unknown rule "leakage/fit-befor-split". Did you mean "leakage/fit-before-split"?'],
    ['a rule without its family', '[tool.holdout]\nignore = ["train-on-test"]', 'pyproject.toml:2: Unknown rule or family "train-on-test". Did you mean "leakage/train-on-test"?'],
    ['an unknown family', '[tool.holdout]\nignore = ["leakages"]', 'pyproject.toml:2: Unknown rule or family "leakages". Did you mean "leakage"?'],
    ['ALL in small letters', '[tool.holdout]\nselect = ["all"]', 'pyproject.toml:2: Unknown rule or family "all". Did you mean "ALL"?'],
    ['an unknown preset', '[tool.holdout]\npreset = "recomended"', 'pyproject.toml:2: "preset" must be one of "recommended", "strict", "learner", not "recomended". Did you mean "recommended"?'],
    ['an unknown severity', '[tool.holdout]\n\n[tool.holdout.severity]\nleakage = "errors"', 'pyproject.toml:4: "severity.leakage" must be one of "error", "warning", "info", "hint", not "errors". Did you mean "error"?'],
    ['a rule in severity', '[tool.holdout.severity]\n"leakage/train-on-tests" = "error"', 'pyproject.toml:2: Unknown rule "leakage/train-on-tests". Did you mean "leakage/train-on-test"?'],
    ['a rule in per-file-ignores', '[tool.holdout.per-file-ignores]\n"a.py" = ["leakage"]\n"b.py" = ["evaluation/auc-on-label"]', 'pyproject.toml:3: Unknown rule "evaluation/auc-on-label". Did you mean "evaluation/auc-on-labels"?'],
    ['a string for a list', '[tool.holdout]\nexclude = "legacy"', 'pyproject.toml:2: "exclude" must be a list of strings, not "legacy".'],
    ['a number out of range', '[tool.holdout]\nmin-new-coverage = 175', 'pyproject.toml:2: "min-new-coverage" must be a number from 0 to 100, not 175.'],
    ['a half pair', '[tool.holdout]\npairs = [{ train = "a.py" }]', 'pyproject.toml:2: A pair needs both: { train = "…", serve = "…" }; this is {"train":"a.py"}.'],
    ['a scalar for the whole', '[tool]\nholdout = 3', 'pyproject.toml:2: "tool.holdout" must be a table.'],
    ['an inherited property name', '[tool.holdout]\nconstructor = 1', 'pyproject.toml:2: Unknown key "constructor". Did you mean "select"?'],
  ];
  for (const [name, text, expected] of faults) {
    it(`names the line and the nearest valid value of ${name}`, () => {
      const [problem, ...others] = problemsOf(text);
      assert.deepEqual(others, []);
      // What is nearest to a word unlike all others is anybody's guess.
      if (name.startsWith('an inherited')) assert.match(problem ?? '', /^pyproject\.toml:2: Unknown key "constructor"\. Did you mean/);
      else assert.equal(problem, expected);
    });
  }

  it('names the line of broken TOML', () => {
    assert.match(problemsOf('[tool.holdout]\nselect = [\n').join(), /^pyproject\.toml:\d+: This is not valid TOML: .+\.$/);
  });

  it('keeps the keys that are right beside a wrong one', () => {
    assert.equal(parseConfig('holdout.toml', 'preset = "learner"\nbogus = 1', rules)?.config.preset, 'learner');
  });
});
