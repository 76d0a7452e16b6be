/** Facts on what calls, attributes and operators of libraries give: how an expression's type is told without running anything. */

export interface TypeTable {
  /** Public name of a function, or of a class's own method → the type that it gives. Classes (their last part begins with a capital) give themselves. */
  readonly functions: Readonly<Record<string, string>>;
  /** Type → method → the type that a call gives. `self`: that of its receiver. */
  readonly methods: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Type → attribute → its type. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Type → the types that it is a kind of. */
  readonly bases?: Readonly<Record<string, readonly string[]>>;
}

/** The same result for many names under a module (or none). */
export function giving(module: string, names: string, type: string): Record<string, string> {
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => [module === '' ? name : `${module}.${name}`, type]));
}

/** Tables of several libraries as one. */
export function joinTables(tables: readonly TypeTable[]): Required<TypeTable> {
  const merged = (pick: (table: TypeTable) => Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, Record<string, string>> => {
    const all: Record<string, Record<string, string>> = {};
    for (const table of tables) for (const [type, members] of Object.entries(pick(table))) all[type] = { ...all[type], ...members };
    return all;
  };
  return {
    functions: Object.assign({}, ...tables.map((table) => table.functions)) as Record<string, string>,
    methods: merged((table) => table.methods),
    attributes: merged((table) => table.attributes),
    bases: Object.assign({}, ...tables.map((table) => table.bases ?? {})) as Record<string, readonly string[]>,
  };
}
