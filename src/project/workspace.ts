/** How the engine reaches files: a folder on disk, an editor with unsaved documents, or a map in a test. Paths are relative to the root, with `/`. */
export interface Workspace {
  /**
   * All Python files and notebooks worth analysing below `under` ("" for all), ignored ones left out, sorted. Problems met on the way (unreadable folders) go to
   * `onError`. Where `most` is given and there are more folders and files than that to look through, it may give up early and reject with `TooLarge`.
   */
  list(under: string, onError: (problem: InputProblem) => void, most?: number): Promise<string[]>;
  /**
   * The files below `under` whose path passes `wanted`, whatever they are written in (configs, templates, Dockerfiles): ignored ones left out, sorted. Trouble is
   * passed over. Rejects with `TooLarge` where there are more folders and files than `most` to look through.
   */
  others(under: string, wanted: (path: string) => boolean, most: number): Promise<string[]>;
  /** The bytes of a file; rejects with an Error whose message is a sentence when it can't be read, or has more than `mostBytes`. */
  read(path: string, mostBytes?: number): Promise<Uint8Array>;
  exists(path: string): Promise<boolean>;
}

/** A folder has more in it than was asked to be looked through. */
export class TooLarge extends Error {}

/** Something that could not be analysed, said in a sentence a user can act on. */
export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

/** A workspace held in memory, for tests and for the browser. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const encoder = new TextEncoder();
  const isUnder = (path: string, under: string): boolean => under === '' || path === under || path.startsWith(`${under}/`);
  return {
    list: (under) =>
      Promise.resolve(
        Object.keys(files)
          .filter((path) => /\.(py|ipynb)$/.test(path) && isUnder(path, under))
          .sort(),
      ),
    others: (under, wanted) =>
      Promise.resolve(
        Object.keys(files)
          .filter((path) => isUnder(path, under) && wanted(path))
          .sort(),
      ),
    read: (path, mostBytes = Infinity) => {
      const text = files[path];
      if (text === undefined) return Promise.reject(new Error('The file does not exist.'));
      const bytes = encoder.encode(text);
      return bytes.length > mostBytes ? Promise.reject(new Error('The file is too large.')) : Promise.resolve(bytes);
    },
    exists: (path) => Promise.resolve(path in files),
  };
}
