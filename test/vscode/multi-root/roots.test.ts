import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { closeAll, openScript } from '../support/documents';
import { fixtureFile } from '../support/environment';
import { findings, findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';
import { idle } from '../support/holdout';

describe('two folders in one window', () => {
  afterEach(closeAll);

  it('are read with the configuration of each', async () => {
    const lenient = await openScript('lenient', 'train.py');
    const strict = await openScript('strict', 'train.py');
    await findingsOf(strict, FIT_BEFORE_SPLIT);
    await idle();
    assert.deepEqual(findings(lenient.uri), []);
  });

  it('are read again when a configuration changes on disk', async () => {
    const lenient = await openScript('lenient', 'train.py');
    writeFileSync(fixtureFile('lenient', 'pyproject.toml'), '[tool.holdout]\nignore = []\n');
    await findingsOf(lenient, FIT_BEFORE_SPLIT);
    writeFileSync(fixtureFile('lenient', 'pyproject.toml'), `[tool.holdout]\nignore = ["${FIT_BEFORE_SPLIT}"]\n`);
    await findingsOf(lenient);
  });
});
