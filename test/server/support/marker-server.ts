import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Workspace } from '../../../src/project/workspace';
import { startServer } from '../../../src/server/server';
import { markerEngine } from './marker-engine';

/** The server as its own process, with the engine that finds `leak()`. */
startServer(createConnection(ProposedFeatures.all), {
  version: 'test',
  homepage: 'https://example.org/holdout#readme',
  openWorkspace: (rootUri) => (rootUri.startsWith('file:') ? folder(fileURLToPath(rootUri)) : undefined),
  openEngine: async (workspace, settings) => {
    const text = (await workspace.exists('holdout.toml')) ? new TextDecoder().decode(await workspace.read('holdout.toml')) : '';
    const line = text.split('\n').findIndex((candidate) => candidate.startsWith('bad'));
    const strict = settings.preset === 'strict' || text.includes('strict');
    return {
      engine: markerEngine(workspace, strict ? 'error' : 'warning'),
      problems: line < 0 ? [] : [{ path: 'holdout.toml', line: line + 1, message: 'There is no key "bad".' }],
      excluded: (path) => path.startsWith('excluded/'),
    };
  },
  lesson: (rule) =>
    rule === 'test/leak'
      ? {
          title: 'The test rows leak',
          why: 'The score is too good.',
          fix: 'Hold the rows out.',
          markdown: '# The test rows leak\n\n## Why it matters\n\nThe score is too good.\n',
        }
      : undefined,
});

function folder(root: string): Workspace {
  return {
    list: async () =>
      (await readdir(root, { recursive: true }))
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => /\.(py|ipynb)$/.test(path) && (!path.startsWith('ignored/') || existsSync(join(root, '.gitignore'))))
        .sort(),
    others: () => Promise.resolve([]),
    read: (path) => readFile(join(root, path)),
    exists: (path) => Promise.resolve(existsSync(join(root, path))),
  };
}
