import type { ScannedImport } from '../../python/imports';
import type { ModuleGraph } from '../../python/modules';
import { importsOf } from '../asked-of-text';
import type { ProgramFiles } from '../program-syntax';
import { onceEach } from './once-each';

/** A file with all whose code can run when it runs: what the names that it imports mean, and what they mean in turn. Packages are passed by, where a name means a file inside. */
export type Reach = (path: string) => ReadonlySet<string>;

export function reachOf({ documents }: ProgramFiles, graph: ModuleGraph): Reach {
  const direct = onceEach((path) => importsOf(documents.get(path)).flatMap((statement) => meantBy(path, statement, graph)));
  return onceEach((path) => {
    const reached = new Set([path]);
    for (const at of reached) for (const target of direct(at)) reached.add(target);
    return reached;
  });
}

function meantBy(path: string, statement: ScannedImport, graph: ModuleGraph): readonly string[] {
  const { level, module, names } = statement;
  const whole = graph.resolve(path, module, level);
  if (names.length === 0 || whole === undefined) return graph.targets(path, statement);
  return names.map((name) => (name === '*' ? undefined : graph.resolve(path, module === '' ? name : `${module}.${name}`, level)) ?? whole);
}
