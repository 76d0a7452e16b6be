import assert from 'node:assert/strict';
import { withoutImages } from '../../src/python/notebook-images';
import { readDocument } from '../../src/python/source';

const picture = 'iVBORw0KGgo'.repeat(1000);

function notebook(data: Record<string, unknown>, source = 'print(1)'): Uint8Array {
  const cell = { cell_type: 'code', source: [source], outputs: [{ output_type: 'display_data', data }] };
  return new TextEncoder().encode(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4 }, null, 1));
}

function texts(bytes: Uint8Array): string {
  return new TextDecoder().decode(withoutImages(bytes));
}

describe('the pictures of a notebook', () => {
  it('are left out, and nothing else', () => {
    const text = texts(notebook({ 'image/png': picture, 'text/plain': ['a figure'] }));
    assert.ok(!text.includes('iVBOR'));
    assert.deepEqual(JSON.parse(text), JSON.parse(new TextDecoder().decode(notebook({ 'image/png': '', 'text/plain': ['a figure'] }))));
  });

  it('leave the code as it was', () => {
    const result = readDocument('a.ipynb', notebook({ 'image/png': picture, 'image/jpeg': picture }, `x = "image/png: ${picture}"`));
    assert.equal(result.document?.text, `x = "image/png: ${picture}"`);
  });

  it('are left out with scripts, whatever these quote', () => {
    const text = texts(notebook({ 'application/javascript': `${picture}"\\"`, 'application/json': { a: [picture] }, 'text/plain': ['a table'] }));
    assert.deepEqual(JSON.parse(text), JSON.parse(new TextDecoder().decode(notebook({ 'application/javascript': '', 'application/json': { a: [picture] }, 'text/plain': ['a table'] }))));
  });

  it('do not hide code where another program broke the lines', () => {
    const cell = `{"cell_type": "code", "source": ["x = 1"], "outputs": [{"data": {\n"image/png": "${picture}", "text/plain": {"a": "b"\n}}}]}`;
    const result = readDocument('a.ipynb', new TextEncoder().encode(`{"cells": [${cell}]}`));
    assert.equal(result.document?.text, 'x = 1');
  });

  it('are kept where a line is not written as Jupyter writes it', () => {
    for (const data of [{ 'image/png': 'short' }, { 'text/html': picture }]) {
      const bytes = notebook(data);
      assert.equal(withoutImages(bytes), bytes);
    }
    const single = new TextEncoder().encode(JSON.stringify({ cells: [], image: { 'image/png': picture } }));
    assert.equal(withoutImages(single), single);
  });
});
