import { argumentOf, callSite, hidesArguments, stringOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

const functions = ['datasets.load_dataset', 'huggingface_hub.hf_hub_download', 'huggingface_hub.snapshot_download'] as const;

/** A repository of the hub is named in the code, and no revision says which of its versions. Said once for each repository and file. */
export const rule: Rule = {
  meta: {
    id: 'security/unpinned-hub-artifact',
    title: 'A model or data set of a hub is loaded without a commit',
    family: 'security',
    severity: 'info',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['se.reproducibility', 'gov.ml-security'],
    references: ['hf-revision'],
    since: '0.2.0',
    fix: 'none',
    peers: ['bandit:B615', 'codesmile:R26'],
  },
  atMost: 'likely',
  needs: ['transformers', 'datasets', 'huggingface_hub', 'peft', 'diffusers', 'sentence_transformers'],
  inspect({ code, report }) {
    const told = new Set<string>();
    for (const { node, place } of [...code.methodCalls('from_pretrained'), ...functions.flatMap((name) => code.callsOf(name))]) {
      if (argumentOf(node, 'revision') !== null || hidesArguments(node)) continue;
      // Running the repository's code is told by another rule, and mended in the same way.
      if (truthOf(code, argumentOf(node, 'trust_remote_code'), place) === true) continue;
      const given = argumentOf(node, 'pretrained_model_name_or_path', 0) ?? argumentOf(node, 'repo_id') ?? argumentOf(node, 'path');
      const name = stringOf(code, given?.value, place);
      if (name === null || !/^[\w.-]+\/[\w.-]+$/.test(name) || told.has(name) || /\.(json|csv|txt|parquet|pt|bin)$/.test(name)) continue;
      // Local folders have the same form; what the project saves itself is one.
      if (code.document.text.includes(`save_pretrained("${name}`) || code.document.text.includes(`save_pretrained('${name}`) || /^(models?|checkpoints?|configs?|outputs?|data|results|artifacts|runs|saved_models?)\//.test(name)) continue;
      told.add(name);
      report({
        severity: 'info',
        confidence: 'likely',
        message: `\`${name}\` is loaded as it stands on the hub at that moment: its owner may change it under you. Pin the commit with \`revision="…"\`. (Taken for granted: it is a repository and no local folder.)`,
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
