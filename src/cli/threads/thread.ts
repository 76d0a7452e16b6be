import type { MessagePort } from 'node:worker_threads';
import { library } from '../../library/tables';
import { nodeWorkspace } from '../../project/node/disk-workspace';
import { lateParser } from '../../project/node/parser-files';
import { createEngine } from '../../review/engine';
import { rules } from '../../rules/registry.generated';
import { cacheFor } from '../cache';
import { excluding } from '../excluding';
import { threadClaims } from './claims';
import type { Parcel, ThreadJob } from './job';
import { momentaryStore } from './momentary-store';
import { outgoingStore } from './outgoing-store';
import { sharedTrees } from './shared-trees';

/** What a thread does that helps with a check: it works on what nobody has taken yet, and sends what it finds. */
export async function runThread({ root, config, cache, written, scope, round, claims: memory, trees, self }: ThreadJob, port: MessagePort): Promise<void> {
  port.postMessage('loaded');
  const outgoing = outgoingStore(cacheFor(root, cache, config) ?? momentaryStore(root), sharedTrees(trees, round.groups.flat()));
  const { parser, prepare } = lateParser();
  const engine = createEngine({ workspace: nodeWorkspace(root, excluding(config, written)), config, parser, prepare, library, rules, scope, store: outgoing.store });
  const claims = threadClaims(memory, self);
  await engine.assist(round, {
    claim: (piece) => claims.claim(piece),
    isTaken: (piece) => claims.ownerOf(piece) !== 0,
    done: (piece) => {
      port.postMessage({ piece, ...outgoing.take() } satisfies Parcel);
    },
  });
}
