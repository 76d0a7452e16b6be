import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Trees } from '../review/stored/store';
import { writeBeside } from './write-beside';

/** A pack of more bytes keeps only what the last check used. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Where less than this part of a pack would be new, it is left as it is: to parse a few files again is cheaper than to write all. */
const WORTHWHILE = 1 / 16;

/** Trees in one file. */
export interface TreeStore extends Trees {
  /** Is there enough new to write the file anew? */
  isWorthWriting(): boolean;
  /** Writes the file. Throws where that can't be done. */
  write(): void;
}

type Entry = readonly [name: string, offset: number, length: number, checksum: string];

interface Pack {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly bytes: Buffer;
}

/** A store of trees in `file`: a digest of the index, the index, then the trees one after the other. It is read when the first tree is asked for. */
export function treeStore(file: string): TreeStore {
  let pack: Pack | null = null;
  const used = new Set<string>();
  const added = new Map<string, Uint8Array>();
  const open = (): Pack => (pack ??= readPack(file));
  const bytesOf = ({ bytes }: Pack, [, offset, length, checksum]: Entry): Buffer | undefined => {
    const tree = bytes.subarray(offset, offset + length);
    return digest(tree) === checksum ? tree : undefined;
  };
  return {
    get: (name) => {
      const fresh = added.get(name);
      if (fresh) return fresh;
      const entry = open().entries.get(name);
      const tree = entry && bytesOf(open(), entry);
      if (tree) used.add(name);
      return tree;
    },
    set: (name, tree) => {
      added.set(name, tree);
    },
    isWorthWriting: () => {
      const size = [...added.values()].reduce((sum, tree) => sum + tree.length, 0);
      return size > sizeOf(file) * WORTHWHILE;
    },
    write: () => {
      const old = open();
      const own = [...old.entries.values()].filter(([name]) => used.has(name) && !added.has(name));
      // Of a file that is there in a newer version the older ones are of no more use.
      const newer = new Set([...used, ...added.keys()].map(pathIn));
      const others = [...old.entries.values()].filter(([name]) => !newer.has(pathIn(name)));
      const trees = [...own, ...others].flatMap((entry): (readonly [string, Uint8Array])[] => {
        const tree = bytesOf(old, entry);
        return tree ? [[entry[0], tree]] : [];
      });
      let left = MOST_BYTES;
      writePack(file, [...added, ...trees].filter(([, tree]) => (left -= tree.length) >= 0));
    },
  };
}

function pathIn(name: string): string {
  return name.slice(0, name.lastIndexOf(' '));
}

function readPack(file: string): Pack {
  const none: Pack = { entries: new Map(), bytes: Buffer.alloc(0) };
  try {
    const bytes = readFileSync(file);
    const first = bytes.indexOf('\n');
    const second = bytes.indexOf('\n', first + 1);
    const index = bytes.subarray(first + 1, second);
    if (second < 0 || bytes.toString('latin1', 0, first) !== digest(index)) return none;
    const entries = JSON.parse(index.toString('utf8')) as readonly Entry[];
    return { entries: new Map(entries.map((entry) => [entry[0], entry])), bytes: bytes.subarray(second + 1) };
  } catch {
    return none;
  }
}

function writePack(file: string, trees: readonly (readonly [string, Uint8Array])[]): void {
  let offset = 0;
  const entries = trees.map(([name, tree]): Entry => {
    const entry = [name, offset, tree.length, digest(tree)] as const;
    offset += tree.length;
    return entry;
  });
  const index = JSON.stringify(entries);
  writeBeside(file, Buffer.concat([Buffer.from(`${digest(index)}\n${index}\n`), ...trees.map(([, tree]) => tree)]));
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

function digest(bytes: Uint8Array | string): string {
  return createHash('sha1').update(bytes).digest('hex');
}
