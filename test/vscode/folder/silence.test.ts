import { strict as assert } from 'node:assert';
import { closeAll, openNotebook, openScript } from '../support/documents';
import { findings } from '../support/findings';
import { idle } from '../support/holdout';

describe('silence', () => {
  afterEach(closeAll);

  const silent: [what: string, ...path: string[]][] = [
    ['a clean look-alike', 'clean.py'],
    ['a file whose rule pyproject.toml ignores', 'known.py'],
    ['a file that pyproject.toml excludes', 'excluded', 'train.py'],
    ['a file in a virtual environment', '.venv', 'lib', 'python3.11', 'site-packages', 'vendored', 'train.py'],
  ];
  for (const [what, ...path] of silent) {
    it(`in ${what}`, async () => {
      const document = await openScript(...path);
      await idle();
      assert.deepEqual(findings(document.uri), []);
    });
  }

  it('in a clean notebook', async () => {
    const notebook = await openNotebook('clean.ipynb');
    await idle();
    assert.deepEqual(notebook.getCells().flatMap((cell) => findings(cell.document.uri)), []);
  });
});
