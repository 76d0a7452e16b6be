import assert from 'node:assert/strict';
import { FOREIGN_CODES } from '../../src/review/foreign-codes';
import { FAMILIES } from '../../src/review/selectors';
import type { Config } from '../../src/review/config';
import type { Report } from '../../src/review/report';
import { fakeEngine, meta } from './support';

async function checked(comment: string, config: Partial<Config>): Promise<Report> {
  const { engine } = await fakeEngine({
    files: { 'a.py': `${LOAD}  # ${comment}\n` },
    metas: [meta('security/torch-load-unsafe')],
    finds: [{ rule: 'security/torch-load-unsafe', text: 'torch.load("model.pt")' }],
    config,
  });
  try {
    return await engine.check({ paths: [''] });
  } finally {
    engine.dispose();
  }
}

const LOAD = 'import torch\n\nmodel = torch.load("model.pt")';

describe('comments of other tools', () => {
  const told = async (comment: string, config: Partial<Config> = { respectForeignSuppressions: true }): Promise<readonly string[]> => {
    const { findings } = await checked(comment, config);
    return findings.map(({ rule }) => rule);
  };
  const RULE = ['security/torch-load-unsafe'];

  it('mean nothing unless they are asked for', async () => {
    assert.deepEqual(await told('noqa: S614', {}), RULE);
    assert.deepEqual(await told('nothing'), RULE);
  });

  for (const comment of ['noqa', 'noqa: S614', 'noqa:E501,TOR102', 'NOQA: S', 'nosec', 'nosec B614', 'nosec: B614', 'NOSONAR', 'nosemgrep', 'nosemgrep: trailofbits.python.pickles-in-pytorch', 'pylint: disable=all # noqa']) {
    it(`silence an equivalent rule: ${comment}`, async () => {
      assert.deepEqual(await told(comment), []);
    });
  }

  for (const comment of ['noqa: E501', 'nosec B101', 'nosonar', 'nosemgrep: other-rule', 'ruff: noqa', 'pylint: disable=all', 'a noqa in a sentence']) {
    it(`silence nothing else: ${comment}`, async () => {
      assert.deepEqual(await told(comment), RULE);
    });
  }

  it('are told as suppressions', async () => {
    const { suppressed } = await checked('noqa: S614', { respectForeignSuppressions: true });
    assert.deepEqual(suppressed?.map(({ rule, suppression }) => [rule, suppression]), [[RULE[0], { by: 'comment', reason: '# noqa: S614' }]]);
  });

  it('are known for rules of families that there are', () => {
    for (const id of Object.keys(FOREIGN_CODES)) assert.ok(FAMILIES.some((family) => id.startsWith(`${family}/`)), id);
  });
});
