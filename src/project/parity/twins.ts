import type { Span } from '../../python/text';
import type { ProgramFiles } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { onceEach } from './once-each';

/** Names that functions of any project have. */
const common = /^(main|run|predict\w*|train\w*|fit|load_\w+|save_\w+|get_model|build_model|create_model|home|index|health\w*|evaluate\w*|parse_args|setup|init|__\w+__)$/;

/** What two files have in common though they share nothing. */
export interface Likeness {
  /** The functions of the same name, and with a literal in common, that each has for itself. */
  readonly functions: readonly string[];
  /** How many names both mention that may be columns, where these are most of those that one of them mentions; else 0. */
  readonly columns: number;
}

/** So many names have to be the same, and so large a part of the fewer. */
const FEWEST = 4;
const PART = 0.5;

/** Compares files of a program by their text; each is read once. */
export function likenessIn(files: ProgramFiles): (a: string, b: string) => Likeness {
  const codeOf = (path: string): string => files.documents.get(path)?.code ?? '';
  const functionsOf = onceEach((path) => functionsIn(files, path));
  const columnsOf = onceEach((path) => stringsIn(codeOf(path).replace(/^\s*(import|from)\s.*$/gm, '')));
  return (a, b) => {
    const others = functionsOf(b);
    const functions = [...functionsOf(a)].flatMap(([name, span]) => {
      const other = others.get(name);
      return other && countBoth(stringsIn(codeOf(a).slice(span.start, span.end)), stringsIn(codeOf(b).slice(other.start, other.end))) > 0 ? [name] : [];
    });
    if (functions.length > 0 || columnsOf(b).size < FEWEST) return { functions, columns: 0 };
    const both = countBoth(columnsOf(a), columnsOf(b));
    return { functions, columns: both >= FEWEST && both >= PART * Math.min(columnsOf(a).size, columnsOf(b).size) ? both : 0 };
  };
}

/** The functions of a file that could be the twin of one in another file: those with a name of their own. */
function functionsIn(files: ProgramFiles, path: string): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>();
  for (const statement of statementsOf(files.modules.get(path)?.body ?? [])) if (statement.kind === 'FunctionDefinition' && !common.test(statement.name)) found.set(statement.name, statement);
  return found;
}

/** The string literals that could name columns. */
function stringsIn(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(/(["'])([A-Za-z_][\w ()%/-]{2,40})\1/g)].map((match) => match[2] ?? ''));
}

function countBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both;
}
