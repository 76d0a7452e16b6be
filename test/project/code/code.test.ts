import assert from 'node:assert/strict';
import { library } from '../../../src/library/tables';
import { programCode } from '../../../src/project/code/code';
import type { ModuleCode } from '../../../src/project/code/code';
import { loopsAround } from '../../../src/project/code/places';
import { isType, typeOf } from '../../../src/project/code/types';
import { loadParser } from '../../../src/project/node/parser-files';
import { scriptDocument } from '../../../src/python/document';
import { makeModuleGraph } from '../../../src/python/modules';

type Reader = (files: Readonly<Record<string, string>> | string) => ModuleCode;

async function reader(): Promise<Reader> {
  const parser = await loadParser();
  return (given) => {
    const files = typeof given === 'string' ? { 'main.py': given } : given;
    const modules = new Map(Object.entries(files).map(([path, text]) => [path, { document: scriptDocument(path, text), module: parser.parse(text) }]));
    const graph = makeModuleGraph(Object.keys(files));
    const program = programCode({ modules, resolveImport: (from, dotted, level) => graph.resolve(from, dotted, level), moduleOf: (path) => graph.moduleOf(path), library });
    const main = program.module('main.py');
    assert.ok(main);
    return main;
  };
}

/** The type of what is given to `show(…)`, call by call. */
function shown(code: ModuleCode): string[] {
  return (code.calls.get('show') ?? []).map(({ node, place }) => {
    const [argument] = node.args;
    assert.ok(argument);
    const type = typeOf(code, argument.value, place);
    return type.own?.node.name ?? type.name;
  });
}

describe('code of a program', () => {
  let read: Reader;
  before(async () => {
    read = await reader();
  });

  it('finds calls by public name through imports, aliases, other names and star imports', () => {
    const code = read('import torch.nn.functional as F\nfrom torch.nn import functional\nfrom torch.nn.functional import softmax as sm\nact = F.softmax\n'
      + 'F.softmax(a)\nfunctional.softmax(b)\nsm(c)\nact(d)\nother.softmax(e)\n');
    assert.equal(code.callsOf('torch.nn.functional.softmax').length, 4);
    assert.equal(code.mentionsOf('torch.nn.functional.softmax').length, 5);
  });

  it('keeps a name of the program apart from a library of the same name', () => {
    const code = read({ 'main.py': 'from metrics import f1_score\nf1_score(a, b)\n', 'metrics.py': 'def f1_score(a, b): return 1\n' });
    assert.equal(code.name((code.calls.get('f1_score') ?? [])[0]?.node.callee ?? assert.fail(), (code.calls.get('f1_score') ?? [])[0]?.place ?? assert.fail()), undefined);
    const [call] = code.calls.get('f1_score') ?? [];
    assert.equal(call && code.definition(call.node.callee, call.place)?.code.path, 'metrics.py');
  });

  it('knows the binding that reaches a place', () => {
    const code = read('import pandas as pd\nx = {}\nshow(x)\nx = pd.read_csv("a.csv")\nshow(x)\nfor i in range(3):\n    show(x)\n    x = x["a"]\nif c:\n    y = [1]\nelse:\n    y = {}\nshow(y)\n');
    assert.deepEqual(shown(code), ['builtins.dict', 'pandas.DataFrame', '', '']);
  });

  it('tells types through functions, methods, attributes, tuples and annotations', () => {
    const code = read('import pandas as pd\nimport torch\nfrom torch import nn\n\n'
      + 'class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.head = nn.Linear(2, 1)\n        self.opt = torch.optim.Adam(self.parameters())\n'
      + '    def forward(self, x: torch.Tensor):\n        show(self.head)\n        show(self.opt)\n        show(x.sum())\n        return self.head(x)\n\n'
      + 'def load(path):\n    df = pd.read_csv(path)\n    return df.dropna(), df["y"]\n\n'
      + 'X, y = load("a.csv")\nshow(X)\nshow(y)\nshow(X[["a"]].values)\nshow(Net().to("cuda"))\nshow(dict(a=1).values())\n');
    assert.deepEqual(shown(code), ['torch.nn.Linear', 'torch.optim.Adam', 'torch.Tensor', 'pandas.DataFrame', 'pandas.Series', 'numpy.ndarray', 'Net', '']);
    const [call] = (code.calls.get('show') ?? []).slice(6, 7);
    assert.ok(call?.node.args[0]);
    assert.ok(isType(typeOf(code, call.node.args[0].value, call.place), 'torch.nn.Module'));
  });

  it('knows what a parameter is given by the calls of its function', () => {
    const code = read('import torch\ndef fit(opt, n=3):\n    show(opt)\nopt = torch.optim.SGD(p)\nfit(opt)\nfit(opt=opt)\n');
    assert.deepEqual(shown(code), ['torch.optim.SGD']);
  });

  it('tells the loops around a place, within its function', () => {
    const code = read('for a in b:\n    while c:\n        here()\n    def inner():\n        here()\n');
    assert.deepEqual((code.calls.get('here') ?? []).map(({ place }) => loopsAround(place).map((loop) => loop.statement.kind)), [['While', 'For'], []]);
  });
});
