import assert from 'node:assert/strict';
import { baseName, pathText } from '../../../src/project/symbolic/paths';
import { traceOf } from './support';

async function path(code: string): Promise<string | undefined> {
  const { happened } = await traceOf(code);
  const call = happened.find(({ term }) => term.callee === 'load');
  return pathText(call?.term.args[0]);
}

describe('pathText', () => {
  const cases: readonly (readonly [code: string, expected: string | undefined])[] = [
    ['load("models/a.pkl")', 'models/a.pkl'],
    ['import os\nload(os.path.join("models", "a.pkl"))', 'models/a.pkl'],
    ['import os\nload(os.path.join(os.path.dirname(__file__), "a.pkl"))', '…/a.pkl'],
    ['from pathlib import Path\nload(Path("models") / "a.pkl")', 'models/a.pkl'],
    ['from pathlib import Path\nROOT = Path(__file__).resolve().parent\nload(ROOT / "m" / "a.pkl")', '…/m/a.pkl'],
    ['NAME = "a"\nload(f"models/{NAME}.pkl")', 'models/a.pkl'],
    ['load(f"models/{run}.pkl")', 'models/….pkl'],
    ['load(f"net_{100 * hits / rows}.pkl")', 'net_….pkl'],
    ['import os\nload(os.getenv("MODEL", "models/a.pkl"))', 'models/a.pkl'],
    ['import os\nload(os.environ.get("MODEL", "a.pkl"))', 'a.pkl'],
    ['import argparse\np = argparse.ArgumentParser()\np.add_argument("-m", "--model-path", default="a.pkl")\nargs = p.parse_args()\nload(args.model_path)', 'a.pkl'],
    ['with open("a.pkl", "rb") as f:\n    load(f)', 'a.pkl'],
    ['class Config:\n    DIR = "models"\n    FILE = DIR + "/a.pkl"\nload(Config.FILE)', 'models/a.pkl'],
    ['from pathlib import Path\nload(Path("m/a.onnx").with_suffix(".pkl"))', 'm/a.pkl'],
    ['load("models/%s/a.pkl" % run)', 'models/…/a.pkl'],
    ['load(anything)', undefined],
  ];
  for (const [code, expected] of cases) {
    it(`${code.split('\n').at(-1) ?? ''} is ${expected ?? 'not known'}`, async () => {
      assert.equal(await path(code), expected);
    });
  }

  it('has a last part only where that is known whole', () => {
    assert.deepEqual(['models/a.pkl', '…/a.pkl', 'models/….pkl', 'models/'].map(baseName), ['a.pkl', 'a.pkl', undefined, 'models']);
  });
});
