import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';
import { generated } from '../project/testing/generate/support';
import { broken, networks, tables } from './projects';

const python = process.env.HOLDOUT_PYTHON ?? 'python3';
/** What pytest says of each test, by its name; of one with parameters, of the last. */
type Results = ReadonlyMap<string, { readonly outcome: string; readonly why: string }>;

const has = (modules: string): boolean => spawnSync(python, ['-c', `import ${modules}`]).status === 0;

/** Without these the suite is not started: tools/test.mjs says so. */
if (has('pytest, pandas, sklearn')) {
  describe('first tests in the real pytest', function () {
    this.timeout(300_000);

    it('of the churn example: what is to be filled in is all that fails, and the training runs', async () => {
      const results = await runOwn(readExample('churn'));
      onlyToFillIn(results);
      passed(results, 'test_add_features_leaves_its_table_as_it_was', 'test_clean_train_runs_from_end_to_end');
    });

    it('of the rides example: the service answers, the training runs', async () => {
      const results = await runOwn(readExample('rides'));
      onlyToFillIn(results);
      passed(results, 'test_fit_runs_from_end_to_end', ...(has('fastapi, httpx') ? ['test_price_answers_a_valid_request', 'test_price_refuses_a_request_without_a_field'] : []));
    });

    it('of made-up code of many kinds', async () => {
      const kinds = [['train_model', 'quality'], ['fit_price', 'quality'], ['Mean.predict', 'output'], ['save', 'round-trip'], ['split', 'split'], ['noise', 'determinism'], ['rate', 'feature'], ['load_rides', 'schema'], ['main', 'smoke'], ['train_model', 'slice']] as const;
      const results = await runKinds(tables, kinds);
      onlyToFillIn(results);
      passed(results,
        'test_the_model_of_train_model_is_better_than_a_guess', 'test_the_model_of_fit_price_is_better_than_a_guess', 'test_mean_gives_each_row_its_own_answer', 'test_what_save_saves_predicts_the_same_again',
        'test_split_shares_no_row', 'test_noise_is_the_same_in_two_runs', 'test_rate_leaves_its_table_as_it_was', 'test_pipeline_runs_from_end_to_end',
        ...(has('pandera') ? ['test_load_rides_schema_takes_a_good_table', 'test_load_rides_schema_refuses_a_table_without_a_column', 'test_load_rides_schema_refuses_text_for_a_number'] : []));
    });
  });
}

if (has('pytest, torch, numpy, pandas')) {
  describe('first tests of networks in the real pytest, with torch', function () {
    this.timeout(300_000);

    it('a network that can learn learns one batch by heart, and its layers pass', async () => {
      const results = await runKinds(networks, [
        ...['Mlp', 'Convolutions', 'Words', 'Attention'].flatMap((name) => (['overfit', 'output', 'gradient'] as const).map((kind) => [`${name}.forward`, kind] as const)), ['Rides.__getitem__', 'dataset'],
      ]);
      onlyToFillIn(results);
      for (const name of ['mlp', 'convolutions', 'words', 'attention']) passed(results, `test_${name}_learns_one_batch_by_heart`, `test_${name}_gives_each_row_its_own_answer`, `test_${name}_gives_each_parameter_a_gradient`);
      passed(results, 'test_attention_keeps_the_rows_of_a_batch_apart');
    });

    it('one whose gradients are cut, or whose rows see one another, fails', async () => {
      const results = await runKinds(broken, [['Cut.forward', 'overfit'], ['Cut.forward', 'gradient'], ['Mixing.forward', 'output'], ['Mixing.forward', 'gradient']]);
      for (const name of ['test_cut_learns_one_batch_by_heart', 'test_cut_gives_each_parameter_a_gradient', 'test_mixing_gives_each_row_its_own_answer', 'test_mixing_keeps_the_rows_of_a_batch_apart']) {
        assert.equal(results.get(name)?.outcome, 'FAILED', name);
      }
    });
  });
}

type Files = Readonly<Record<string, string>>;

function readExample(name: string): Files {
  const folder = join(process.cwd(), 'examples', name);
  return Object.fromEntries(readdirSync(folder).filter((file) => file.endsWith('.py')).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The tests that `holdout tests --write` writes. */
async function runOwn(files: Files): Promise<Results> {
  const engine = createEngine({ workspace: memoryWorkspace(files), config: defaultConfig(), parser: await loadParser(), library, rules });
  try {
    const written = await engine.firstTests(['']);
    return runPytest({ ...files, ...Object.fromEntries(written.map(({ path, text }) => [path, text])) });
  } finally {
    engine.dispose();
  }
}

async function runKinds(files: Files, kinds: readonly (readonly [name: string, kind: Parameters<typeof generated>[2]])[]): Promise<Results> {
  let all = files;
  for (const [name, kind] of kinds) all = { ...all, ...(await generated(all, name, kind)).files };
  return runPytest(all);
}

function runPytest(files: Files): Results {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-tests-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const run = spawnSync(python, ['-m', 'pytest', '-q', '-rA', '--tb=line', '-p', 'no:cacheprovider', folder], { encoding: 'utf8', env: { ...process.env, COLUMNS: '400' } });
    assert.doesNotMatch(run.stdout, /error(s)? during collection/, run.stdout);
    const results = new Map<string, { outcome: string; why: string }>();
    for (const [, outcome = '', name = '', why = ''] of run.stdout.matchAll(/^(PASSED|FAILED|ERROR) \S*::(\w+)(?:\[.*?\])?(?: - (.*))?$/gm)) results.set(name, { outcome, why });
    assert.ok(results.size > 0, run.stdout + run.stderr);
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function onlyToFillIn(results: Results): void {
  assert.deepEqual([...results].filter(([, { outcome, why }]) => outcome !== 'PASSED' && !why.includes('Failed: fill in: ')), []);
}

function passed(results: Results, ...names: readonly string[]): void {
  assert.deepEqual(names.filter((name) => results.get(name)?.outcome !== 'PASSED'), []);
}
