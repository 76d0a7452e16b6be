import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(__dirname, '../../..');

/** The project's own configuration, run for the layer laws alone and without types, so that a file need not exist to be judged. */
const linter = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ['house/layers', 'no-restricted-imports', 'no-restricted-globals'].includes(ruleId),
});

async function broken(path: string, code: string): Promise<(string | null)[]> {
  const [result] = await linter.lintText(`${code}\n`, { filePath: join(root, path) });
  return result?.messages.map((message) => message.ruleId) ?? [];
}

describe('the layer laws', function () {
  this.timeout(30_000);

  const unlawful: [why: string, path: string, code: string, rule: string][] = [
    ['python knows nothing of the library', 'src/python/a.ts', "import { x } from '../library/lookup';", 'house/layers'],
    ['the library knows nothing of Python', 'src/library/a.ts', "import type { x } from '../python/text';", 'house/layers'],
    ['provenance does not look up at rules', 'src/provenance/a.ts', "import type { Rule } from '../rules/rule';", 'house/layers'],
    ['a deep file climbs as well', 'src/rules/leakage/a/rule.ts', "import { x } from '../../../review/engine';", 'house/layers'],
    ['review and mentor are strangers', 'src/review/a.ts', "import { x } from '../mentor/lesson';", 'house/layers'],
    ['the server is not the editor', 'src/server/a.ts', "import { x } from '../editor/extension';", 'house/layers'],
    ['the panel is apart', 'src/panel/a.ts', "import { x } from '../mentor/lesson';", 'house/layers'],
    ['nothing imports the panel', 'src/editor/a.ts', "import { x } from '../panel/main';", 'house/layers'],
    ['a rule does not use another rule', 'src/rules/leakage/a/rule.ts', "import { x } from '../b/rule';", 'house/layers'],
    ['nor one of another family', 'src/rules/leakage/a/rule.ts', "import { x } from '../../skew/b/rule';", 'house/layers'],
    ['source does not import tests', 'src/cli/a.ts', "import { x } from '../../test/helpers';", 'house/layers'],
    ['a re-export is an import', 'src/python/a.ts', "export { x } from '../project/workspace';", 'house/layers'],
    ['so is export *', 'src/python/a.ts', "export * from '../project/workspace';", 'house/layers'],
    ['so is a dynamic import', 'src/python/a.ts', "export const x = import('../project/workspace');", 'house/layers'],
    ['so is an import type', 'src/python/a.ts', "export type X = import('../project/workspace').Workspace;", 'house/layers'],
    ['vscode is for the editor', 'src/cli/a.ts', "import * as vscode from 'vscode';", 'no-restricted-imports'],
    ['vscode is not for Node entries', 'src/server/node.ts', "import type { Uri } from 'vscode';", 'no-restricted-imports'],
    ['the engine has no Node', 'src/provenance/a.ts', "import { readFileSync } from 'node:fs';", 'no-restricted-imports'],
    ['nor under its old name', 'src/review/a.ts', "import { join } from 'path';", 'no-restricted-imports'],
    ['the shared server code has no Node', 'src/server/server.ts', "import { join } from 'node:path';", 'no-restricted-imports'],
    ['the engine does not reach for the disk', 'src/review/a.ts', "import { nodeWorkspace } from '../project/node/disk-workspace';", 'house/layers'],
    ['nor does the project room itself', 'src/project/a.ts', "import { nodeWorkspace } from './node/disk-workspace';", 'house/layers'],
    ['nor does the shared server code', 'src/server/server.ts', "import { nodeWorkspace } from '../project/node/disk-workspace';", 'house/layers'],
    ['the engine has no Node globals', 'src/python/a.ts', 'export const x = process.cwd();', 'no-restricted-globals'],
  ];
  for (const [why, path, code, rule] of unlawful) {
    it(`forbids: ${why}`, async () => {
      assert.deepEqual(await broken(path, code), [rule]);
    });
  }

  const lawful: [why: string, path: string, code: string][] = [
    ['rules read the graph', 'src/rules/leakage/a/rule.ts', "import type { x } from '../../../provenance/graph';"],
    ['the panel draws the state of the mentor', 'src/panel/a.ts', "import type { DeskState } from '../mentor/desk/state';"],
    ['a rule uses the contract of rules', 'src/rules/leakage/a/rule.ts', "import type { Rule } from '../../rule';"],
    ['a rule uses its family\'s shared file', 'src/rules/leakage/a/rule.ts', "import { x } from '../message';"],
    ['the registry gathers all rules', 'src/rules/registry.ts', "import { rule } from './leakage/a/rule';"],
    ['review uses rules and the project', 'src/review/a.ts', "import { rules } from '../rules/registry.generated';\nimport type { Workspace } from '../project/workspace';"],
    ['provenance uses python and the library', 'src/provenance/a.ts', "import { x } from '../python/text';\nimport { y } from '../library/lookup';"],
    ['the command line uses Node', 'src/cli/a.ts', "import { join } from 'node:path';\nexport const x = process.cwd();"],
    ['the server\'s Node entry uses Node', 'src/server/node.ts', "import { join } from 'node:path';"],
    ['Node entries read the disk', 'src/server/node.ts', "import { nodeWorkspace } from '../project/node/disk-workspace';"],
    ['the disk\'s room uses Node', 'src/project/node/a.ts', "import { readFile } from 'node:fs/promises';\nimport { x } from './b';\nimport { y } from '../workspace';"],
    ['the editor uses vscode and Node', 'src/editor/a.ts', "import * as vscode from 'vscode';\nimport { join } from 'node:path';"],
    ['tests use everything', 'test/house/a.ts', "import { x } from '../../src/editor/extension';\nimport { join } from 'node:path';"],
  ];
  for (const [why, path, code] of lawful) {
    it(`allows: ${why}`, async () => {
      assert.deepEqual(await broken(path, code), []);
    });
  }
});
