import { callSite } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const objects = 'broadcast_object_list all_gather_object gather_object scatter_object_list send_object_list recv_object_list'.split(' ').map((name) => `torch.distributed.${name}`);
const rpc = 'init_rpc rpc_sync rpc_async remote'.split(' ').map((name) => `torch.distributed.rpc.${name}`);

/** Object collectives and RPC of PyTorch: each rank unpickles what the others send. Said once a file. */
export const rule: Rule = {
  meta: {
    id: 'security/pickle-over-network',
    title: 'Objects are sent between machines as pickles',
    family: 'security',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['gov.ml-security', 'sc.distributed-training'],
    references: ['torch-distributed', 'py-pickle'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:pickles-in-pytorch-distributed'],
  },
  atMost: 'likely',
  needs: ['torch'],
  words: lastParts([...objects, ...rpc]),
  inspect({ code, report }) {
    const [first, ...others] = [...objects, ...rpc].flatMap((name) => code.callsOf(name)).sort((a, b) => a.node.start - b.node.start);
    if (first === undefined) return;
    report({
      severity: 'hint',
      confidence: 'likely',
      message: 'This call pickles objects and unpickles them on the other machines: whoever can join the group can run code on all of them. Send tensors, and keep the port within a private network. (Taken for granted: others can reach it.)',
      at: callSite(code, first.node),
      related: others.map(({ node }) => ({ message: 'and here', at: callSite(code, node) })),
    });
  },
};
