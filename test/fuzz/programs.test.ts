import assert from 'node:assert/strict';
import fc from 'fast-check';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import type { PythonParser } from '../../src/python/parser';
import { LineIndex } from '../../src/python/text';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { compareFindings } from '../../src/review/place';
import type { PositionRange, Report } from '../../src/review/report';
import { rules } from '../../src/rules/registry.generated';
import { longModule } from '../bench/generate';
import { readCorpus } from '../eval/programs';
import { graphOf } from '../provenance/show';
import { applyReported } from '../rules/proof';

const SEED = 20260101;

type Files = Readonly<Record<string, string>>;

async function report(files: Files, parser: PythonParser): Promise<Report> {
  const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), preset: 'strict' }, parser, library, rules });
  try {
    return await engine.check({ paths: [''] });
  } finally {
    engine.dispose();
  }
}

/** Scripts only: what a change of a line does to a notebook's JSON is the notebook reader's business. */
const scripts = readCorpus().filter((program) => Object.keys(program.files).every((path) => path.endsWith('.py')));

/** Those with a fault that a fix is offered for. */
const fixable = scripts.filter((one) => one.expectations.some(({ marks }) => marks.some((mark) => mark.rules.some((rule) => rules.some(({ meta }) => meta.id === rule && meta.fix !== 'none')))));

interface Change {
  readonly kind: 'delete' | 'duplicate' | 'swap' | 'rename' | 'truncate' | 'indent';
  readonly at: number;
  readonly to: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete' as const, 'duplicate' as const, 'swap' as const, 'rename' as const, 'truncate' as const, 'indent' as const), at: fc.nat(), to: fc.nat(),
});
const changes = fc.array(change, { minLength: 1, maxLength: 5 });
const program = fc.nat({ max: scripts.length - 1 });

function apply(text: string, { kind, at, to }: Change): string {
  const lines = text.split('\n');
  const [i, j] = [at % lines.length, to % lines.length];
  const [line, other] = [lines[i] ?? '', lines[j] ?? ''];
  switch (kind) {
    case 'delete':
      return lines.toSpliced(i, 1).join('\n');
    case 'duplicate':
      return lines.toSpliced(j, 0, line).join('\n');
    case 'swap':
      return lines.with(i, other).with(j, line).join('\n');
    case 'indent':
      return lines.with(i, to % 2 === 0 ? `    ${line}` : line.trimStart()).join('\n');
    case 'truncate':
      return text.slice(0, at % (text.length + 1));
    case 'rename': {
      const names = [...new Set(text.match(/\b[A-Za-z_]\w*/g) ?? [])];
      const [from, name] = [names[at % names.length], names[to % names.length]];
      return from === undefined || name === undefined ? text : text.replace(new RegExp(`\\b${from}\\b`, 'g'), name);
    }
  }
}

function mutated(files: Files, all: readonly Change[]): Files {
  const paths = Object.keys(files);
  return all.reduce<Files>((current, one) => {
    const path = paths[one.to % paths.length] ?? '';
    return { ...current, [path]: apply(current[path] ?? '', one) };
  }, files);
}

/** Is this a range of the text: does it start and end on its lines, the start not behind the end? */
function assertInside({ start, end }: PositionRange, text: string): void {
  const lines = new LineIndex(text);
  for (const at of [start, end]) {
    assert.ok(at.line >= 1 && at.line <= lines.lineCount, `line ${String(at.line)} of ${String(lines.lineCount)}`);
    assert.ok(at.column >= 1 && at.column <= lines.lineText(at.line).length + 1, `column ${String(at.column)} of ${JSON.stringify(lines.lineText(at.line))}`);
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column), 'the start is behind the end');
}

describe('analysis of changed programs', function () {
  this.timeout(60_000);
  let parser: PythonParser;
  before(async () => {
    parser = await loadParser();
  });

  it('ends without an internal error, with sorted findings inside the files, and twice alike', async () => {
    await fc.assert(fc.asyncProperty(program, changes, async (number, all) => {
      const files = mutated(scripts[number]?.files ?? {}, all);
      const first = await report(files, parser);
      assert.deepEqual(first.errors.filter((error) => /internal error/i.test(error.message)), []);
      for (const finding of first.findings) {
        for (const place of [finding, ...finding.related, ...finding.fixes.flatMap((fix) => fix.edits)]) assertInside(place.range, files[place.path] ?? '');
      }
      assert.deepEqual(first.findings, [...first.findings].sort(compareFindings));
      const second = await report(files, parser);
      assert.deepEqual({ ...second, stats: null }, { ...first, stats: null });
    }), { numRuns: 150, seed: SEED });
  });

  it('gives the same findings further down when lines are put on top', async () => {
    const heads = fc.constantFrom('\n', '# A remark.\n', '\n\n# Two\n# remarks.\n');
    await fc.assert(fc.asyncProperty(program, heads, async (number, head) => {
      const files = scripts[number]?.files ?? {};
      const moved = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, head + text]));
      const [before, after] = [await report(files, parser), await report(moved, parser)];
      const down = head.split('\n').length - 1;
      const summary = (found: Report, lines: number): unknown[] =>
        found.findings.map(({ rule, path, fingerprint, range, confidence, severity }) => [rule, path, fingerprint, range.start.line + lines, range.start.column, range.end.line + lines, confidence, severity]);
      assert.deepEqual(summary(after, 0), summary(before, down));
    }), { numRuns: 80, seed: SEED });
  });

  it('offers safe fixes that together break no syntax', async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: fixable.length - 1 }), changes, async (number, all) => {
      let files = mutated(fixable[number]?.files ?? {}, all);
      const first = await report(files, parser);
      let now = first;
      for (let round = 0; round < 6; round++) {
        const fix = now.findings.flatMap((finding) => finding.fixes).find((one) => one.safe);
        if (!fix) break;
        files = applyReported(files, fix);
        now = await report(files, parser);
        assert.ok(now.errors.length <= first.errors.length, `“${fix.title}” breaks the syntax of ${JSON.stringify(files)}`);
      }
    }), { numRuns: 150, seed: SEED });
  });

  it('offers fixes that one by one break no syntax', async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: fixable.length - 1 }), changes, async (number, all) => {
      const files = mutated(fixable[number]?.files ?? {}, all);
      const first = await report(files, parser);
      for (const fix of first.findings.flatMap((finding) => finding.fixes)) {
        const fixed = await report(applyReported(files, fix), parser);
        assert.ok(fixed.errors.length <= first.errors.length, `“${fix.title}” breaks the syntax of ${JSON.stringify(files)}`);
      }
    }), { numRuns: 150, seed: SEED });
  });

  it('gives the same after edits as from the start', async () => {
    await fc.assert(fc.asyncProperty(program, changes, async (number, all) => {
      const files: Record<string, string> = { ...scripts[number]?.files };
      const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), preset: 'strict' }, parser, library, rules });
      try {
        for (const one of all) {
          const next = mutated(files, [one]);
          for (const [path, text] of Object.entries(next)) {
            if (files[path] === text) continue;
            files[path] = text;
            engine.invalidate(path);
          }
          const edited = await engine.check({ paths: [''] });
          assert.deepEqual({ ...edited, stats: null }, { ...(await report(files, parser)), stats: null });
        }
      } finally {
        engine.dispose();
      }
    }), { numRuns: 40, seed: SEED });
  });

  it('is cut short by a small budget, and keeps what it found', async () => {
    const graph = await graphOf(longModule(300), { budget: 1000 });
    assert.deepEqual(graph.cutShort, ['main.py']);
    assert.ok(graph.events.length > 0);
    assert.deepEqual((await graphOf(longModule(300))).cutShort, []);
  });
});
