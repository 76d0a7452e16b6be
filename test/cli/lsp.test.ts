import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Client } from '../server/support/client';
import { startClient } from '../server/support/client';

const main = join(__dirname, '../../src/cli/main.js');

describe('holdout lsp', function () {
  this.timeout(30_000);

  for (const args of [['lsp', '--stdio'], ['lsp']]) {
    it(`is the language server: ${args.join(' ')}`, async () => {
      const client: Client = await startClient({ server: main, args });
      await client.open('train.py', 'import pandas as pd\nx = 1  # holdout: ignore\n');
      await client.idle();
      assert.deepEqual(client.lines(client.uri('train.py')), [1]);
      assert.equal(await client.stop(), 0);
    });
  }
});
