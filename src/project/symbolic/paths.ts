import type { Term } from './terms';
import { argument, callsMethod, isCallOf, isMethod, literalOf, stringOf } from './terms';

/** Stands in a path for what is not known. */
export const UNKNOWN = '…';

/** The text that a term takes from a configuration file: `config['model']['path']`; undefined where it takes none. */
export type ConfiguredText = (term: Term) => string | undefined;

interface Reading {
  readonly depth: number;
  readonly configured: ConfiguredText;
}

/** Calls whose last or only argument is the path that they give, or that join what they are given. */
const joins = /^(os\.path\.join|pathlib\.(Path|PurePath|PosixPath)|pathlib\.Path\.joinpath|posixpath\.join)$/;
const same = /^(os\.path\.(abspath|realpath|normpath|expanduser|expandvars)|str|os\.fspath|os\.fsdecode|bytes|bentoml\.(models\.)?get)$/;

/**
 * A path, name or URI as far as the program tells it, `…` for the parts that it does not: `…/models/scaler.pkl`. Environment variables and command
 * line arguments have their defaults. Undefined where nothing of it is known.
 */
export function pathText(term: Term | undefined, configured: ConfiguredText = () => undefined): string | undefined {
  const text = term ? read(term, { depth: 1, configured }) : undefined;
  return text === undefined || text.replaceAll(UNKNOWN, '').replaceAll('/', '') === '' ? undefined : text;
}

/** The last part of a path that is known to its end: `scaler.pkl`. */
export function baseName(path: string): string | undefined {
  const name = path.split(/[\\/]/).findLast((part) => part !== '' && part !== '.');
  return name === undefined || name.includes(UNKNOWN) ? undefined : name;
}

function read(term: Term, reading: Reading): string | undefined {
  const { depth, configured } = reading;
  const deeper = { depth: depth + 1, configured };
  const part = (of: Term | undefined): string => (of && depth < 12 ? read(of, deeper) : undefined) ?? UNKNOWN;
  const known = term.t === 'item' || term.t === 'attribute' || term.t === 'call' ? configured(term) : undefined;
  if (known !== undefined) return known;
  switch (term.t) {
    case 'literal':
      return typeof term.value === 'string' ? term.value : typeof term.value === 'number' ? String(term.value) : undefined;
    case 'text':
      // A quotient that is written into a name is a number, no path.
      return term.parts.map((of) => (of.t === 'operation' && of.operator === '/' ? UNKNOWN : part(of))).join('');
    case 'operation': {
      const [left, right] = term.operands;
      if (term.operator === '+') return part(left) + part(right);
      if (term.operator === '/') return join([part(left), part(right)]);
      if (term.operator === '%' && left?.t === 'literal') return part(left).replace(/%[-\d.]*[sdif]/g, UNKNOWN);
      if (term.operator === 'or') return term.operands.map((operand) => read(operand, deeper)).find((text) => text !== undefined);
      return undefined;
    }
    case 'choice':
      // The first that is known: the others are what else it may be.
      return term.options.map((option) => read(option, deeper)).find((text) => text !== undefined);
    case 'call':
      return ofCall(term, part, depth);
    case 'attribute':
      return ofAttribute(term, part, depth);
    case 'item':
      return isCallOf(term.of, 'os.environ') || (term.of.t === 'external' && term.of.name === 'os.environ') ? UNKNOWN : undefined;
    case 'after':
      return read(term.of, deeper);
    default:
      return undefined;
  }
}

function ofCall(call: Extract<Term, { t: 'call' }>, part: (of: Term | undefined) => string, depth: number): string | undefined {
  if (joins.test(call.callee)) return join(call.args.map(part));
  if (same.test(call.callee)) return part(call.args[0]);
  if (call.callee === 'open' || /^(io|codecs|gzip|bz2|lzma)\.open$/.test(call.callee) || call.callee === 'fsspec.open') return part(argument(call, 'file', 0));
  if (/^os\.(getenv|environ\.get)$/.test(call.callee)) {
    const fallback = argument(call, 'default', 1);
    return fallback ? part(fallback) : UNKNOWN;
  }
  if (callsMethod(call, 'get') && call.receiver?.t === 'external' && call.receiver.name === 'os.environ') return part(call.args[1]);
  if (call.callee === 'os.path.dirname' || /^os\.(getcwd|curdir)$/.test(call.callee)) return UNKNOWN;
  if (callsMethod(call, 'joinpath')) return join([part(call.receiver ?? undefined), ...call.args.map(part)]);
  if (callsMethod(call, 'open', 'resolve', 'absolute', 'as_posix', 'expanduser', 'strip', 'lower', 'read_bytes') && call.receiver) return part(call.receiver);
  if (callsMethod(call, 'with_suffix', 'with_name') && call.receiver) {
    const base = part(call.receiver);
    const given = part(call.args[0]);
    return call.callee === '.with_name' ? join([base.slice(0, Math.max(0, base.lastIndexOf('/'))), given]) : base.replace(/\.[^./]*$/, '') + given;
  }
  if (callsMethod(call, 'format') && call.receiver) return part(call.receiver).replace(/\{[^}]*\}/g, UNKNOWN);
  if (/^(streamlit\.(text_input|sidebar\.text_input)|gradio\.Textbox)$/.test(call.callee)) return part(argument(call, 'value', 1));
  // `hf_hub_download(repo_id=…, filename='model.pkl')`
  if (/hf_hub_download$|cached_download$/.test(call.callee)) return join([part(argument(call, 'repo_id', 0)), part(argument(call, 'filename', 1))]);
  return depth > 1 && call.callee === '()' ? UNKNOWN : undefined;
}

/** `args.model_path`: the default of the argument of that name. */
function ofAttribute(term: Extract<Term, { t: 'attribute' }>, part: (of: Term | undefined) => string, depth: number): string | undefined {
  if (term.name === 'parent' || term.name === 'parents') return UNKNOWN;
  if (term.name === 'name') return part(term.of);
  const fallback = argumentDefault(term);
  if (fallback) return part(fallback);
  return depth > 1 && term.of.t === 'given' ? UNKNOWN : undefined;
}

/** The default of a command line argument that is read as `args.name`: `parser.add_argument('--name', default=…)`. */
export function argumentDefault(term: Extract<Term, { t: 'attribute' }>): Term | undefined {
  const parsed = term.of.t === 'item' ? term.of.of : term.of;
  if (!isMethod(parsed, 'parse_args', 'parse_known_args')) return undefined;
  for (let at: Term | null = parsed.receiver; at?.t === 'after'; at = at.of) {
    if (!isMethod(at.by, 'add_argument')) continue;
    const names = at.by.args.map(stringOf).filter((name) => name !== undefined);
    const destination = stringOf(at.by.keywords.get('dest')) ?? names.find((name) => name.startsWith('--')) ?? names[0];
    if (destination?.replace(/^-+/, '').replaceAll('-', '_') !== term.name) continue;
    const given = at.by.keywords.get('default');
    return given && literalOf(given) !== null ? given : undefined;
  }
  return undefined;
}

function join(parts: readonly string[]): string {
  let path = '';
  for (const part of parts) path = part.startsWith('/') || path === '' ? part : `${path.replace(/\/$/, '')}/${part.replace(/^\.\//, '')}`;
  return path;
}
