import { rules } from '../../src/rules/registry.generated';
import type { Verdict } from './judge';
import { familyOf, findIn, judge } from './judge';
import type { Program } from './programs';

/** Counts of a rule or of a family. */
export interface Tally {
  readonly expected: number;
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  /** Clean programs written as neighbours of it. */
  readonly neighbours: number;
  readonly notYet: number;
}

export interface Scores {
  /** The share of findings that are right; 1 where nothing was found. */
  readonly precision: number;
  /** The share of marks that were found; 1 where nothing is marked. */
  readonly recall: number;
}

export interface Evaluation {
  readonly verdicts: readonly Verdict[];
  /** What could not be analysed. */
  readonly errors: readonly string[];
  /** A rule's id → its counts. */
  readonly byRule: ReadonlyMap<string, Tally>;
  /** A family → the sum over its rules. */
  readonly byFamily: ReadonlyMap<string, Tally>;
}

/** Runs the engine over the programs. `labelled`: the rules that the whole corpus has marks for. */
export async function evaluate(programs: readonly Program[], labelled: ReadonlySet<string>): Promise<Evaluation> {
  const known = new Set(rules.map((rule) => rule.meta.id));
  const verdicts: Verdict[] = [];
  const errors: string[] = [];
  for (const program of programs) {
    const result = await findIn(program);
    errors.push(...result.errors);
    verdicts.push(...judge(program, result.found, { known, labelled }));
  }
  const neighbours = programs.flatMap((program) => program.neighbours);
  const judged = verdicts.filter((verdict) => verdict.kind !== 'not labelled');
  const ruleIds = [...new Set([...judged.map((verdict) => verdict.rule), ...neighbours])].sort();
  const tallyOf = (isCounted: (rule: string) => boolean): Tally => {
    const count = (kind: Verdict['kind']): number => judged.filter((verdict) => verdict.kind === kind && isCounted(verdict.rule)).length;
    const found = count('found');
    const missed = count('missed');
    return {
      expected: found + missed, found, missed, falseAlarms: count('false alarm'), neighbours: neighbours.filter(isCounted).length, notYet: count('not yet'),
    };
  };
  const families = [...new Set(ruleIds.map(familyOf))];
  return {
    verdicts,
    errors,
    byRule: new Map(ruleIds.map((id) => [id, tallyOf((rule) => rule === id)])),
    byFamily: new Map(families.map((family) => [family, tallyOf((rule) => familyOf(rule) === family)])),
  };
}

/** The rules that a corpus has marks for. */
export function labelledRules(programs: readonly Program[]): ReadonlySet<string> {
  return new Set(programs.flatMap((program) => program.expectations.flatMap((expectation) => expectation.marks.flatMap((mark) => mark.rules))));
}

export function scoresOf(tally: Tally): Scores {
  const claimed = tally.found + tally.falseAlarms;
  return { precision: claimed === 0 ? 1 : tally.found / claimed, recall: tally.expected === 0 ? 1 : tally.found / tally.expected };
}
