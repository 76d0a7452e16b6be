import assert from 'node:assert/strict';
import { networksInTraining } from '../../../src/project/serving/network-mode';
import { servingRuns } from '../../../src/project/serving/runs';
import { graphOf } from '../../provenance/show';

/** The networks that a program's entry points ask in training mode. */
async function networks(code: string): Promise<string[]> {
  return servingRuns(await graphOf(code)).flatMap((run) => networksInTraining(run).map(({ of }) => (typeof of === 'string' ? of : of.definition.name)));
}

const head = 'import torch\nfrom torch import nn\nimport lightning as L\nimport torchvision\nfrom fastapi import FastAPI\napp = FastAPI()\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.layers = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.5))\n    def forward(self, x):\n        return self.layers(x)\n';
const load = 'net = Net()\nnet.load_state_dict(torch.load("net.pt"))\n';
const answer = '@app.post("/p")\ndef p(values: list):\n    return net(torch.tensor(values)).item()\n';

describe('networks in training mode', () => {
  it('are those that were made, loaded and asked, without eval()', async () => {
    assert.deepEqual(await networks(head + load + answer), ['Net']);
    assert.deepEqual(await networks(head + load + answer.replace('net(', 'net.forward(')), ['Net']);
    assert.deepEqual(await networks(`${head}${load}net.eval()\n${answer}`), []);
    assert.deepEqual(await networks(`${head}net = Net()\n${answer}`), []);
  });

  it('are followed through wrappers, loaders and objects', async () => {
    assert.deepEqual(await networks(`${head}${load}net = nn.DataParallel(net).to("cuda")\n${answer}`), ['Net']);
    assert.deepEqual(await networks(`${head}def read():\n    ${load.trim().replace('\n', '\n    ')}\n    return net.eval()\nnet = read()\n${answer}`), []);
    const service = (line: string): string => `class Service:\n    def __init__(self):\n        self.net = Net()\n        self.net.load_state_dict(torch.load("net.pt"))\n${line}    def answer(self, x):\n        return self.net(x)\nservice = Service()\n`;
    const asked = answer.replace('net(', 'service.answer(');
    assert.deepEqual(await networks(head + service('') + asked), ['Net']);
    assert.deepEqual(await networks(head + service('        self.net.eval()\n') + asked), []);
  });

  it('know the mode of a network that another one holds', async () => {
    const outer = 'class Outer(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.inner = Net()\n        self.inner.load_state_dict(torch.load("net.pt"))\n    def answer(self, x):\n        return self.inner(x)\nnet = Outer()\n';
    const asked = answer.replace('net(', 'net.answer(');
    assert.deepEqual(await networks(head + outer + asked), ['Net']);
    assert.deepEqual(await networks(`${head}${outer}net.eval()\n${asked}`), []);
  });

  it('come out of Lightning\'s load_from_checkpoint', async () => {
    const lit = head.replace('nn.Module', 'L.LightningModule');
    assert.deepEqual(await networks(`${lit}net = Net.load_from_checkpoint("a.ckpt")\n${answer}`), ['Net']);
    assert.deepEqual(await networks(`${lit}net = Net.load_from_checkpoint("a.ckpt").eval()\n${answer}`), []);
  });

  it('may be a library\'s, which bring their weights', async () => {
    assert.deepEqual(await networks(`${head}net = torchvision.models.resnet18(weights="DEFAULT")\n${answer}`), ['resnet18']);
  });

  it('are no fault where several passes are made on purpose', async () => {
    assert.deepEqual(await networks(`${head}${load}net.train()\n${answer.replace('net(torch.tensor(values)).item()', 'torch.stack([net(torch.tensor(values)) for _ in range(50)]).mean()')}`), []);
  });

  it('are left alone where what is put into evaluation mode is not known', async () => {
    assert.deepEqual(await networks(`${head}${load}${answer.replace('values: list', 'values: list, parts=None').replace('    return', '    parts.eval()\n    return')}`), []);
  });
});
