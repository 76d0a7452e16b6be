import { isSurelyFrom, mayBeFrom } from '../../../project/releases';
import { argumentOf, edit, siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { judgeRemoval, removedUses } from '../../removals';

const distributions = new Set(['transformers', 'datasets', 'peft', 'accelerate', 'trl']);
/** `token=` took the place of `use_auth_token=` in 4.31 of Transformers and 2.14 of Datasets; both removed the old one in the releases named here. */
const tokens = [['transformers', '5.0'], ['datasets', '3.0']] as const;

/** What Transformers, Datasets, TRL, PEFT and Accelerate have removed, judged by the release that the project installs. */
export const rule: Rule = {
  meta: {
    id: 'api/hf-renamed-args',
    title: 'A name or argument that the installed release of a Hugging Face library has renamed or removed',
    family: 'api',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'gen.fine-tuning-peft'],
    references: ['hf-trainer', 'hf-migration'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['transformers', 'datasets', 'trl', 'peft', 'accelerate'],
  inspect({ code, releases, report }) {
    for (const use of removedUses(code, distributions)) {
      const finding = judgeRemoval(code, releases, use);
      if (finding !== null) report(finding);
    }
    for (const { node, place } of [...code.methodCalls('from_pretrained'), ...code.callsOf('datasets.load_dataset')]) {
      const given = argumentOf(node, 'use_auth_token');
      const library = code.name(node.callee, place) === 'datasets.load_dataset' ? tokens[1] : tokens[0];
      const range = releases.of(code.path, library[0]);
      if (given === null || range === null || range.specifier === '' || !mayBeFrom(range, library[1])) continue;
      const isCertain = isSurelyFrom(range, library[1]);
      report({
        severity: isCertain ? 'error' : 'warning',
        confidence: isCertain ? 'certain' : 'likely',
        message: `\`use_auth_token\` is gone: ${library[0]} ${library[1]} does not take it any more, and \`${range.specifier}\` ${isCertain ? 'is installed' : 'allows that'}. Use \`token\`.`,
        at: siteOf(code, given),
        related: [{ message: `${library[0]} is asked for here`, at: range.at }],
        fixes: [{ title: 'Use token', safe: isCertain, edits: [edit(code, given.start, given.start + 'use_auth_token'.length, 'token')] }],
      });
    }
  },
};
