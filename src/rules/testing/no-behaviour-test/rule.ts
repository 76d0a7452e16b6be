import type { Learn } from '../../../project/parity/learning';
import { originsOf } from '../../../project/parity/origins';
import type { Practice } from '../../../project/testing/practice';
import { within } from '../../../project/symbolic/terms';
import { lackingRule, locationOf, testedAt } from '../lacking';

/** T07, T08: a model of features that people can read, and no test of how its answer changes with them. */
export const rule = lackingRule({
  id: 'testing/no-behaviour-test',
  title: 'No test asks how the prediction changes with a feature',
  kind: 'behaviour',
  competencies: ['se.testing-coverage', 'ml.evaluation', 'ml.interpretability'],
  references: ['checklist2020', 'breck2017'],
  find: (practice) => {
    for (const { learn } of practice.learns) {
      const columns = readable(practice, learn);
      if (columns.length < 2) continue;
      const [first = ''] = columns;
      return {
        at: testedAt(practice, learn.call.site),
        message:
          `The model learns from columns that people can read (${columns.slice(0, 3).map((name) => `\`${name}\``).join(', ')}), and no test asks how its answer changes with one of them. A model can score well and have a sign the wrong way round. ` +
          `Do you know of a column that must not matter, or of one where more must never mean less? Ask the model about a row, change \`${first}\` or another column in it, ask again, and assert what has to hold.`,
        related: [{ message: 'the model is trained here', at: locationOf(learn.call.site) }],
      };
    }
    return null;
  },
});

const tabular = /^(sklearn|xgboost|lightgbm|catboost)\./;
const unreadable = /^(v|x|f|col|feature|unnamed|var|pixel|pc|dim)?[_-]?\d*$|^(id|index|target|label|y|split|date|path|text|image\w*|file\w*)$|(^|_)(id|path|file)$/i;

/** The names of columns that a model of tables learns from, as the code names them. */
function readable(practice: Practice, { model, features, how, site }: Learn): string[] {
  if (how !== 'fit' && how !== 'native') return [];
  if (!originsOf(model).some((origin) => origin.t === 'call' && tabular.test(origin.callee))) return [];
  const parts = [...within(features, 2000)];
  if (!practice.code.has(site.path)) return [];
  // A list of columns, or several; a single name may be the key of a dictionary.
  const names = parts.flatMap((part) => (part.t === 'item' && (part.index.t === 'sequence' || part.index.t === 'operation') ? [...within(part.index, 60)] : [])).flatMap((part) => (part.t === 'literal' && typeof part.value === 'string' ? [part.value] : []));
  return [...new Set(names)].filter((name) => /^[A-Za-z][\w -]{2,30}$/.test(name) && !unreadable.test(name));
}
