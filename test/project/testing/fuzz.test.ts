import assert from 'node:assert/strict';
import { readCorpus } from '../../eval/programs';
import { mapOf } from './support';

/** A generator of numbers below 1 that gives the same ones each time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = ['(', ')', ':', '\n', '    ', 'def ', 'class ', '@', '*', 'yield ', 'return self\n', '"""', 'import *\n', '=', '[', '{', 'lambda: ', 'async ', 'await ', '\\', 'é', '\t'];

/** A text with one to four places cut out, doubled, moved, or broken by a piece of syntax. */
function mutated(text: string, random: () => number): string {
  let result = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const at = Math.floor(random() * (result.length + 1));
    const length = Math.floor(random() * 60);
    const part = result.slice(at, at + length);
    const elsewhere = Math.floor(random() * (result.length + 1));
    switch (Math.floor(random() * 5)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length);
        break;
      case 1:
        result = result.slice(0, at) + part + result.slice(at);
        break;
      case 2:
        result = result.slice(0, elsewhere) + part + result.slice(elsewhere);
        break;
      case 3:
        result = result.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + result.slice(at);
        break;
      default:
        result = result.slice(0, at);
    }
  }
  return result;
}

describe('the map of tests, over broken projects,', () => {
  const projects = readCorpus().filter((program) => program.family === 'testing');

  it('has projects to break', () => {
    assert.ok(projects.length >= 44, `${projects.length} projects`);
  });

  it('is always made, and soon', async function () {
    this.timeout(120_000);
    const rounds = Number(process.env.FUZZ_ROUNDS ?? '2');
    let cases = 0;
    for (const [index, { name, files }] of projects.entries()) {
      for (let round = 0; round < rounds; round++) {
        const seed = index * 1000 + round;
        const random = generator(seed);
        const broken = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, random() < 0.7 ? mutated(text, random) : text]));
        const begun = performance.now();
        try {
          cases += (await mapOf(broken)).cases.length;
        } catch (error) {
          assert.fail(`${name}, seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        }
        assert.ok(performance.now() - begun < 5000, `${name}, seed ${seed}, took ${(performance.now() - begun).toFixed(0)} ms`);
      }
    }
    assert.ok(cases > projects.length, `${cases} tests are left in the broken projects`);
  });
});
