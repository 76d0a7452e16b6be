import assert from 'node:assert/strict';
import { inputSteps } from '../../../src/project/serving/input-steps';
import { networksInTraining } from '../../../src/project/serving/network-mode';
import { servingRuns } from '../../../src/project/serving/runs';
import { graphOf } from '../../provenance/show';

/** What is found on the way through the functions that a framework chains: random steps, and networks in training mode. */
async function found(code: string): Promise<string[]> {
  const graph = await graphOf(code);
  return servingRuns(graph).flatMap((run) => [
    ...inputSteps(graph, run).map((step) => `${run.entry.framework}: ${step.text}`),
    ...networksInTraining(run).map(({ of }) => `${run.entry.framework}: ${typeof of === 'string' ? of : of.definition.name}`),
  ]);
}

const head = 'import torch\nfrom torch import nn\nfrom torchvision import transforms as T\nimport joblib\n';
const crop = 'T.RandomCrop(8)(image)';
const net = 'class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.drop = nn.Dropout(0.5)\n    def forward(self, x):\n        return self.drop(x)\n';

const chained: readonly (readonly [what: string, code: string, expected: readonly string[]])[] = [
  ['SageMaker: model_fn, input_fn, predict_fn', `${net}def model_fn(folder):\n    made = Net()\n    made.load_state_dict(torch.load(folder))\n    return made\ndef input_fn(image, kind):\n    return ${crop}\ndef predict_fn(data, net):\n    return net(data)\n`, ['SageMaker: T.RandomCrop(8)', 'SageMaker: Net']],
  ['SageMaker: transform_fn', `${net}def model_fn(folder):\n    made = Net()\n    made.load_state_dict(torch.load(folder))\n    return made\ndef transform_fn(net, image, kind, accept):\n    return net(${crop})\n`, ['SageMaker: T.RandomCrop(8)', 'SageMaker: Net']],
  ['SageMaker without a predict_fn', `${net}def model_fn(folder):\n    made = Net()\n    made.load_state_dict(torch.load(folder))\n    return made\ndef input_fn(image, kind):\n    return ${crop}\n`, ['SageMaker: T.RandomCrop(8)', 'SageMaker: Net']],
  ['TorchServe with the base class\'s inference', `from ts.torch_handler.base_handler import BaseHandler\nclass H(BaseHandler):\n    def preprocess(self, image):\n        return ${crop}\n`, ['TorchServe: T.RandomCrop(8)']],
  ['TorchServe with its own handle', `from ts.torch_handler.base_handler import BaseHandler\nclass H(BaseHandler):\n    def preprocess(self, image):\n        return ${crop}\n    def handle(self, data, context):\n        return self.model(self.preprocess(data))\n`, ['TorchServe: T.RandomCrop(8)']],
  ['KServe', `import kserve\nclass M(kserve.Model):\n    def load(self):\n        self.model = joblib.load("m")\n    def preprocess(self, image, headers=None):\n        return ${crop}\n    def predict(self, payload, headers=None):\n        return self.model.predict(payload)\n`, ['KServe: T.RandomCrop(8)']],
  ['LitServe', `import litserve as ls\n${net}class A(ls.LitAPI):\n    def setup(self, device):\n        self.net = Net()\n        self.net.load_state_dict(torch.load("n"))\n    def decode_request(self, image):\n        return ${crop}\n    def predict(self, x):\n        return self.net(x)\n`, ['LitServe: T.RandomCrop(8)', 'LitServe: Net']],
  ['Vertex AI', `from google.cloud.aiplatform.prediction.predictor import Predictor\nclass P(Predictor):\n    def load(self, uri):\n        self.kept = joblib.load("m")\n    def preprocess(self, image):\n        return ${crop}\n    def predict(self, rows):\n        return self.kept.predict(rows)\n`, ['Vertex AI: T.RandomCrop(8)']],
  ['Seldon', `class S:\n    def __init__(self):\n        self.kept = joblib.load("m")\n    def transform_input(self, image, names, meta=None):\n        return ${crop}\n    def predict(self, X, features_names):\n        return self.kept.predict(X)\n`, ['Seldon: T.RandomCrop(8)']],
  ['a vendor\'s class', `class V(Base):\n    def __init__(self):\n        self.kept = joblib.load("m")\n    def pre_process(self, image):\n        return ${crop}\n    def predict(self, features):\n        return self.kept.predict(features)\n`, ['model server: T.RandomCrop(8)']],
  ['Ray Serve, one deployment that asks another', `from ray import serve\n${net}@serve.deployment\nclass Scorer:\n    def __init__(self):\n        self.net = Net()\n        self.net.load_state_dict(torch.load("n"))\n    def score(self, x):\n        return self.net(x)\n@serve.deployment\nclass Front:\n    def __init__(self, scorer):\n        self.scorer = scorer\n    async def __call__(self, image):\n        return await self.scorer.score.remote(${crop})\napp = Front.bind(Scorer.bind())\n`, ['Ray Serve: T.RandomCrop(8)', 'Ray Serve: Net']],
  ['a runner of BentoML', `import bentoml\n${net}class R(bentoml.Runnable):\n    def __init__(self):\n        self.net = Net()\n        self.net.load_state_dict(torch.load("n"))\n    def score(self, x):\n        return self.net(x)\nrunner = bentoml.Runner(R)\nsvc = bentoml.Service("s", runners=[runner])\n@svc.api(input=None, output=None)\ndef p(image):\n    return runner.score.run(${crop})\n`, ['BentoML: T.RandomCrop(8)', 'BentoML: Net']],
  ['methods that Modal calls at the start', `import modal\n${net}app = modal.App()\n@app.cls()\nclass M:\n    @modal.enter()\n    def begin(self):\n        self.net = Net()\n        self.net.load_state_dict(torch.load("n"))\n    @modal.method()\n    def p(self, image):\n        return self.net(${crop})\n`, ['Modal: T.RandomCrop(8)', 'Modal: Net']],
  ['what FastAPI gives by Depends', `from fastapi import FastAPI, Depends\n${net}app = FastAPI()\ndef loaded():\n    made = Net()\n    made.load_state_dict(torch.load("n"))\n    return made\n@app.post("/p")\ndef p(image, scorer=Depends(loaded)):\n    return scorer(${crop})\n`, ['FastAPI: T.RandomCrop(8)', 'FastAPI: Net']],
];

describe('the functions that a framework calls one after another', () => {
  for (const [what, code, expected] of chained) {
    it(`are chained: ${what}`, async () => {
      assert.deepEqual(await found(head + code), expected);
    });
  }

  it('are not chained where the class calls them itself', async () => {
    const code = `${head}class V:\n    def __init__(self):\n        self.kept = joblib.load("m")\n    def preprocess(self, image):\n        return ${crop}\n    def predict(self, image):\n        return self.kept.predict(self.preprocess(image))\n`;
    assert.deepEqual(await found(code), []);
  });
});
