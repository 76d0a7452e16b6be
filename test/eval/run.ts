import { parseArgs } from 'node:util';
import { rules } from '../../src/rules/registry.generated';
import type { Evaluation, Tally } from './evaluate';
import { evaluate, labelledRules, scoresOf } from './evaluate';
import { belowFloor, readFloors, writeFloors } from './floors';
import type { Verdict } from './judge';
import { familyOf, place } from './judge';
import { readCorpus } from './programs';

const USAGE = `node out/test/eval/run.js [--family FAMILY] [--rule ID] [--verbose] [--record]
  --family   the programs of one folder of test/corpus alone
  --rule     one rule alone
  --verbose  also what was rightly found, and the findings that the corpus is not labelled for
  --record   write what was measured into test/eval/floors.json`;

function percent(value: number): string {
  return value.toFixed(3);
}

function row(name: string, tally: Tally): string {
  const { precision, recall } = scoresOf(tally);
  const counts = [tally.expected, tally.found, tally.falseAlarms, tally.missed, tally.notYet, tally.neighbours];
  const isJudged = tally.expected + tally.falseAlarms > 0;
  const cells = [...counts.map(String), isJudged ? percent(precision) : '-', isJudged ? percent(recall) : '-'];
  return name.padEnd(44) + cells.map((cell) => cell.padStart(10)).join('');
}

function header(): string {
  return 'rule'.padEnd(44) + ['expected', 'found', 'false', 'missed', 'not yet', 'clean by', 'precision', 'recall'].map((cell) => cell.padStart(10)).join('');
}

function line(verdict: Verdict): string {
  const { program, at, rule } = verdict;
  const file = program.endsWith(at.path) ? program.slice(0, -at.path.length) : `${program}/`;
  const message = 'message' in at ? `  ${at.message}` : '';
  return `  test/corpus/${file}${place(at)}  ${rule}${message}`;
}

function list(title: string, evaluation: Evaluation, kind: Verdict['kind'], isShown: (rule: string) => boolean): void {
  const shown = evaluation.verdicts.filter((verdict) => verdict.kind === kind && isShown(verdict.rule));
  if (shown.length === 0) return;
  console.log(`\n${title} (${shown.length})`);
  for (const verdict of shown) console.log(line(verdict));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { family: { type: 'string' }, rule: { type: 'string' }, verbose: { type: 'boolean' }, record: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const corpus = readCorpus();
  const programs = corpus.filter((program) => values.family === undefined || program.family === values.family);
  if (programs.length === 0) throw new Error(`There is no folder ${values.family ?? ''} in test/corpus.`);
  const evaluation = await evaluate(programs, labelledRules(corpus));
  const isShown = (rule: string): boolean => values.rule === undefined || rule === values.rule;

  console.log(header());
  for (const [rule, tally] of evaluation.byRule) if (isShown(rule)) console.log(row(rule, tally));
  if (values.rule === undefined) for (const [family, tally] of evaluation.byFamily) console.log(row(family.toUpperCase(), tally));

  list('Missed', evaluation, 'missed', isShown);
  list('False alarms', evaluation, 'false alarm', isShown);
  if (values.verbose === true) {
    list('Found', evaluation, 'found', isShown);
    list('Findings that the corpus has no labels for', evaluation, 'not labelled', isShown);
  }
  const faulty = programs.filter((program) => program.expectations.length > 0).length;
  const notebooks = programs.filter((program) => program.name.endsWith('.ipynb')).length;
  console.log(`\n${programs.length} programs, ${notebooks} of them notebooks; ${faulty} with faults, ${programs.length - faulty} clean.`);
  console.log(notYet(evaluation));
  for (const error of evaluation.errors) console.log(`not analysed: ${error}`);
  if (values.record === true) writeFloors(evaluation.byFamily);

  const floors = readFloors();
  const isWhole = values.rule === undefined;
  const problems = isWhole ? [...evaluation.byFamily].flatMap(([family, tally]) => belowFloor(family, tally, floors)) : [];
  for (const problem of problems) console.log(problem);
  return problems.length + evaluation.errors.length > 0 ? 1 : 0;
}

function notYet(evaluation: Evaluation): string {
  const waiting = evaluation.verdicts.filter((verdict) => verdict.kind === 'not yet');
  const ids = [...new Set(waiting.map((verdict) => verdict.rule))].sort();
  const unlabelled = evaluation.verdicts.filter((verdict) => verdict.kind === 'not labelled');
  const families = new Set([...evaluation.byFamily.keys()]);
  const built = rules.filter((rule) => families.has(familyOf(rule.meta.id))).length;
  return [
    `${built} rules of ${[...families].join(', ')} are built; ${waiting.length} marks are of ${ids.length} rules that are not yet${ids.length > 0 ? `: ${ids.join(', ')}` : ''}.`,
    ...(unlabelled.length > 0 ? [`${unlabelled.length} findings are of rules that the corpus has no marks for (--verbose lists them).`] : []),
  ].join('\n');
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
