import assert from 'node:assert/strict';
import { eventsOfKind, probe } from './show';

/** What each name holds at the end of a program. */
async function holds(code: string, expected: Readonly<Record<string, string>>): Promise<void> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(expected)) found[name] = await probe(code, name);
  assert.deepEqual(found, expected);
}

describe('names, attributes and subscripts', () => {
  it('carry rows through assignment and unpacking', () => holds(`
df = pd.read_csv('a.csv')
other = pd.read_csv('b.csv')
X = df.drop(columns='y')
a, (b, c) = X, (df['y'], other.age)
[d, e] = e, d = df, other
first, *rest = other, df, df
copy = df.copy()
(named := other)
`, {
    X: 'read_csv@1', a: 'read_csv@1', b: 'read_csv@1', c: 'read_csv@2', d: 'read_csv@2', e: 'read_csv@1', first: 'read_csv@2', rest: 'read_csv@1', copy: 'read_csv@1', named: 'read_csv@2',
  }));

  it('part the rows by a mask and its negation', () => holds(`
df = pd.read_csv('a.csv')
train = df[df['year'] < 2020]
test = df[df['year'] >= 2020]
mask = df.age > 3
a = df[mask]
b = df[~mask]
c = df.loc[mask, ['x', 'z']]
d = df[(df.age > 3) & (df.x == 2)]
`, {
    train: 'read_csv@1 > df[\'year\'] < 2020@2.train',
    test: 'read_csv@1 > df[\'year\'] >= 2020@3.test',
    a: 'read_csv@1 > mask@5.1',
    b: 'read_csv@1 > ~mask@6.0',
    // The same mask makes the same rows, wherever it is used.
    c: 'read_csv@1 > mask@5.1',
    d: 'read_csv@1 > subset',
  }));

  it('part the rows by slices of known and unknown length', () => holds(`
df = pd.read_csv('a.csv')
a = df.iloc[:100]
b = df.iloc[100:, 2:]
c = df.values[:100, -1]
n = int(len(df) * 0.8)
d = df[:n]
e = df.iloc[n:]
f = df[:]
g = df.loc['a':]
h = df[::2]
i = df[1::2]
j = df[::-1]
`, {
    a: 'read_csv@1 > df.iloc[:100]@2.0',
    b: 'read_csv@1 > df.iloc[100:, 2:]@3.0',
    c: 'read_csv@1 > df.iloc[:100]@2.0',
    d: 'read_csv@1 > df[:n]@6.0',
    e: 'read_csv@1 > df.iloc[n:]@7.1',
    f: 'read_csv@1',
    h: 'read_csv@1 > subset',
    i: 'read_csv@1 > subset',
    j: 'read_csv@1',
    g: 'read_csv@1 > df.loc[\'a\':]@9.1',
  }));

  it('give the parts of joined tables back by their lengths', () => holds(`
train = pd.read_csv('train.csv')
test = pd.read_csv('test.csv')
both = pd.concat([train, test])
coded = pd.get_dummies(both)
a = coded[:len(train)]
b = coded[len(train):]
`, {
    both: 'read_csv@1 + read_csv@2',
    a: 'read_csv@1 influence get_dummies@4',
    b: 'read_csv@2 influence get_dummies@4',
  }));

  it('part row numbers as they part rows', () => holds(`
X = np.load('x.npy')
order = np.random.permutation(len(X))
a = X[order[:80]]
b = X[order[80:]]
e, f = torch.utils.data.random_split(X, [8, 2])
`, {
    a: 'load@1 > order[:80]@3.0', b: 'load@1 > order[80:]@4.0', e: 'load@1 > random_split@5.0', f: 'load@1 > random_split@5.1',
  }));

  it('draw, and take what is left', () => holds(`
df = pd.read_csv('a.csv')
a = df.sample(frac=0.8, random_state=1)
b = df.drop(a.index)
again = df.sample(frac=0.8, random_state=1)
all_rows = df.sample(frac=1)
twice = df.sample(n=5, replace=True)
few = df.head(3)
`, {
    a: 'read_csv@1 > sample@2.0', b: 'read_csv@1 > sample@2.1', again: 'read_csv@1 > sample@2.0', all_rows: 'read_csv@1', twice: 'read_csv@1 > copies', few: 'read_csv@1 > subset',
  }));

  it('know nothing of what is no data', () => holds('a = 3\nb = "text"\nc = len([1, 2])\n', { a: 'no data', b: 'no data', c: 'no data', unbound: 'no data' }));
});

describe('influence of columns', () => {
  const code = `
df = pd.read_csv('a.csv')
df['z'] = (df['x'] - df['x'].mean()) / df['x'].std()
df['n'] = df['x'] / df['k']
df.loc[df['k'].isna(), 'k'] = df['k'].median()
wanted = ['x', 'n']
rest = [c for c in df.columns if c not in ('z', 'k')]
`;

  it('stays with the column that was set', () => holds(code, {
    'df[["x"]]': 'read_csv@1',
    'df[["z"]]': 'read_csv@1 influence mean@2, std@2',
    'df[["k"]]': 'read_csv@1 influence median@4',
    'df[wanted]': 'read_csv@1',
    'df[rest]': 'read_csv@1',
    'df.drop(columns=["z", "k"])': 'read_csv@1',
    'df.drop("z", axis=1)': 'read_csv@1 influence median@4',
    df: 'read_csv@1 influence mean@2, std@2, median@4',
  }));

  it('goes with a column that is overwritten, dropped in place or popped', () => holds(`${code}
df['z'] = 1
df.drop(columns=['k'], inplace=True)
q = df.pop('n')
`, { df: 'read_csv@1' }));

  it('comes in with a grouped statistic, not with one along the row', () => holds(`
df = pd.read_csv('a.csv')
df['g'] = df.groupby('k')['x'].transform('mean')
df['r'] = df[['a', 'b']].mean(axis=1)
df['s'] = df['x'].map(df.groupby('x')['y'].mean())
`, {
    'df[["g"]]': 'read_csv@1 influence groupby().transform@2', 'df[["r"]]': 'read_csv@1', 'df[["s"]]': 'read_csv@1 influence groupby().mean@4',
  }));

  it('comes in with what a function given to apply or map uses', () => holds(`
df = pd.read_csv('a.csv')
middle = df['x'].mean()
df['x'] = df['x'].apply(lambda v: v - middle)
df['y'] = df['y'].map(lambda v: v * 2)
df['w'] = df.apply(lambda row: row['y'] / row['k'], axis=1)
def scaled(column):
    return column / column.max()
df['m'] = df[['a', 'b']].apply(scaled)
`, {
    'df[["x"]]': 'read_csv@1 influence mean@2', 'df[["y"]]': 'read_csv@1', 'df[["m"]]': 'read_csv@1 influence max@7',
  }));
});

describe('containers', () => {
  const code = `
train, test = train_test_split(pd.read_csv('a.csv'))
pair = (train, test)
by_name = {'train': train}
by_name['test'] = test
listed = [train]
listed.append(test)
more = [*listed, train]
chosen = [part for part in (train, test)]
named = {k: v for k, v in [('a', test)]}
`;

  it('give back what was put in', () => holds(code, {
    'pair[0]': 'read_csv@1 > train_test_split@1.train',
    'pair[-1]': 'read_csv@1 > train_test_split@1.test',
    'by_name["train"]': 'read_csv@1 > train_test_split@1.train',
    'by_name["test"]': 'read_csv@1 > train_test_split@1.test',
    'by_name.get("test")': 'read_csv@1 > train_test_split@1.test',
    'listed[1]': 'read_csv@1 > train_test_split@1.test',
    'more[2]': 'read_csv@1 > train_test_split@1.train',
    'chosen[1]': 'read_csv@1 > train_test_split@1.test',
    'named["a"]': 'read_csv@1 > train_test_split@1.test',
    'by_name[unknown]': '(read_csv@1 > train_test_split@1.train + read_csv@1 > train_test_split@1.test) > derived',
  }));

  it('are looked into by an unknown call', () => holds(`${code}
mixed = helper({'a': [train]}, option=[3])
`, { mixed: 'read_csv@1 > train_test_split@1.train ~' }));
});

describe('unknown calls', () => {
  it('keep rows and influence, and make what follows a guess', () => holds(`
df = pd.read_csv('a.csv')
df['x'] = df['x'].fillna(df['x'].mean())
a = some.module.tidy(df)
b = helper(3, table=a)
c = b.unheard_of()
`, { a: 'read_csv@1 influence mean@2 ~', b: 'read_csv@1 influence mean@2 ~', c: 'read_csv@1 influence mean@2 ~' }));

  it('bring rows of their own, as an assumption, where nothing went in', async () => {
    assert.deepEqual(await eventsOfKind('X_train, X_test = fetch()\nStandardScaler().fit(X_train)\n', 'load', 'fit'), [
      'load fetch()@1', 'load fetch()@1', 'fit StandardScaler@2 rows fetch()@1 ~',
    ]);
  });
});
