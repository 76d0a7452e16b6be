import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import { readDocument } from '../../src/python/source';
import type { Evaluation } from './evaluate';
import { evaluate, labelledRules } from './evaluate';
import { belowFloor, readFloors } from './floors';
import { MIXED } from './judge';
import { readCorpus } from './programs';
import catalogue from './catalogue-ids.json';

const corpus = readCorpus();
const floors = readFloors();

describe('corpus', () => {
  it('is large, nearly half clean, and has notebooks', () => {
    const clean = corpus.filter((program) => program.expectations.length === 0);
    assert.ok(corpus.length >= 250, `${corpus.length} programs`);
    assert.ok(clean.length >= corpus.length * 0.45, `${clean.length} clean programs`);
    assert.ok(corpus.filter((program) => program.name.endsWith('.ipynb')).length >= 60);
  });

  it('marks rules of the catalogue alone', () => {
    const ids = new Set<string>(catalogue);
    const near = corpus.flatMap((program) => program.neighbours);
    const open = corpus.flatMap((program) => [...program.open]);
    assert.deepEqual([...labelledRules(corpus), ...near, ...open].filter((id) => !ids.has(id)), []);
  });

  it('says of every program what it is', () => {
    const unsaid = corpus.filter(
      ({ style, note, near, expectations }) =>
        !['beginner', 'competition', 'package', 'course'].includes(style ?? '') || note === null || (near === null) === (expectations.length === 0),
    );
    assert.deepEqual(unsaid.map((program) => program.name), []);
  });

  it('has files that parse, but for those whose fault is that they do not', async function () {
    this.timeout(30_000);
    const parser = await loadParser();
    const encoder = new TextEncoder();
    const broken = corpus.flatMap((program) =>
      Object.entries(program.files).flatMap(([path, text]) => {
        if (!/\.(py|ipynb)$/.test(path) || text.includes('# ! notebook/cell-syntax')) return [];
        const { document, problem } = readDocument(path, encoder.encode(text));
        const problems = document === null ? [problem] : [...parser.parse(document.code).problems];
        return problems.length > 0 ? [`${program.name} ${path}: ${JSON.stringify(problems[0])}`] : [];
      }),
    );
    assert.deepEqual(broken, []);
  });

  describe('is judged', () => {
    let evaluation: Evaluation;

    before(async function () {
      this.timeout(120_000);
      evaluation = await evaluate(corpus, labelledRules(corpus));
    });

    it('without a file that could not be analysed', () => {
      assert.deepEqual(evaluation.errors, []);
    });

    for (const family of new Set(corpus.map((program) => program.family).filter((folder) => folder !== MIXED))) {
      it(`no worse than the floor in ${family}`, () => {
        const tally = evaluation.byFamily.get(family);
        assert.ok(tally !== undefined, `The corpus says nothing about ${family}.`);
        assert.deepEqual(belowFloor(family, tally, floors), []);
      });
    }
  });
});
