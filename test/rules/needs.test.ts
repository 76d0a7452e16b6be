import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import type { ModuleCode } from '../../src/project/code/code';
import { programCode } from '../../src/project/code/code';
import { loadParser } from '../../src/project/node/parser-files';
import { noReleases } from '../../src/project/releases';
import { memoryWorkspace } from '../../src/project/workspace';
import { makeModuleGraph } from '../../src/python/modules';
import { makeSources } from '../../src/review/sources';
import { inspectingRules } from '../../src/rules/needs';
import { rules } from '../../src/rules/registry.generated';
import { readCorpus } from '../eval/programs';

async function filesOf(files: Parameters<typeof memoryWorkspace>[0]): Promise<readonly ModuleCode[]> {
  const workspace = memoryWorkspace(files);
  const sources = makeSources(workspace, await loadParser(), library);
  const modules = new Map<string, { document: ModuleCode['document']; module: ModuleCode['module'] }>();
  for (const path of await workspace.list('', () => undefined)) {
    const read = await sources.read(path);
    if ('source' in read) modules.set(path, { document: read.source.document, module: read.source.module() });
  }
  const graph = makeModuleGraph([...modules.keys()]);
  const program = programCode({ modules, resolveImport: (from, dotted, level) => graph.resolve(from, dotted, level), moduleOf: (path) => graph.moduleOf(path), library });
  return [...modules.keys()].flatMap((path) => program.module(path) ?? []);
}

async function askedOf(text: string): Promise<readonly string[]> {
  const [code] = await filesOf({ 'main.py': text });
  return code ? inspectingRules(rules, code).map(({ meta }) => meta.id) : [];
}

describe('the rules that a file is asked', () => {
  it('are those whose library it uses', async () => {
    assert.ok((await askedOf('import pandas\n')).includes('data/frame-bool'));
    assert.ok(!(await askedOf('import torch\n')).includes('data/frame-bool'));
    assert.ok((await askedOf('import torchvision\n')).includes('api/torch-deprecated-removed'));
  });

  it('are those of whose words one stands in it, called, read, passed, bound or imported by another name', async () => {
    for (const line of ['df.merge(other)', 'f = df.merge', 'from pandas import merge', 'from pandas import merge as m', 'f(merge=1)']) {
      assert.ok((await askedOf(`import pandas\n${line}\n`)).includes('data/merge-implicit'), line);
    }
    assert.ok(!(await askedOf('import pandas\ndf.join(other)\n')).includes('data/merge-implicit'));
    assert.ok((await askedOf('from torch import nn\nclass Net(nn.Module):\n    def forward(self, x):\n        return x\n')).includes('training/state-written-in-forward'));
  });

  it('are all where names may come from anywhere', async () => {
    assert.ok((await askedOf('print(1)\n')).includes('data/merge-implicit'));
    assert.ok((await askedOf('import pandas\nfrom helpers import *\n')).includes('data/merge-implicit'));
  });

  it('stand in the order of all', async () => {
    const asked = new Set(await askedOf('import pandas\nimport torch\ndf.merge(other)\n'));
    assert.deepEqual([...asked], rules.map(({ meta }) => meta.id).filter((id) => asked.has(id)));
  });

  it('leave out none that would find anything in the corpus', async () => {
    for (const { name, files } of readCorpus()) {
      for (const code of await filesOf(files)) {
        const asked = new Set(inspectingRules(rules, code));
        for (const rule of rules) {
          if (!asked.has(rule)) rule.inspect?.({ code, releases: noReleases, report: ({ message }) => assert.fail(`${name}, ${code.path}, ${rule.meta.id}: ${message}`) });
        }
      }
    }
  }).timeout(60_000);
});
