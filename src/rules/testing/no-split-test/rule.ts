import type { FunctionAt } from '../../../project/program-syntax';
import type { Practice } from '../../../project/testing/practice';
import { lackingRule } from '../lacking';

/** T12: split code of the project's own, and no test that its parts share no row. */
export const rule = lackingRule({
  id: 'testing/no-split-test',
  title: 'The split has no test',
  kind: 'split',
  competencies: ['se.testing-coverage', 'ml.data-leakage-validation'],
  references: ['kapoor2023', 'breck2017'],
  find: (practice, { map }) => {
    const at = practice.functions.filter((one) => isSplit(practice, one)).sort((a, b) => a.definition.name.length - b.definition.name.length)[0];
    if (!at) return null;
    const runs = map.functions.some((one) => one.at.definition === at.definition && one.tests.length > 0);
    return {
      at: { path: at.path, span: at.definition.nameSpan },
      message:
        `\`${at.definition.name}\` decides which rows the model is measured on, and no test ${runs ? 'that runs it ' : ''}checks that its parts share no row. A split that overlaps raises no error: it gives a score that is too good. ` +
        'Call it on a small table, and assert that the ids of the parts are disjoint, that together they are the whole, and, where there are groups or times, that no group is on both sides and training ends before the test begins.',
    };
  },
});

const splitting = /(^|_)(split(s|ter|ting)?|k?folds?)(_|$)|^train_(val_)?test/;
const byHand = /\.iloc\[[^\]]*:|\.sample\(\s*(frac|n)|permutation\(|random_split\(|\b(Stratified)?Group\w+\(|TimeSeriesSplit\(|StratifiedShuffleSplit\(|\.shuffle\(|\.isin\(|np\.split\(|numpy\.split\(|\.quantile\(|hashlib|crc32|[<>]=?\s*\w*(cutoff|split|date|day|week|month|year|time|until|threshold|start|end)\w*\b/;

/** A function of that name which splits rows, more than one call handed on. */
function isSplit(practice: Practice, { path, definition, owner }: FunctionAt): boolean {
  const name = definition.name.toLowerCase();
  if (!splitting.test(name) || /text|sentence|string|token|word|path|name|column|url|image_into|chunk/.test(name) || (owner && name.startsWith('__'))) return false;
  const text = (practice.code.get(path) ?? '').slice(definition.start, definition.end);
  const calls = text.match(/train_test_split\(/g)?.length ?? 0;
  return /\breturn\b|\byield\b|to_csv|to_parquet|dump|save|self\.\w+\s*=/.test(text) && (calls > 1 || (calls > 0 && definition.body.length > 4) || (byHand.test(text) && /train|test|valid|fold/i.test(text)));
}
