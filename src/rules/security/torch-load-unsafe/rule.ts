import { isSurelyBefore, isSurelyFrom } from '../../../project/releases';
import type { ReleaseRange } from '../../../project/releases';
import { addArgument, argumentOf, callSite, edit, hidesArguments, stringOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** From this release on, torch.load reads tensors and plain values alone unless it is told otherwise. */
const SAFE_SINCE = '2.6';
/** Source: the release notes of PyTorch 1.13. */
const WEIGHTS_ONLY_SINCE = '1.13';

/** `torch.load` that may run what the file says: without `weights_only` before 2.6, or with `weights_only=False`. */
export const rule: Rule = {
  meta: {
    id: 'security/torch-load-unsafe',
    title: 'A checkpoint is unpickled with torch.load',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'ml.frameworks'],
    references: ['torch-load', 'torch-serialization', 'cwe-502'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['torchfix:TOR102', 'sonar:S6985', 'bandit:B614', 'trailofbits:pickles-in-pytorch'],
  },
  needs: ['torch'],
  words: ['load'],
  inspect({ code, releases, report }) {
    const saved = new Set(code.callsOf('torch.save').flatMap(({ node, place }) => stringOf(code, argumentOf(node, 'f', 1)?.value, place) ?? []));
    for (const { node, place } of code.callsOf('torch.load')) {
      const given = argumentOf(node, 'weights_only');
      const range = releases.of(code.path, 'torch');
      if (given === null ? hidesArguments(node) || isSurelyFrom(range, SAFE_SINCE) : truthOf(code, given, place) !== false) continue;
      // What this very program wrote is as safe as the program.
      const path = stringOf(code, argumentOf(node, 'f', 0)?.value, place);
      if (path !== null && saved.has(path)) continue;
      const isTooOld = given === null && isSurelyBefore(range, WEIGHTS_ONLY_SINCE);
      const isCertain = given !== null || isSurelyBefore(range, SAFE_SINCE);
      report({
        severity: isCertain ? 'warning' : 'hint',
        confidence: isCertain ? 'certain' : 'hint',
        message:
          (given !== null
            ? '`weights_only=False` lets torch.load unpickle anything: whoever made the file can run code in this process. '
            : `${told(range)}, torch.load unpickles anything: whoever made the file can run code in this process. `) +
          (isTooOld ? `\`weights_only=True\` came with PyTorch ${WEIGHTS_ONLY_SINCE}: update to that, or keep the weights as safetensors.` : 'Load with `weights_only=True`, or keep the weights as safetensors.'),
        at: callSite(code, node),
        related: [],
        fixes: isTooOld ? [] : [{
          title: 'Load tensors and plain values alone (weights_only=True)',
          safe: false,
          edits: [given === null ? addArgument(code, node, 'weights_only=True') : edit(code, given.value.start, given.value.end, 'True')],
        }],
      });
    }
  },
};

function told(range: ReleaseRange | null): string {
  if (range === null || range.specifier === '') return 'Where PyTorch is older than 2.6';
  return isSurelyBefore(range, SAFE_SINCE) ? `With the PyTorch that is installed here (${range.specifier})` : `With a PyTorch before 2.6, which \`${range.specifier}\` allows`;
}
