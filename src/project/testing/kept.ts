import { makeModuleGraph } from '../../python/modules';
import type { ModuleGraph } from '../../python/modules';
import type { Module } from '../../python/nodes';
import { importsOf } from '../asked-of-text';
import type { ProgramSyntax } from '../program-syntax';
import type { TestRun } from './reach';
import type { TestSettings } from './settings';
import type { TestCase } from './suites';
import type { Route } from './web-syntax';

/** The tests of a file, and what each came to. */
export interface FileRuns {
  readonly cases: readonly TestCase[];
  readonly runs: readonly TestRun[];
}

/**
 * What the tests of single files came to, kept from one map of a project's tests to the next. It holds as long as none of the files has changed that the
 * tests ran through, that these import, or that a patch names, and no file and no route came or went.
 */
export interface KeptTests {
  /** Begins a map of this program, in which each test has so much of a budget. Modules are compared by identity. */
  begin(program: ProgramSyntax, settings: TestSettings, routes: readonly Route[], budgetOfTest: number): void;
  of(path: string): FileRuns | undefined;
  /** `touched`: the files whose top level ran. */
  keep(path: string, runs: FileRuns, touched: Iterable<string>): void;
}

/** Keeps nothing: for a single map. */
export const keepNoTests: KeptTests = { begin: () => undefined, of: () => undefined, keep: () => undefined };

interface Kept extends FileRuns {
  /** Asked when the next map begins: a single check is never asked. */
  readonly needs: () => ReadonlyMap<string, Module>;
}

export function keepTests(): KeptTests {
  const files = new Map<string, Kept>();
  let about = '';
  let program: ProgramSyntax | null = null;
  let needed: (paths: Iterable<string>) => ReadonlyMap<string, Module> = () => new Map();
  return {
    begin: (of, settings, routes, budgetOfTest) => {
      const asked = `${String(budgetOfTest)}\n${aboutOf(of, settings, routes)}`;
      if (asked !== about) files.clear();
      about = asked;
      program = of;
      needed = neededBy(of);
      for (const path of files.keys()) if (!of.modules.has(path)) files.delete(path);
    },
    of: (path) => {
      const known = files.get(path);
      if (!known) return undefined;
      const needs = known.needs();
      // What is worked out holds on to the files of the former map no longer.
      files.set(path, { ...known, needs: () => needs });
      return [...needs].every(([other, module]) => program?.modules.get(other) === module) ? known : undefined;
    },
    keep: (path, runs, touched) => {
      const own = needed;
      const from = [path, ...confTests(path), ...touched];
      files.set(path, { ...runs, needs: () => own(from) });
    },
  };
}

/** What decides for all tests alike: which files there are, how tests are named, which routes there are. */
function aboutOf({ modules }: ProgramSyntax, { functions, classes, pythonPath }: TestSettings, routes: readonly Route[]): string {
  const told = routes.map(({ path, methods, handler }) => [path, ...methods, handler.path, handler.owner?.definition.name ?? '', handler.definition.name].join(' '));
  return [...modules.keys(), '', ...functions, '', ...classes, '', ...(pythonPath ?? []), '', ...told].join('\n');
}

function confTests(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return folders.map((_, index) => [...folders.slice(0, index + 1), 'conftest.py'].join('/')).concat('conftest.py');
}

const patches = /\bpatch\b|setattr\(/;
const dotted = /['"](\w+(?:\.\w+)+)['"]/g;

/** The files with all that they import, directly or not, and the files that their patches name. */
function neededBy({ documents, modules }: ProgramSyntax): (paths: Iterable<string>) => ReadonlyMap<string, Module> {
  let known: ModuleGraph | null = null;
  const targets = new Map<string, readonly string[]>();
  const targetsOf = (path: string): readonly string[] => {
    let found = targets.get(path);
    if (!found) {
      const graph = (known ??= makeModuleGraph([...modules.keys()]));
      const document = documents.get(path);
      const all = importsOf(document).flatMap((statement) => graph.targets(path, statement));
      const code = document?.code ?? '';
      for (const [, name = ''] of patches.test(code) ? code.matchAll(dotted) : []) {
        const parts = name.split('.');
        for (let length = parts.length; length > 0; length--) all.push(...[graph.resolve(path, parts.slice(0, length).join('.'), 0)].filter((one) => one !== undefined));
      }
      found = [...new Set(all)];
      targets.set(path, found);
    }
    return found;
  };
  return (paths) => {
    const needs = new Map<string, Module>();
    const reached = new Set(paths);
    for (const path of reached) {
      const module = modules.get(path);
      if (!module) continue;
      needs.set(path, module);
      for (const target of targetsOf(path)) reached.add(target);
    }
    return needs;
  };
}
