import assert from 'node:assert/strict';
import { scriptDocument } from '../../../src/python/document';
import { loadParser } from '../../../src/project/node/parser-files';
import { programSyntax } from '../../../src/project/program-syntax';
import { keepNoTests } from '../../../src/project/testing/kept';
import type { Depth, TestMap } from '../../../src/project/testing/reach';
import { testMapSteps } from '../../../src/project/testing/reach';
import { defaultTestSettings } from '../../../src/project/testing/settings';

const long = Array.from({ length: 300 }, (_, index) => `    x = x * ${String(index)} + x\n`).join('');
const code = `def last(x):\n    return x\n\ndef first(x):\n${long}    return last(x)\n`;

async function mapOf(tests: number, depth: Depth): Promise<TestMap> {
  const parser = await loadParser();
  const texts = { 'shop.py': code, 'test_shop.py': `from shop import first\n\n${Array.from({ length: tests }, (_, index) => `def test_${String(index)}():\n    assert first(1) == 1\n`).join('\n')}` };
  const program = programSyntax({
    documents: new Map(Object.entries(texts).map(([path, text]) => [path, scriptDocument(path, text)])),
    modules: new Map(Object.entries(texts).map(([path, text]) => [path, parser.parse(text)])),
  });
  const steps = testMapSteps(program, defaultTestSettings, keepNoTests, depth);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const reached = ({ functions }: TestMap): string[] => functions.flatMap(({ name, tests }) => (tests.length > 0 ? [name] : []));

describe('the beginnings of tests', () => {
  it('are all of it in a small suite', async () => {
    assert.deepEqual(reached(await mapOf(10, 'beginnings')), ['last', 'first']);
  });

  it('are all seen in a large suite, though none is followed to its end', async () => {
    const map = await mapOf(700, 'beginnings');
    assert.equal(map.notRun, 0);
    assert.deepEqual(reached(map), ['first']);
    assert.deepEqual(reached(await mapOf(700, 'whole')), ['last', 'first']);
  });
});
