import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copiesIn } from '../../src/project/config-values/copies';
import { readDvcStages } from '../../src/project/config-values/dvc';
import { formatOf, readLiterals } from '../../src/project/config-values/literals';
import type { Literal } from '../../src/project/config-values/literals';
import { formsIn } from '../../src/project/forms/read';
import { readManifest } from '../../src/project/manifests/formats';
import { readManifests } from '../../src/project/manifests/read';
import { compareSpecifiers } from '../../src/project/manifests/specifiers';
import type { FilePlace } from '../../src/project/text-file';
import { textFile } from '../../src/project/text-file';
import { memoryWorkspace } from '../../src/project/workspace';

/** The same files in every run; another seed searches elsewhere: `FUZZ_SEED=7 npx mocha …`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261120);

const SAMPLES: Readonly<Record<string, string>> = {
  'requirements.txt': 'scikit-learn==1.2 # x\n-r base.txt\nnumpy>=1,<2 ; python_version < "3.9" \\\n  --hash=sha256:a\ntorch @ https://a.b/torch-2.0-py3.whl\n',
  'pyproject.toml': '[project]\ndependencies = ["a==1", \'b[c] ; d\']\n[tool.poetry.dependencies]\ntorch = {version = "^2", extras = ["x"]}\n[[tool.x]]\na.b = 1\n',
  'Pipfile': '[packages]\nscikit-learn = "*"\n[requires]\npython_version = "3.9"\n',
  'Pipfile.lock': '{"default": {"numpy": {"version": "==1.0", "markers": "x"}}, "develop": {}}',
  'uv.lock': '[[package]]\nname = "numpy"\nversion = "1.0"\n[[package]]\nname = "x"\n',
  'setup.cfg': '[options]\ninstall_requires =\n  numpy==1\n  file: requirements.txt\n',
  'setup.py': 'X = ["a==1"]\nsetup(install_requires=X, extras_require={"d": [\'b\']}, **read("requirements.txt"))\n',
  'environment.yml': 'dependencies:\n  - numpy=1.2\n  - pip:\n    - torch==2.0\n    - -r x.txt\nx: &a [1, *a]\n',
  'bentofile.yaml': 'service: "a:b"\ninclude: ["*.py"]\npython: {packages: [a==1], requirements_txt: r.txt}\n',
  'Dockerfile': 'ARG A=1\nFROM python:${A:-3.9} AS x\nRUN pip install -r requirements.txt "a>=1" && \\\n # c\n  cp a b\nCOPY --from=x ["a", "b/"]\nRUN <<EOF\npip install z\nEOF\nCMD ["python", "a.py"]\n',
  'run.sh': 'X=$(date)\ncp -r "$X" ${Y:-b} \'c d\'/ && mv a b | aws s3 cp x s3://y/z # e\ncat <<EOF\nx\nEOF\n',
  'Makefile': 'A := b\nall:\n\t@cp $(A) c/\n',
  'docker-compose.yml': 'services:\n  a:\n    volumes: ["./a:/b", {source: ./c, target: /d}]\n    command: cp a b\n',
  'dvc.yaml': 'vars: [{a: 1}]\nstages:\n  t:\n    foreach: [1, 2]\n    do:\n      cmd: x ${item}\n      outs: [a: {cache: false}]\n',
  'home.html': '{% if x %}<form action="{{ u }}"><label for="a">A</label><input id=a name="b" value="1"><select name=c><option value=1>One<option selected>Two</select><input type=radio name=r><textarea name=t>{{ x }}</textarea></form>{# c #}',
};
const PIECES = [
  '\n', '  ', '\t', '"', '\'', '[', ']', '{', '}', '(', ')', '{{', '}}', '{%', '%}', '<', '>', '</form>', '<input name=x>', '$', '${', '$(', '`', '\\', '\\\n', '#', '==', '>=', ',', ';', ':', '- ', '-r ', '&a', '*a', '<<: *a', '|', '&&', '<<EOF',
  '=', '@', '!', '*', '.', '../', '/', '1.2.3', 'é', '\uE000', '\u0000', '\uFEFF', '\r\n', '"""', '[[', ']]', 'FROM x', 'COPY . .', '[package]',
];

const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((parts) => parts.join('')) }), { minLength: 1, maxLength: 6 });

function mutate(text: string, { at, length, text: piece }: { at: number; length: number; text: string }): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + piece + text.slice(start + length);
}

function checkPlace({ span, start, end }: FilePlace, length: number): void {
  assert.ok(span.start >= 0 && span.start <= span.end && span.end <= length, `${span.start}–${span.end} of ${length}`);
  assert.ok(start.line >= 1 && start.column >= 1 && (start.line < end.line || (start.line === end.line && start.column <= end.column)));
}

function checkLiteral(literal: Literal, length: number): void {
  assert.ok(literal.span.start >= 0 && literal.span.start <= literal.span.end && literal.span.end <= length);
  if (literal.kind === 'list') for (const item of literal.items) checkLiteral(item, length);
  if (literal.kind === 'map') for (const { value } of literal.entries.values()) checkLiteral(value, length);
}

/** Reads a file in every way that its name allows, and looks at all places. */
function readAll(path: string, text: string): void {
  const file = textFile(path, text);
  const manifest = readManifest(file);
  for (const { at, specifier } of manifest?.declarations ?? []) {
    checkPlace(at, text.length);
    compareSpecifiers(specifier, '>=1.0');
  }
  for (const { at } of manifest?.includes ?? []) checkPlace(at, text.length);
  for (const { at } of copiesIn(file)) checkPlace(at, text.length);
  for (const { at } of formsIn(file).flatMap((form) => form.fields.flatMap((field) => [field, ...field.options]))) checkPlace(at, text.length);
  for (const { at, outs } of readDvcStages(file, null)) for (const place of [at, ...outs.map((out) => out.at)]) checkPlace(place, text.length);
  const literals = readLiterals(file, formatOf(path) ?? 'yaml');
  if (literals !== null) checkLiteral(literals, text.length);
}

describe('project files under mutation', function () {
  this.timeout(120_000);

  it('are read without a crash, and places lie in the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(SAMPLES)), edits, (path, changes) => {
        readAll(path, changes.reduce(mutate, SAMPLES[path] ?? ''));
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('are read without a crash whatever they are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(SAMPLES)), fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 40 }), (path, parts) => {
        readAll(path, parts.join(''));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('are read in a moment where they are hostile', () => {
    const hostile = ['{%', '{{', '"', '\'', '[', '{', '(', '<input ', '<label>', '$(', '`', '\\\n', '#', ' ', '\t', '[[package]]\n', '- ', '&a [', 'a: *a\n', '"""', '<option>', 'a,', '==1,', '/*', '**/', ':', '<<EOF\n', '1.', '\n \n', '? ', '- - a\n', 'a=[', 'COPY *?*?a b\n'];
    for (const path of Object.keys(SAMPLES)) {
      for (const piece of hostile) {
        const started = performance.now();
        readAll(path, piece.repeat(20_000 / piece.length));
        assert.ok(performance.now() - started < 4000, `${path} of ${JSON.stringify(piece)} took ${Math.round(performance.now() - started)} ms`);
      }
    }
  });

  it('answer for any file of the project', async () => {
    const manifests = await readManifests(memoryWorkspace(SAMPLES), Object.keys(SAMPLES));
    for (const path of ['a.py', 'x/y/train.py', '../out.py', '']) for (const name of ['numpy', 'python', '', '__proto__']) assert.doesNotThrow(() => manifests.of(path).release(name));
    assert.equal(manifests.of('x/train.py').release('numpy')?.distribution, 'numpy');
  });
});
