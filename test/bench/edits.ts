import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { library } from '../../src/library/tables';
import { memoryWorkspace } from '../../src/project/workspace';
import type { PythonParser } from '../../src/python/parser';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';

export interface EditFigures {
  readonly lines: number;
  /** Milliseconds from an edit to its findings. */
  readonly p50: number;
  /** Milliseconds of processor time that an edit takes on average. */
  readonly processor: number;
  readonly p95: number;
  readonly worst: number;
  /** Megabytes in use after a collection. Results of up to 256 former versions are kept, so growth counts from there. */
  readonly memory: readonly { readonly edits: number; readonly heap: number; readonly outside: number }[];
}

/** Types into a file, a character an edit at places all over it, and asks for the findings after each. The first `measured` edits are timed. */
export async function timeEdits(parser: PythonParser, text: string, measured: number, edits: number): Promise<EditFigures> {
  const files: Record<string, string> = { 'train.py': text };
  const engine = createEngine({ workspace: memoryWorkspace(files), config: defaultConfig(), parser, library, rules });
  await engine.check({ paths: ['train.py'] });
  const lineEnds = [...text.matchAll(/\)\n/g)].map((match) => match.index + 1);
  const times: number[] = [];
  let processor = 0;
  const memory: EditFigures['memory'][number][] = [];
  for (let i = 0; i < edits; i++) {
    const at = lineEnds[(i * 37) % lineEnds.length] ?? 0;
    // Each place is typed at three times: a comment begins, grows, and ends as code.
    const typed = ['  #', '  # checked', `.real_${String(i)}`][i % 3] ?? '';
    files['train.py'] = text.slice(0, at) + typed + text.slice(at);
    const start = performance.now();
    const used = process.cpuUsage();
    engine.invalidate('train.py');
    await engine.check({ paths: ['train.py'] });
    const { user, system } = process.cpuUsage(used);
    processor += (user + system) / 1000 / edits;
    if (i < measured) times.push(performance.now() - start);
    if ([20, 300, edits].includes(i + 1)) memory.push(memoryAfter(i + 1));
  }
  engine.dispose();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { lines: text.split('\n').length, p50: at(0.5), p95: at(0.95), worst: at(1), processor, memory };
}

function memoryAfter(edits: number): EditFigures['memory'][number] {
  const { heapUsed, external, arrayBuffers } = collected();
  const megabytes = (bytes: number): number => Math.round((bytes / 2 ** 20) * 10) / 10;
  return { edits, heap: megabytes(heapUsed), outside: megabytes(external + arrayBuffers) };
}

function collected(): NodeJS.MemoryUsage {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage();
}
