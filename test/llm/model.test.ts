import { strict as assert } from 'node:assert';
import type { MentorAnswer } from '../../src/mentor/llm/ask';
import { ask, prepare } from '../../src/mentor/llm/ask';
import type { LlmError, MentorBackend } from '../../src/mentor/llm/backend';
import { openAiChat } from '../../src/mentor/llm/openai-chat';
import { probe, tryOut } from '../../src/mentor/llm/probe';
import { folderWith, holdout } from '../cli/support';
import { CODE, freeLedger, question, realCheck } from '../mentor/llm/asking';
import { later } from '../mentor/llm/model-server';

/** What the runner started: see tools/test-llm.mjs. */
function setting(name: 'URL' | 'MODEL'): string {
  const value = process.env[`HOLDOUT_TEST_LLM_${name}`];
  if (value === undefined) throw new Error('Start this suite with tools/test-llm.mjs.');
  return value;
}

describe('a real model', () => {
  const patience = { first: 240_000, idle: 60_000, total: 500_000, pauses: [], longestPause: 0 };
  let backend: MentorBackend;
  before(() => { backend = openAiChat({ baseUrl: setting('URL'), model: setting('MODEL'), key: null, patience }); });

  it('is found, and answers a tiny request', async () => {
    assert.deepEqual((await probe({ name: 'local', baseUrl: setting('URL') }, null))?.models, [setting('MODEL')]);
    assert.equal(await tryOut(backend, new AbortController().signal), null);
  });

  it('explains; what it gets wrong is caught', async () => {
    let pieces = 0;
    const asked = question(CODE);
    const answer = await ask(prepare(asked, { context: 1_000, output: 700 }), backend, { check: await realCheck(), ledger: freeLedger(), onText: () => { pieces++; } }, new AbortController().signal)
      .catch((error: unknown): LlmError => error as LlmError);
    if (answer instanceof Error) {
      // A model of this size may talk until its limit.
      assert.equal(answer.kind, 'length', answer.message);
      console.log(`      ${answer.message}`);
      return;
    }
    report(answer);
    assert.ok(pieces > 3, 'it streams');
    assert.ok(answer.usage.counted && answer.usage.output > 0);
    assert.ok(['checked', 'marked', 'refused'].includes(answer.state));
    if (answer.state !== 'checked') assert.ok(answer.problems.length > 0);
  });

  it('is cancelled while it answers', async () => {
    const controller = new AbortController();
    let texts = 0;
    await assert.rejects(ask(prepare(question(CODE), { context: 1_000, output: 700 }), backend, {
      check: await realCheck(),
      ledger: freeLedger(),
      onText: () => { if (++texts === 5) controller.abort(); },
    }, controller.signal), (error: LlmError) => error.kind === 'cancelled');
    assert.equal(texts, 5);
    await later(500);
  });

  it('is asked from the command line', async function () {
    this.timeout(600_000);
    const { folder, remove } = folderWith({ 'train.py': CODE });
    try {
      const { stdout, stderr } = await holdout(['explain', 'train.py:7', '--preview', '--model', setting('MODEL'), '--endpoint', setting('URL')], { cwd: folder });
      assert.match(stdout, /fit_transform/);
      assert.match(stderr, /Nothing was sent/);
    } finally {
      remove();
    }
  });
});

function report({ state, repaired, problems, text, usage }: MentorAnswer): void {
  console.log(`      ${state}${repaired ? ' after a second try' : ''}, ${usage.input} tokens in, ${usage.output} out`);
  for (const { kind, why } of problems) console.log(`      caught: ${kind}: ${why}`);
  console.log(`      it wrote: ${text.replace(/\s+/g, ' ').slice(0, 300)}`);
}
