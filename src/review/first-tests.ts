import type { Parity } from '../project/parity/parity';
import { deservesTest, firstTest, functionAt, kindFor } from '../project/testing/generate/generate';
import type { GeneratorContext } from '../project/testing/generate/generate';
import type { TestFileChange } from '../project/testing/generate/write';
import { changed, writeTests } from '../project/testing/generate/write';
import type { Finding, Fix } from '../rules/rule';
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

function contextOf(tests: ProjectTests, parity: Parity | null, { paths, root }: ProjectFiles): GeneratorContext {
  return { program: tests.program, settings: tests.settings, paths, root, parity };
}

/** First tests of the functions of a project that none reaches, for those that `isWanted`; only such of which no more than the expected values is left to fill in. */
export function firstTests(tests: ProjectTests, parity: Parity | null, files: ProjectFiles, isWanted: (path: string) => boolean): WrittenTests[] {
  const context = contextOf(tests, parity, files);
  const made = tests.map.functions.filter((one) => isWanted(one.at.path) && deservesTest(one)).flatMap((one) => {
    const test = firstTest(context, one);
    return test?.skeleton.isReady === true ? [test] : [];
  });
  return writeTests(context, made).map((change) => ({ path: change.path, creates: change.creates, text: changed(tests.program.documents.get(change.path)?.text ?? '', change), tests: change.tests }));
}

/** The findings of the family `testing`, those on a function with a fix that writes its first test. */
export function withFirstTests(findings: readonly Finding[], tests: ProjectTests, parity: Parity | null, files: ProjectFiles): Finding[] {
  const context = contextOf(tests, parity, files);
  return findings.map((finding) => {
    const kind = kindFor(finding.rule);
    if ((kind === null && !anyKind.has(finding.rule)) || (finding.fixes?.length ?? 0) > 0) return finding;
    const tested = functionAt(tests.map.functions, finding.at.path, finding.at.span.start);
    const test = tested && firstTest(context, tested, kind);
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
