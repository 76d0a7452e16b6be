import type { Trees } from '../../review/stored/store';

/** A tree takes about as many bytes as its code; a folder of more code than this shares no more. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Memory for the trees of some files. */
export interface TreesMemory {
  /** Four numbers a file: is it taken, the sum of its name, where its tree begins (0: not there yet), its length. Before them, where the next tree goes. */
  readonly index: SharedArrayBuffer;
  readonly bytes: SharedArrayBuffer;
}

const NEXT = 0;
const FIRST = 1;
const FIELDS = 4;

/** Memory for trees of so many files, with so many bytes of code. */
export function treesMemory(files: number, codeBytes: number): TreesMemory {
  const index = new SharedArrayBuffer((FIRST + files * FIELDS) * Int32Array.BYTES_PER_ELEMENT);
  // A tree that begins at 0 would not be seen.
  new Int32Array(index)[NEXT] = 1;
  return { index, bytes: new SharedArrayBuffer(1 + Math.min(MOST_BYTES, 64 * 1024 + codeBytes * 2)) };
}

/** Trees in memory that threads share: what one has parsed, no other has to. `paths`: the files, in the same order for all threads. */
export function sharedTrees(memory: TreesMemory, paths: readonly string[]): Trees {
  const index = new Int32Array(memory.index);
  const bytes = new Uint8Array(memory.bytes);
  const places = new Map(paths.map((path, place) => [path, FIRST + place * FIELDS]));
  const placeOf = (name: string): number | undefined => places.get(name.slice(0, name.lastIndexOf(' ')));
  return {
    get: (name) => {
      const place = placeOf(name);
      if (place === undefined) return undefined;
      const start = Atomics.load(index, place + 2);
      if (start === 0 || index[place + 1] !== sumOf(name)) return undefined;
      return bytes.subarray(start, start + (index[place + 3] ?? 0));
    },
    set: (name, tree) => {
      const place = placeOf(name);
      if (place === undefined || Atomics.compareExchange(index, place, 0, 1) !== 0) return;
      const start = Atomics.add(index, NEXT, tree.length);
      if (start + tree.length > bytes.length) return;
      bytes.set(tree, start);
      index[place + 1] = sumOf(name);
      index[place + 3] = tree.length;
      Atomics.store(index, place + 2, start);
    },
  };
}

/** Differs for nearly all names of one file, which hold what its content is known by. */
function sumOf(name: string): number {
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum = (Math.imul(sum, 31) + name.charCodeAt(i)) | 0;
  return sum;
}
