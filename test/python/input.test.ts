import assert from 'node:assert/strict';
import { decodeSource, readDocument } from '../../src/python/source';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);

describe('source bytes', () => {
  const table: readonly (readonly [string, Uint8Array, string])[] = [
    ['UTF-8', bytes('é = 1'), 'é = 1'],
    ['UTF-8 with a byte order mark', bytes('\uFEFFx = 1'), 'x = 1'],
    ['UTF-16 little-endian', bytes('\uFEFFé = 1', 'utf16le'), 'é = 1'],
    ['UTF-16 big-endian', Buffer.from(bytes('\uFEFFé = 1', 'utf16le')).swap16(), 'é = 1'],
    ['latin-1 by cookie', bytes('# -*- coding: latin-1 -*-\nx = "é"', 'latin1'), '# -*- coding: latin-1 -*-\nx = "é"'],
    ['cp1252 by cookie in the second line', Buffer.concat([bytes('#!x\n# vim: fileencoding=cp1252\n"'), Buffer.from([0x80, 0x22])]), '#!x\n# vim: fileencoding=cp1252\n"€"'],
    ['empty', new Uint8Array(0), ''],
  ];
  for (const [name, input, expected] of table) {
    it(name, () => {
      assert.deepEqual(decodeSource(input), { text: expected, note: null });
    });
  }

  it('falls back to latin-1 and says so', () => {
    assert.deepEqual(decodeSource(bytes('x = "é"', 'latin1')), { text: 'x = "é"', note: 'Read as latin-1, because the file is not valid UTF-8' });
    assert.match(decodeSource(bytes('# coding: klingon\né')).note ?? '', /Read as UTF-8.*klingon/);
  });

  it('refuses null bytes with a sentence', () => {
    assert.deepEqual(readDocument('a.py', bytes('x = 1\0')), { document: null, problem: 'The file holds null bytes, so it is not Python source', damage: [] });
  });

  it('makes scripts and notebooks', () => {
    assert.equal(readDocument('a.py', bytes('# %%\n%x')).document?.code, '# %%\n%x');
    assert.equal(readDocument('a.IPYNB', bytes('{"cells": [{"cell_type": "code", "source": "%x"}]}')).document?.code, '  ');
    assert.equal(readDocument('a.ipynb', bytes('{')).problem, 'The notebook is not valid JSON');
  });
});
