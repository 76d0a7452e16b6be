import assert from 'node:assert/strict';
import { eventsOfKind, probe } from './show';

const LOADED = 'import pandas as pd\ndf = pd.read_csv("a.csv")\nother = pd.read_csv("b.csv")\n';

/** What had influenced a column of a table: the labels alone. */
async function influences(code: string, name: string): Promise<string> {
  return /influence (.*?)( ~)?$/.exec(await probe(LOADED + code, name))?.[1] ?? 'none';
}

describe('what comes with a merged table', () => {
  const stats = 'stats = df.groupby("k")["v"].mean().reset_index()\nstats.columns = ["k", "v_mean"]\n';

  it('influences the columns that arrive, and no other', async () => {
    assert.match(await influences(`${stats}m = df.merge(stats, on="k")\n`, 'm["v_mean"]'), /^groupby\(\)\.mean@/);
    assert.equal(await influences(`${stats}m = df.merge(stats, on="k")\n`, 'm[["v", "w"]]'), 'none');
    assert.equal(await influences(`${stats}m = df.merge(stats, on="k").drop(columns="v_mean")\n`, 'm'), 'none');
    assert.match(await influences(`${stats}m = df.merge(stats, on="k")\n`, 'm'), /^groupby\(\)\.mean@/);
  });

  it('is found under the names that aggregates get', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['df.groupby("k").agg(low=("v", "min"))', 'low'],
      ['df.groupby("k").agg({"v": "min"}).add_suffix("_low")', 'v_low'],
      ['df.groupby("k")["v"].agg(["min", "max"])', 'max'],
      ['df.groupby("k")["v"].min().rename("low")', 'low'],
      ['df.groupby("k")["v"].min().to_frame("low")', 'low'],
      ['df.groupby("k")["v"].min().reset_index(name="low")', 'low'],
      ['df.groupby("k", as_index=False)["v"].min().rename(columns={"v": "low"})', 'low'],
      ['df.groupby("k").size().reset_index(name="n")', 'n'],
    ];
    for (const [made, name] of cases) {
      assert.notEqual(await influences(`m = df.merge(${made}, on="k", how="left")\n`, `m["${name}"]`), 'none', made);
      assert.equal(await influences(`m = df.merge(${made}, on="k", how="left")\n`, 'm["w"]'), 'none', made);
    }
  });

  it('gets a suffix where both tables have the name', async () => {
    const code = 'm = df.merge(df.groupby("k")["v"].mean().reset_index(), on="k", suffixes=("", "_mean"))\n';
    assert.equal(await influences(code, 'm["v"]'), 'none');
    assert.match(await influences(code, 'm["v_mean"]'), /^groupby/);
  });

  it('may be anywhere where its columns are not known', async () => {
    assert.match(await influences('m = df.merge(df.groupby("k").mean(), on="k")\n', 'm[["w"]]'), /^groupby/);
  });

  it('stands beside other columns too', async () => {
    const code = 'from sklearn.preprocessing import StandardScaler\nz = pd.DataFrame(StandardScaler().fit_transform(df[["a", "b"]]), columns=["a_z", "b_z"])\nboth = pd.concat([df, z], axis=1)\n';
    assert.equal(await influences(code, 'both[["a", "b"]]'), 'none');
    assert.match(await influences(code, 'both[["a_z"]]'), /^StandardScaler/);
  });

  it('keeps the rows of the table of which it is a look-up, on either side', async () => {
    assert.match(await probe(`${LOADED}${stats}m = stats.merge(df, on="k", how="right")\n`, 'm'), /^read_csv@2 /);
  });

  it('holds in a column of dummies what was learned of its values', async () => {
    const code = 'df["band"] = pd.qcut(df["v"], 4)\nd = pd.concat([df, pd.get_dummies(df[["band", "k"]])], axis=1).drop(columns=["band", "k"])\n';
    assert.match(await influences(code, 'd'), /qcut/);
  });
});

describe('rows by a query', () => {
  it('are compared by the bound of their column', async () => {
    const code = `${LOADED}old = df.query("year < 2020")\nnew = df.query("year >= 2020")\n`;
    const splits = await eventsOfKind(code, 'split');
    assert.equal(splits.length, 2);
    assert.match(await probe(code, 'pd.concat([old, new])'), /query@5.*query@6|query/);
  });
});

describe('what a program keeps in a file', () => {
  it('comes back as it was when it was written', async () => {
    const code = `${LOADED}import joblib
from sklearn.linear_model import Ridge
m = Ridge().fit(df[["a"]], df["y"])
joblib.dump(m, "m.pkl")
n = joblib.load("m.pkl")
n.score(other[["a"]], other["y"])
joblib.load("unknown.pkl").score(other[["a"]], other["y"])
`;
    const judges = await eventsOfKind(code, 'judge');
    assert.equal(judges.length, 1);
    assert.match(judges[0] ?? '', /model Ridge@/);
  });
});
