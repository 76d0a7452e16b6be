import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '../../src/rules/registry.generated';

const compiled = join(__dirname, '../..');
const root = join(compiled, '..');

function generate(target: string, ...args: string[]): { readonly status: number | null; readonly told: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools/generate-docs.mjs'), '--compiled', compiled, '--to', target, ...args], { encoding: 'utf8' });
  return { status, told: stderr };
}

describe('the generated documents', function () {
  this.timeout(30_000);

  it('say what the rules and lessons say', () => {
    assert.deepEqual(generate(root, '--check'), { status: 0, told: '' });
  });

  describe('of a copy', () => {
    let copy: string;
    const read = (path: string): string => readFileSync(join(copy, path), 'utf8');

    beforeEach(() => {
      copy = mkdtempSync(join(tmpdir(), 'holdout-docs-'));
      writeFileSync(join(copy, 'README.md'), '# A\n<!-- rules: begin -->\nSee elsewhere.\n<!-- rules: end -->\nkept\n<!-- floors: begin -->\n<!-- floors: end -->\n');
      assert.deepEqual(generate(copy), { status: 0, told: '' });
    });
    afterEach(() => {
      rmSync(copy, { recursive: true });
    });

    it('have a page for each rule, an index of all, and a row for each family', () => {
      for (const { meta } of rules) {
        assert.match(read(`docs/rules/${meta.id}.md`), new RegExp(`# ${meta.title.slice(0, 20)}`));
        assert.ok(read('README.md').includes(`[\`${meta.family}\`](docs/rules/README.md#${meta.family})`), `README.md does not name ${meta.family}`);
        assert.ok(read('docs/rules/README.md').includes(`(${meta.id}.md)`), `the index does not name ${meta.id}`);
      }
    });

    it('replace what stands between the marks and nothing else', () => {
      assert.doesNotMatch(read('README.md'), /See elsewhere/);
      assert.match(read('README.md'), /^# A\n<!-- rules: begin -->\n[\s\S]*<!-- rules: end -->\nkept\n<!-- floors: begin -->/);
    });

    it('are stale once they are edited by hand', () => {
      const [first] = rules;
      assert.ok(first);
      appendFileSync(join(copy, `docs/rules/${first.meta.id}.md`), 'More.\n');
      const { status, told } = generate(copy, '--check');
      assert.equal(status, 1);
      assert.ok(told.startsWith(`docs/rules/${first.meta.id}.md is stale.\n`), told);
    });

    it('are told where a page belongs to no rule, and taken away', () => {
      cpSync(join(copy, 'docs/rules/README.md'), join(copy, 'docs/rules/leakage/gone.md'));
      assert.match(generate(copy, '--check').told, /^docs\/rules\/leakage\/gone\.md belongs to no rule\.$/m);
      assert.equal(generate(copy).status, 0);
      assert.deepEqual(generate(copy, '--check'), { status: 0, told: '' });
    });

    it('need the marks', () => {
      writeFileSync(join(copy, 'README.md'), '# A\n');
      const { status, told } = generate(copy);
      assert.equal(status, 1);
      assert.match(told, /README\.md has no marks for rules/);
    });
  });
});
