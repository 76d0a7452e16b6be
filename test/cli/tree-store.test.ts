import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeStore } from '../../src/cli/tree-store';
import { folderWith } from './support';

describe('the pack of trees', () => {
  let file = '';
  let remove = (): void => undefined;
  beforeEach(() => {
    const made = folderWith({});
    ({ remove } = made);
    file = join(made.folder, 'a.trees');
  });
  afterEach(() => {
    remove();
  });
  const tree = (size: number, of = 7): Uint8Array => new Uint8Array(size).fill(of);
  const put = (entries: Readonly<Record<string, Uint8Array>>, used: readonly string[] = []): void => {
    const store = treeStore(file);
    for (const name of used) assert.ok(store.get(name), name);
    for (const [name, bytes] of Object.entries(entries)) store.set(name, bytes);
    if (store.isWorthWriting()) store.write();
  };
  const has = (...names: readonly string[]): readonly boolean[] => names.map((name) => treeStore(file).get(name) !== undefined);

  it('gives what was put in, in this process and in later ones', () => {
    const store = treeStore(file);
    assert.equal(store.get('a.py 1'), undefined);
    store.set('a.py 1', tree(3));
    assert.deepEqual(store.get('a.py 1'), tree(3));
    assert.equal(existsSync(file), false);
    store.write();
    assert.deepEqual(new Uint8Array(treeStore(file).get('a.py 1') ?? []), tree(3));
  });

  it('forgets the older versions of a file, and what is used stays', () => {
    put({ 'a.py 1': tree(9), 'b.py 1': tree(9), 'the c.py 1': tree(9) });
    put({ 'a.py 2': tree(99) });
    assert.deepEqual(has('a.py 1', 'a.py 2', 'b.py 1', 'the c.py 1'), [false, true, true, true]);
    put({ 'a.py 3': tree(99) }, ['a.py 2']);
    assert.deepEqual(has('a.py 2', 'a.py 3', 'b.py 1'), [true, true, true]);
  });

  it('is written anew only where enough is new', () => {
    put({ 'a.py 1': tree(10_000) });
    put({ 'b.py 1': tree(100) });
    assert.deepEqual(has('a.py 1', 'b.py 1'), [true, false]);
    put({ 'b.py 1': tree(1000) });
    assert.deepEqual(has('a.py 1', 'b.py 1'), [true, true]);
  });

  it('gives nothing that is damaged, and all else', () => {
    put({ 'a.py 1': tree(100, 1), 'b.py 1': tree(100, 2) });
    const whole = readFileSync(file);
    const torn = Buffer.from(whole);
    torn[torn.length - 150] = 9;
    writeFileSync(file, torn);
    assert.deepEqual(has('a.py 1', 'b.py 1'), [false, true]);
    writeFileSync(file, whole.subarray(0, -1));
    assert.deepEqual(has('a.py 1', 'b.py 1'), [true, false]);
    for (const start of [0, 50]) {
      const other = Buffer.from(whole);
      other[start] = (other[start] ?? 0) + 1;
      writeFileSync(file, other);
      assert.deepEqual(has('a.py 1', 'b.py 1'), [false, false]);
    }
    writeFileSync(file, 'x');
    put({ 'a.py 1': tree(100) });
    assert.deepEqual(has('a.py 1'), [true]);
  });
});
