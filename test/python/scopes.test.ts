import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expression, Module } from '../../src/python/nodes';
import { createParser } from '../../src/python/parser';
import type { PythonParser } from '../../src/python/parser';
import { moduleScopes } from '../../src/python/scope-builder';
import { lookup, qualifiedName, scopeAt } from '../../src/python/scopes';
import type { Scope } from '../../src/python/scopes';

const root = join(__dirname, '../../..');
let parser: PythonParser;

before(async () => {
  parser = await createParser({
    runtime: readFileSync(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(join(root, 'grammars/tree-sitter-python.wasm')),
  });
});

const scopesOf = (code: string, path = 'pkg/mod.py'): Scope => moduleScopes(parser.parse(code), { path });

/** A scope as one line: kind, what it binds, what is free; those inside it in brackets. */
function shown(scope: Scope): string {
  const bound = [...scope.bound].map(([name, bindings]) => `${name}:${bindings.map((binding) => binding.kind).join('+')}`).join(' ');
  const inner = scope.children.map(shown).join(', ');
  return `${scope.kind}(${bound} | ${[...scope.free].sort().join(' ')})${inner === '' ? '' : `[${inner}]`}`;
}

describe('scopes: what is bound and what is free', () => {
  const cases: [code: string, expected: string][] = [
    ['x = y', 'module(x:value | y)'],
    ['a, (b, *c) = d', 'module(a:other b:other c:other | d)'],
    ['x = 1\nx = 2', 'module(x:value+value | )'],
    ['x: int = 1\ny: int', 'module(x:value y:declaration | int)'],
    ['x += 1', 'module(x:other | )'],
    ['a.b = c[0] = d', 'module( | a c d)'],
    ['del x', 'module(x:other | )'],
    ['for i in r: print(i)', 'module(i:other | print r)'],
    ['with open(p) as f, g(): pass', 'module(f:other | g open p)'],
    ['try: pass\nexcept E as e: e', 'module(e:other | E)'],
    ['match v:\n  case [a, *b] if c: a', 'module(a:other b:other | c v)'],
    ['import a.b, c.d as e\nfrom f import g as h', 'module(a:import e:import h:import | )'],
    ['def f(a, b=c, *d, **e) -> t:\n  return a + z', 'module(f:function | c t z)[function(a:parameter b:parameter d:parameter e:parameter | z)]'],
    ['@d\nclass A(B, metaclass=M):\n  x = 1\n  def m(self): return x', 'module(A:class | B M d x)[class(x:value m:function | x)[function(self:parameter | x)]]'],
    ['f = lambda a=q: a + b', 'module(f:value | b q)[lambda(a:parameter | b)]'],
    ['[x for x in xs if y]', 'module( | xs y)[comprehension(x:other | y)]'],
    ['{k: v for k in a for v in k}', 'module( | a)[comprehension(k:other v:other | )]'],
    ['def f():\n  [last := x for x in xs]', 'module(f:function | xs)[function(last:value | xs)[comprehension(x:other | )]]'],
    ['def f():\n  global g\n  g = 1', 'module(f:function g:value | )[function( | g)]'],
    ['def f():\n  def h():\n    nonlocal n\n    n = 1\n  n = 0', 'module(f:function | )[function(h:function n:value+value | )[function( | n)]]'],
    ['f"{a:>8} {b!r}"', 'module( | a b)'],
  ];
  for (const [code, expected] of cases) {
    it(JSON.stringify(code), () => {
      assert.equal(shown(scopesOf(code)), expected);
    });
  }
});

describe('scopes: lookup', () => {
  it('does not see the names of a class from its methods', () => {
    const scope = scopesOf('x = 1\nclass A:\n  x = 2\n  def m(self):\n    return x\n');
    const method = scope.children[0]?.children[0];
    assert.ok(method);
    assert.equal(lookup('x', method)?.scope, scope);
  });
  it('sees the names of a class in its own body', () => {
    const inside = scopesOf('x = 1\nclass A:\n  x = 2\n  y = x\n').children[0];
    assert.ok(inside);
    assert.equal(lookup('x', inside)?.scope, inside);
  });
  it('follows global past an enclosing function', () => {
    const scope = scopesOf('x = 1\ndef f():\n  x = 2\n  def g():\n    global x\n    return x\n');
    const inner = scope.children[0]?.children[0];
    assert.ok(inner);
    assert.equal(lookup('x', inner)?.scope, scope);
  });
  it('gives nothing for a builtin', () => {
    assert.equal(lookup('print', scopesOf('print(1)')), undefined);
  });
  it('finds the innermost scope at an offset', () => {
    const code = 'def f():\n  return [i for i in x]\n';
    assert.equal(scopeAt(code.indexOf('i for'), scopesOf(code)).kind, 'comprehension');
    assert.equal(scopeAt(code.indexOf('return'), scopesOf(code)).kind, 'function');
  });
});

describe('qualifiedName', () => {
  const stars: Readonly<Record<string, readonly string[]>> = { 'sklearn.preprocessing': ['StandardScaler'], keras: ['Sequential', 'StandardScaler'] };
  const options = { starExports: (module: string) => stars[module] ?? [] };

  /** The qualified name of the callee of the last call to `_(…)`'s argument: `_(pp.X)`. */
  function named(code: string): string | undefined {
    const module = parser.parse(code);
    const scope = moduleScopes(module, { path: 'pkg/sub/mod.py' });
    const argument = lastMarked(module, code);
    return qualifiedName(argument, scopeAt(argument.start, scope), options);
  }

  const cases: [code: string, expected: string | undefined][] = [
    ['import sklearn.preprocessing\n_(sklearn.preprocessing.X)', 'sklearn.preprocessing.X'],
    ['from sklearn import preprocessing as pp\n_(pp.StandardScaler)', 'sklearn.preprocessing.StandardScaler'],
    ['import numpy as np\ndef f():\n  _(np.mean)', 'numpy.mean'],
    ['def f():\n  import torch\n  _(torch.nn.Module)', 'torch.nn.Module'],
    ['import sklearn\npp = sklearn.preprocessing\nS = pp.StandardScaler\n_(S)', 'sklearn.preprocessing.StandardScaler'],
    ['from .other import f\n_(f)', 'pkg.sub.other.f'],
    ['from .. import other\n_(other.f)', 'pkg.other.f'],
    ['import sklearn.svm\nS: type\nS = sklearn.svm.SVC\n_(S)', 'sklearn.svm.SVC'],
    ['try:\n  import lightgbm as lgb\nexcept ImportError:\n  lgb = None\n_(lgb.train)', 'lightgbm.train'],
    ['try:\n  from a import f\nexcept ImportError:\n  from b import f\n_(f)', 'a.f'],
    ['from a import f\nfrom b import f\n_(f)', 'b.f'],
    ['from a import f\n_(f)\nfrom b import f', 'a.f'],
    ['from sklearn.preprocessing import *\n_(StandardScaler)', 'sklearn.preprocessing.StandardScaler'],
    ['from sklearn.preprocessing import *\nfrom keras import *\n_(StandardScaler)', 'keras.StandardScaler'],
    ['from unknown import *\n_(StandardScaler)', undefined],
    ['from sklearn.preprocessing import *\nclass StandardScaler: pass\n_(StandardScaler)', undefined],
    ['import numpy as np\nnp = wrap(np)\n_(np.mean)', undefined],
    ['import numpy as np\ndef f(np):\n  _(np.mean)', undefined],
    ['a = b\nb = a\n_(a)', undefined],
    ['x = 1\nx = 2\n_(x)', undefined],
    ['import pandas as pd\n_(pd.read_csv("a").mean)', undefined],
    ['_(print)', undefined],
  ];
  for (const [code, expected] of cases) {
    it(JSON.stringify(code), () => {
      assert.equal(named(code), expected);
    });
  }
});

/** The argument of the one call `_(…)` that stands as a statement of its own. */
function lastMarked(module: Module, code: string): Expression {
  let found: Expression | undefined;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      if (isMarkedCall(value)) found = value.args[0]?.value;
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(module);
  assert.ok(found, `no mark in ${code}`);
  return found;
}

function isMarkedCall(value: object): value is Extract<Expression, { kind: 'Call' }> {
  const call = value as Partial<Extract<Expression, { kind: 'Call' }>>;
  return call.kind === 'Call' && call.callee?.kind === 'Name' && call.callee.id === '_';
}
