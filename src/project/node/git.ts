import { execFile, spawn } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** What git can't do here, as a sentence for a person. */
export class GitProblem extends Error {}

/** One file of a commit or of the index. */
export interface GitFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  /** `100644`, `100755`, `120000` (a link) or `160000` (a submodule's commit). */
  readonly mode: string;
  /** The id of its content. */
  readonly id: string;
}

/** A repository, read through git's own commands. Nothing is ever written, and no program that its configuration names is run. */
export interface Repository {
  /** Absolute path of the top of its work tree, links resolved. */
  readonly top: string;
  /** Where the folder asked for lies below it, with `/`; "" for the top itself. */
  readonly prefix: string;
  /** The id of the commit that is checked out; null where there is none yet. */
  head(): Promise<string | null>;
  /** The commit that both the named one and what is checked out come from. Rejects with a GitProblem where there is none. */
  mergeBase(ref: string): Promise<string>;
  /** All files of a commit; of none: no file. */
  filesOf(commit: string | null): Promise<readonly GitFile[]>;
  /** All files of the index, the entries of an unfinished merge as they were on this side. */
  filesOfIndex(): Promise<readonly GitFile[]>;
  /** Files of the index that are not meant to lie on the disk (a sparse checkout). */
  leftOut(): Promise<ReadonlySet<string>>;
  /** Branches, remote branches and tags that changes may be measured against, the likeliest first. */
  bases(): Promise<readonly string[]>;
  /** Opens the store of contents; close it after use. */
  contents(): GitContents;
}

export interface GitContents {
  /** The content with this id. Rejects with an Error whose message is a sentence. */
  read(id: string): Promise<Uint8Array>;
  close(): void;
}

const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Options under which git does nothing but read: no monitor of files, no hook, no pager, no program of another kind that a repository's configuration names, no network
 * (a partial clone would fetch what it lacks).
 */
const SAFE = ['--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.sshCommand=false', '-c', 'credential.helper='];

function safeEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
    // On Windows, a program is else looked for in the working folder first.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

interface Answer {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function ask(folder: string, args: readonly string[], signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile('git', ['-C', folder, ...SAFE, ...args], { cwd: dirname(process.execPath), env: safeEnvironment(), encoding: 'buffer', maxBuffer: MOST_BYTES, windowsHide: true, ...(signal ? { signal } : {}) }, (error, stdout, stderr) => {
      if (error === null) resolve({ status: 0, stdout, stderr: stderr.toString('utf8') });
      else if (typeof error.code === 'number') resolve({ status: error.code, stdout, stderr: stderr.toString('utf8') });
      else if (signal?.aborted === true) reject(signal.reason instanceof Error ? signal.reason : new Error('Given up.'));
      else if (error.code === 'ENOENT') reject(new GitProblem('Changes are read with git, and git is not installed or not in the PATH.'));
      else reject(new GitProblem(`git can't be run: ${error.message}`));
    });
  });
}

/** Opens the repository that holds a folder. Rejects with a GitProblem where there is none, or no git. */
export async function openRepository(at: string, signal?: AbortSignal): Promise<Repository> {
  const folder = resolve(at);
  const found = await ask(folder, ['rev-parse', '--is-inside-work-tree', '--show-toplevel'], signal);
  if (found.status !== 0) throw new GitProblem(notOpened(folder, found.stderr));
  const [isInside, shownTop = ''] = lines(found.stdout);
  if (isInside !== 'true' || shownTop === '') throw new GitProblem(`${folder} is not in the work tree of a git repository.`);
  const top = await realpath(shownTop);
  const prefix = relative(top, await realpath(folder)).split(sep).join('/');
  const run = (args: readonly string[]): Promise<Answer> => ask(top, args, signal);

  const commitOf = async (ref: string): Promise<string | null> => {
    // No name of a commit begins with a dash: it would be taken for an option.
    if (ref === '' || ref.startsWith('-') || ref.includes('\0')) return null;
    const { status, stdout } = await run(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
    return status === 0 ? (lines(stdout)[0] ?? null) : null;
  };

  return {
    top,
    prefix,
    head: () => commitOf('HEAD'),
    mergeBase: async (ref) => {
      const [head, wanted] = [await commitOf('HEAD'), await commitOf(ref)];
      if (head === null) throw new GitProblem('The repository has no commit yet: there is nothing to compare with.');
      const isShallow = lines((await run(['rev-parse', '--is-shallow-repository'])).stdout)[0] === 'true';
      if (wanted === null) throw new GitProblem(`There is no commit "${ref}" in the repository.${isShallow ? ` ${SHALLOW}` : await hintAt(ref, run)}`);
      const { status, stdout } = await run(['merge-base', wanted, head]);
      const [base] = lines(stdout);
      if (status === 0 && base !== undefined) return base;
      throw new GitProblem(`"${ref}" and what is checked out have no commit in common.${isShallow ? ` ${SHALLOW}` : ''}`);
    },
    filesOf: async (commit) => {
      if (commit === null) return [];
      const { status, stdout, stderr } = await run(['ls-tree', '-r', '-z', '--full-tree', commit]);
      if (status !== 0) throw new GitProblem(`The files of ${commit} can't be listed. ${saidBy(stderr)}`);
      return records(stdout, /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s, ([mode = '', id = '', path = '']) => ({ mode, id, path }));
    },
    filesOfIndex: async () => {
      const { status, stdout, stderr } = await run(['ls-files', '--stage', '-z', '--full-name']);
      if (status !== 0) throw new GitProblem(`The staged files can't be listed. ${saidBy(stderr)}`);
      return records(stdout, /^(\d+) ([0-9a-f]+) [02]\t(.*)$/s, ([mode = '', id = '', path = '']) => ({ mode, id, path }));
    },
    leftOut: async () => {
      const { status, stdout } = await run(['ls-files', '-t', '-z', '--full-name']);
      return new Set(status === 0 ? records(stdout, /^S (.*)$/s, ([path = '']) => path) : []);
    },
    bases: async () => {
      const [remote, own, all] = [
        await run(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']),
        await run(['symbolic-ref', '--quiet', '--short', 'HEAD']),
        await run(['for-each-ref', '--count=200', '--sort=-committerdate', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags']),
      ];
      const names = lines(all.stdout).filter((name) => !/^[^/]+\/HEAD$/.test(name) && name !== 'origin' && name !== lines(own.stdout)[0]);
      const likely = [...lines(remote.stdout), 'origin/main', 'origin/master', 'main', 'master', 'origin/develop', 'develop'];
      return [...new Set([...likely.filter((name) => names.includes(name)), ...names])];
    },
    contents: () => openContents(top),
  };
}

const SHALLOW = 'This clone is shallow: its history is cut off. Fetch the rest with "git fetch --unshallow" (in GitHub Actions: fetch-depth: 0).';

async function hintAt(ref: string, run: (args: readonly string[]) => Promise<Answer>): Promise<string> {
  const { stdout } = await run(['for-each-ref', '--count=2000', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags']);
  const names = lines(stdout);
  const remote = names.find((name) => name.endsWith(`/${ref}`));
  if (remote !== undefined) return ` There is "${remote}".`;
  return names.length === 0 ? '' : ` There are, for example: ${names.slice(0, 3).map((name) => `"${name}"`).join(', ')}.`;
}

function notOpened(folder: string, stderr: string): string {
  if (stderr.includes('dubious ownership')) return `git does not read ${folder}: the repository belongs to another user. "git config --global --add safe.directory" allows it.`;
  if (/not a git repository/i.test(stderr)) return `${folder} is not in a git repository: there is nothing to compare with.`;
  if (stderr.includes('must be run in a work tree')) return `${folder} is not in the work tree of a git repository.`;
  return `The repository of ${folder} can't be read. ${saidBy(stderr)}`;
}

function saidBy(stderr: string): string {
  return `git says: ${stderr.trim().split('\n')[0] ?? ''}`;
}

function lines(stdout: Buffer): string[] {
  return stdout.toString('utf8').split(/\r?\n/).filter((line) => line !== '');
}

function records<T>(stdout: Buffer, form: RegExp, make: (parts: readonly string[]) => T): T[] {
  return stdout.toString('utf8').split('\0').flatMap((record) => {
    const found = form.exec(record);
    return found === null ? [] : [make(found.slice(1))];
  });
}

/** One `git cat-file --batch`, asked one content after the other. */
function openContents(top: string): GitContents {
  let child: ReturnType<typeof start> | null = null;
  let waiting: { readonly done: (bytes: Uint8Array) => void; readonly failed: (error: Error) => void }[] = [];
  let chunks: Buffer[] = [];
  let held = 0;
  /** The bytes of the content that comes now, with the line end behind it; null: its header comes. */
  let wanted: number | null = null;

  const fail = (error: Error): void => {
    const all = waiting;
    waiting = [];
    for (const { failed } of all) failed(error);
    child = null;
  };
  const taken = (): Buffer => {
    if (chunks.length !== 1) chunks = [Buffer.concat(chunks)];
    return chunks[0] ?? Buffer.alloc(0);
  };
  const rest = (buffer: Buffer): void => {
    chunks = [buffer];
    held = buffer.length;
  };
  const read = (): void => {
    for (;;) {
      if (wanted === null) {
        const buffer = taken();
        const end = buffer.indexOf(10);
        if (end < 0) return;
        const header = buffer.subarray(0, end).toString('utf8');
        rest(buffer.subarray(end + 1));
        const size = / (\d+)$/.exec(header)?.[1];
        if (size === undefined) waiting.shift()?.failed(new Error('It is not in this clone, which holds only a part of the repository\'s content.'));
        else wanted = Number(size) + 1;
      } else {
        if (held < wanted) return;
        const buffer = taken();
        const bytes = buffer.subarray(0, wanted - 1);
        rest(buffer.subarray(wanted));
        wanted = null;
        waiting.shift()?.done(bytes);
      }
    }
  };
  const start = () => {
    const made = spawn('git', ['-C', top, ...SAFE, 'cat-file', '--batch'], { cwd: dirname(process.execPath), env: safeEnvironment(), stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    made.on('error', (error) => { fail(new GitProblem(`git can't be run: ${error.message}`)); });
    made.on('close', () => { fail(new GitProblem('git ended before it was asked to.')); });
    made.stdin.on('error', () => undefined);
    made.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      held += chunk.length;
      if (wanted === null || held >= wanted) read();
    });
    return made;
  };

  return {
    read: (id) =>
      new Promise((done, failed) => {
        child ??= start();
        waiting.push({ done, failed });
        child.stdin.write(`${id}\n`);
      }),
    close: () => {
      child?.stdin.end();
    },
  };
}
