/**
 * Clauses with holes.
 *
 * `{name}`: the argument of that name, in words or in code marks; `{a,b}`: the first of them that is given; `{0}` the first positional one; `{args}` all positional ones. `{name~text}`: the text
 * where the argument is not given. `{name|share}`: as a share of rows;
 * `{name|device}`: as a device. `[[name: text]]`: only where the argument is given; `[[!name: text]]` only where
 * it is not; `[[name=True: text]]` only where it is written so. `{it}` the receiver, `{rows}` its rows, `{to}` what the result is kept in.
 */
export interface Holes {
  /** The argument in words; undefined: not given. */
  argument(name: string): string | undefined;
  /** The argument as written. */
  written(name: string): string | undefined;
  /** May arguments be hidden in `*args` or `**kwargs`? Then nothing is said of what is absent. */
  readonly open: boolean;
}

const OPTION = /\[\[(!?)([\w]+)(?:=([^:\]]+))?:((?:(?!\]\]).)*)\]\]/g;
const HOLE = /\{(\w+(?:,\w+)*)(?:\|(\w+))?(?:~([^}]*))?\}/g;

/** Fills a clause; null where a hole without a text of its own stays empty. */
export function fill(template: string, holes: Holes): string | null {
  const chosen = template.replace(OPTION, (_all, not: string, name: string, value: string | undefined, text: string) => {
    const written = holes.written(name);
    if (not === '!') return written === undefined && !holes.open ? text : '';
    if (written === undefined) return '';
    return value === undefined || plain(written) === plain(value) ? text : '';
  });
  const missing: string[] = [];
  const filled = chosen.replace(HOLE, (_all, names: string, filter: string | undefined, otherwise: string | undefined) => {
    for (const name of names.split(',')) {
      const argument = filtered(filter, holes.written(name)) ?? holes.argument(name);
      if (argument !== undefined) return argument;
    }
    if (otherwise === undefined) missing.push(names);
    return otherwise ?? '';
  });
  return missing.length === 0 ? filled.replace(/ {2,}/g, ' ').trim() : null;
}

/** What some arguments mean as written; undefined: nothing in particular. */
function filtered(filter: string | undefined, written: string | undefined): string | undefined {
  if (filter === 'share') return share(written);
  if (filter === 'device' && written !== undefined) {
    if (written.includes('is_available')) return 'the GPU if there is one, else the CPU';
    if (/^(['"])cpu\1$/.test(written)) return 'the CPU';
    return /^(['"])(cuda|mps)(:\d+)?\1$/.test(written) ? 'the GPU' : undefined;
  }
  return undefined;
}

function plain(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}

/** "0.2" → "20% of the rows", "100" → "100 rows"; undefined for anything else. */
function share(written: string | undefined): string | undefined {
  if (written === undefined || !/^\d*\.?\d+$/.test(written.trim())) return undefined;
  const value = Number(written);
  if (value > 0 && value < 1) return `${String(Math.round(value * 1000) / 10)}% of the rows`;
  return Number.isInteger(value) && value > 1 ? `${String(value)} rows` : undefined;
}

/** The clause and the remark behind "||". */
export function parted(text: string): { readonly clause: string; readonly remark: string } {
  const [clause = '', remark = ''] = text.split('||');
  return { clause: clause.trim(), remark: remark.trim() };
}

/** The first letter large, unless it stands in code marks. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function joined(items: readonly string[], word = 'and'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

/** Code of the program inside code marks, on one line and at most `most` characters long. Nothing in it becomes markup. */
export function code(text: string, most = 48): string {
  // Invisible and direction-changing characters could make code read otherwise than it is.
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ').replace(/\s+/g, ' ').trim().replace(/`/g, "'");
  return `\`${line.length > most ? `${line.slice(0, most - 1)}…` : line === '' ? ' ' : line}\``;
}
