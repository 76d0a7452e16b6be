import type { CallTerm, Term } from '../../../project/symbolic/terms';
import { within } from '../../../project/symbolic/terms';
import type { Practice } from '../../../project/testing/practice';
import { lackingRule, locationOf, testedAt } from '../lacking';

/** T03: data from outside is read and trained on, and nothing says what it has to look like. */
export const rule = lackingRule({
  id: 'testing/no-data-schema-test',
  title: 'Nothing checks the table that training reads',
  kind: 'data schema',
  competencies: ['se.testing-coverage', 'de.data-quality-contracts'],
  references: ['breck2019', 'breck2017'],
  find: (practice, { surroundings }) => {
    const read = trainingRead(practice);
    if (!read || isValidated(practice) || surroundings.configValues.paths.some((path) => /(^|\/)(great_expectations|gx|dbt_project|soda)\b/.test(path))) return null;
    return {
      at: testedAt(practice, read.site),
      message:
        'Training reads a table from outside, and nothing says what it has to look like: no schema, no check of columns, ranges or missing values. A renamed column stops the run; a changed unit or an empty column ' +
        'gives a worse model without any error. Write down what the code relies on (columns, types, ranges, what may be missing), for example as a pandera schema, and test it with one good row and one bad row for each rule.',
      related: [{ message: 'the table is read here', at: locationOf(read.site) }],
    };
  },
});

const readers = /^(pandas|polars|dask\.dataframe|pyspark\..*)\.(read_(csv|parquet|excel|json|sql\w*|feather|table|gbq)|scan_\w+)$/;

/** The read that a model is trained on, else a read in a file that trains. */
function trainingRead(practice: Practice): CallTerm | null {
  const learning = practice.trainings.filter((side) => side.learns.length > 0);
  for (const side of learning) {
    for (const learn of side.learns) {
      const read = [...within(learn.features, 3000)].find((part: Term): part is CallTerm => part.t === 'call' && readers.test(part.callee) && practice.code.has(part.site.path));
      if (read) return read;
    }
  }
  return learning.flatMap((side) => side.trace.happened).map(({ term }) => term).find((term) => readers.test(term.callee) && practice.code.has(term.site.path)) ?? null;
}

const libraries = /^\s*(import|from)\s+(pandera|great_expectations|tensorflow_data_validation|deepchecks|evidently|cerberus|whylogs|soda|patito|dataframely)\b/m;
const byHand = /assert\b.*(\.columns|\.isna|\.isnull|\.notna|\.notnull|\.dtypes?\b|\.between\()|raise\b.*(column|schema|missing value)|missing_(columns|cols)|def \w*(validat\w*_(data|schema|columns|frame|input|df|table)|(data|schema)_validat\w*|check_(columns|schema|data))/i;

function isValidated(practice: Practice): boolean {
  return [...practice.code.values()].some((code) => libraries.test(code) || byHand.test(code));
}
