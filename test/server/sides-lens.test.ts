import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver';
import type { ParityResult } from '../../src/server/protocol';
import type { Client } from './support/client';
import { startClient } from './support/client';

const server = join(__dirname, '..', '..', 'src', 'server', 'node.js');
const fit = `import joblib
import pandas as pd
from sklearn.linear_model import Ridge

rides = pd.read_csv("rides.csv")
model = Ridge()
model.fit(rides[["hour", "km"]], rides["price"])
joblib.dump(model, "price.joblib")
`;
const app = `import joblib
import pandas as pd
from fastapi import FastAPI
from sklearn.preprocessing import StandardScaler

app = FastAPI()
model = joblib.load("price.joblib")

@app.post("/price")
def price(ride: dict):
    row = pd.DataFrame([ride])[["hour", "km"]]
    scaler = StandardScaler()
    return {"price": float(model.predict(scaler.fit_transform(row))[0])}
`;

describe('the lenses over the sides of a model', function () {
  this.timeout(30_000);
  let client: Client;
  const start = (files: Readonly<Record<string, string>>, settings: Readonly<Record<string, unknown>> = {}): Promise<Client> => startClient({ server, files, settings, initializationOptions: { comparesSides: true } });
  const titles = async (path: string): Promise<readonly (string | undefined)[]> =>
    (await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: client.uri(path) } })).map(({ command }) => command?.title);
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('count the findings that stand below, over the handler and over the training', async () => {
    client = await start({ 'fit.py': fit, 'app.py': app });
    await client.open('app.py', app);
    await client.open('fit.py', fit);
    assert.match(String(await titles('app.py')), /^Trained by fit\.py, through price\.joblib: .*1 only at serving.*; 1 finding$/);
    assert.match(String(await titles('fit.py')), /^Served by app\.py: .*1 only at serving.*; 1 finding$/);
    const { folders } = await client.request<ParityResult>('holdout/parity', { train: null, serve: null });
    assert.deepEqual(folders.flatMap(({ report }) => report.pairs.flatMap(({ findings }) => findings.map(({ rule, path }) => [rule, path]))), [['skew/refit-at-serving', 'app.py']]);
    const silenced = app.replace('    return', '    # holdout: ignore[skew/refit-at-serving] one row is not scaled\n    return');
    await client.open('app.py', silenced);
    assert.match(String(await titles('app.py')), /; 1 suppressed finding$/);
  });
});
