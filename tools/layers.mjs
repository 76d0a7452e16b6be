// The law of the house: a file imports from floors below its own, or from its own folder. One table; the lint rule reads it.
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the panel reads of the rest: plain types and lists. */
const panelReads = ['mentor/conversation', 'mentor/desk/state'];

/** The floor of each folder of src/. `panel` is apart: it runs in the webview, and shares no code with the rest. */
export const floors = {
  python: 1,
  library: 1,
  provenance: 2,
  project: 3,
  rules: 4,
  review: 5,
  mentor: 5,
  server: 6,
  cli: 6,
  mcp: 6,
  editor: 7,
};

const roomsBelow = (floor) => Object.keys(floors).filter((room) => floors[room] < floor);

/** Everything up to floor 5 also runs in a browser, and the server's own code does. */
export const browserSafe = [...roomsBelow(6), 'server', 'panel'];

/** Files of a browser-safe room that run in Node alone. */
export const nodeEntries = ['src/project/node/**', 'src/server/node.ts', 'src/server/*main*.ts', 'src/mcp/**'];

const parts = (path) => relative(root, path).split(sep).join('/').split('/');

/** May this file use what only works in Node? The rooms that are not browser-safe may, and the Node entries of those that are. */
function readsTheDisk(path) {
  const [, room, family] = parts(path);
  return !browserSafe.includes(room) || (room === 'project' && family === 'node') || (room === 'server' && /^node\b|main/.test(family ?? ''));
}

/** Says why the file `from` may not import the file `to`, or nothing. Both are absolute paths. */
export function broken(from, to) {
  const [top, room, family, rule] = parts(from);
  const [targetTop, targetRoom, targetFamily, targetRule, ...rest] = parts(to);
  if (top !== 'src' || room === undefined) return undefined;
  if (targetTop !== 'src') return targetTop === 'package.json' ? undefined : 'A file of src/ imports nothing from outside src/.';
  if (targetRoom === 'project' && targetFamily === 'node' && !readsTheDisk(from)) {
    return 'src/project/node needs Node: take what it gives as an argument, so that this file runs in a browser.';
  }
  if (room === targetRoom) {
    // `../message` is a file that a family's rules share; `../other-rule/rule` lies inside another rule.
    const betweenRules = room === 'rules' && parts(from).length > 4 && rest.length > 0;
    if (!betweenRules || (family === targetFamily && rule === targetRule)) return undefined;
    return 'A rule does not import from the folder of another rule: share a query of the floors below.';
  }
  if (room === 'panel' && panelReads.includes([targetRoom, targetFamily, targetRule].filter(Boolean).join('/'))) return undefined;
  const floor = floors[room];
  const targetFloor = floors[targetRoom];
  if (floor === undefined || targetFloor === undefined) return `src/${room} and src/${targetRoom} do not import from each other.`;
  if (targetFloor < floor) return undefined;
  return `src/${room} (floor ${floor}) does not import from src/${targetRoom} (floor ${targetFloor}): imports point downwards.`;
}

const layersRule = {
  meta: { type: 'problem', docs: { description: 'Imports point downwards through the floors of src/.' }, schema: [] },
  create(context) {
    const check = (node) => {
      const source = node.source;
      if (source?.type !== 'Literal' || typeof source.value !== 'string' || !source.value.startsWith('.')) return;
      const why = broken(context.filename, resolve(dirname(context.filename), source.value));
      if (why !== undefined) context.report({ node: source, message: why });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

const forbidVscode = { name: 'vscode', message: 'Only src/editor knows the editor.' };
const forbidNode = {
  regex: `^(node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
  message: 'This file must run in a browser: pass in what it needs from Node.',
};

/** The layer laws as ESLint configurations. */
export const layers = [
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { layers: layersRule } } },
    rules: { 'house/layers': 'error', 'no-restricted-imports': ['error', { paths: [forbidVscode] }] },
  },
  {
    files: browserSafe.map((room) => `src/${room}/**/*.ts`),
    ignores: nodeEntries,
    rules: {
      'no-restricted-imports': ['error', { paths: [forbidVscode], patterns: [forbidNode] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', '__dirname', '__filename', 'require', 'global'],
    },
  },
  { files: ['src/editor/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
];
