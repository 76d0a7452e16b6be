import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import type { ParsedFiles, Source } from '../../src/review/sources';
import { makeSources, parsedFiles } from '../../src/review/sources';

describe('the sources of a workspace', () => {
  /** Parsed files, with the keys that are in them. */
  function watched(): { readonly files: ParsedFiles; readonly keys: Set<string> } {
    const inner = parsedFiles();
    const keys = new Set<string>();
    return {
      keys,
      files: {
        get: (key) => inner.get(key),
        set: (key, value) => {
          keys.add(key);
          inner.set(key, value);
        },
        delete: (key) => {
          keys.delete(key);
          inner.delete(key);
        },
        clear: () => {
          inner.clear();
        },
      },
    };
  }

  it('keep of a file that is edited only what it is now', async () => {
    const texts = { 'train.py': 'import pandas\n', 'other.py': 'import numpy\n' };
    const { files, keys } = watched();
    const sources = makeSources(memoryWorkspace(texts), await loadParser(), library, null, files);
    const read = async (path: string): Promise<Source> => {
      const found = await sources.read(path);
      assert.ok('source' in found);
      return found.source;
    };
    const other = await read('other.py');
    other.module();
    for (let i = 0; i < 5; i++) {
      texts['train.py'] += `a${String(i)} = ${String(i)}\n`;
      sources.invalidate('train.py');
      const train = await read('train.py');
      assert.equal(train.module().body.length, i + 2);
      assert.equal(keys.size, 2);
    }
    sources.invalidate('train.py');
    const again = await read('train.py');
    assert.equal(again, sources.last('train.py'), 'a file that did not change is the same');
    assert.ok(again.isParsed() && other.isParsed());
  });
});
