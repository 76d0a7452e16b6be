import { namesFramework } from '../project/entry-frameworks';
import { mayHoldEntry, servingEntries } from '../project/entry-points';
import { programSyntax } from '../project/program-syntax';
import type { ProgramSyntax } from '../project/program-syntax';
import { untestedMap } from '../project/testing/reach';
import type { TestSettings } from '../project/testing/settings';
import { isTestFile } from '../project/testing/settings';
import { casesByFile } from '../project/testing/suites';
import type { PythonDocument } from '../python/document';
import type { Rule } from '../rules/rule';
import { mostDeserving } from '../rules/testing/ranking';
import { isOwnCode } from '../rules/testing/story';
import { parsedWhenAsked, readWhenAsked } from './parsed-when-asked';
import type { Source } from './sources';
import type { ProjectTests } from './tests';

const namesServing = (document: PythonDocument): boolean => namesFramework(document);
const mayServe = (document: PythonDocument): boolean => mayHoldEntry(document);

/** Frameworks whose handlers tests can send requests to, as a text names them. */
const webFramework = /fastapi|flask|starlette|sanic|quart|bottle|litestar|robyn|chalice|django|rest_framework|aiohttp|tornado|connexion|falcon/i;

/** May one of the files answer requests from the web? */
export function mayAnswerRequests(sources: readonly Source[]): boolean {
  return sources.some((source) => source.says('may hold an entry', mayServe)) && sources.some((source) => source.says('names a web framework', ({ code }) => webFramework.test(code)));
}

/** Has a project any tests? Only files that may hold some are parsed. */
export function hasTests(sources: readonly Source[], settings: TestSettings): boolean {
  return sources.some(({ path }) => isTestFile(path, settings)) && casesByFile(programSyntax(whenAsked(sources)), settings).size > 0;
}

function whenAsked(sources: readonly Source[]): Pick<ProgramSyntax, 'documents' | 'modules'> {
  const sorted = inOrder(sources);
  return { documents: readWhenAsked(sorted), modules: parsedWhenAsked(sorted) };
}

function inOrder(sources: readonly Source[]): readonly Source[] {
  return [...sources].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The tests of a project that has none, for rules that judge it: of its functions those that answer requests and those that deserve a test most. What decides this hangs on single
 * files and is kept with their content, so that the others are not parsed. Null: a rule looks at all functions.
 */
export function withoutTests(sources: readonly Source[], settings: TestSettings, rules: readonly Rule[]): ProjectTests | null {
  if (rules.some((rule) => rule.test && rule.asksAllFunctions === true)) return null;
  const sorted = inOrder(sources);
  const files = whenAsked(sources);
  // What a framework's name means may hang on other files.
  const isServed = sorted.some((source) => source.says('names a framework', namesServing));
  const answers = (source: Source): boolean => source.says('may hold an entry', mayServe) && (isServed || source.measures('entries', () => servingEntries(alone(source)).length) > 0);
  const own = sorted.filter(({ path }) => isOwnCode(path) && !isTestFile(path, settings));
  const deserves = (source: Source): number => source.measures('most deserving', () => {
    const single = alone(source);
    return mostDeserving(single, untestedMap(single, settings, () => true).functions.map(({ at }) => at));
  });
  const most = own.reduce((best, source) => Math.max(best, deserves(source)), 0);
  const serving = new Set(sorted.filter(answers).map(({ path }) => path));
  const wanted = new Set([...serving, ...(most === 0 ? [] : own.filter((source) => deserves(source) === most).map(({ path }) => path))]);
  const program = programSyntax({ ...files, serving });
  return { program, map: untestedMap(program, settings, (path) => wanted.has(path)), settings };
}

function alone(source: Source): ProgramSyntax {
  return programSyntax({ documents: new Map([[source.path, source.document]]), modules: new Map([[source.path, source.module()]]) });
}
