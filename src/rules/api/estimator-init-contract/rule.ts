import { derivesFrom } from '../../../project/code/types';
import type { OwnClass } from '../../../project/code/code';
import type { Expression, FunctionDefinition, Statement } from '../../../python/nodes';
import { edit, partsOf, siteOf, textOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

const estimators = ['BaseEstimator', 'ClassifierMixin', 'RegressorMixin', 'TransformerMixin', 'ClusterMixin', 'OutlierMixin', 'BiclusterMixin'].map((name) => `sklearn.base.${name}`);

/** Scikit-learn clones estimators by their parameters: `__init__` keeps each as it is given, and nothing else. */
export const rule: Rule = {
  meta: {
    id: 'api/estimator-init-contract',
    title: 'An estimator\'s __init__ does more than keep its parameters',
    family: 'api',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'se.engineering-rigour'],
    references: ['sklearn-develop'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6974'],
  },
  needs: ['sklearn'],
  words: ['__init__'],
  inspect({ code, report }) {
    for (const scope of code.classes) {
      const { node } = scope;
      if (node.kind !== 'ClassDefinition') continue;
      const own: OwnClass = { is: 'class', code, node, scope };
      if (!estimators.some((name) => derivesFrom(own, name))) continue;
      const init = node.body.find((one): one is FunctionDefinition => one.kind === 'FunctionDefinition' && one.name === '__init__');
      if (init === undefined) continue;
      const names = new Set(init.parameters.map(({ name }) => name));
      for (const statement of init.body) {
        if (statement.kind !== 'Assign' && statement.kind !== 'AnnotatedAssign') continue;
        const targets = statement.kind === 'Assign' ? statement.targets : [statement.target];
        const [target] = targets;
        const { value } = statement;
        const fitted = target?.kind === 'Tuple' ? attributesOf(target).find((name) => /[^_]_$/.test(name)) : undefined;
        if (fitted !== undefined) {
          report({ severity: 'warning', confidence: 'certain', at: siteOf(code, statement), related: [], message: `\`self.${fitted}\` is set in \`__init__\`, and a trailing underscore says that an estimator is fitted: \`check_is_fitted\` believes it from the start. Set it in \`fit\`.` });
          continue;
        }
        if (targets.length !== 1 || target?.kind !== 'Attribute' || target.value.kind !== 'Name' || target.value.id !== 'self' || value === null) continue;
        const { attribute } = target;
        if (/[^_]_$/.test(attribute)) {
          report({
            severity: 'warning',
            confidence: 'certain',
            message: `\`self.${attribute}\` is set in \`__init__\`, and a trailing underscore says that an estimator is fitted: \`check_is_fitted\` believes it from the start. Set it in \`fit\`.`,
            at: siteOf(code, statement),
            related: [],
            fixes: fixOf(own, init, statement, attribute),
          });
        } else if (names.has(attribute) && value.kind !== 'Name' && !isChecked(value) && [...partsOf(value)].some((part) => part.kind === 'Name' && part.id === attribute)) {
          const isSame = value.kind === 'Call' && /^(int|float|str|bool|np\.asarray|np\.array|numpy\.asarray)$/.test(textOf(code, value.callee));
          report({
            severity: isSame ? 'info' : 'warning',
            confidence: 'certain',
            message: isSame ? `The parameter \`${attribute}\` is converted before it is kept; \`set_params\`, and with it every search, goes around that. Keep it as it is, and convert it in \`fit\`.` : `The parameter \`${attribute}\` is changed before it is kept: \`clone\`, and with it every search and cross-validation, compares it with what was given, and fails or tunes something else. Keep it as it is, and compute \`${textOf(code, value).slice(0, 40)}\` in \`fit\`.`,
            at: siteOf(code, statement),
            related: [],
          });
        }
      }
    }
  },
};

/** The attributes of `self` that a tuple on the left names. */
function attributesOf(target: Expression): string[] {
  if (target.kind === 'Tuple' || target.kind === 'List') return target.elements.flatMap(attributesOf);
  return target.kind === 'Attribute' && target.value.kind === 'Name' && target.value.id === 'self' ? [target.attribute] : [];
}

/** A default in place of None, and a check that gives back what it was given, are the same when they are done again. */
function isChecked(value: Expression): boolean {
  if (value.kind === 'Conditional') return true;
  const callee = value.kind === 'Call' ? value.callee : null;
  const name = callee?.kind === 'Name' ? callee.id : callee?.kind === 'Attribute' ? callee.attribute : '';
  return /check|valid|ensure|parse/i.test(name);
}

/** Takes the line out where `fit` sets the attribute. */
function fixOf({ code, node }: OwnClass, init: FunctionDefinition, statement: Statement, attribute: string): Fix[] {
  const isSetLater = node.body.some((one) => one.kind === 'FunctionDefinition' && one !== init && textOf(code, one).includes(`self.${attribute} =`));
  const { text } = code.document;
  const start = text.lastIndexOf('\n', statement.start) + 1;
  const end = text.indexOf('\n', statement.end);
  const isAlone = text.slice(start, statement.start).trim() === '' && (end < 0 ? text.slice(statement.end) : text.slice(statement.end, end)).replace(/#.*/, '').trim() === '';
  if (!isSetLater || !isAlone || end < 0 || init.body.length < 2) return [];
  return [{ title: `Leave self.${attribute} to fit`, safe: true, edits: [edit(code, start, end + 1, '')] }];
}
