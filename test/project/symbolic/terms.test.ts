import assert from 'node:assert/strict';
import { shown, traceOf } from './support';

const frame = 'import pandas as pd\ndf = pd.read_csv("a.csv")\n';

describe('symbolic terms', () => {
  const cases: readonly (readonly [what: string, code: string | Readonly<Record<string, string>>, expected: readonly string[]])[] = [
    ['fold numbers and strings', 'size = 2 * 112\nshow(size, "a" + "b", f"{size}px", -size, 7 // 2, 1 / 4)', ['224, "ab", "224px", -224, 3, 0.25']],
    ['name library calls by their public names', 'import numpy as np\nfrom sklearn import preprocessing as pp\nshow(np.log1p(3), pp.StandardScaler())', ['numpy.log1p(3), sklearn.preprocessing.StandardScaler()']],
    ['know the names without which no notebook is', 'show(StandardScaler())', ['sklearn.preprocessing.StandardScaler()']],
    ['run functions of the program', 'def double(x, by=2):\n    return x * by\nshow(double(4), double(y, by=3), (lambda z: z + 1)(1))', ['8, (?y * 3), 2']],
    ['run methods, properties and constructors', 'class A:\n    size = 3\n    def __init__(self, n):\n        self.n = n\n    @property\n    def twice(self):\n        return self.n * 2\n    def get(self):\n        return self.n + self.size\nshow(A(5).twice, A(5).get())', ['10, 8']],
    ['fill data classes and take their defaults', 'from dataclasses import dataclass, field\n@dataclass\nclass C:\n    size: int = 224\n    name: str = field(default="net")\nshow(C().size, C(size=64).size, C().name)', ['224, 64, "net"']],
    ['follow imports and run a file once', { 'main.py': 'from lib import SIZE\nimport lib\nshow(SIZE, lib.area(2))', 'lib.py': 'SIZE = 8\ndef area(x):\n    return x * SIZE\n' }, ['8, 16']],
    ['take the branch that literals decide', 'def steps(train):\n    if train:\n        return "augment"\n    return "plain"\nshow(steps(True), steps(train=False))', ['"augment", "plain"']],
    ['keep both branches where nothing decides', 'if flag:\n    x = 1\nelse:\n    x = 2\nshow(x)', ['⟨2 | 1⟩']],
    ['leave out the branch that raises', 'def size(x):\n    if x is bad:\n        raise ValueError\n    return 3\nshow(size(y))', ['3']],
    ['go through short lists one by one', `${frame}for c in ["a", "b"]:\n    df[c] = df[c] * 2\nshow(df["b"])`, ['(pandas.read_csv("a.csv")["b"] * 2)']],
    ['know what a loop was left with', 'path = None\nfor p in places:\n    if ok(p):\n        path = p\n        break\nshow(path)', ['⟨null | each ?places⟩']],
    ['change a table in place under all its names', `${frame}x = df\nx["a"] = 1\nshow(df)`, ['pandas.read_csv("a.csv")⟵["a"=1]']],
    ['see changes that a function makes to what it is given', `${frame}def add(t):\n    t["a"] = 1\nadd(df)\nshow(df["a"])`, ['1']],
    ['don\'t change a copy', `${frame}x = df.copy()\nx["a"] = 1\nshow(df)`, ['pandas.read_csv("a.csv")']],
    ['keep objects after methods that change them', 'from sklearn.preprocessing import StandardScaler\ns = StandardScaler()\ns.fit(x)\nshow(s)', ['sklearn.preprocessing.StandardScaler()!fit']],
    ['unpack dicts and lists', 'def f(a, b, **rest):\n    show(a, b, rest["c"])\nf(*[1], **{"b": 2, "c": 3})', ['1, 2, 3']],
    ['join dicts with |', 'def f(a, b):\n    show(a, b)\nf(**({"a": 1} | {"b": 2}))\nf(**(vars(args) | {"b": 3}))', ['1, 2', '?a, 3']],
    ['build dicts and lists by comprehension', 'show({k: v * 2 for k, v in {"a": 1, "b": 2}.items()}, [x + 1 for x in (1, 2)])', ['{"a": 2, "b": 4}, [2, 3]']],
    ['collect what a loop appends', 'out = []\nfor w in words:\n    out.append(w.lower())\nshow(out)', ['[… each ?words.lower()]']],
    ['give the element of a data set of the program', 'from torch.utils.data import DataLoader\nclass D:\n    def __getitem__(self, i):\n        return 7, 8\nfor a, b in DataLoader(D()):\n    show(a, b)', ['7, 8']],
    ['give images of a folder to their transform', 'from torchvision import datasets\nfor x, y in datasets.ImageFolder("d", transform=t):\n    show(x)', ['?t(torchvision.datasets.ImageFolder.image("d"))']],
    ['run what is applied to each element', `${frame}show(df["a"].apply(lambda v: v + 1))`, ['pandas.read_csv("a.csv")["a"].apply(lambda){(each pandas.read_csv("a.csv")["a"] + 1)}']],
    ['stop at recursion', 'def f(n):\n    return f(n)\nshow(f(1))', ['?f']],
  ];
  for (const [what, code, expected] of cases) {
    it(what, async () => {
      assert.deepEqual(await shown(code), expected);
    });
  }

  it('run functions that a library is given, with parameters that are not known', async () => {
    const { happened } = await traceOf('def objective(trial):\n    model.fit(x, y)\nstudy.optimize(objective)\n');
    assert.deepEqual(happened.map(({ term }) => term.callee), ['.optimize', '.fit']);
  });

  it('run functions that nobody calls', async () => {
    assert.deepEqual(await shown('def later(path):\n    show(path)\n'), ['<parameter path>']);
  });

  it('survive broken code and endless growth', async () => {
    assert.deepEqual(await shown('x = = 3\nshow(1)\n'), ['1']);
    const growing = `x = 1\n${'if a: x = [x, x]\n'.repeat(300)}show(2)\n`;
    assert.deepEqual(await shown(growing), ['2']);
  });
});
