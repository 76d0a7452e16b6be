import { strict as assert } from 'node:assert';
import { closeAll, openNotebook, openScript } from '../support/documents';
import { findings, findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';
import { idle } from '../support/holdout';

describe('silence', () => {
  afterEach(closeAll);

  /** All that was opened is analysed, and the leaky script speaks: silence elsewhere means something. */
  async function analysed(): Promise<void> {
    await findingsOf(await openScript('train.py'), FIT_BEFORE_SPLIT);
    await idle();
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
      await analysed();
      assert.deepEqual(findings(document.uri), []);
    });
  }

  it('in a clean notebook', async () => {
    const notebook = await openNotebook('clean.ipynb');
    await analysed();
    assert.deepEqual(notebook.getCells().flatMap((cell) => findings(cell.document.uri)), []);
  });
});
