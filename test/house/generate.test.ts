import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const script = join(__dirname, '../../../tools/generate-rules.mjs');

describe('generate-rules', () => {
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'holdout-generate-'));
    write('package.json', '{"version": "3.2.1"}');
    mkdirSync(join(project, 'src/review'), { recursive: true });
    mkdirSync(join(project, 'src/rules'), { recursive: true });
    mkdirSync(join(project, 'tools'));
    copyFileSync(script, join(project, 'tools/generate-rules.mjs'));
  });
  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const generate = () => spawnSync(process.execPath, ['tools/generate-rules.mjs'], { cwd: project, encoding: 'utf8' });
  const read = (path: string) => readFileSync(join(project, path), 'utf8');

  it('gathers the rules sorted by id, the lessons and the version', () => {
    write('src/rules/skew/b-c/rule.ts', "export const rule = { meta: { id: 'skew/b-c' } };");
    write('src/rules/skew/b-c/lesson.md', 'It says "`no`".\n');
    write('src/rules/leakage/a/rule.ts', "export const rule = { meta: { id: 'leakage/a' } };");
    write('src/rules/leakage/a/lesson.md', 'A');
    write('src/rules/leakage/shared.ts', '');
    write('src/mentor/prompts/explain.md', '---\nversion: 3\n---\nExplain.\n');
    assert.equal(generate().status, 0);
    assert.ok(read('src/mentor/prompts/prompts.generated.ts').includes('"explain": { version: 3, text: "Explain." },'));
    const registry = read('src/rules/registry.generated.ts');
    assert.match(registry, /import { rule as leakageA } from '\.\/leakage\/a\/rule';\nimport { rule as skewBC } from '\.\/skew\/b-c\/rule';/);
    assert.match(registry, /= \[\n {2}leakageA,\n {2}skewBC,\n\];/);
    assert.ok(read('src/rules/lessons.generated.ts').includes(String.raw`"skew/b-c": "It says \"${'`no`'}\".\n",`));
    assert.match(read('src/review/version.generated.ts'), /export const version = "3\.2\.1";/);
  });

  it('names every folder that is not a whole rule', () => {
    write('src/rules/leakage/a/rule.ts', "id: 'leakage/b'");
    write('src/rules/leakage/b/lesson.md', '');
    const { status, stderr } = generate();
    assert.equal(status, 1);
    assert.deepEqual(stderr.trim().split('\n'), [
      "src/rules/leakage/a/rule.ts does not contain its id 'leakage/a'.",
      'src/rules/leakage/a has no lesson.md.',
      'src/rules/leakage/b has no rule.ts.',
    ]);
  });
});
