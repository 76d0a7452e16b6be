import type { Role } from '../telling/phrase';

/** A failure to work through. The cases are made up after patterns that are well known in the field; none tells of a real company. */
export interface CaseStudy {
  readonly title: string;
  readonly story: string;
  readonly guesses: string;
  readonly evidence: string;
  readonly cause: string;
  readonly remedy: string;
  /** The lessons it belongs to, and whole families. */
  readonly lessons: readonly string[];
  readonly families: readonly string[];
  readonly roles: readonly Role[];
}

export const cases: readonly CaseStudy[] = [
  {
    title: 'A forecast that was too good',
    story: 'A team forecasts the sales of the next week. In the notebook the error is 4%. In the first month in production it is 19%. The data is the same, the code is the same, and nobody has touched the model.',
    guesses: 'Look at how the rows were split, and at features that look ahead in time.',
    evidence: 'The rows were split with `train_test_split` at random. One feature is the mean of seven days, centred on the day itself. The error in the notebook does not change when the last month is left out.',
    cause: 'Two leaks of time: the random split puts days of the same week on both sides, and the centred window holds the days after. In production the future is not there.',
    remedy: 'Split by date, several times over. Let windows end the day before (`shift(1)` and then `rolling`). As a check: a test that builds the features for one day twice, with and without the later rows, and compares them.',
    lessons: ['leakage/shuffled-time-series', 'leakage/future-values', 'leakage/windows-before-random-split', 'leakage/rolling-target-unshifted', 'concept/time-series-validation'],
    families: ['leakage'],
    roles: ['split', 'fit'],
  },
  {
    title: 'A column that changed its meaning',
    story: 'A credit model has run for a year. On a Tuesday the share of refused requests rises from 12% to 31%. No alarm rings: the service answers, and every request has a score.',
    guesses: 'Look at what comes in, column by column, before and after that Tuesday.',
    evidence: 'The column `income` has the same name and type. Its median went from 31,000 to 2,600 overnight. The release notes of the system before it say: "amounts are now monthly".',
    cause: 'A change of schema upstream: the unit changed, not the name. The model got numbers twelve times too small, and no check looked at the range.',
    remedy: 'Convert the unit where the data comes in. Write down what each column must look like (type, unit, range, share of gaps), check it on every load, and let the pipeline stop loudly. Agree with the other team on who tells whom.',
    lessons: ['skew/unit-or-clock-mismatch', 'testing/no-data-schema-test', 'concept/data-contracts'],
    families: ['data', 'pipeline'],
    roles: ['load'],
  },
  {
    title: 'A network that got worse when nobody trained it',
    story: 'A picture classifier has 94% on the validation set during training. Behind the service it has 71%, and the same picture gets another answer when it is sent together with others.',
    guesses: 'Ask what differs between one picture alone and a batch of pictures.',
    evidence: 'The weights are the same file. The service calls `model(x)` right after loading. The network has batch norm and dropout layers.',
    cause: 'Nobody called `model.eval()`. In training mode batch norm uses the statistics of the batch at hand, and dropout drops: the answer depends on the neighbours and on chance.',
    remedy: 'Call `model.eval()` after loading, and put `torch.no_grad()` or `inference_mode()` around the call. As a test: the same input twice gives the same output, and alone the same as in a batch.',
    lessons: ['skew/train-mode-at-serving', 'concept/batch-norm-and-dropout', 'concept/training-loop'],
    families: ['training', 'numerics'],
    roles: ['step'],
  },
  {
    title: 'A feature computed in two ways',
    story: 'A ranking model was better in every offline test. In the A/B test it is no better than the old one.',
    guesses: 'Compare what the model sees offline with what it sees online, for the same request.',
    evidence: 'For 200 requests both feature vectors were logged. 30 of 32 columns agree. `days_since_last_order` differs by up to one, and `avg_basket` is 0 online wherever it is missing offline.',
    cause: 'The features are written twice: in SQL for training, in Python for serving. One rounds the days, the other does not; one fills gaps with 0, the other with the median.',
    remedy: 'Write the feature once and use it on both sides, or log the features at serving and train on the log. As a test: a parity test with some dozen raw rows that both sides must turn into the same numbers.',
    lessons: ['skew/feature-reimplemented', 'skew/duplicated-feature-code', 'skew/sql-python-mismatch', 'skew/missing-value-policy-mismatch', 'concept/train-serve-parity'],
    families: ['skew'],
    roles: ['serve', 'restore'],
  },
  {
    title: 'A model that aged without a word',
    story: 'A churn model is two years old. It still answers in 20 ms, and the dashboard is green. The sales team has stopped to use its list: "it names the wrong people".',
    guesses: 'Ask what the dashboard measures, and when the truth was last compared with the predictions.',
    evidence: 'The dashboard shows latency and errors. No one has compared predictions with outcomes since the launch. The share of customers who pay by app went from 10% to 60%.',
    cause: 'Silent decay: the customers changed (shift of the inputs), and so did what makes them leave (shift of the concept). The system was watched, the model was not.',
    remedy: 'Log predictions and join them with outcomes when these arrive. Watch a few input columns and the score\'s distribution. Say beforehand at which value someone looks, and who decides on training anew.',
    lessons: ['concept/distribution-shift', 'concept/release-in-steps'],
    families: ['concept'],
    roles: ['save', 'log'],
  },
  {
    title: 'A test suite that could not fail',
    story: 'A refactoring of the feature code passes 140 green tests. In production every customer gets the same score.',
    guesses: 'Ask what the tests compare with what.',
    evidence: 'The tests of the features check that a table comes back with the right columns. The function was changed to return the column\'s mean for each row. Coverage is 92%.',
    cause: 'The lines ran, and no assertion looked at a value. Coverage counts what ran, not what was checked.',
    remedy: 'For each feature one row whose right value was worked out by hand, one edge case, and one property: other input, other output. Then break the code on purpose, and see the test turn red.',
    lessons: ['testing/ineffective-test', 'testing/untested-feature-code', 'testing/no-edge-case-test', 'concept/testing-features'],
    families: ['testing'],
    roles: ['look'],
  },
  {
    title: 'A number that nobody could beat',
    story: 'A fraud model is announced with 99.4% accuracy. After a month it has found 3 of 200 frauds.',
    guesses: 'Ask how often fraud occurs, and what a program without any model would score.',
    evidence: 'Of all payments 0.6% are fraud. The model calls almost everything honest. The threshold is 0.5.',
    cause: 'Accuracy on a rare class: "always honest" scores 99.4% as well. Nobody had looked at recall or compared with a baseline.',
    remedy: 'Report precision and recall, or average precision, beside a baseline. Choose the threshold on validation rows by what a miss and a false alarm cost. Then measure once on the test set.',
    lessons: ['evaluation/single-threshold-metric', 'evaluation/auc-on-labels', 'concept/class-imbalance', 'concept/choosing-a-metric', 'concept/baseline'],
    families: ['evaluation'],
    roles: ['judge', 'predict'],
  },
  {
    title: 'An assistant that was sure of itself',
    story: 'An assistant answers questions about a company\'s handbook. In the demo all ten answers were right. In the first week it promises a customer 60 days to return goods; the handbook says 14.',
    guesses: 'Ask whether the right page was found, and whether the answer came from it.',
    evidence: 'The search found the right page on place 7; three pages were sent to the model. There was no test set beyond the ten questions of the demo.',
    cause: 'The search missed, and the model filled the gap with what sounds likely. Nothing measured either step.',
    remedy: 'Collect 50 to 100 real questions with the page that answers each. Measure the search alone (is the page among the first five?), then whether each claim of the answer is backed by what was sent. Let it say "I did not find this".',
    lessons: ['concept/rag-evaluation', 'concept/retrieval-augmented-generation', 'concept/llm-calls', 'testing/no-prompt-regression-test'],
    families: ['llm'],
    roles: ['llm'],
  },
];
