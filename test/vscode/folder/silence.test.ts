import { strict as assert } from 'node:assert';
import { closeAll, openNotebook, openScript, replaceText } from '../support/documents';
import { findings, findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';

describe('silence', () => {
  afterEach(closeAll);

  /** When a later file has its findings, and an edited one new ones, the earlier one has had its turn. */
  async function untilAnalysed(): Promise<void> {
    const leaky = await openScript('train.py');
    await findingsOf(leaky, FIT_BEFORE_SPLIT);
    await replaceText(leaky, 'X_scaled = scaler.fit_transform(X)\n', 'X_scaled = X\n');
    await findingsOf(leaky);
  }

  const silent: [what: string, ...path: string[]][] = [
    ['a clean look-alike', 'clean.py'],
    ['a file whose rule pyproject.toml ignores', 'known.py'],
    ['a file that pyproject.toml excludes', 'excluded', 'train.py'],
    ['a file in a virtual environment', '.venv', 'lib', 'python3.11', 'site-packages', 'vendored', 'train.py'],
  ];
  for (const [what, ...path] of silent) {
    it(`in ${what}`, async () => {
      const document = await openScript(...path);
      await untilAnalysed();
      assert.deepEqual(findings(document.uri), []);
    });
  }

  it('in a clean notebook', async () => {
    const notebook = await openNotebook('clean.ipynb');
    await untilAnalysed();
    assert.deepEqual(notebook.getCells().flatMap((cell) => findings(cell.document.uri)), []);
  });
});
