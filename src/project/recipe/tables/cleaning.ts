import type { Choice } from './differences';
import type { Expr, Field } from './expressions';
import { has, plainName } from './expressions';
import type { Feature } from './inputs';

/** Cleaning that makes two spellings of a text one. */
const joins: ReadonlySet<string> = new Set(['lower', 'upper', 'strip', 'lstrip', 'rstrip', 'replace', 'title', 'capitalize', 'casefold', 're.sub']);

/** The cleaning on the way to the one field of an expression, outermost first, and what is left without it. */
function cleaningOf(expr: Expr): { readonly steps: readonly string[]; readonly rest: Expr; readonly field: Field } | null {
  const steps: string[] = [];
  let at = expr;
  for (let count = 0; count < 40; count++) {
    if (at.e === 'field') return { steps, rest: at, field: at };
    if (at.e !== 'operation' || at.operands.length === 0) return null;
    const [of] = at.operands;
    if (!of) return null;
    if (joins.has(at.name)) steps.push(at.name === 'replace' ? `replace ${at.params.map((param) => JSON.stringify(param)).join(' by ')}` : at.name === 're.sub' ? `re.sub(${at.params.map((param) => JSON.stringify(param)).join(', ')})` : at.name);
    else if (!/^(saved|fill|join|split|concat|normalize)$/.test(at.name) || (at.name === 'concat' && at.operands.length > 1)) return null;
    at = of;
  }
  return null;
}

/** What is done last to a column that is made of several: whichever it was, its case and its blanks are evened out. */
function evenedOf(name: string, expr: Expr): ReturnType<typeof cleaningOf> {
  const steps: string[] = [];
  let at = expr;
  while (at.e === 'operation' && (joins.has(at.name) || at.name === 'fill' || at.name === 'saved')) {
    const [of] = at.operands;
    if (!of || /^(replace|re\.sub)$/.test(at.name)) return null;
    if (joins.has(at.name)) steps.push(at.name);
    at = of;
  }
  return at.e === 'when' && steps.length > 0 ? { steps, rest: at, field: { e: 'field', name, from: 'table', site: at.site } } : null;
}

/** What cleaning makes of a text; null: not known. Steps are written as `cleaningOf` writes them. */
function cleaned(text: string, step: string): string | null {
  switch (step) {
    case 'lower': case 'casefold': return text.toLowerCase();
    case 'upper': return text.toUpperCase();
    case 'strip': return text.trim();
    case 'lstrip': return text.trimStart();
    case 'rstrip': return text.trimEnd();
    default: {
      const from = /^replace ("(?:[^"\\]|\\.)*") by /.exec(step)?.[1];
      return from !== undefined && !text.includes(JSON.parse(from) as string) ? text : null;
    }
  }
}

/**
 * S05: training cleans a text and serving does not, or less. `isSure` false: training goes over columns that are not named. `offered`: the choices that a
 * page gives for a field; where cleaning leaves all of them as they are, nothing differs.
 */
export function cleaningDifference({ name, train: learned, serve }: Feature, offered: (field: Field) => readonly Choice[] | undefined = () => undefined): { readonly missing: readonly string[]; readonly isSure: boolean } | null {
  if (!learned || !serve) return null;
  const isSure = !has(learned, 'maybe');
  const train = isSure ? learned : withMaybe(learned);
  const [a, b] = [cleaningOf(train) ?? evenedOf(name, train), cleaningOf(serve)];
  if (!a || !b || b.field.options || b.field.type === 'number') return null;
  // The one text that a model is given has whatever name.
  if (name !== '' && (plainName(a.field.name) !== plainName(b.field.name) || b.field.from === 'page')) return null;
  const missing = a.steps.filter((step) => !b.steps.includes(step));
  const extra = b.steps.filter((step) => !a.steps.includes(step));
  const choices = offered(b.field);
  if (choices?.every(({ value }) => typeof value !== 'string' || missing.every((step) => cleaned(value, step) === value))) return null;
  return missing.length > 0 && extra.length === 0 ? { missing: [...new Set(missing)].reverse(), isSure: isSure || b.field.type === 'text' } : null;
}

/** What may be done to the column is taken for done. */
function withMaybe(expr: Expr): Expr {
  if (expr.e !== 'operation') return expr;
  const [first] = expr.operands;
  if (expr.name === 'maybe' && first) return withMaybe(first);
  return { ...expr, operands: expr.operands.map(withMaybe) };
}

/** Is a text cleaned on the way from its field? */
export function isCleaned(expr: Expr): boolean {
  return (cleaningOf(expr)?.steps.length ?? 0) > 0;
}
