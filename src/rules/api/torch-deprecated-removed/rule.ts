import { isSurelyBefore, isSurelyFrom } from '../../../project/releases';
import type { ReleaseRange } from '../../../project/releases';
import type { At } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import { torchChanges } from '../../../library/torch-changes';
import type { TorchChange } from '../../../library/torch-changes';
import { lastParts } from '../../needs';
import { edit, siteOf } from '../../reading';
import type { Fix, Rule } from '../../rule';
import { judgeRemoval, removedUses } from '../../removals';

const distributions = new Set(['torch', 'torchvision', 'torchaudio']);
const lasts = lastParts(torchChanges.map(({ name }) => name));

/** Functions that PyTorch deprecated or took out, where they are used. */
export const rule: Rule = {
  meta: {
    id: 'api/torch-deprecated-removed',
    title: 'A function of PyTorch that is deprecated or gone',
    family: 'api',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'ml.deep-learning'],
    references: ['torch-amp', 'torchvision-v2'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR001', 'torchfix:TOR004', 'torchfix:TOR101', 'torchfix:TOR103'],
  },
  needs: ['torch', 'functorch', 'torchvision', 'torchaudio'],
  inspect({ code, releases, report }) {
    for (const use of removedUses(code, distributions)) {
      const finding = judgeRemoval(code, releases, use);
      if (finding !== null) report(finding);
    }
    for (const [index, change] of torchChanges.entries()) {
      const uses = usesOf(code, change, lasts[index] ?? '');
      if (uses.length === 0) continue;
      const range = releases.of(code.path, 'torch');
      if (isSurelyBefore(range, change.deprecated)) continue;
      const isGone = change.gone !== null && isSurelyFrom(range, change.gone);
      // Something that still works is a warning only where the project is known to have moved on.
      const isKnown = range !== null && range.specifier !== '' && isSurelyFrom(range, change.deprecated);
      const severity = isGone ? 'error' : change.gone !== null ? 'warning' : isKnown ? 'info' : 'hint';
      for (const use of uses) {report({
        severity: change.gone !== null && !isGone && (range === null || range.specifier === '') ? 'info' : severity,
        confidence: isGone || isKnown ? 'certain' : change.gone !== null ? 'likely' : 'hint',
        message: message(change, range, isGone),
        at: siteOf(code, use.node),
        related: [],
        fixes: fixOf(code, change, use.node, isKnown),
      });}
    }
  },
};

function usesOf(code: ModuleCode, change: TorchChange, last: string): readonly At<Expression>[] {
  if (!code.attributes.has(last) && !code.calls.has(last) && !code.otherNames.has(last)) return [];
  return code.mentionsOf(change.name).filter(({ node, place }) => code.writtenName(node, place) === change.name && place.part !== 'handler').sort((a, b) => a.node.start - b.node.start);
}

function message({ name, deprecated, gone, use }: TorchChange, range: ReleaseRange | null, isGone: boolean): string {
  const installed = range === null || range.specifier === '' ? '' : ` The project asks for \`torch ${range.specifier}\`.`;
  if (gone !== null) return `\`${name}\` ${isGone ? 'is gone' : 'went away'} with PyTorch ${gone}.${installed} Use ${use}.`;
  return `\`${name}\` is deprecated since PyTorch ${deprecated}.${installed} Use ${use}.`;
}

function fixOf(code: ModuleCode, { rename }: TorchChange, node: Expression, isSafe: boolean): Fix[] {
  if (rename === null || node.kind !== 'Attribute') return [];
  return [{ title: `Use ${rename}`, safe: isSafe, edits: [edit(code, node.attributeSpan.start, node.attributeSpan.end, rename)] }];
}
