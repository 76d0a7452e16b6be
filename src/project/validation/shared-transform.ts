import type { Site } from '../../provenance/graph';
import type { Expression, Statement } from '../../python/nodes';
import type { ProgramFiles } from '../program-syntax';
import { statementsOf } from '../program-syntax';

/** `part.dataset.transform = …`, where the data set behind the part belongs to other parts as well. */
export interface SharedTransform {
  readonly site: Site;
  /** The name of the part. */
  readonly part: string;
  /** The names of all parts of the split. */
  readonly parts: readonly string[];
  readonly split: Site;
  /** The other parts' own assignments, in order. */
  readonly others: readonly Site[];
}

const splits = /\brandom_split\s*\(/;

/** The assignments to the one data set behind the parts of a `random_split`, where they are not all of the same transform. */
export function sharedTransforms(files: ProgramFiles, path: string): SharedTransform[] {
  const code = files.documents.get(path)?.code ?? '';
  if (!code.includes('.dataset.transform') || !splits.test(code)) return [];
  const parts = new Map<string, { readonly names: readonly string[]; readonly site: Site }>();
  const assigned: { readonly part: string; readonly value: string; readonly site: Site }[] = [];
  const own = new Set<string>();
  const textOf = (of: Expression): string => code.slice(of.start, of.end);
  for (const statement of allStatements(files.modules.get(path)?.body ?? [])) {
    if (statement.kind !== 'Assign') continue;
    const [target] = statement.targets;
    const site = { path, span: { start: statement.start, end: statement.end } };
    if (target && (target.kind === 'Tuple' || target.kind === 'List') && splits.test(textOf(statement.value))) {
      const names = target.elements.flatMap((element) => (element.kind === 'Name' ? [element.id] : []));
      for (const name of names) parts.set(name, { names, site });
    }
    if (target?.kind !== 'Attribute') continue;
    if (target.attribute === 'dataset' && target.value.kind === 'Name') own.add(target.value.id);
    if (target.attribute === 'transform' && target.value.kind === 'Attribute' && target.value.attribute === 'dataset' && target.value.value.kind === 'Name') assigned.push({ part: target.value.value.id, value: textOf(statement.value), site });
  }
  return assigned.flatMap(({ part, value, site }, index) => {
    const split = parts.get(part);
    const rivals = assigned.filter((other, at) => at !== index && other.value !== value && split?.names.includes(other.part) === true);
    // A copy of its own, or the same for all parts.
    if (!split || split.names.length < 2 || own.has(part) || (rivals.length === 0 && assigned.length > 1)) return [];
    return [{ site, part, parts: split.names, split: split.site, others: rivals.map((one) => one.site) }];
  });
}

function* allStatements(body: readonly Statement[]): Generator<Statement> {
  for (const statement of statementsOf(body)) {
    yield statement;
    if (statement.kind === 'FunctionDefinition' || statement.kind === 'ClassDefinition') yield* allStatements(statement.body);
  }
}
