import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadParser } from '../project/node/parser-files';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { openRepository } from '../project/node/git';
import { gitSnapshot, gitVersions } from '../project/node/git-versions';
import { library } from '../library/tables';
import { version } from '../review/version.generated';
import { lessonSources } from '../rules/lessons.generated';
import { rules } from '../rules/registry.generated';
import { makeEngineHost } from './engine-host';
import { startServer } from './server';

// The transport follows from the arguments: --stdio, --node-ipc, --socket=PORT.
const connection = createConnection(ProposedFeatures.all);
startServer(
  connection,
  makeEngineHost({
    version,
    parser: loadParser,
    library,
    rules,
    lessons: lessonSources,
    versions: ({ rootUri, ...wanted }) => gitVersions({ root: fileURLToPath(rootUri), ...wanted }),
    snapshot: ({ rootUri, ...wanted }) => gitSnapshot({ root: fileURLToPath(rootUri), ...wanted }),
    bases: async (rootUri) => {
      try {
        return rootUri.startsWith('file:') ? await (await openRepository(fileURLToPath(rootUri))).bases() : [];
      } catch {
        return [];
      }
    },
    openWorkspace: (rootUri) => (rootUri.startsWith('file:') ? nodeWorkspace(fileURLToPath(rootUri)) : undefined),
  }),
);
