import { isType, typeOf } from '../../../project/code/types';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Comparison, Expression } from '../../../python/nodes';
import { edit, siteOf, textOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** `x == np.nan`: False for every x. */
export const rule: Rule = {
  meta: {
    id: 'numerics/nan-compare',
    title: 'A value is compared with NaN',
    family: 'numerics',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.maths-foundations', 'de.data-quality-contracts'],
    references: ['zhang2022', 'python-math'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:PLW0177', 'sonar:S6725', 'codesmile:nan-equivalence', 'pylint:E5501', 'pylint:W8001', 'codemodder:numpy-nan-equality'],
  },
  words: ['float', 'nan', 'NaN', 'NAN', 'NaT', 'NA'],
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.Comparison) {
      const [operator, ...more] = node.operators;
      const [left, right] = node.operands;
      if (operator === undefined || more.length > 0 || left === undefined || right === undefined || !/^(==|!=|is|is not)$/.test(operator)) continue;
      const nan = isNan(code, right, place) ? right : isNan(code, left, place) ? left : null;
      if (nan === null) continue;
      const other = nan === right ? left : right;
      // `x is np.nan` asks for the very object that somebody put there as a mark, unless x is data.
      if (operator.startsWith('is') && !isData(code, other, place)) continue;
      const always = operator === '==' || operator === 'is' ? 'False' : 'True';
      report({
        severity: 'error',
        confidence: 'certain',
        message: `This comparison is ${always} whatever the value is: NaN equals nothing, not even itself. Missing values are not found here and go on to what follows. Ask with isna() or isnan().`,
        at: siteOf(code, node),
        related: [],
        fixes: fixes(code, node, other, nan, place, always === 'False'),
      });
    }
  },
};

const NAN = ['numpy.nan', 'numpy.NaN', 'numpy.NAN', 'math.nan', 'torch.nan', 'pandas.NaT', 'pandas.NA'];

function isNan(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (expression.kind === 'Attribute' || expression.kind === 'Name') {
    const name = code.writtenName(expression, place);
    return name !== undefined && NAN.includes(name);
  }
  if (expression.kind !== 'Call' || code.name(expression.callee, place) !== 'builtins.float') return false;
  const [only] = expression.args;
  return only?.value.kind === 'Constant' && typeof only.value.value === 'string' && only.value.value.toLowerCase() === 'nan';
}

function isData(code: ModuleCode, expression: Expression, place: Place): boolean {
  return isType(typeOf(code, expression, place), 'pandas.Series', 'pandas.DataFrame', 'numpy.ndarray', 'torch.Tensor');
}

/** The question that is meant, where a function for it is at hand. */
function fixes(code: ModuleCode, node: Comparison, other: Expression, nan: Expression, place: Place, asksForNan: boolean): readonly Fix[] {
  const text = textOf(code, other);
  const type = typeOf(code, other, place);
  const library = nan.kind === 'Attribute' ? textOf(code, nan.value) : null;
  const name = code.writtenName(nan, place) ?? '';
  let question: string | null = null;
  if (isType(type, 'pandas.Series', 'pandas.DataFrame')) {
    const subject = /^(Name|Attribute|Subscript|Call)$/.test(other.kind) ? text : `(${text})`;
    question = `${subject}.${asksForNan ? 'isna' : 'notna'}()`;
  } else if (library !== null && /^(numpy|torch)\./.test(name)) question = `${asksForNan ? '' : '~'}${library}.isnan(${text})`;
  else if (library !== null && name === 'math.nan') question = `${asksForNan ? '' : 'not '}${library}.isnan(${text})`;
  else if (library !== null && name.startsWith('pandas.')) question = `${library}.${asksForNan ? 'isna' : 'notna'}(${text})`;
  if (question === null) return [];
  return [{ title: `Ask with ${question}`, safe: isData(code, other, place) || name === 'math.nan', edits: [edit(code, node.start, node.end, question)] }];
}
