import { isSurelyBefore, isSurelyFrom } from '../../../project/releases';
import type { Argument, Call } from '../../../python/nodes';
import { argumentOf, edit, siteOf, stringOf, truthOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** `weights=` came with 0.13; `pretrained=` has warned since. */
const SINCE = '0.13';
/** Families whose first weights have another name. */
const others = /^(vit_h_14|regnet_y_(16gf|32gf|128gf)|swin|detection|segmentation|video|optical_flow|quantization)/;

/** `models.resnet50(pretrained=True)`: the argument is deprecated, and hides which weights are meant. */
export const rule: Rule = {
  meta: {
    id: 'api/torchvision-pretrained',
    title: 'A torchvision model is asked for by pretrained=, or v2.ToTensor is used',
    family: 'api',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'ml.deep-learning'],
    references: ['torchvision-models', 'torchvision-v2'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR201', 'torchfix:TOR202'],
  },
  needs: ['torchvision'],
  inspect({ code, releases, report }) {
    const range = releases.of(code.path, 'torchvision');
    if (isSurelyBefore(range, SINCE)) return;
    const isKnown = range !== null && range.specifier !== '';
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const given = node.args.length === 0 ? undefined : pretrainedOf(node);
        const name = given === undefined ? undefined : code.writtenName(node.callee, place);
        if (given === undefined || name?.startsWith('torchvision.models.') !== true || argumentOf(node, given.keyword === 'pretrained_backbone' ? 'weights_backbone' : 'weights') !== null || !/\.[a-z]\w*$/.test(name)) continue;
        const model = name.slice('torchvision.models.'.length);
        const truth = truthOf(code, given, place);
        const keyword = given.keyword === 'pretrained_backbone' ? 'weights_backbone' : 'weights';
        const fixes: Fix[] = truth === null || others.test(model) ? [] : [{
          title: `Name the weights (${keyword}=)`,
          safe: isSurelyFrom(range, SINCE),
          edits: [edit(code, given.start, given.end, truth ? `${keyword}="IMAGENET1K_V1"` : `${keyword}=None`)],
        }];
        report({
          severity: isKnown ? 'warning' : 'info',
          confidence: isKnown ? 'certain' : 'likely',
          message: `\`${given.keyword ?? 'pretrained'}=\` is deprecated since torchvision 0.13, and \`True\` means the oldest weights (\`IMAGENET1K_V1\`), which are often not the best. Say which: \`${keyword}="DEFAULT"\`, \`"IMAGENET1K_V1"\` or None.${isKnown ? '' : ' (Taken for granted: torchvision 0.13 or later is installed.)'}`,
          at: siteOf(code, given),
          related: [],
          fixes,
        });
      }
    }
    for (const { node } of code.mentionsOf('torchvision.transforms.v2.ToTensor')) {
      report({
        severity: 'info',
        confidence: 'certain',
        message: '`v2.ToTensor()` is deprecated: it hides that values are scaled to 0…1. Use `v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])`.',
        at: siteOf(code, node),
        related: [],
      });
    }
    for (const { node, place } of code.callsOf('torch.hub.load')) {
      const given = argumentOf(node, 'pretrained');
      const hub = stringOf(code, node.args[0]?.value, place);
      if (given === null || hub?.startsWith('pytorch/vision') !== true || /:v0\.(?:[0-9]|1[0-2])\./.test(hub)) continue;
      report({ severity: 'info', confidence: 'likely', message: '`pretrained=` is deprecated since torchvision 0.13. Say which weights: `weights="IMAGENET1K_V1"`. (Taken for granted: the hub gives that release or a later one.)', at: siteOf(code, given), related: [] });
    }
  },
};

/** `pretrained=`, or a flag in its place. */
function pretrainedOf({ args }: Call): Argument | undefined {
  for (const argument of args) if (argument.keyword === 'pretrained' || argument.keyword === 'pretrained_backbone') return argument;
  const [positional] = args;
  return positional?.keyword === null && positional.value.kind === 'Constant' && positional.value.type === 'boolean' ? positional : undefined;
}
