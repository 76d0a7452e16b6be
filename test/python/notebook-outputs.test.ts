import assert from 'node:assert/strict';
import { MOST_OUTPUT, withoutLongOutputs } from '../../src/python/notebook-outputs';
import { readDocument } from '../../src/python/source';

const picture = 'iVBORw0KGgo'.repeat(1000);

function notebook(data: Record<string, unknown>, source = 'print(1)'): Uint8Array {
  const cell = { cell_type: 'code', source: [source], outputs: [{ output_type: 'display_data', data }] };
  return new TextEncoder().encode(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4 }, null, 1));
}

function texts(bytes: Uint8Array): string {
  return new TextDecoder().decode(withoutLongOutputs(bytes));
}

describe('the outputs of a notebook', () => {
  it('are left out where they are pictures, and nothing else', () => {
    const text = texts(notebook({ 'image/png': picture, 'text/plain': ['a figure'] }));
    assert.ok(!text.includes('iVBOR'));
    assert.deepEqual(JSON.parse(text), JSON.parse(new TextDecoder().decode(notebook({ 'image/png': '', 'text/plain': ['a figure'] }))));
  });

  it('leave the code as it was', () => {
    const result = readDocument('a.ipynb', notebook({ 'image/png': picture, 'image/jpeg': picture }, `x = "image/png: ${picture}"`));
    assert.equal(result.document?.text, `x = "image/png: ${picture}"`);
  });

  it('are left out with scripts, whatever these quote', () => {
    const text = texts(notebook({ 'application/javascript': `${picture}"\\"`, 'application/json': { a: [picture] }, 'image/svg+xml': ['<svg>\n', '</svg>'], 'text/plain': ['a table'] }));
    assert.deepEqual(JSON.parse(text), JSON.parse(new TextDecoder().decode(notebook({ 'application/javascript': '', 'application/json': {}, 'image/svg+xml': [], 'text/plain': ['a table'] }))));
  });

  it('are read to where no more of them is kept', () => {
    for (const line of ['a line ] that is as long as a line of a table mostly is\n', `"${'é\u0007'.repeat(20)}\n`]) {
      for (const more of [[], ['the end']]) {
        const long = [...Array.from({ length: 100_000 }, () => line), ...more];
        const bytes = notebook({ 'text/html': long, 'text/plain': ['a table'] });
        const text = texts(bytes);
        assert.ok(text.length < 250_000, String(text.length));
        const kept = (JSON.parse(text) as { cells: { outputs: { data: Record<string, string[]> }[] }[] }).cells[0]?.outputs[0]?.data;
        assert.deepEqual(kept?.['text/plain'], ['a table']);
        assert.equal(kept['text/html']?.join('').slice(0, MOST_OUTPUT), long.join('').slice(0, MOST_OUTPUT));
        assert.equal(readDocument('a.ipynb', bytes).document?.segments[0]?.output, `a table${long.join('')}`.slice(0, MOST_OUTPUT));
      }
    }
  });

  it('are read whole where their lines are short', () => {
    const long = Array.from({ length: 100_000 }, () => '"\n');
    assert.equal(readDocument('a.ipynb', notebook({ 'text/html': long })).document?.segments[0]?.output, long.join('').slice(0, MOST_OUTPUT));
  });

  it('are all kept where one has no end', () => {
    const bytes = new TextEncoder().encode(new TextDecoder().decode(notebook({ 'text/html': Array.from({ length: 100_000 }, () => 'x\n') })).replace(/"x\\n"\n +\]/, '"x" ]'));
    assert.equal(withoutLongOutputs(bytes), bytes);
  });

  it('do not hide code where another program broke the lines', () => {
    const cell = `{"cell_type": "code", "source": ["x = 1"], "outputs": [{"data": {\n"image/png": "${picture}", "text/plain": {"a": "b"\n}}}]}`;
    const result = readDocument('a.ipynb', new TextEncoder().encode(`{"cells": [${cell}]}`));
    assert.equal(result.document?.text, 'x = 1');
  });

  it('are kept where a line is not written as Jupyter writes it', () => {
    for (const data of [{ 'image/png': 'short' }, { 'text/html': picture }]) {
      const bytes = notebook(data);
      assert.equal(withoutLongOutputs(bytes), bytes);
    }
    const single = new TextEncoder().encode(JSON.stringify({ cells: [], image: { 'image/png': picture } }));
    assert.equal(withoutLongOutputs(single), single);
  });
});
