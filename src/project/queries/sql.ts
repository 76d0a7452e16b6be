import type { Formula } from './formula';
import { operationOf, unknownFormula, weekdays } from './formula';

/** SQL of which database: their functions of one name do different things. */
export type Dialect = 'spark' | 'other';

interface Token {
  readonly kind: 'word' | 'name' | 'number' | 'text' | 'sign';
  readonly text: string;
}

/** Words, names, numbers, texts and signs of SQL; comments are left out. */
function tokens(sql: string): Token[] {
  const found: Token[] = [];
  for (const match of sql.matchAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^']|'')*)'|"([^"]*)"|`([^`]*)`|(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][\w$]*)|(<>|!=|<=|>=|\|\||::|[^\s])/g)) {
    const [, text, quoted, ticked, number, word, sign] = match;
    if (text !== undefined) found.push({ kind: 'text', text });
    else if (quoted !== undefined || ticked !== undefined) found.push({ kind: 'name', text: quoted ?? ticked ?? '' });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
  }
  return found;
}

/** The columns that the select lists of a query name, inner queries included, with how each is computed. Those that are merely passed on are left out, and those that are computed in several ways. */
export function queryColumns(sql: string, dialect: Dialect): ReadonlyMap<string, Formula> {
  const all = tokens(sql);
  const found = new Map<string, Formula | null>();
  for (const [index, token] of all.entries()) {
    if (token.kind !== 'word' || token.text.toLowerCase() !== 'select') continue;
    const reader = makeReader(all, index + 1, dialect);
    for (const { name, formula } of reader.list()) {
      const key = name.toLowerCase();
      if (formula.f === 'column' && formula.name.toLowerCase() === key) continue;
      found.set(key, found.has(key) ? null : formula);
    }
  }
  return new Map([...found].flatMap(([name, formula]) => (formula ? [[name, formula]] : [])));
}

/** One expression: what Spark's `expr` takes. */
export function expressionOf(sql: string, dialect: Dialect): Formula {
  return makeReader(tokens(sql), 0, dialect).expression();
}

const binding: Readonly<Record<string, number>> = { or: 1, and: 2, '=': 4, '==': 4, '<>': 4, '!=': 4, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '||': 5, '*': 6, '/': 6, '%': 6, div: 6 };
const spellings: Readonly<Record<string, string>> = { '=': '==', '<>': '!=', div: '//', avg: 'mean', average: 'mean', pow: 'power', ceiling: 'ceil', len: 'length', ln: 'log' };
const ends = new Set(['from', 'where', 'group', 'order', 'limit', 'union', 'having', 'as', 'then', 'else', 'end', 'when', 'over']);

interface SqlReader {
  list(): { readonly name: string; readonly formula: Formula }[];
  expression(least?: number): Formula;
}

function makeReader(all: readonly Token[], start: number, dialect: Dialect): SqlReader {
  let at = start;
  let depth = 0;
  const peek = (): Token | undefined => all[at];
  const isWord = (...words: readonly string[]): boolean => peek()?.kind === 'word' && words.includes(peek()?.text.toLowerCase() ?? '');
  const isSign = (sign: string): boolean => peek()?.kind === 'sign' && peek()?.text === sign;
  const take = (is: boolean): boolean => {
    if (is) at++;
    return is;
  };

  /** To the end of what is not read: a comma, a closing bracket, or a word of the clause after. */
  const skip = (): void => {
    for (let inside = 0; at < all.length; at++) {
      if (isSign('(')) inside++;
      else if (isSign(')') && inside-- === 0) return;
      else if (inside === 0 && (isSign(',') || isSign(';') || isWord(...ends))) return;
    }
  };

  const args = (): Formula[] => {
    const given: Formula[] = [];
    while (at < all.length && !isSign(')')) {
      take(isWord('distinct', 'all'));
      given.push(take(isSign('*')) ? { f: 'column', name: '*' } : expression());
      if (!isSign(',') && !isSign(')')) {
        skip();
        given.push(unknownFormula);
      }
      if (!take(isSign(','))) break;
    }
    take(isSign(')'));
    return given;
  };

  const cases = (): Formula => {
    if (!isWord('when')) return skipCase();
    const branches: { readonly test: Formula; readonly then: Formula }[] = [];
    while (take(isWord('when'))) {
      const test = expression();
      if (!take(isWord('then'))) return skipCase();
      branches.push({ test, then: expression() });
    }
    let last: Formula = take(isWord('else')) ? expression() : unknownFormula;
    if (!take(isWord('end'))) return skipCase();
    for (const { test, then } of branches.reverse()) last = operationOf('if', [test, then, last]);
    return last;
  };
  const skipCase = (): Formula => {
    for (let open = 1; at < all.length && open > 0; at++) open += isWord('case') ? 1 : isWord('end') ? -1 : 0;
    return unknownFormula;
  };

  const called = (name: string): Formula => {
    if (name === 'cast' || name === 'try_cast') {
      const of = expression();
      for (let inside = 0; at < all.length && !(isSign(')') && inside === 0); at++) inside += isSign('(') ? 1 : isSign(')') ? -1 : 0;
      take(isSign(')'));
      return of;
    }
    if (name === 'extract') {
      const part = peek()?.text.toLowerCase() ?? '';
      at++;
      if (!take(isWord('from'))) return unknownFormula;
      const of = expression();
      take(isSign(')'));
      return datePart(part, of);
    }
    const given = args();
    const [first, second] = given;
    if (isWord('over')) return unknownFormula;
    if (/^(coalesce|ifnull|nvl|isnull)$/.test(name) && first && second && given.length === 2) return { f: 'fill', of: first, by: second };
    if (name === 'dayofweek' && first) return dialect === 'spark' ? { f: 'weekday', numbers: weekdays.sunday1, of: first } : unknownFormula;
    if (name === 'weekday' && first) return { f: 'weekday', numbers: weekdays.monday0, of: first };
    if (/^date_?part$/.test(name) && first?.f === 'text' && second) return datePart(first.value.toLowerCase(), second);
    if (name === 'strftime' && first?.f === 'text' && first.value === '%w' && second) return { f: 'weekday', numbers: weekdays.sunday0, of: second };
    if (name === 'if' || name === 'iff' || name === 'iif') return operationOf('if', given);
    return operationOf(spellings[name] ?? name, given);
  };
  const datePart = (part: string, of: Formula): Formula => {
    if (part === 'dow') return { f: 'weekday', numbers: weekdays.sunday0, of };
    if (part === 'isodow') return { f: 'weekday', numbers: weekdays.monday1, of };
    return operationOf(part, [of]);
  };

  const primary = (): Formula => {
    const token = peek();
    if (!token) return unknownFormula;
    at++;
    if (token.kind === 'number') return { f: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { f: 'text', value: token.text.replaceAll("''", "'") };
    if (token.kind === 'sign') {
      if (token.text === '-') {
        const of = expression(7);
        return of.f === 'number' ? { f: 'number', value: -of.value } : operationOf('-', [of]);
      }
      if (token.text !== '(') return unknownFormula;
      if (isWord('select', 'with')) {
        skip();
        take(isSign(')'));
        return unknownFormula;
      }
      const of = expression();
      if (!isSign(')')) skip();
      return take(isSign(')')) ? of : unknownFormula;
    }
    const word = token.text.toLowerCase();
    if (token.kind === 'word' && word === 'case') return cases();
    if (token.kind === 'word' && word === 'not') return operationOf('not', [expression(3)]);
    if (token.kind === 'word' && take(isSign('('))) return called(word);
    let name = token.text;
    while (take(isSign('.'))) name = all[at++]?.text ?? name;
    return { f: 'column', name };
  };

  const expression = (least = 0): Formula => {
    if (++depth > 60) {
      depth--;
      return unknownFormula;
    }
    let left = primary();
    for (let token = peek(); token; token = peek()) {
      if (take(isSign('::'))) {
        at++;
        if (take(isSign('('))) args();
        continue;
      }
      const operator = token.text.toLowerCase();
      const strength = (token.kind === 'sign' || token.kind === 'word') && Object.hasOwn(binding, operator) ? (binding[operator] ?? 0) : 0;
      if (strength === 0 || strength <= least) break;
      at++;
      left = operationOf(spellings[operator] ?? operator, [left, expression(strength)]);
    }
    depth--;
    return left;
  };

  const list = (): { name: string; formula: Formula }[] => {
    const found: { name: string; formula: Formula }[] = [];
    take(isWord('distinct', 'all'));
    while (at < all.length) {
      const before = at;
      const formula = expression();
      const isEnd = isSign(',') || isSign(')') || isSign(';') || at >= all.length || isWord('from', 'as') || peek()?.kind === 'name' || (peek()?.kind === 'word' && !isWord(...ends, 'is', 'in', 'like', 'between'));
      if (!isEnd) skip();
      const isNamed = take(isWord('as')) || peek()?.kind === 'name' || (peek()?.kind === 'word' && !isWord(...ends));
      const name = isNamed ? all[at++]?.text : undefined;
      if (name !== undefined) found.push({ name, formula: isEnd ? formula : unknownFormula });
      if (!isSign(',')) skip();
      if (!take(isSign(',')) || at === before) break;
    }
    return found;
  };
  return { list, expression };
}
