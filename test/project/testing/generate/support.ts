import { findParity } from '../../../../src/project/parity/parity';
import { deservesTest, firstTest } from '../../../../src/project/testing/generate/generate';
import type { GeneratorContext } from '../../../../src/project/testing/generate/generate';
import type { GeneratedTest, TestKind } from '../../../../src/project/testing/generate/skeleton';
import { changed, writeTests } from '../../../../src/project/testing/generate/write';
import { testMap } from '../../../../src/project/testing/reach';
import { readTestSettings } from '../../../../src/project/testing/settings';
import { memoryWorkspace } from '../../../../src/project/workspace';
import { programOf } from '../../symbolic/support';

export type Files = Readonly<Record<string, string>>;

/** The test files of a project with first tests of all its functions, or of the one that is named, whole; and which kinds they are. */
export async function generated(files: Files, name: string | null = null, kind: TestKind | null = null): Promise<{ readonly files: Files; readonly kinds: readonly string[] }> {
  const program = await programOf(Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.py'))));
  const settings = await readTestSettings(memoryWorkspace(files), '');
  const parity = findParity({ files: program });
  const context: GeneratorContext = { program, settings, paths: new Set(Object.keys(files)), root: '', parity: parity.pairs.length > 0 ? parity : null };
  const made: GeneratedTest[] = [];
  for (const one of testMap(program, settings).functions) {
    if (name === null ? !deservesTest(one) : one.name !== name) continue;
    const test = firstTest(context, one, kind);
    if (test) made.push(test);
  }
  const changes = writeTests(context, made);
  return { files: Object.fromEntries(changes.map((change) => [change.path, changed(files[change.path] ?? '', change)])), kinds: made.map((one) => one.skeleton.kind) };
}
