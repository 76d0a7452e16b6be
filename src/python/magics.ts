/**
 * What IPython understands and Python does not, masked by text of the same length, so that every offset stays where it was.
 * Source: the IPython documentation, "Built-in magic commands" and "Specific config details: input transformation".
 */
import { continuedEnd, contentEnd, logicalLine, physicalLineEnd } from './cell-scanner';

/** Cell magics whose body is Python that runs in this very notebook. The body of every other one is masked. */
export const PYTHON_CELL_MAGICS = new Set(['time', 'timeit', 'capture', 'prun', 'memit', 'mprun', 'lprun', 'snakeviz', 'pyinstrument', 'scalene', 'heat', 'wandb', 'notify']);

/** Line magics that run the statement after them, with the options they take first. */
export const RUNNING_MAGICS: ReadonlyMap<string, RegExp> = new Map([
  ['time', /^(?:--?[\w-]+\s+)*/],
  ['timeit', /^(?:-[nrp]\s*\d+\s+|-[tcqov]+\s+)*/],
  ['prun', /^(?:-[lsTD]\s*\S+\s+|-[rq]\s+)*/],
  ['memit', /^(?:-[rt]\s*\d+\s+|-[ico]\s+)*/],
]);

const HELP = /^(?:\?{1,2}\s*[%\w.*]+|[%\w.*[\]]+\?{1,2})\s*;?\s*$/;
const BARE_INSTALL = /^(?:pip3?|conda|mamba)\s+(?:install|uninstall|list|show|freeze|update)\b/;
const BARE_SHELL = /^(?:cd|ls|mkdir|cat|rm|cp|mv)\s+(?!(?:in|is|if|and|or|not|else|for)\b)(?:[\w~./'"]|-{1,2}[A-Za-z])/;

/** A cell's source with its magics masked: the same length, the same line endings. What is plain Python comes back as it is. */
export function maskMagics(source: string): string {
  const first = firstCodeLine(source);
  const cellMagic = /^%%(\w+)/.exec(source.slice(first, first + 80));
  if (cellMagic !== null) {
    const name = cellMagic[1] ?? '';
    if (!PYTHON_CELL_MAGICS.has(name)) return blank(source.slice(0, first)) + blank(source.slice(first));
    const end = continuedEnd(source, first);
    const line = name === 'timeit' ? maskRunningMagic(source.slice(first, end), '%%timeit'.length, 'timeit') : blank(source.slice(first, end));
    return source.slice(0, first) + line + maskLines(source.slice(end));
  }
  return mayHoldMagic(source) ? maskLines(source) : source;
}

function mayHoldMagic(source: string): boolean {
  return /[!?%]|^\s*[,;/]|^\s*(?:pip3?|conda|mamba|cd|ls|mkdir|cat|rm|cp|mv)\s/m.test(source);
}

function firstCodeLine(source: string): number {
  let at = 0;
  while (at < source.length) {
    const line = source.slice(at, contentEnd(source, at)).trim();
    if (line !== '' && !line.startsWith('#')) return at + (source.slice(at).length - source.slice(at).trimStart().length);
    at = physicalLineEnd(source, at);
  }
  return source.length;
}

/** Lines of code, each of IPython's masked. */
export function maskLines(source: string): string {
  let out = '';
  let at = 0;
  while (at < source.length) {
    const masked = maskLineAt(source, at);
    if (masked !== null) {
      out += masked;
      at += masked.length;
      continue;
    }
    const line = logicalLine(source, at);
    const end = line.assignedMagic < 0 ? line.end : continuedEnd(source, line.assignedMagic);
    out += line.assignedMagic < 0 ? source.slice(at, end) : source.slice(at, line.assignedMagic) + maskAssigned(source.slice(line.assignedMagic, end));
    at = end;
  }
  return out;
}

/** The masked text of a line that is not Python; null for one that is. */
function maskLineAt(source: string, at: number): string | null {
  const content = source.slice(at, contentEnd(source, at));
  const text = content.trimStart();
  const indent = content.length - text.length;
  const sign = text.charAt(0);
  if (sign === '%') {
    const name = /^%{1,2}\s*(\w+)/.exec(text);
    const options = name === null ? undefined : RUNNING_MAGICS.get(name[1] ?? '');
    if (name !== null && options !== undefined && !HELP.test(text)) {
      const head = source.slice(at, at + indent);
      return head + maskRunningMagic(source.slice(at + indent, logicalLine(source, at + indent + name[0].length).end), name[0].length, name[1] ?? '');
    }
  }
  const foreign = sign === '%' || sign === '!' || sign === '?' || sign === ',' || sign === ';' || sign === '/' || HELP.test(text)
    || BARE_INSTALL.test(text) || BARE_SHELL.test(text);
  if (!foreign) return null;
  return source.slice(at, at + indent) + standIn(source.slice(at + indent, continuedEnd(source, at)), indent > 0);
}

/** `%timeit -n 3 f(x)` → `             f(x)`. */
function maskRunningMagic(text: string, nameLength: number, name: string): string {
  const after = text.slice(nameLength);
  const space = /^[ \t]*/.exec(after)?.[0].length ?? 0;
  const options = RUNNING_MAGICS.get(name)?.exec(after.slice(space))?.[0].length ?? 0;
  const kept = nameLength + space + options;
  const rest = text.slice(kept);
  if (rest.trim() === '' || /^[!%?]/.test(rest)) return standIn(text, true);
  return `${' '.repeat(kept)}${rest}`;
}

/** What stands right of `x =`: the statement of `%time`, else `0`. */
function maskAssigned(text: string): string {
  if (/^%time\s+[^\s!%]/.test(text)) return `     ${text.slice(5)}`;
  return `0${blank(text.slice(1))}`;
}

/** Spaces; in a block `pass`, or `0` where that does not fit, so that the block does not become empty. */
function standIn(text: string, inBlock: boolean): string {
  if (!inBlock) return blank(text);
  const room = contentEnd(text, 0);
  const word = room >= 4 ? 'pass' : '0'.slice(0, room);
  return word + blank(text.slice(word.length));
}

/** The same length, line endings kept. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
