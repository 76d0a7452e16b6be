import type { TestMap } from '../../../src/project/testing/reach';
import { testMap } from '../../../src/project/testing/reach';
import { readTestSettings } from '../../../src/project/testing/settings';
import { memoryWorkspace } from '../../../src/project/workspace';
import { programOf } from '../symbolic/support';

/** The map of a project given as text, with the settings that lie in it. */
export async function mapOf(files: Readonly<Record<string, string>>): Promise<TestMap> {
  return testMap(await programOf(files), await readTestSettings(memoryWorkspace(files), ''));
}

/** Function → the ways in which tests run it, each once: `{ scale: 'direct', 'Model.fit': 'indirect http', unused: '' }`. Names that stand twice have their file before them. */
export async function waysTo(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { functions } = await mapOf(files);
  const isTwice = (name: string): boolean => functions.filter((one) => one.name === name).length > 1;
  return Object.fromEntries(functions.map(({ at, name, tests }) => [isTwice(name) ? `${at.path} ${name}` : name, [...new Set(tests.map(({ way }) => way))].sort().join(' ')]));
}

/** The names of the functions that no test runs. */
export async function untested(files: Readonly<Record<string, string>>): Promise<string[]> {
  return Object.entries(await waysTo(files)).flatMap(([name, ways]) => (ways === '' ? [name] : []));
}
