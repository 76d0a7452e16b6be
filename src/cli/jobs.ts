import { spawn } from 'node:child_process';
import type { Workspace } from '../project/workspace';
import { mergeParts } from '../review/merge/merge';
import { readPart } from '../review/merge/read';
import type { Part } from '../review/merge/read';
import { findProjects, projectFolder } from '../review/projects';
import type { Report } from '../review/report';
import type { CacheFlags } from './cache';
import type { ConfigFlags } from './config-file';
import { UsageError } from './status';

export interface JobsFlags {
  /** Processes at a time. */
  readonly jobs?: number;
}

export interface JobsRun {
  readonly root: string;
  readonly workspace: Workspace;
  readonly paths: readonly string[];
  readonly jobs: number;
  readonly flags: ConfigFlags & CacheFlags;
  readonly signal: AbortSignal;
}

/**
 * Checks the projects of a folder in several processes, each of which takes whole projects, and gives one report. Null where there is nothing to part: a single project is
 * judged as a whole. Rejects with a UsageError where a process ends without a report.
 */
export async function checkInJobs({ root, workspace, paths, jobs, flags, signal }: JobsRun): Promise<Report | null> {
  const started = performance.now();
  const [path] = paths;
  if (path === undefined || paths.length > 1 || /\.(py|ipynb)$/i.test(path)) return null;
  const shards = await shardsOf(workspace, path, jobs);
  if (shards === null) return null;
  const parts = await Promise.all(shards.map((folders) => checkApart(root, folders, flags, signal)));
  const merged = mergeParts(parts);
  return { ...merged, stats: { ...merged.stats, milliseconds: Math.round(performance.now() - started) } };
}

/** The top folders of the projects, in as many lists as there are jobs, each of about as many files; null where one project, or files of none, stand alone. */
async function shardsOf(workspace: Workspace, under: string, jobs: number): Promise<readonly (readonly string[])[] | null> {
  const projects = findProjects(workspace);
  const groups = await projects.grouped(await workspace.list(under, () => undefined));
  const folders = new Map<string, number>();
  for (const files of groups) {
    const folder = await projectFolder(projects, files);
    if (folder === null || folder === under || (under !== '' && !folder.startsWith(`${under}/`))) return null;
    folders.set(folder, files.length);
  }
  if (folders.size < 2) return null;
  const shards = Array.from({ length: Math.min(jobs, folders.size) }, () => ({ files: 0, folders: [] as string[] }));
  for (const [folder, files] of [...folders].sort((a, b) => b[1] - a[1])) {
    const least = shards.reduce((a, b) => (b.files < a.files ? b : a));
    least.files += files;
    least.folders.push(folder);
  }
  return shards.map((shard) => shard.folders);
}

function checkApart(root: string, folders: readonly string[], flags: ConfigFlags & CacheFlags, signal: AbortSignal): Promise<Part> {
  const { preset, select, ignore, config, cache, cacheDir } = flags;
  const said = [
    ...(typeof config === 'string' ? ['--config', config] : config === false ? ['--no-config'] : []),
    ...(preset === undefined ? [] : ['--preset', preset]),
    ...(select === undefined ? [] : ['--select', select.join(',')]),
    ...(ignore === undefined ? [] : ['--ignore', ignore.join(',')]),
    ...(cache === false ? ['--no-cache'] : []),
    ...(cacheDir === undefined ? [] : ['--cache-dir', cacheDir]),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', 'check', '--format', 'json', '--fail-on', 'never', '--files-from', '-', ...said], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'], signal });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    child.on('error', reject);
    child.on('close', (status) => {
      const read = text === '' ? { problem: 'It has said nothing.' } : readPart(text);
      if ('part' in read) resolve(read.part);
      else reject(new UsageError(`One of the jobs has ended with status ${String(status)} and without a report. ${read.problem} Try again without --jobs.`));
    });
    // A job that ends before it has read everything says so by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(folders.join('\n'));
  });
}
