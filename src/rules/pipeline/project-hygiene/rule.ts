import { practiceOf } from '../../../project/testing/practice';
import { locationOf, testedAt } from '../../testing/lacking';
import type { Rule, TestContext } from '../../rule';

/** What a project that trains models lacks to be run again by others: releases, CI, versions of large files. Told once a project, where it trains. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/project-hygiene',
    title: 'The project lacks what others need to run it again',
    family: 'pipeline',
    severity: 'info',
    confidence: 'likely',
    preset: 'off',
    competencies: ['se.engineering-rigour', 'se.reproducibility', 'ops.cicd'],
    references: ['breck2017', 'sculley2015'],
    since: '0.2.0',
    fix: 'none',
    peers: ['mllint:ci/use', 'mllint:dependency-management/use', 'mllint:version-control/data/dvc', 'pynblint:versioned-data', 'pynblint:project-requirements'],
  },
  test(context) {
    const { program, map, settings, parity } = context;
    const practice = practiceOf(program, map, settings, parity);
    const [saved] = practice.savedModels;
    const lacks = [releasesOf(context, saved?.learn.call.site.path ?? ''), ciOf(context), largeFilesOf(context)].filter((lack) => lack !== null);
    if (!saved || !isWhole(context) || lacks.length === 0) return;
    context.report({
      severity: 'info',
      confidence: 'likely',
      message: `A model is trained and saved here, and ${lacks.join('; ')}. (Taken for granted: nothing outside of this folder takes care of it.)`,
      at: testedAt(practice, saved.learn.call.site),
      related: [{ message: 'the model is saved here', at: locationOf(saved.save.site) }],
    });
  },
};

/** Is it the top of a repository? Of a part of one it is not known what stands above. */
function isWhole({ surroundings }: TestContext): boolean {
  return surroundings.artifacts !== null && surroundings.habits.some((path) => /^(\.gitignore|LICEN[CS]E[^/]*|COPYING|\.gitattributes|\.github\/.*)$/.test(path));
}

const MOST_NAMED = 3;

/** What installs the others, and takes no part in a training. */
const installers: ReadonlySet<string> = new Set(['python', 'pip', 'setuptools', 'wheel', 'anaconda', 'conda']);

function releasesOf({ surroundings }: TestContext, path: string): string | null {
  const { manifests } = surroundings.manifests.of(path);
  if (surroundings.manifests.all.size === 0) return 'no file says which libraries it needs: add a requirements.txt or pyproject.toml with their releases';
  if (manifests.some(({ format, path }) => format === 'lock' || /\.lock$/i.test(path))) return null;
  const asked = manifests.flatMap(({ declarations }) => declarations.filter(({ group, distribution }) => group === null && !installers.has(distribution)));
  const open = [...new Set(asked.filter(({ distribution }) => asked.every((one) => one.distribution !== distribution || one.specifier === '')).map(({ written }) => written))];
  if (open.length === 0) return null;
  const named = open.slice(0, MOST_NAMED).map((name) => `\`${name}\``).join(', ');
  const rest = open.length > MOST_NAMED ? ` and ${String(open.length - MOST_NAMED)} more` : '';
  return `any release of ${named}${rest} may be installed (${manifests.map(({ path }) => path).slice(0, 2).join(', ')}): write down those it was trained with`;
}

const job = /(^|\/)(\.github\/workflows\/|\.circleci\/|\.buildkite\/|\.?azure-pipelines|bitbucket-pipelines|\.gitlab-ci|\.travis|\.drone|\.?appveyor|\.woodpecker|\.cirrus|cloudbuild|buildspec|Jenkinsfile)/;

function ciOf({ surroundings }: TestContext): string | null {
  return surroundings.habits.some((path) => job.test(path)) ? null : 'no job runs its checks when the code changes: add one, such as .github/workflows/test.yml';
}

/** Fewer may be samples. */
const FEWEST_FILES = 3;
const large = /\.(pkl|pickle|joblib|sav|dill|skops|pt|pth|ckpt|safetensors|h5|hdf5|keras|onnx|tflite|pb|bst|ubj|cbm|npy|npz)$/i;

function largeFilesOf({ surroundings }: TestContext): string | null {
  const versioned = surroundings.habits.some((path) => /(^|\/)(dvc\.yaml|\.dvc\/config)$|\.dvc$|(^|\/)\.gitattributes$/.test(path));
  const files = [...(surroundings.artifacts ?? [])].filter((path) => large.test(path) && !/(^|\/)(tests?|fixtures?|examples?|docs?|samples?)\//i.test(path));
  if (versioned || files.length < FEWEST_FILES) return null;
  return `${String(files.length)} models or data files such as \`${files[0] ?? ''}\` lie in it unignored: Git keeps each of their versions in full, so leave them to DVC or Git LFS`;
}
