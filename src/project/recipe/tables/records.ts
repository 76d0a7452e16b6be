import type { Expression } from '../../../python/nodes';
import type { Site } from '../../../provenance/graph';
import { itemsOf } from '../../symbolic/elements';
import { classVariable } from '../../symbolic/expressions';
import type { CallTerm, Given, Term } from '../../symbolic/terms';
import { argument, callsMethod, literalOf, literalsOf, stringOf } from '../../symbolic/terms';
import type { Expr, Field, Value } from './expressions';
import type { Reading } from './reading';

/** The fields of what is asked: a request's body or form, an object of a schema. */
export interface AskedRecord {
  /** The names of a schema; null: whatever is sent. */
  readonly names: readonly string[] | null;
  field(name: string, site: Site): Field;
}

const sources = /(^|\.)request\.(json|form|args|values|data|POST|GET|get_json|form\.to_dict|args\.to_dict|values\.to_dict)$/;
const same = new Set(['json', 'dict', 'model_dump', 'copy', 'to_dict', 'get_json', 'form', 'decode', 'body', 'dump', '_asdict', 'to_native']);
const parts = new Set(['data', 'json', 'body', 'form', 'POST', 'GET', 'query_params', 'args', '__dict__', 'payload', 'inputs', 'instances', 'root']);
const wraps = /^(json\.loads|dict|vars|fastapi\.encoders\.jsonable_encoder|ast\.literal_eval|typing\.cast|list)$/;

/** The record of a request that a term is; null: it is something else. */
export function recordOf(reading: Reading, term: Term, depth = 0): AskedRecord | null {
  if (depth > 12) return null;
  const of = (inner: Term | null | undefined): AskedRecord | null => (inner ? recordOf(reading, inner, depth + 1) : null);
  switch (term.t) {
    case 'external':
      return sources.test(term.name) ? anyRecord : null;
    case 'given':
      if (typeof term.annotation === 'object' && term.annotation) return schemaRecord(reading, term);
      return term.as === 'request' || term.name === 'event' ? anyRecord : null;
    case 'call':
      if (sources.test(term.callee)) return anyRecord;
      if (wraps.test(term.callee)) return of(term.args[0]);
      if (callsMethod(term, 'get') && term.receiver && stringOf(term.args[0]) !== undefined) return of(term.receiver) ? anyRecord : null;
      return term.callee.startsWith('.') && same.has(term.callee.slice(1)) ? of(term.receiver) : null;
    case 'attribute':
      return parts.has(term.name) && !isSchema(term.of) ? of(term.of) : isSchema(term.of) && term.name === '__dict__' ? of(term.of) : null;
    case 'item':
      return of(term.of) ? anyRecord : null;
    case 'element':
      return of(term.of);
    case 'sequence':
      return term.items.length === 1 ? of(term.items[0]) : null;
    case 'choice': {
      const options = term.options.map(of);
      return options.every((option) => option !== null) ? (options[0] ?? null) : null;
    }
    default:
      return null;
  }
}

function isSchema(term: Term): boolean {
  return term.t === 'given' && typeof term.annotation === 'object' && term.annotation !== null;
}

const anyRecord: AskedRecord = { names: null, field: (name, site) => ({ e: 'field', name, from: 'request', site }) };

function schemaRecord(reading: Reading, given: Given): AskedRecord {
  const { annotation } = given;
  if (typeof annotation !== 'object' || !annotation) return anyRecord;
  const names = annotation.definition.body.flatMap((statement) => (statement.kind === 'AnnotatedAssign' && statement.target.kind === 'Name' ? [statement.target.id] : []));
  return {
    names: names.length > 0 ? names : null,
    field: (name) => {
      const statement = annotation.definition.body.find((one) => one.kind === 'AnnotatedAssign' && one.target.kind === 'Name' && one.target.id === name);
      const at: Site = statement ? { path: annotation.path, span: { start: statement.start, end: statement.end } } : given.site;
      const fallback = names.includes(name) ? defaultOf(classVariable(reading.machine, annotation, name)) : undefined;
      return { e: 'field', name, from: 'request', site: at, ...(fallback === undefined ? {} : { fallback: { value: fallback, site: at } }), ...typed(statement?.kind === 'AnnotatedAssign' ? statement.annotation : null) };
    },
  };
}

/** `4583.0`, `Field(4583.0, …)`, `Field(default=4583.0)`; undefined where there is none. */
function defaultOf(term: Term | undefined): Value | undefined {
  if (!term) return undefined;
  const given = term.t === 'call' && /(^|\.)(Field|Query|Body|Form)$/.test(term.callee) ? argument(term, 'default', 0) : term;
  return literalOf(given);
}

/** `record['name']`, `record.get('name', default)`, `request.form.get('name')`, `schema.name`, a parameter of the handler. */
export function requestField(reading: Reading, term: Term): Expr | null {
  const { site } = term;
  if (term.t === 'item') {
    const name = stringOf(term.index);
    const record = name === undefined ? null : recordOf(reading, term.of);
    return record && name !== undefined ? { ...record.field(name, site), site } : null;
  }
  if (term.t === 'call') {
    const name = stringOf(argument(term, 'key', 0));
    const direct = /(^|\.)request\.(json|form|args|values|POST|GET)\.(get|getlist)$/.test(term.callee);
    const record = direct ? anyRecord : callsMethod(term, 'get', 'getlist', 'pop') && term.receiver && name !== undefined ? recordOf(reading, term.receiver) : null;
    if (!record || name === undefined) return null;
    const fallback = literalOf(argument(term, 'default', 1));
    return { ...record.field(name, site), site, ...(fallback === undefined ? {} : { fallback: { value: fallback, site } }) };
  }
  if (term.t === 'attribute' && term.of.t === 'given' && !(typeof term.of.annotation === 'string') && term.of.as === 'request') {
    const record = recordOf(reading, term.of);
    return record && (record.names === null || record.names.includes(term.name)) && !parts.has(term.name) ? { ...record.field(term.name, site), site } : null;
  }
  if (term.t === 'given') return { e: 'field', name: term.name, from: 'request', site };
  return null;
}

const widgets = /(^streamlit\.(sidebar\.)?|\.)(number_input|slider|selectbox|radio|text_input|checkbox|date_input|time_input|toggle|select_slider)$/;

/** An element of a Streamlit page, with what it offers. */
export function pageField(call: CallTerm): Field | null {
  const kind = widgets.exec(call.callee)?.[3];
  if (kind === undefined) return null;
  if (call.callee.startsWith('.') && call.receiver && !rootOf(call.receiver).includes('streamlit')) return null;
  const label = stringOf(argument(call, 'label', 0));
  const offered = /selectbox|radio|select_slider/.test(kind) ? argument(call, 'options', 1) : undefined;
  const options = kind === 'checkbox' || kind === 'toggle' ? [true, false] : offered ? (literalsOf(offered) ?? itemsOf(offered)?.map((item) => literalOf(item)).filter((value) => value !== undefined)) : undefined;
  return { e: 'field', name: label ?? kind, from: 'page', site: call.site, ...(options && options.length > 0 ? { options } : {}) };
}

function rootOf(term: Term, depth = 0): string {
  if (depth > 10) return '';
  switch (term.t) {
    case 'call':
      return term.receiver ? rootOf(term.receiver, depth + 1) : term.callee;
    case 'item': case 'attribute': case 'after': case 'with-item': case 'element':
      return rootOf(term.of, depth + 1);
    case 'external':
      return term.name;
    default:
      return '';
  }
}

function typed(annotation: Expression | null): Pick<Field, 'type'> {
  if (annotation?.kind !== 'Name') return {};
  return /^(int|float|bool)$/.test(annotation.id) ? { type: 'number' } : annotation.id === 'str' ? { type: 'text' } : {};
}
