import type { Expression, Lambda, Parameter } from './nodes';
import type { FlatTree } from './flat-tree';
import { ERROR, kind, MISSING } from './kinds';
import { lowerAt, lowerExpression, operandAfter } from './lower-expressions';

const IDENTIFIER = kind('identifier');
const LAMBDA_PARAMETERS = kind('lambda_parameters');
const TYPED = kind('typed_parameter');
const DEFAULT = kind('default_parameter');
const TYPED_DEFAULT = kind('typed_default_parameter');
const LIST_SPLAT = kind('list_splat_pattern');
const DICT_SPLAT = kind('dictionary_splat_pattern');
const TUPLE = kind('tuple_pattern');
const KEYWORD_SEPARATOR = kind('keyword_separator');
const POSITIONAL_SEPARATOR = kind('positional_separator');
const TYPE = kind('type');
const COLON = kind('\':');
const EQUALS = kind('\'=');

type Form = Parameter['form'];

/** Lowers `parameters` or `lambda_parameters`; the separators `/` and `*` only set the form of the others. */
export function lowerParameters(t: FlatTree, i: number): Parameter[] {
  let parameters: Parameter[] = [];
  let form: Form = 'ordinary';
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    if (id === POSITIONAL_SEPARATOR) parameters = parameters.map((one) => ({ ...one, form: 'positional-only' as const }));
    else if (id === KEYWORD_SEPARATOR) form = 'keyword-only';
    else {
      const parameter = lowerParameter(t, c, id, form);
      if (parameter === null) continue;
      parameters.push(parameter);
      if (parameter.form === 'varargs') form = 'keyword-only';
    }
  }
  return parameters;
}

function lowerParameter(t: FlatTree, i: number, id: number, form: Form): Parameter | null {
  if (id === IDENTIFIER || id === TUPLE) return named(t, i, i, form, null, null);
  if (id === LIST_SPLAT) return named(t, i, i + 2, 'varargs', null, null);
  if (id === DICT_SPLAT) return named(t, i, i + 2, 'kwargs', null, null);
  const end = t.nexts[i] as number;
  if (id === DEFAULT) return named(t, i, i + 1, form, null, lowerAt(t, operandAfter(t, i + 1, end), i));
  if (id !== TYPED && id !== TYPED_DEFAULT) return null;
  let annotation: Expression | null = null;
  let value: Expression | null = null;
  let seenEquals = false;
  for (let c = t.nexts[i + 1] as number; c < end; c = t.nexts[c] as number) {
    const at = t.kinds[c] as number;
    if (at === EQUALS) seenEquals = true;
    else if (at === TYPE && !seenEquals) annotation = lowerExpression(t, c);
    else if (at !== COLON && at !== ERROR && seenEquals) value = lowerExpression(t, c);
  }
  const first = t.kinds[i + 1] as number;
  if (first === LIST_SPLAT) return named(t, i, i + 3, 'varargs', annotation, value);
  if (first === DICT_SPLAT) return named(t, i, i + 3, 'kwargs', annotation, value);
  return named(t, i, i + 1, form, annotation, value);
}

function named(t: FlatTree, i: number, name: number, form: Form, annotation: Expression | null, defaultValue: Expression | null): Parameter {
  const inside = name < (t.nexts[i] as number) && t.kinds[name] !== MISSING;
  return {
    start: t.starts[i] as number, end: t.ends[i] as number,
    name: inside ? t.code.slice(t.starts[name], t.ends[name]) : '',
    annotation, defaultValue, form,
  };
}

/** Lowers a lambda. */
export function lowerLambda(t: FlatTree, i: number): Lambda {
  const end = t.nexts[i] as number;
  let parameters: Parameter[] = [];
  let colon = i + 1;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] === LAMBDA_PARAMETERS) parameters = lowerParameters(t, c);
    else if (t.kinds[c] === COLON) colon = c;
  }
  return { kind: 'Lambda', start: t.starts[i] as number, end: t.ends[i] as number, parameters, body: lowerAt(t, operandAfter(t, colon, end), i) };
}
