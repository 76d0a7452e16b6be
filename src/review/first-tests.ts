import type { Parity } from '../project/parity/parity';
import type { Surroundings } from '../project/surroundings';
import { deservesTest, firstTest, firstTestAt, kindFor } from '../project/testing/generate/generate';
import type { GeneratorContext } from '../project/testing/generate/generate';
import type { TestFileChange } from '../project/testing/generate/write';
import { changed, writeTests } from '../project/testing/generate/write';
import { practiceOf } from '../project/testing/practice';
import type { TestedFunction } from '../project/testing/reach';
import type { Finding, Fix, Rule, TestContext } from '../rules/rule';
import { deserving } from '../rules/testing/ranking';
import type { ProjectTests } from './tests';

/** Where a project's tests may be written. */
export interface ProjectFiles {
  /** All of its Python files. */
  readonly paths: ReadonlySet<string>;
  /** Its top folder. */
  readonly root: string;
}

/** A test file with first tests in it, whole. */
export interface WrittenTests {
  readonly path: string;
  /** The file does not exist yet. */
  readonly creates: boolean;
  readonly text: string;
  readonly tests: readonly string[];
}

/** What first tests are made from. */
export interface FirstTestsInput extends Pick<TestContext, 'parity' | 'surroundings'> {
  readonly tests: ProjectTests;
  /** What a coverage report says of the functions; left out: there is none. */
  readonly evidence?: TestContext['evidence'];
  /** The rules that know of which kind of tests a project has none. */
  readonly rules: readonly Rule[];
  readonly files: ProjectFiles;
}

/** Of so many functions of a project first tests are written at once: those that deserve it most. */
const MOST = 20;

function contextOf({ program, map, settings }: ProjectTests, parity: Parity | null, surroundings: Surroundings, { paths, root }: ProjectFiles): GeneratorContext {
  const declared = new Set([...surroundings.manifests.all.values()].flatMap(({ declarations }) => declarations.map((one) => one.distribution)));
  return {
    program, settings, paths, root, parity, declared,
    // It takes a run of each training, and few first tests need it.
    get practice() { return practiceOf(program, map, settings, parity); },
  };
}

/**
 * First tests of a project: of the functions that deserve one most and have none, then one of each kind of test that it lacks. In files that are named, of all functions that can
 * be tested. Only such of which no more than what must come out is left to fill in.
 */
export function firstTests(input: FirstTestsInput, isWanted: (path: string) => boolean, isNamed: (path: string) => boolean): WrittenTests[] {
  const { tests, parity, surroundings, evidence, rules, files } = input;
  const { map } = tests;
  const generator = contextOf(tests, parity, surroundings, files);
  const context: TestContext = { ...tests, parity, surroundings, ...(evidence ? { evidence } : {}), isAsked: true, report: () => undefined };
  const lacksTest = (one: TestedFunction): boolean => isWanted(one.at.path) && !(evidence?.get(one)?.isTested ?? one.tests.length > 0);
  const needy = deserving(context).map(({ tested }) => tested).filter(lacksTest);
  const others = map.functions.filter((one) => isNamed(one.at.path) && lacksTest(one) && deservesTest(one) && !needy.includes(one));
  const made = [...needy.slice(0, MOST), ...others].flatMap((one) => firstTest(generator, one) ?? []);
  for (const rule of rules) {
    const kind = kindFor(rule.meta.id);
    if (!rule.test || kind === null || kind === 'feature') continue;
    rule.test({ ...context, report: ({ at }) => {
      const test = isWanted(at.path) ? firstTestAt(generator, map.functions, at.path, at.span.start, kind) : null;
      if (test?.skeleton.kind === kind) made.push(test);
    } });
  }
  return writeTests(generator, made.filter((test) => test.skeleton.isReady))
    .map((change) => ({ path: change.path, creates: change.creates, text: changed(tests.program.documents.get(change.path)?.text ?? '', change), tests: change.tests }));
}

/** The findings of the family `testing`; those that are shown and stand on a function, with a fix that writes its first test. */
export function withFirstTests(findings: readonly Finding[], isShown: (finding: Finding) => boolean, tests: ProjectTests, parity: Parity | null, surroundings: Surroundings, files: ProjectFiles): Finding[] {
  const context = contextOf(tests, parity, surroundings, files);
  return findings.map((finding) => {
    const kind = kindFor(finding.rule);
    if ((kind === null && !anyKind.has(finding.rule)) || (finding.fixes?.length ?? 0) > 0 || !isShown(finding)) return finding;
    const test = firstTestAt(context, tests.map.functions, finding.at.path, finding.at.span.start, kind);
    const [change] = test && (kind === null || test.skeleton.kind === kind) ? writeTests(context, [test]) : [];
    return change ? { ...finding, fixes: [fixOf(change)] } : finding;
  });
}

/** Rules that miss a test of whatever kind suits the function. */
const anyKind: ReadonlySet<string> = new Set(['testing/untested-feature-code', 'testing/new-code-below-coverage']);

function fixOf({ path, creates, edits }: TestFileChange): Fix {
  return {
    title: `Write a first test in ${path}`,
    safe: false,
    edits: edits.map(({ at, text }) => ({ at: { path, span: { start: at, end: at } }, text, ...(creates ? { creates: true as const } : {}) })),
  };
}
