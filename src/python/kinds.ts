/**
 * Small integers for the node types of the grammar, so that the tree is walked without a string. A module that lowers asks for the ids it
 * knows with `kind`; the parser then maps the grammar's own symbols to them. Anonymous tokens are written with a leading quote: `kind("'(")`.
 */
const names: string[] = ['', 'ERROR', 'MISSING'];
const ids = new Map<string, number>(names.map((name, id) => [name, id]));

/** The id of a node type; allots one when the name is new. Call it at module load only: the parser takes the table once. */
export function kind(name: string): number {
  const known = ids.get(name);
  if (known !== undefined) return known;
  const id = names.length;
  names.push(name);
  ids.set(name, id);
  return id;
}

/** The id of a node type if any lowering module asked for it, else 0. */
export function knownKind(name: string): number {
  return ids.get(name) ?? 0;
}

/** The text of a token: `kindText(kind("'not in"))` is `not in`. */
export function kindText(id: number): string {
  return (names[id] ?? '').slice(1);
}

/** A stretch that the parser skipped or could not fit. */
export const ERROR = 1;
/** A named node that the parser made up so as to go on; it has no text. */
export const MISSING = 2;
