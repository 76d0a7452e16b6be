import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import picocolors from 'picocolors';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { library } from '../../src/library/tables';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { lineageOf } from '../../src/review/lineage/build';
import type { LineageDiagram } from '../../src/review/lineage/diagram';
import { lineageJson } from '../../src/review/lineage/json';
import { layOut } from '../../src/review/lineage/layout';
import { bandsOf, route } from '../../src/review/lineage/route';
import { lineageSvg } from '../../src/review/lineage/svg';
import { lineageText } from '../../src/review/lineage/text';
import { rules } from '../../src/rules/registry.generated';

const IMPORTS = `import pandas as pd
from sklearn.linear_model import Ridge, LogisticRegression
from sklearn.metrics import f1_score, accuracy_score
from sklearn.model_selection import train_test_split, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
`;

/** The worked example of the architecture: a scaler fitted on all rows, then the split. */
const WORKED = `${IMPORTS}
df = pd.read_csv("a.csv")
X = df.drop(columns="y"); y = df["y"]
s = StandardScaler().fit(X)
Z = s.transform(X)
Ztr, Zte, ytr, yte = train_test_split(Z, y)
m = Ridge().fit(Ztr, ytr)
m.score(Zte, yte)
`;

/** The right way round: the test rows are only transformed. */
const CLEAN = `${IMPORTS}
df = pd.read_csv("a.csv")
Xtr, Xte, ytr, yte = train_test_split(df.drop(columns="y"), df["y"])
s = StandardScaler()
Xtr = s.fit_transform(Xtr)
Xte = s.transform(Xte)
m = LogisticRegression().fit(Xtr, ytr)
pred = m.predict(Xte)
print(f1_score(yte, pred), accuracy_score(yte, pred))
`;

async function diagram(files: string | Readonly<Record<string, string>>, path = 'a.py', most?: number): Promise<LineageDiagram> {
  const workspace = memoryWorkspace(typeof files === 'string' ? { [path]: files } : files);
  const engine = createEngine({ workspace, config: defaultConfig(), parser: await loadParser(), library, rules });
  const { graph, findings, errors } = await engine.graph(path);
  assert.deepEqual(errors, []);
  if (graph === null) throw new Error('There is no graph.');
  return lineageOf(graph, path, findings, most);
}

/** "kind label" of every node, and every edge as "label -> label"; ~> influence, ! on the leak's way. */
function told({ nodes, edges }: LineageDiagram): { readonly nodes: string[]; readonly edges: string[] } {
  const name = (id: string): string => nodes.find((node) => node.id === id)?.label ?? '?';
  return {
    nodes: nodes.map(({ kind, label, finding }) => `${kind} ${label}${finding ? ` ✗ ${finding.rule}` : ''}`),
    edges: edges.map(({ from, to, kind, leak }) => `${name(from)} ${kind === 'rows' ? '->' : '~>'} ${name(to)}${leak ? ' !' : ''}`),
  };
}

/** A program with many steps: filled columns, a sampler's split, models in a row. */
function long(models: number): string {
  const fills = Array.from({ length: 6 }, (_, i) => `df["c${i}"] = df["c${i}"].fillna(df["c${i}"].median())`).join('\n');
  const fits = Array.from({ length: models }, (_, i) => `m${i} = Ridge(${i}).fit(s${i}.fit_transform(Xtr), ytr)\nprint(m${i}.score(s${i}.transform(Xte), yte))`).join('\n');
  const scalers = Array.from({ length: models }, (_, i) => `s${i} = StandardScaler()`).join('\n');
  return `${IMPORTS}\ndf = pd.read_csv("a.csv")\n${fills}\nXtr, Xte, ytr, yte = train_test_split(df.drop(columns="y"), df["y"])\n${scalers}\n${fits}\n`;
}

describe('lineage', () => {
  it('tells the worked example, with the leak from the file over the scaler to the score', async () => {
    assert.deepEqual(told(await diagram(WORKED)), {
      nodes: ['load a.csv', 'columns df.drop(columns="y")', 'fit StandardScaler ✗ leakage/fit-before-split', 'split train_test_split', 'part Ztr, ytr', 'part Zte, yte', 'model Ridge', 'judge Ridge.score'],
      edges: [
        'a.csv -> df.drop(columns="y") !',
        'df.drop(columns="y") -> StandardScaler !',
        'StandardScaler -> train_test_split !',
        'train_test_split -> Ztr, ytr',
        'train_test_split -> Zte, yte !',
        'Ztr, ytr -> Ridge',
        'Zte, yte -> Ridge.score !',
        'Ridge ~> Ridge.score',
      ],
    });
  });

  it('gives every node its place, its variable and its role', async () => {
    const { nodes } = await diagram(WORKED);
    assert.deepEqual(nodes.map(({ range, name, role }) => [range.start.line, name, role]), [[8, 'df', null], [9, 'X', null], [10, 's', null], [12, null, null], [12, null, 'train'], [12, null, 'test'], [13, 'm', null], [14, null, null]]);
    assert.equal(nodes[2]?.detail, 'learns its mean and spread from all rows');
  });

  it('shows what was learned from the training rows as influence on the test, and no leak', async () => {
    const { nodes, edges } = told(await diagram(CLEAN));
    assert.ok(nodes.includes('judge f1_score + accuracy_score'), nodes.join());
    assert.ok(edges.includes('Xtr, ytr -> StandardScaler'));
    assert.ok(edges.includes('StandardScaler -> LogisticRegression'));
    assert.ok(edges.includes('StandardScaler ~> f1_score + accuracy_score'));
    assert.deepEqual(edges.filter((edge) => edge.endsWith('!')), []);
  });

  it('tells the same statistic of several columns once', async () => {
    const { nodes } = await diagram(long(1));
    const statistics = nodes.filter(({ kind }) => kind === 'statistic');
    assert.deepEqual(statistics.map(({ label, finding }) => [label, finding?.rule]), [['median of c0, c1, c2 and 3 more', 'leakage/statistic-before-split']]);
  });

  it('leaves out what leads to no model, split or score', async () => {
    const { nodes } = told(await diagram(`${CLEAN}other = pd.read_csv("b.csv")\nprint(other["x"].mean())\n`));
    assert.ok(!nodes.some((node) => node.includes('b.csv') || node.includes('mean')), nodes.join());
  });

  it('tells a file that calls helpers of another file with the places in both', async () => {
    const files = {
      'prepare.py': 'from sklearn.preprocessing import StandardScaler\n\ndef scale(table):\n    return StandardScaler().fit_transform(table)\n',
      'a.py': WORKED.replace('s = StandardScaler().fit(X)\nZ = s.transform(X)', 'from prepare import scale\nZ = scale(X)'),
      'other.py': `${CLEAN}from prepare import scale\n`,
    };
    const { nodes } = await diagram(files);
    assert.deepEqual(nodes.filter(({ path }) => path !== 'a.py').map(({ label, path, finding }) => [label, path, finding?.rule]), [['StandardScaler', 'prepare.py', 'leakage/fit-before-split']]);
  });

  it('marks no finding that a comment hides', async () => {
    const { nodes, edges } = await diagram(WORKED.replace('.fit(X)', '.fit(X)  # holdout: ignore[leakage/fit-before-split] known'));
    assert.ok(nodes.every(({ finding }) => finding === null) && edges.every(({ leak }) => !leak));
  });

  it('names the parts of a pipeline, and tells many models of one table together', async () => {
    const { nodes } = await diagram(CLEAN.replace('LogisticRegression().fit', 'make_pipeline(StandardScaler(), LogisticRegression()).fit'));
    assert.equal(nodes.find(({ kind }) => kind === 'model')?.detail, 'StandardScaler → LogisticRegression: learns from the train rows');
    const fits = Array.from({ length: 20 }, (_, i) => `m${i} = Ridge(${i}).fit(Xtr, ytr)\nprint(m${i}.score(Xte, yte))`).join('\n');
    const many = await diagram(`${CLEAN}${fits}\n`);
    assert.ok(many.nodes.length < 12);
    assert.ok(many.nodes.some(({ kind, detail }) => kind === 'model' && detail?.startsWith('2')), many.nodes.map(({ detail }) => detail).join());
  });

  it('counts lines within the cells of a notebook', async () => {
    const cells = WORKED.split('\n\n').map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source }));
    const { nodes } = await diagram({ 'a.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }) }, 'a.ipynb');
    assert.deepEqual([nodes[0]?.cell, nodes[0]?.range.start.line], [1, 1]);
  });

  it('draws so many nodes and says how many more there are', async () => {
    const whole = await diagram(long(14));
    const part = await diagram(long(14), 'a.py', 12);
    assert.equal(part.nodes.length, 12);
    assert.equal(part.hidden, whole.nodes.length - 12);
    assert.match(lineageText(part, picocolors.createColors(false), 100), new RegExp(`… and ${part.hidden} more steps that are not shown`));
    assert.ok(lineageSvg(part).includes(`… and ${part.hidden} more steps`));
    const ids = new Set(part.nodes.map(({ id }) => id));
    assert.ok(part.edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
  });

  describe('as a picture', () => {
    for (const [name, code] of [['the worked example', WORKED], ['a clean program', CLEAN], ['14 models', long(14)]] as const) {
      it(`is well-formed, alone and without overlaps: ${name}`, async () => {
        const drawn = await diagram(code);
        const svg = lineageSvg(drawn);
        assert.equal(XMLValidator.validate(svg), true);
        assert.doesNotMatch(svg, /<script|<image|<foreignObject|href|url\((?!#)|@import|\son\w+=/i);
        const { boxes, width, height } = layOut(drawn);
        assert.equal(boxes.length, drawn.nodes.length);
        for (const a of boxes) {
          assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= width + 1 && a.y + a.height <= height + 1);
          for (const b of boxes) {
            const apart = a === b || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            assert.ok(apart, `${a.label} lies over ${b.label}`);
          }
        }
      });
    }

    it('has a title and a description in words, and a title for every node', async () => {
      const drawn = await diagram(WORKED);
      const parsed = new XMLParser({ ignoreAttributes: false }).parse(lineageSvg(drawn)) as { svg: { title: { '#text': string }; desc: { '#text': string }; '@_role': string } };
      assert.equal(parsed.svg.title['#text'], 'Where the data of a.py goes');
      assert.match(parsed.svg.desc['#text'], /fit StandardScaler, a\.py:10, leak: leakage\/fit-before-split\. Goes to train_test_split \(leak\)\./);
      assert.equal(parsed.svg['@_role'], 'img');
      assert.equal(lineageSvg(drawn).match(/<g class="node [^>]*><title>/g)?.length, drawn.nodes.length);
    });

    it('is the same each time', async () => {
      assert.equal(lineageSvg(await diagram(long(5))), lineageSvg(await diagram(long(5))));
    });

    it('is light, dark, or as the reader chose', async () => {
      const drawn = await diagram(WORKED);
      assert.match(lineageSvg(drawn, 'auto'), /--page:#ffffff.*@media \(prefers-color-scheme:dark\)\{svg\{--page:#0d1117/);
      assert.doesNotMatch(lineageSvg(drawn, 'light'), /0d1117|@media/);
      assert.doesNotMatch(lineageSvg(drawn, 'dark'), /--page:#ffffff|@media/);
    });

    it('shows names with markup and control characters as text', async () => {
      const svg = lineageSvg(await diagram(WORKED.replace('a.csv', '<b>&\\x07"x').replace('"<b>', "'<b>").replace('"x"', "\"x'")));
      assert.equal(XMLValidator.validate(svg), true);
      assert.ok(svg.includes('&lt;b&gt;&amp;'));
    });

    it('says that nothing is there to draw', () => {
      const empty: LineageDiagram = { schema: 1, path: 'a.py', nodes: [], edges: [], hidden: 0 };
      assert.equal(XMLValidator.validate(lineageSvg(empty)), true);
      assert.equal(lineageText(empty, picocolors.createColors(false), 80), 'Nothing is fitted, split or judged in a.py.\n');
    });

    it('draws ways straight through a rank and bent between ranks', () => {
      const boxes = [{ x: 0, y: 0, width: 100, height: 40 }, { x: 0, y: 80, width: 100, height: 60 }, { x: 0, y: 180, width: 100, height: 40 }] as const;
      const bends = [{ x: 50, y: 40 }, { x: 140, y: 110 }, { x: 50, y: 180 }];
      assert.equal(route(boxes[0], boxes[2], bends, bandsOf(boxes), false), 'M82 40C82 60 140 60 140 80L140 140C140 160 82 160 82 180');
    });
  });

  it('is an indented tree in which each node stands once', async () => {
    const drawn = await diagram(WORKED);
    const text = lineageText(drawn, picocolors.createColors(false), 100);
    assert.equal(text, `Where the data of a.py goes

a.py:8   ● data a.csv → df
a.py:9   ● columns df.drop(columns="y") → X
a.py:10  ✗ fit StandardScaler → s
         ┃ learns its mean and spread from all rows
         ┃ leakage/fit-before-split
a.py:12  ● split train_test_split
         ┃ parts the rows at random
a.py:12  ├─● train Ztr, ytr
a.py:13  ┃ ● model fit Ridge → m
         ┃   learns from the train rows
a.py:12  ┗━● test Zte, yte
a.py:14    ● judged Ridge.score
             on the test rows
             ⇠ Ridge (a.py:13)

✗ 1 step by which the judged rows leak; ┃ the leak's way, ⇠ influence from aside
`);
    // The escape character starts a colour.
    assert.ok(lineageText(drawn, picocolors.createColors(true), 100).includes('\u001b[31m✗'));
  });

  it('is JSON of schema 1', async () => {
    const json = JSON.parse(lineageJson(await diagram(WORKED))) as LineageDiagram;
    assert.equal(json.schema, 1);
    assert.deepEqual(Object.keys(json.nodes[0] ?? {}), ['id', 'kind', 'label', 'detail', 'name', 'path', 'cell', 'range', 'role', 'finding']);
    assert.deepEqual(json.edges[0], { from: 'n1', to: 'n2', kind: 'rows', leak: true });
  });
});
