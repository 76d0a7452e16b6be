import { library } from '../../src/library/tables';
import { memoryWorkspace } from '../../src/project/workspace';
import type { PythonParser } from '../../src/python/parser';
import { makeModuleGraph } from '../../src/python/modules';
import { noSurroundings } from '../../src/project/surroundings';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { parityOf, sidesOf } from '../../src/review/parity';
import { makeSources } from '../../src/review/sources';
import type { Source } from '../../src/review/sources';
import { rules } from '../../src/rules/registry.generated';
import { train, twoSidedWorkspace } from './two-sided';

export interface PairingFigures {
  readonly files: number;
  readonly pairs: number;
  /** Milliseconds for all that comes after parsing: the runs of both sides and which belongs to which. */
  readonly pairing: number;
  /** Milliseconds from an edit in a training file to the findings in the serving file: the median, and nineteen of twenty. */
  readonly p50: number;
  readonly p95: number;
}

/** Pairs a generated workspace, and then edits training files and asks for the findings of the other side. */
export async function timePairing(parser: PythonParser, count: number, edits: number): Promise<PairingFigures> {
  const written = twoSidedWorkspace(count);
  const sources = makeSources(memoryWorkspace(written), parser, library);
  const files = new Map<string, Source>();
  for (const path of Object.keys(written)) {
    const read = path.endsWith('.py') ? await sources.read(path) : null;
    if (read && 'source' in read) files.set(path, read.source);
  }
  for (const source of files.values()) source.module();
  const start = performance.now();
  const sides = sidesOf(files, makeModuleGraph([...files.keys()]));
  const parity = sides ? parityOf(sides, { surroundings: noSurroundings, config: defaultConfig(), checkpoint: () => undefined }) : null;
  const pairing = performance.now() - start;

  const engine = createEngine({ workspace: memoryWorkspace(written), config: defaultConfig(), parser, library, rules });
  await engine.check({ paths: [''] });
  const times: number[] = [];
  /** The projects whose scaler is not saved at the moment. */
  const lost = new Set<number>();
  for (let i = 0; i < edits; i++) {
    const n = (i * 7) % Math.max(1, Math.floor(count / 10));
    const at = `team_${String(n % 7)}/product_${String(n)}`;
    written[`${at}/train.py`] = train(String(n), at.replaceAll('/', '.'), lost.has(n));
    if (!lost.delete(n)) lost.add(n);
    const edited = performance.now();
    engine.invalidate(`${at}/train.py`);
    await engine.check({ paths: [`${at}/serve.py`, `${at}/train.py`], quick: true });
    times.push(performance.now() - edited);
  }
  engine.dispose();
  times.sort((a, b) => a - b);
  const share = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { files: files.size, pairs: parity?.pairs.length ?? 0, pairing, p50: share(0.5), p95: share(0.95) };
}
