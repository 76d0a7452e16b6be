// Runs the mentor against a real language model on this machine: starts a server that speaks the OpenAI protocol on the loopback, then the suite out/test/llm.
// Exit status: 0 all passed, or the model can't be installed here (said aloud); 1 a test failed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installModel } from './llm/install.mjs';
import { start } from './vscode/processes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main() {
  let installed;
  try {
    installed = await installModel(path.resolve(process.env.HOLDOUT_TOOLS || path.join(root, '.tools')));
  } catch (error) {
    console.error(`SKIPPED: the tests with a real model were not run, because it can't be installed here. ${error.message}`);
    return 0;
  }
  const server = start(process.execPath, [path.join(root, 'tools/llm/server.mjs'), installed.library, installed.model]);
  let ended = false;
  void server.ended.then(() => (ended = true));
  const last = Date.now() + 120_000;
  while (!/listening \d+/.test(server.output())) {
    if (ended || Date.now() > last) {
      console.error(`SKIPPED: the tests with a real model were not run, because its server does not start here.\n${server.output()}`);
      await server.stop();
      return 0;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const [, port, model] = /listening (\d+) (\S+)/.exec(server.output());
  console.log(`${model} at 127.0.0.1:${port}`);
  const { status } = await suite({ HOLDOUT_TEST_LLM_URL: `http://127.0.0.1:${port}/v1`, HOLDOUT_TEST_LLM_MODEL: model });
  const givenUp = server.output().split('\n').filter((line) => line === 'given up').length;
  console.log(`The server saw ${givenUp} ${givenUp === 1 ? 'request' : 'requests'} given up.`);
  await server.stop();
  if (status === 0 && givenUp === 0) console.error('A cancel did not reach the server.');
  return status === 0 && givenUp > 0 ? 0 : 1;
}

async function suite(env) {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const tests = start(process.execPath, [mocha, '--timeout', '600000', path.join(root, 'out/test/llm/*.test.js')], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const { code } = await tests.ended;
  process.stdout.write(tests.output());
  return { status: code };
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
