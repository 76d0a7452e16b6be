import type { Call } from '../../../python/nodes';
import { argumentOf, callSite, hidesArguments, stringOf, truthOf } from '../../reading';
import { lastParts } from '../../needs';
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
    peers: ['bandit:B615', 'codesmile:R26', 'mlscent:model-versioning'],
  },
  atMost: 'likely',
  needs: ['transformers', 'datasets', 'huggingface_hub', 'peft', 'diffusers', 'sentence_transformers'],
  words: ['from_pretrained', ...lastParts(functions)],
  inspect({ code, report }) {
    const told = new Map<string, { readonly first: Call; readonly branch: string | null; readonly others: Call[] }>();
    for (const { node, place } of [...code.methodCalls('from_pretrained'), ...functions.flatMap((name) => code.callsOf(name))].sort((a, b) => a.node.start - b.node.start)) {
      if (hidesArguments(node)) continue;
      const revision = argumentOf(node, 'revision');
      const branch = stringOf(code, revision?.value, place);
      // A revision that is worked out may be a commit; a written one is one, or it is a branch or a tag.
      if (revision !== null && (revision.value.kind !== 'Constant' || branch === null || COMMIT.test(branch))) continue;
      // What was downloaded once is not asked for again.
      if (truthOf(code, argumentOf(node, 'local_files_only'), place) === true) continue;
      // Running the repository's code is told by another rule, and mended in the same way.
      if (truthOf(code, argumentOf(node, 'trust_remote_code'), place) === true) continue;
      const given = argumentOf(node, 'pretrained_model_name_or_path', 0) ?? argumentOf(node, 'repo_id') ?? argumentOf(node, 'path');
      const name = stringOf(code, given?.value, place);
      if (name === null || !isRepository(name, code.writtenName(node.callee, place) === 'datasets.load_dataset')) continue;
      // Local folders have the same form; what the project saves itself is one.
      if (code.document.text.includes(`save_pretrained("${name}`) || code.document.text.includes(`save_pretrained('${name}`)) continue;
      const before = told.get(name);
      if (before === undefined) told.set(name, { first: node, branch, others: [] });
      else before.others.push(node);
    }
    for (const [name, { first, branch, others }] of told) {
      report({
        severity: 'info',
        confidence: 'likely',
        message:
          (branch === null ? `\`${name}\` is loaded as it stands on the hub at that moment: its owner may change it under you. ` : `\`${branch}\` of \`${name}\` is a branch or a tag, and its owner may move it. `) +
          'Pin the commit with `revision="…"`. (Taken for granted: it is a repository and no local folder.)',
        at: callSite(code, first),
        related: others.map((other) => ({ message: 'it is loaded here too', at: callSite(code, other) })),
      });
    }
  },
};

const COMMIT = /^[0-9a-f]{7,40}$/;
/** What `load_dataset` calls the readers of files. Source: `datasets.packaged_modules`, datasets 4.8. */
const READERS = /^(csv|json|parquet|text|arrow|pandas|sql|xml|generator|spark|imagefolder|audiofolder|videofolder|pdffolder|webdataset|cache|hdf5|lance|eval|niftifolder)$/;

/** The first models of the hub, which were called without an owner. Source: huggingface.co, the models whose old names lead on to their owners, read 2026-11-20. */
const FIRST = /^(bert-(base|large)-[a-z-]+|distilbert-base-[\w-]+|distilgpt2|distilroberta-base|gpt2(-medium|-large|-xl)?|openai-gpt|(xlm-)?roberta-(base|large)[a-z-]*|albert-[a-z]+-v[12]|t5-(small|base|large|3b|11b)|xlnet-(base|large)-cased|camembert-base|transfo-xl-wt103)$/;

/** `owner/name`, the first models, and for data sets a bare name as well, which no folder of files has the look of. */
function isRepository(name: string, isDataset: boolean): boolean {
  if (/^[\w][\w.-]*$/.test(name)) return FIRST.test(name) || (isDataset && !READERS.test(name) && !/\.\w{1,7}$/.test(name));
  return /^\w[\w.-]*\/[\w.-]+$/.test(name) && !/\.(json|csv|txt|parquet|pt|bin)$/.test(name) && !/^(models?|checkpoints?|configs?|outputs?|data|datasets?|results|artifacts|runs|saved_models?)\//.test(name);
}
