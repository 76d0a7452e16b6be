import assert from 'node:assert/strict';
import { readDvcStages } from '../../../src/project/config-values/dvc';
import { literalAt, readLiterals } from '../../../src/project/config-values/literals';
import type { ConfigFile } from '../../../src/project/config-values/read';
import { readConfigFiles } from '../../../src/project/config-values/read';
import { listOtherFiles } from '../../../src/project/other-files';
import { textFile } from '../../../src/project/text-file';
import { memoryWorkspace } from '../../../src/project/workspace';

/** A value and its place: `224 @conf/a.yaml:3:9`. */
function shown(file: ConfigFile | null, ...keys: (string | number)[]): string | null {
  const value = file?.value(keys) ?? null;
  if (value === null) return null;
  const { literal, at } = value;
  return `${literal.kind === 'scalar' ? JSON.stringify(literal.value) : literal.kind} @${at.path}:${at.start.line}:${at.start.column}`;
}

const files = {
  'config.yaml': 'image:\n  size: 224\n  mean: [0.5, 0.25]\n  name: "img"\n  release: 3.10\nbase: &b\n  lr: 0.1\n  on: yes\nmore:\n  <<: *b\n  lr: 0.2\nref: ${image.size}\nout: models/${image.name}/m.pkl\nhome: ${oc.env:HOME}\nloop: ${loop}\nnear:\n  a: 1\n  b: ${.a}\n',
  'app/settings.toml': '[model]\npath = "m.pkl"\nsize.h = 32\nlist = [1, {a = 2}]\n[[stage]]\nname = "x"\n[[stage]]\nname = "y"\n',
  'app/params.json': '{"a": {"b": [1, 2.5, true, null]}}',
  'app/main.py': '',
  'lab/config.yaml': 'image: {size: 64}\n',
};

describe('config files', () => {
  const read = async (): Promise<Awaited<ReturnType<typeof readConfigFiles>>> => {
    const workspace = memoryWorkspace(files);
    return readConfigFiles(workspace, (await listOtherFiles(workspace, '')).configs);
  };

  it('give the value at a path of keys, with its place', async () => {
    const configs = await read();
    const yaml = configs.file('config.yaml');
    assert.equal(shown(yaml, 'image', 'size'), '224 @config.yaml:2:9');
    assert.equal(shown(yaml, 'image', 'mean', 1), '0.25 @config.yaml:3:15');
    assert.equal(shown(yaml, 'image'), 'map @config.yaml:2:3');
    assert.equal(shown(yaml, 'image', 'width'), null);
    const toml = configs.file('app/settings.toml');
    assert.equal(shown(toml, 'model', 'path'), '"m.pkl" @app/settings.toml:2:8');
    assert.equal(shown(toml, 'model', 'size', 'h'), '32 @app/settings.toml:3:10');
    assert.equal(shown(toml, 'model', 'list', 1, 'a'), '2 @app/settings.toml:4:17');
    assert.equal(shown(toml, 'stage', 1, 'name'), '"y" @app/settings.toml:8:8');
    const json = configs.file('app/params.json');
    assert.deepEqual([0, 1, 2, 3].map((index) => shown(json, 'a', 'b', index)), ['1 @app/params.json:1:14', '2.5 @app/params.json:1:17', 'true @app/params.json:1:22', 'null @app/params.json:1:28']);
  });

  it('follow anchors, merges and references to other keys', async () => {
    const yaml = (await read()).file('config.yaml');
    assert.equal(shown(yaml, 'more', 'lr'), '0.2 @config.yaml:11:7');
    assert.equal(shown(yaml, 'more', 'on'), 'true @config.yaml:8:7');
    assert.equal(shown(yaml, 'ref'), '224 @config.yaml:2:9');
    assert.equal(shown(yaml, 'out'), '"models/img/m.pkl" @config.yaml:13:6');
    assert.equal(shown(yaml, 'near', 'b'), '1 @config.yaml:17:6');
    assert.deepEqual([shown(yaml, 'home'), shown(yaml, 'loop')], [null, null]);
  });

  it('keep how a scalar is written', () => {
    const release = literalAt(readLiterals(textFile('a.yaml', 'python: 3.10\n'), 'yaml'), ['python']);
    assert.deepEqual(release?.kind === 'scalar' && [release.value, release.raw], [3.1, '3.10']);
  });

  it('are found by the path that code names', async () => {
    const configs = await read();
    const path = (written: string, from: string): string | undefined => configs.find(written, from)?.path;
    assert.equal(path('config.yaml', 'app/main.py'), 'config.yaml');
    assert.equal(path('config.yaml', 'lab/train.py'), 'lab/config.yaml');
    assert.equal(path('./settings.toml', 'app/main.py'), 'app/settings.toml');
    assert.equal(path('../config.yaml', 'app/main.py'), 'config.yaml');
    assert.equal(path('/srv/app/params.json', 'x.py'), 'app/params.json');
    assert.equal(path('/srv/config.yaml', 'x.py'), undefined);
    assert.equal(path('gone.yaml', 'x.py'), undefined);
  });

  it('are put together from Hydra\'s defaults list', async () => {
    const workspace = memoryWorkspace({
      'conf/config.yaml': 'defaults:\n  - model: small\n  - data@input: images\n  - override hydra/launcher: x\n  - _self_\nlr: 1\nmodel:\n  depth: 5\nsize: ${input.size}\n',
      'conf/model/small.yaml': 'depth: 3\nwidth: 8\n', 'conf/data/images.yaml': 'size: 96\n', 'src/train.py': '',
      'conf/plain.yaml': 'defaults: [model: small]\n', 'conf/circle.yaml': 'defaults: [circle]\na: 1\n',
    });
    const configs = await readConfigFiles(workspace, (await listOtherFiles(workspace, '')).configs);
    const made = configs.hydra('../conf', 'config', 'src/train.py');
    assert.equal(shown(made, 'model', 'width'), '8 @conf/model/small.yaml:2:8');
    assert.equal(shown(made, 'model', 'depth'), '5 @conf/config.yaml:8:10');
    assert.equal(shown(made, 'size'), '96 @conf/data/images.yaml:1:7');
    assert.equal(shown(configs.hydra('conf', 'plain.yaml', 'src/train.py'), 'model', 'depth'), '3 @conf/model/small.yaml:1:8');
    assert.equal(shown(configs.hydra('conf', 'circle', 'src/train.py'), 'a'), '1 @conf/circle.yaml:2:4');
    assert.equal(configs.hydra('conf', 'gone', 'src/train.py'), null);
  });

  it('of which one is too large or broken leave the others readable', async () => {
    const configs = await readConfigFiles(memoryWorkspace({ 'a.yaml': `x: ${'y'.repeat(300_000)}`, 'b.yaml': 'x: 1\ny: [\n', 'c.yaml': 'x: 2\n' }), ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']);
    assert.deepEqual(['a.yaml', 'b.yaml', 'c.yaml'].map((path) => shown(configs.file(path), 'x')), [null, '1 @b.yaml:1:4', '2 @c.yaml:1:4']);
  });
});

describe('DVC pipelines', () => {
  it('give their stages with what they read and write', () => {
    const text = `vars:
  - where: artifacts
stages:
  prepare:
    wdir: src
    cmd: python prepare.py --size \${size}
    deps: [prepare.py, ../data/raw.csv]
    params: [size, other.yaml: [a, b]]
    outs:
      - ../\${where}/clean.csv:
          cache: false
  train:
    foreach: [a, b]
    do:
      cmd: ['python train.py \${item}', python check.py]
      outs: ['models/\${item}.pkl']
    metrics: [unused.json]
`;
    const params = readLiterals(textFile('params.yaml', 'size: 32\n'), 'yaml');
    const stages = readDvcStages(textFile('pipe/dvc.yaml', text), params);
    assert.deepEqual(stages.map(({ name, folder, commands, deps, outs, params: keys, at }) => [name, folder, commands.map((one) => one.text), deps.map((one) => one.path), outs.map((one) => one.path), keys, at.start.line]), [
      ['prepare', 'pipe/src', ['python prepare.py --size 32'], ['pipe/src/prepare.py', 'pipe/data/raw.csv'], ['pipe/artifacts/clean.csv'], ['size', 'other.yaml:a', 'other.yaml:b'], 4],
      ['train@a', 'pipe', ['python train.py a', 'python check.py'], [], ['pipe/models/a.pkl'], [], 12],
      ['train@b', 'pipe', ['python train.py b', 'python check.py'], [], ['pipe/models/b.pkl'], [], 12],
    ]);
    assert.equal(stages[0]?.outs[0]?.at.start.line, 10);
  });
});

describe('unreasonable files', () => {
  it('are not given to a parser that would run out of stack over them', () => {
    for (const piece of ['[', '{', '- ', '? ', ': ', 'a: [\n', '{a: ']) assert.equal(readLiterals(textFile('a.yaml', piece.repeat(20_000)), 'yaml'), null, piece);
    assert.equal(readLiterals(textFile('a.toml', `a = ${'['.repeat(20_000)}`), 'toml'), null);
    const flat = readLiterals(textFile('a.json', JSON.stringify(Object.fromEntries(Array.from({ length: 900 }, (_one, index) => [`key${index}`, index])), null, 1).replace(/\n/g, ' ')), 'json');
    assert.equal(flat?.kind === 'map' && flat.entries.size, 900);
    const deep = Array.from({ length: 600 }, (_one, level) => `${' '.repeat(level)}a:`).join('\n');
    assert.equal(readLiterals(textFile('a.yaml', deep), 'yaml'), null);
    assert.notEqual(readLiterals(textFile('a.yaml', Array.from({ length: 50 }, (_one, level) => `${'  '.repeat(level)}a:`).join('\n')), 'yaml'), null);
  });
});
