import type { TestCase } from '../testing/suites';
import { cleanName } from './report';

/** A test as a coverage report names it. */
export interface NamedTest {
  /** `TestScaler.test_fit`, without its parameters. */
  readonly name: string;
  /** Null: the report names no file, or none that is known. */
  readonly path: string | null;
  readonly test: TestCase | null;
}

/**
 * Tells which test a context is: a node id of pytest (`tests/test_a.py::TestB::test_c[1]|run`, as pytest-cov writes it) or a dotted name
 * (`tests.test_a.TestB.test_c`, as coverage.py's `dynamic_context = test_function` does). Null: no test, as when modules are imported, or a label of a whole run.
 */
export function testFinder(cases: readonly TestCase[]): (context: string) => NamedTest | null {
  const known = new Map<string, NamedTest | null>();
  const byName = new Map<string, TestCase[]>();
  for (const test of cases) byName.set(test.name, [...(byName.get(test.name) ?? []), test]);
  return (context) => {
    let found = known.get(context);
    if (found === undefined) {
      found = named(context, byName);
      known.set(context, found);
    }
    return found;
  };
}

function named(context: string, byName: ReadonlyMap<string, readonly TestCase[]>): NamedTest | null {
  const id = context.replace(/\|(setup|run|teardown)$/, '');
  if (id.includes('::')) {
    const [file = '', ...parts] = id.replace(/\[.*$/s, '').split('::');
    const [path, name] = [cleanName(file), parts.join('.')];
    const candidates = byName.get(name) ?? [];
    const test = candidates.find((one) => one.path === path) ?? candidates.find((one) => one.path.endsWith(`/${path}`) || path.endsWith(`/${one.path}`)) ?? null;
    return name === '' ? null : { name, path: test?.path ?? path, test };
  }
  const parts = id.split('.');
  for (const length of [1, 2]) {
    const name = parts.slice(-length).join('.');
    const module = parts.slice(0, -length);
    const candidates = (byName.get(name) ?? []).filter((one) => module.length === 0 || endsAlike(moduleParts(one.path), module));
    const exact = candidates.filter((one) => moduleParts(one.path).join('.') === module.join('.'));
    const [test, other] = exact.length > 0 ? exact : candidates;
    if (test && !other) return { name, path: test.path, test };
  }
  return null;
}

function moduleParts(path: string): string[] {
  return path.replace(/\.py$/, '').split('/');
}

/** Is the shorter one the end of the longer one? */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return length > 0 && a.slice(-length).join('.') === b.slice(-length).join('.');
}
