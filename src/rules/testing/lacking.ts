import type { Practice } from '../../project/testing/practice';
import { functionAround, practiceOf } from '../../project/testing/practice';
import type { TestKind } from '../../project/testing/kinds';
import { hasTestOf } from '../../project/testing/kinds';
import type { Site } from '../../provenance/graph';
import type { Finding, Location, Rule, RuleMeta, TestContext } from '../rule';

/** What a project lacks a test for, at the best place to say it. */
export interface Lack {
  readonly at: Location;
  readonly message: string;
  readonly related?: Finding['related'];
}

export interface Lacking {
  readonly id: string;
  readonly title: string;
  readonly kind: TestKind;
  readonly competencies: RuleMeta['competencies'];
  readonly references: RuleMeta['references'];
  /** Null: the project does nothing of what needs such a test, or takes care of it in another way. */
  readonly find: (practice: Practice, context: TestContext) => Lack | null;
}

/**
 * A rule about a kind of tests that a project lacks: one finding in a project, on what would be tested. It is silent where there is no test at all,
 * since such a project needs a first test, not a list of sixteen.
 */
export function lackingRule({ id, title, kind, competencies, references, find }: Lacking): Rule {
  return {
    meta: { id, title, family: 'testing', severity: 'hint', confidence: 'hint', preset: 'hint', competencies, references, since: '0.1.0', fix: 'none' },
    atMost: 'hint',
    // Who asks for tests is told all the same.
    onlyWith: ['tests'],
    test(context) {
      const { program, map, settings, parity, isAsked = false, report } = context;
      if ((map.cases.length === 0 && !isAsked) || hasTestOf(kind, program, map)) return;
      const lack = find(practiceOf(program, map, settings, parity), context);
      if (lack) report({ severity: 'hint', confidence: 'hint', message: lack.message, at: lack.at, related: lack.related ?? [] });
    },
  };
}

/** The name of the function in which something happens, since it is what would be tested; the place itself at the top of a file. */
export function testedAt(practice: Practice, site: Site): Location {
  const around = functionAround(practice, site.path, site.span);
  return around ? { path: around.path, span: around.definition.nameSpan } : locationOf(site);
}

export function locationOf({ path, span }: Site): Location {
  return { path, span: { start: span.start, end: span.end } };
}

/** What a script or job of the project says, as one text. */
export function scriptsOf({ surroundings }: TestContext): string {
  return surroundings.scripts.map(({ text }) => text).join('\n');
}

