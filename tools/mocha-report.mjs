// mocha takes one reporter; this one shows the tests on the screen and writes mocha's JSON to the file named by HOLDOUT_TEST_REPORT.
import Mocha from 'mocha';

const { Base, JSON: JsonReporter, Spec } = Mocha.reporters;

export default class ScreenAndFile extends Base {
  constructor(runner, options) {
    super(runner, options);
    new Spec(runner, options);
    const output = process.env.HOLDOUT_TEST_REPORT;
    if (output) new JsonReporter(runner, { ...options, reporterOption: { output } });
  }
}
