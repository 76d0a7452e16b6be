import type { ProgramFiles } from '../program-syntax';
import { statementsOf } from '../program-syntax';

/** Names that functions of any project have. */
const common = /^(main|run|predict\w*|train\w*|fit|load_\w+|save_\w+|get_model|build_model|create_model|home|index|health\w*|evaluate\w*|parse_args|setup|init|__\w+__)$/;

/** The functions of a file by name, with the string literals in each. */
export type FunctionLiterals = ReadonlyMap<string, ReadonlySet<string>>;

/** The functions of a file that could be the twin of one in another file: those with a name of their own, with the words and keys that they hold. */
export function functionLiterals(files: ProgramFiles, path: string): FunctionLiterals {
  const found = new Map<string, Set<string>>();
  const code = files.documents.get(path)?.code ?? '';
  for (const statement of statementsOf(files.modules.get(path)?.body ?? [])) {
    if (statement.kind === 'FunctionDefinition' && !common.test(statement.name)) found.set(statement.name, stringsIn(code.slice(statement.start, statement.end)));
  }
  return found;
}

/** The string literals of a file that could name columns. */
export function columnLiterals(files: ProgramFiles, path: string): ReadonlySet<string> {
  return stringsIn((files.documents.get(path)?.code ?? '').replace(/^\s*(import|from)\s.*$/gm, ''));
}

function stringsIn(code: string): Set<string> {
  return new Set([...code.matchAll(/(["'])([A-Za-z_][\w ()%/-]{2,40})\1/g)].map((match) => match[2] ?? ''));
}

/** The functions of the same name, and with a literal in common, that two files have each for themselves. */
export function twins(a: FunctionLiterals, b: FunctionLiterals): string[] {
  return [...a].flatMap(([name, literals]) => {
    const others = b.get(name);
    return others && [...literals].some((literal) => others.has(literal)) ? [name] : [];
  });
}

/** How much two sets of names overlap, from 0 to 1, and in how many. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): { readonly share: number; readonly count: number } {
  const both = [...a].filter((name) => b.has(name)).length;
  return { share: both === 0 ? 0 : both / Math.min(a.size, b.size), count: both };
}
