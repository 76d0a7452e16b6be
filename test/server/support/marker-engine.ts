import type { Workspace } from '../../../src/project/workspace';
import { LineIndex } from '../../../src/python/text';
import type { Engine } from '../../../src/review/engine';
import type { ReportedFinding, ReportedPlace } from '../../../src/review/report';

/**
 * An engine that finds the word `leak()` and takes as long as the text says (`# slow 200`, milliseconds): what the server does with an engine is
 * tested apart from what the real one finds. `source()` is told as the related place. A finding in `a.py` needs no finding in what it imports; a file whose
 * text has `from x import leaky` has a finding when x.py says `leaky = True`.
 */
export function markerEngine(workspace: Workspace, severity: ReportedFinding['severity']): Engine {
  const texts = new Map<string, Promise<Uint8Array>>();
  const read = (path: string): Promise<Uint8Array> => {
    const known = texts.get(path) ?? workspace.read(path);
    texts.set(path, known);
    return known;
  };
  return {
    invalidate: (path) => { texts.delete(path); },
    document: () => undefined,
    assist: () => Promise.resolve(),
    takePostponed: () => false,
    tests: () => Promise.resolve([]),
    programs: () => Promise.resolve([]),
    firstTests: () => Promise.resolve([]),
    parity: () => Promise.resolve({ schema: 1, pairs: [], unpaired: [] }),
    testsReport: () => Promise.resolve({ schema: 1, coverage: [], files: [], counts: { functions: 0, tested: 0, untestedFeatureCode: 0, tests: 0 } }),
    graph: () => Promise.resolve({ graph: null, file: null, findings: [], errors: [] }),
    dispose: () => { texts.clear(); },
    check: async ({ paths, signal, onProgress }) => {
      const began = performance.now();
      const findings: ReportedFinding[] = [];
      const errors: { path: string; message: string }[] = [];
      const all = (await Promise.all(paths.map((path) => workspace.list(path, () => undefined)))).flat();
      for (const [index, path] of [...new Set(all)].entries()) {
        signal?.throwIfAborted();
        const text = await read(path).then((bytes) => new TextDecoder().decode(bytes), () => null);
        if (text === null) {
          errors.push({ path, message: 'The file does not exist.' });
          continue;
        }
        for (const { cell, code } of codeOf(path, text)) {
          const slow = /# slow (\d+)/.exec(code)?.[1];
          if (slow !== undefined) await pause(Number(slow), signal);
          findings.push(...marked(path, cell, code, severity));
          const module = /from (\w+) import leaky/.exec(code)?.[1];
          if (module !== undefined && (await workspace.exists(`${module}.py`)) && new TextDecoder().decode(await read(`${module}.py`)).includes('leaky = True')) {
            findings.push(finding(path, cell, code, code.indexOf('leaky'), 5, severity));
          }
        }
        onProgress?.(index + 1, all.length);
      }
      return {
        schema: 1,
        tool: { name: 'holdout', version: 'test' },
        findings,
        errors,
        stats: { files: all.length, lines: 0, milliseconds: performance.now() - began },
      };
    },
  };
}

function codeOf(path: string, text: string): { cell: number | null; code: string }[] {
  if (path.endsWith('.py')) return [{ cell: null, code: text }];
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  return cells.flatMap(({ cell_type, source }, cell) => (cell_type === 'code' ? [{ cell, code: Array.isArray(source) ? source.join('') : source }] : []));
}

function marked(path: string, cell: number | null, code: string, severity: ReportedFinding['severity']): ReportedFinding[] {
  return [...code.matchAll(/leak\(\)(?!.*# holdout: ignore\[test\/leak\])/g)].map((match) => finding(path, cell, code, match.index, 6, severity));
}

function finding(path: string, cell: number | null, code: string, start: number, length: number, severity: ReportedFinding['severity']): ReportedFinding {
  const lines = new LineIndex(code);
  const place = (at: number, size: number): ReportedPlace => ({ path, cell, range: { start: lines.positionAt(at), end: lines.positionAt(at + size) } });
  const source = code.indexOf('source()');
  const at = place(start, length);
  return {
    ...at,
    rule: 'test/leak',
    severity,
    confidence: 'certain',
    message: 'The *test* rows leak here.',
    related: source < 0 ? [] : [{ ...place(source, 8), message: 'the rows come from here' }],
    competencies: [],
    fingerprint: `${path} ${String(cell)} ${lines.lineText(at.range.start.line)}`,
    fixes: [{ title: 'Hold the rows out', safe: true, edits: [{ ...at, text: 'held()' }] }],
  };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    });
  });
}
