import assert from 'node:assert/strict';
import { reportOn } from './proof';

async function saidOf(argument: string, value: string): Promise<string> {
  const report = await reportOn({
    'requirements.txt': 'transformers==5.23.0\n',
    'train.py': `from transformers import TrainingArguments\n\nargs = TrainingArguments("out", ${argument}=${value})\n`,
  });
  return report.findings.find(({ rule }) => rule === 'api/hf-renamed-args')?.message ?? '';
}

describe('an argument that a release has lost', () => {
  it('is told with the one that took its place', async () => { assert.match(await saidOf('evaluation_strategy', '"epoch"'), / Use `eval_strategy`\.$/); });

  it('is to be left out where nothing took its place', async () => { assert.match(await saidOf('overwrite_output_dir', 'True'), / Leave it out: the folder is written over\.$/); });
});
