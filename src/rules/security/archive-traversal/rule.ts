import type { Call, Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { isSurelyFrom } from '../../../project/releases';
import { addArgument, argumentOf, callSite, edit, hidesArguments, stringOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

const opens = ['tarfile.open', 'tarfile.TarFile', 'tarfile.TarFile.open'];

/** `extractall` and `extract` of a tar archive without a filter. From Python 3.14 on the safe filter is the default. */
export const rule: Rule = {
  meta: {
    id: 'security/archive-traversal',
    title: 'A tar archive may write outside of its folder',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'de.pipelines'],
    references: ['py-tarfile', 'cwe-22'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['bandit:B202', 'trailofbits:tarfile-extractall-traversal'],
  },
  needs: ['tarfile'],
  words: ['extractall', 'extract'],
  inspect({ code, releases, report }) {
    if (isSurelyFrom(releases.of(code.path, 'python'), '3.14')) return;
    for (const { node, place } of code.methodCalls('extractall', 'extract')) {
      const filter = argumentOf(node, 'filter');
      const trusts = stringOf(code, filter?.value, place) === 'fully_trusted';
      if ((filter !== null && !trusts) || hidesArguments(node) || !isTar(code, node.callee.value, place)) continue;
      // Members that are looked through first, and those that are named one by one.
      const members = argumentOf(node, 'members', node.callee.attribute === 'extractall' ? 1 : -1);
      if ((members !== null && !isNone(members.value)) || (node.callee.attribute === 'extract' && isLiteral(node))) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `${trusts ? '`fully_trusted` checks nothing: a' : 'A'} member of the archive with a path such as \`../../.bashrc\` is written there. \`filter="data"\` refuses such members.`,
        at: callSite(code, node),
        related: [],
        fixes: [{
          title: 'Refuse members that leave the folder (filter="data")', safe: true,
          edits: [filter === null ? addArgument(code, node, 'filter="data"') : edit(code, filter.value.start, filter.value.end, '"data"')],
        }],
      });
    }
  },
};

function isTar(code: ModuleCode, receiver: Call['callee'], place: Place): boolean {
  const { value, place: at } = valueOf(code, receiver, place);
  return value.kind === 'Call' && opens.includes(code.writtenName(value.callee, at) ?? '');
}

function isNone(value: Expression): boolean {
  return value.kind === 'Constant' && value.value === null;
}

function isLiteral({ args }: Call): boolean {
  return args[0]?.value.kind === 'Constant';
}
