import type { Source } from '../sources';

/** The numbers of a project's pieces. */
export interface Pieces {
  /** Somebody has begun with the project. */
  readonly begun: number;
  /** Nothing of it is left to be taken. */
  readonly emptied: number;
  /** What is asked of the project as a whole. */
  readonly whole: number;
  /** A program by its place among the project's: all of it, or what its graph tells where its files are judged apart. */
  program(index: number): number;
  /** The code of one file of a large program. */
  file(path: string): number;
  /** The parse of one. */
  parse(path: string): number;
}

const OWN = 3;

/** The pieces of each project, by its place among the groups of files. A project has at most as many programs as files. */
export function piecesOf(groups: readonly (readonly string[])[]): { readonly count: number; readonly of: (group: number) => Pieces } {
  const firsts: number[] = [];
  let count = 0;
  for (const paths of groups) {
    firsts.push(count);
    count += OWN + 3 * paths.length;
  }
  return {
    count,
    of: (group) => {
      const first = firsts[group] ?? count;
      const paths = groups[group] ?? [];
      const places = new Map(paths.map((path, index) => [path, index]));
      return {
        begun: first,
        emptied: first + 1,
        whole: first + 2,
        program: (index) => first + OWN + index,
        file: (path) => first + OWN + paths.length + (places.get(path) ?? 0),
        parse: (path) => first + OWN + 2 * paths.length + (places.get(path) ?? 0),
      };
    },
  };
}

/** Smaller programs are done in one go: what two threads work on is parsed by both. */
const LARGE_FILES = 4;
const LARGE_LINES = 2000;

/** Is a program so large that what its graph tells and the code of its files are pieces of their own? */
export function isLarge(members: readonly Pick<Source, 'lines'>[]): boolean {
  return members.length >= LARGE_FILES && members.reduce((sum, { lines }) => sum + lines, 0) >= LARGE_LINES;
}
