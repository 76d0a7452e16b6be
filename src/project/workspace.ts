/** How the engine reaches files: a folder on disk, an editor with unsaved documents, or a map in a test. Paths are relative to the root, with `/`. */
export interface Workspace {
  /**
   * All Python files and notebooks worth analysing below `under` ("" for all), ignored ones left out, sorted. Problems met on the way (unreadable folders) go to
   * `onError`. Where `most` is given and there are more folders and files than that to look through, it may give up early and reject with `TooLarge`.
   */
  list(under: string, onError: (problem: InputProblem) => void, most?: number): Promise<string[]>;
  /** The bytes of a file; rejects with an Error whose message is a sentence when it can't be read. */
  read(path: string): Promise<Uint8Array>;
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
  return {
    list: (under) =>
      Promise.resolve(
        Object.keys(files)
          .filter((path) => /\.(py|ipynb)$/.test(path) && (under === '' || path === under || path.startsWith(`${under}/`)))
          .sort(),
      ),
    read: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(new Error('The file does not exist.')) : Promise.resolve(encoder.encode(text));
    },
    exists: (path) => Promise.resolve(path in files),
  };
}
