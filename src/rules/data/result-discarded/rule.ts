import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { argumentOf, callSite, edit, hidesArguments, textOf, truthOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** `df.dropna()` alone on its line. */
export const rule: Rule = {
  meta: {
    id: 'data/result-discarded',
    title: 'The result of a method is thrown away',
    family: 'data',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'de.data-quality-contracts'],
    references: ['zhang2022', 'pandas-cow'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5503', 'codesmile:R16'],
  },
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      if (statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Call' || isShown(code, place)) continue;
      const call = statement.value;
      const found = discarded(code, call, place);
      if (found === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `${found.what} returns something new and leaves ${found.subject} as it is: nothing takes the result, so this line does nothing. Assign it.`,
        at: callSite(code, call),
        related: [],
        fixes: /^[A-Za-z_]\w*$/.test(found.subject) ? [{ title: `Assign it to ${found.subject}`, safe: false, edits: [edit(code, call.start, call.start, `${found.subject} = `)] } satisfies Fix] : [],
      });
    }
  },
};

const OF_TABLES = new Set([
  'dropna', 'fillna', 'ffill', 'bfill', 'drop', 'drop_duplicates', 'sort_values', 'sort_index', 'rename', 'reset_index', 'set_index', 'replace', 'astype', 'assign', 'merge', 'join', 'clip', 'interpolate',
  'round', 'reindex', 'shift', 'map', 'convert_dtypes', 'melt', 'pivot', 'sample',
]);
const OF_ARRAYS = new Set(['reshape', 'astype', 'clip', 'flatten', 'ravel', 'transpose', 'squeeze', 'round', 'repeat']);
const OF_TENSORS = new Set([
  'to', 'cuda', 'cpu', 'float', 'half', 'long', 'double', 'view', 'reshape', 'squeeze', 'unsqueeze', 'transpose', 'permute', 'clamp', 'detach', 'clone', 'contiguous', 'flatten', 'type', 'expand', 'repeat',
  'masked_fill', 'float', 'add', 'sub', 'mul', 'div',
]);
const FUNCTIONS = /^numpy\.(clip|sort|reshape|squeeze|transpose|concatenate|append|delete|insert|unique|flip|roll|expand_dims|log|log1p|exp|abs|sqrt|where|nan_to_num|stack|vstack|hstack|pad|round)$/;

function discarded(code: ModuleCode, call: Call, place: Place): { readonly what: string; readonly subject: string } | null {
  const { callee } = call;
  if (hidesArguments(call) || argumentOf(call, 'out') !== null) return null;
  const inplace = argumentOf(call, 'inplace');
  if (inplace !== null && truthOf(code, inplace, place) !== false) return null;
  if (argumentOf(call, 'copy') !== null) return null;
  const name = code.name(callee, place);
  if (name !== undefined) {
    const [first] = call.args;
    return FUNCTIONS.test(name) && first?.value.kind === 'Name' ? { what: textOf(code, callee), subject: textOf(code, first.value) } : null;
  }
  if (callee.kind !== 'Attribute') return null;
  const type = typeOf(code, callee.value, place);
  if (type.own !== null) return null;
  const isKnown = (isType(type, 'pandas.DataFrame', 'pandas.Series') && OF_TABLES.has(callee.attribute) && !(callee.attribute === 'sample' && call.args.length === 0))
    || (isType(type, 'numpy.ndarray') && OF_ARRAYS.has(callee.attribute)) || (isType(type, 'torch.Tensor') && OF_TENSORS.has(callee.attribute));
  return isKnown ? { what: `.${callee.attribute}()`, subject: textOf(code, callee.value) } : null;
}

/** Is the statement the last of its cell, whose value the notebook shows; or does a test or a `try` only ask whether it works? */
function isShown(code: ModuleCode, place: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.parent) {
    if (at.statement.kind === 'Try' || at.statement.kind === 'With') return true;
  }
  if (code.document.kind !== 'notebook' || place.parent !== null || place.scope.kind !== 'module') return false;
  const next = place.block[place.index + 1];
  const { document } = code;
  return next === undefined || document.locate(next).cell !== document.locate(place.statement).cell;
}
