import assert from 'node:assert/strict';
import { library } from '../../../src/library/tables';
import { programCode } from '../../../src/project/code/code';
import type { ModuleCode } from '../../../src/project/code/code';
import { loadParser } from '../../../src/project/node/parser-files';
import type { Flow } from '../../../src/project/training/flow';
import { flowsIn } from '../../../src/project/training/flow';
import { lossCalls } from '../../../src/project/training/losses';
import { modeLayer } from '../../../src/project/training/networks';
import { outputOf } from '../../../src/project/training/outputs';
import { typeOf } from '../../../src/project/code/types';
import { scriptDocument } from '../../../src/python/document';
import { makeModuleGraph } from '../../../src/python/modules';

async function read(files: Readonly<Record<string, string>>): Promise<ModuleCode> {
  const parser = await loadParser();
  const modules = new Map(Object.entries(files).map(([path, text]) => [path, { document: scriptDocument(path, text), module: parser.parse(text) }]));
  const graph = makeModuleGraph(Object.keys(files));
  const main = programCode({ modules, resolveImport: (from, dotted, level) => graph.resolve(from, dotted, level), moduleOf: (path) => graph.moduleOf(path), library }).module('main.py');
  assert.ok(main);
  return main;
}

/** A flow in words: `backward loss`, loops in brackets, branches in braces. */
function told(flow: readonly Flow[]): string {
  return flow.map((one) => {
    switch (one.is) {
      case 'effect':
        return `${one.effect.kind} ${one.effect.subject}${one.effect.by === 'plain' ? '' : ` by ${one.effect.by}`}`;
      case 'loop':
        return `[${told(one.body)}]`;
      case 'branch':
        return `{${one.options.map(told).join(' | ')}}`;
      case 'jump':
        return 'jump';
    }
  }).join(', ');
}

async function topLevel(text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const [flow = []] = flowsIn(await read({ 'main.py': `import torch\n${text}`, ...more }));
  return told(flow);
}

describe('flow of a training', () => {
  it('has effects in the order in which they happen, loops and branches', async () => {
    assert.equal(
      await topLevel('opt = torch.optim.SGD(model.parameters())\nfor x in loader:\n    opt.zero_grad()\n    loss = model(x)\n    loss.backward()\n    if ready:\n        opt.step()\n'),
      '[clear opt, forward model, backward loss, {step opt | }]',
    );
  });

  it('follows helpers of the program, in the names of their caller, whichever file they stand in', async () => {
    const helper = 'import torch\ndef apply(optimizer, net, loss):\n    optimizer.zero_grad()\n    loss.backward()\n    optimizer.step()\n    net.eval()\n';
    assert.equal(await topLevel('from helper import apply\nopt = torch.optim.Adam(w)\nfor x in loader:\n    apply(opt, net=self.model, loss=crit(x))\n', { 'helper.py': helper }), '[clear opt, backward apply()loss, step opt, eval self.model]');
  });

  it('runs a closure before the step that is given it', async () => {
    assert.equal(await topLevel('opt = torch.optim.LBFGS(w)\ndef closure():\n    opt.zero_grad()\n    loss.backward()\n    return loss\nopt.step(closure)\n'), 'clear opt, backward loss, jump, step opt');
  });

  it('knows scalers, schedulers, Accelerate and engines', async () => {
    assert.equal(
      await topLevel('opt = torch.optim.Adam(w)\nscaler = torch.amp.GradScaler()\nsched = torch.optim.lr_scheduler.StepLR(opt, 1)\n'
        + 'scaler.scale(loss).backward()\nscaler.unscale_(opt)\nscaler.step(opt)\nscaler.update()\nsched.step()\naccelerator.backward(loss)\nmodel_engine.backward(loss)\nmodel_engine.step()\nenv.step(action)\n'),
      'backward loss by scaler, unscale opt by scaler, step opt by scaler, update scaler, schedule sched, backward loss by accelerator, backward model_engine by engine, step model_engine by engine',
    );
  });

  it('tells what is done by hand and what may do anything', async () => {
    assert.equal(await topLevel('opt = torch.optim.Adam(w)\nloss.backward()\nw.grad = None\nw2 = w - w.grad\nhooks.after(opt)\n'), 'backward loss, clear *, manual *, opaque opt');
  });

  it('does not take a mode for what has arguments of its own', async () => {
    assert.equal(await topLevel('model.eval()\nmodel.train(False)\nmodel.train()\nframe.eval("a + b")\ntrainer.train(data)\nloss.backward()\n'), 'eval model, eval model, train model, backward loss');
  });
});

describe('networks', () => {
  const imports = 'import torch\nfrom torch import nn\nfrom torch.nn import functional as F\n';

  /** What comes out of the argument of `show(…)`. */
  async function shown(text: string): Promise<string> {
    const code = await read({ 'main.py': imports + text });
    const [call] = code.calls.get('show') ?? [];
    assert.ok(call?.node.args[0]);
    return outputOf(code, call.node.args[0].value, call.place)?.activation ?? 'unknown';
  }

  it('tells what kind of numbers come out', async () => {
    const net = (last: string): string => `class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(2, 2)\n        self.act = nn.Softmax(dim=1)\n    def forward(self, x):\n        x = self.fc(x)\n        return ${last}\nshow(Net()(x).squeeze(1))\n`;
    assert.equal(await shown(net('self.act(x)')), 'softmax');
    assert.equal(await shown(net('F.log_softmax(x, dim=1)')), 'log_softmax');
    assert.equal(await shown(net('torch.log(torch.softmax(x, 1))')), 'log_softmax');
    assert.equal(await shown(net('x.sigmoid()')), 'sigmoid');
    assert.equal(await shown(net('x')), 'linear');
    assert.equal(await shown(net('x * 2')), 'unknown');
    assert.equal(await shown('show(nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Dropout(0.1))(x))\n'), 'sigmoid');
    assert.equal(await shown('show(nn.Sequential(*layers)(x))\n'), 'unknown');
  });

  it('finds losses that are called by any name', async () => {
    const code = await read({ 'main.py': `${imports}ce = nn.CrossEntropyLoss()\nce(a, b)\nnn.BCELoss()(a, b)\nF.nll_loss(a, target=b)\nother(a, b)\n` });
    assert.deepEqual(lossCalls(code).map(({ kind, label }) => `${kind} ${label}`).sort(), ['bce BCELoss', 'cross-entropy CrossEntropyLoss', 'nll nll_loss']);
  });

  it('knows which networks have a mode', async () => {
    const code = await read({ 'main.py': `${imports}class A(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.n = nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1))\n`
      + 'class B(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = A()\nclass C(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.l = nn.Linear(1, 1)\n'
      + 'class D(nn.Module):\n    def __init__(self, inner):\n        super().__init__()\n        self.inner = build(inner)\nshow(A())\nshow(B())\nshow(C())\nshow(D(1))\n' });
    const modes = (code.calls.get('show') ?? []).map(({ node, place }) => (node.args[0] ? modeLayer(typeOf(code, node.args[0].value, place)) : 'none'));
    assert.deepEqual(modes, ['BatchNorm1d', 'BatchNorm1d', null, undefined]);
  });
});
