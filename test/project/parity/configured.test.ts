import assert from 'node:assert/strict';
import { library } from '../../../src/library/tables';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import { rules } from '../../../src/rules/registry.generated';

const app = 'import joblib\nfrom fastapi import FastAPI\napp = FastAPI()\nmodel = joblib.load("artifacts/trainer/churn.joblib")\n@app.post("/p")\ndef p(row: dict):\n    return model.predict([[row["a"]]])\n';
const config = 'model:\n  folder: artifacts/trainer\n  name: churn.joblib\n';

/** What ties the pairs of a project whose training reads where to save from config.yaml. */
async function links(fit: string): Promise<string[]> {
  const files = { 'requirements.txt': '', 'config/config.yaml': config, 'fit.py': fit, 'app.py': app };
  const engine = createEngine({ workspace: memoryWorkspace(files), config: defaultConfig(), parser: await loadParser(), library, rules });
  try {
    return (await engine.parity({ train: null, serve: null })).pairs.flatMap((pair) => pair.links.map(({ kind, name }) => `${kind} ${name}`));
  } finally {
    engine.dispose();
  }
}

const head = 'import os\nimport joblib\nimport yaml\nfrom pathlib import Path\nfrom sklearn.linear_model import Ridge\n';
const tail = 'model = Ridge()\nmodel.fit(X, y)\n';

describe('artifact names from configuration files', () => {
  it('are read by key', async () => {
    assert.deepEqual(await links(`${head}config = yaml.safe_load(open("config/config.yaml"))\n${tail}joblib.dump(model, os.path.join(config["model"]["folder"], config["model"]["name"]))\n`), ['artifact churn.joblib']);
  });

  it('are read through helpers and boxes', async () => {
    const fit = `${head}from box import ConfigBox\ndef read_yaml(path):\n    with open(path) as file:\n        content = yaml.safe_load(file)\n    return ConfigBox(content)\n`
      + `class Configuration:\n    def __init__(self, path=Path("config/config.yaml")):\n        self.config = read_yaml(path)\n    def target(self):\n        return Path(self.config.model.folder) / self.config.model.name\n${tail}joblib.dump(model, Configuration().target())\n`;
    assert.deepEqual(await links(fit), ['artifact churn.joblib']);
  });

  it('stay unknown where there is no such key', async () => {
    assert.deepEqual(await links(`${head}config = yaml.safe_load(open("config/config.yaml"))\n${tail}joblib.dump(model, config["model"]["file"])\n`), ['folder ']);
  });
});
