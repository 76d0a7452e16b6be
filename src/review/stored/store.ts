/** Keeps what was worked out beyond the process, by content. Without one, an engine remembers only while it lives. Nothing here ever throws: what can't be kept is worked out again. */
export interface ResultStore {
  /** A digest of a file's bytes as they are now; null where it can't be read. */
  stamp(path: string): string | null;
  /** The bytes of a file at once; null where it can't be read. */
  bytes(path: string): Uint8Array | null;
  /** A digest of a text, short enough for a key, or of bytes: of a file's it is its stamp. */
  digest(content: string | Uint8Array): string;
  /** What is kept under a name: one for each project and way of checking. */
  shelf(name: string): Shelf;
  /** Where the last report on a project's tests is kept; left out: nowhere, since reports are large and seldom asked for again. */
  readonly reports?: Shelf;
  /** Syntax trees of files; left out: they are parsed anew. */
  readonly trees?: Trees | undefined;
  /** What threads that share a check tell each other, and what is not worth keeping. Left out: there is one thread. */
  readonly passing?: Shelf;
  /** It is forgotten with the process: nothing differs between two questions but the files that are asked about. */
  readonly isMomentary?: boolean;
}

/** Trees as `PythonParser.parse` gives them, by the path and content of a file. They come back as they were put in, or not at all. */
export interface Trees {
  get(name: string): Uint8Array | undefined;
  set(name: string, tree: Uint8Array): void;
}

/** Values by keys. A value is plain JSON, and comes back as it was put in, or not at all. */
export interface Shelf {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}
