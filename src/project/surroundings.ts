import { copiesAmong } from './config-values/copies';
import type { ArtifactCopies } from './config-values/copies';
import { readConfigFiles } from './config-values/read';
import type { ConfigFiles } from './config-values/read';
import { readForms } from './forms/read';
import type { Form } from './forms/read';
import { noManifests, readManifests } from './manifests/read';
import type { Manifests } from './manifests/read';
import { isOtherFile, listOtherFiles, othersBelow, sortOtherFiles } from './other-files';
import { readTextFile } from './text-file';
import type { TextFile } from './text-file';
import type { Workspace } from './workspace';

/** What a project has besides its Python files, as far as it tells about the sides of its models. */
export interface Surroundings {
  readonly manifests: Manifests;
  /** The forms of its HTML templates, by the template's path. */
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  /** What its YAML, JSON and TOML files say. */
  readonly configValues: ConfigFiles;
  /** What scripts, images and jobs put elsewhere. */
  readonly copies: ArtifactCopies;
  /** What may copy a file: Dockerfiles, shell scripts, Makefiles, CI jobs, dvc.yaml. */
  readonly scripts: readonly TextFile[];
  /** The files that look like saved models, transformers or settings, by their paths; null: there is more than is looked through. */
  readonly artifacts: ReadonlySet<string> | null;
  /** The files that tell how the project is worked on: CI jobs, what Git and DVC are told, licences; empty where there is more than is looked through. */
  readonly habits: readonly string[];
}

/** Of a project about which nothing but its Python files is known. */
export const noSurroundings: Surroundings = { manifests: noManifests, forms: new Map(), configValues: { paths: [], file: () => null, find: () => null, hydra: () => null }, copies: { all: [], between: () => null }, scripts: [], artifacts: null, habits: [] };

/** A script of more bytes is data. */
const MOST_BYTES = 256 * 1024;
const artifact = /\.(pkl|pickle|joblib|sav|dill|skops|pt|pth|bin|ckpt|safetensors|h5|hdf5|keras|onnx|tflite|pb|bst|ubj|cbm|model|npy|npz|json|txt)$/i;

const habit =
  /(^|\/)(\.github\/workflows\/[^/]*\.ya?ml|\.circleci\/config\.ya?ml|\.buildkite\/[^/]*\.ya?ml|\.?azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml|\.(gitlab-ci|travis|drone|appveyor|woodpecker|cirrus)\.ya?ml|appveyor\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|Jenkinsfile|\.pre-commit-config\.yaml|\.gitignore|\.gitattributes|LICEN[CS]E[^/]*|COPYING|dvc\.yaml|\.dvc\/config|[^/]+\.dvc)$/;

/** Does a file's name alone tell something: is it a saved model, a transformer, settings, or how the project is worked on? */
export function isSurrounding(path: string): boolean {
  return artifact.test(path) || habit.test(path);
}

/** Reads what lies below a project's top folder besides its Python files. Files that can't be read are left out. Rejects only with what `checkpoint` throws. */
export async function gatherSurroundings(workspace: Workspace, under: string, checkpoint: () => void): Promise<Surroundings> {
  // One walk for both; where that finds too much, one of them alone may still be done.
  const all = await othersBelow(workspace, under, (path) => isOtherFile(path) || isSurrounding(path));
  const others = all === null ? await listOtherFiles(workspace, under) : sortOtherFiles(all);
  const named = all ?? (await othersBelow(workspace, under, isSurrounding));
  checkpoint();
  const manifests = await readManifests(workspace, others.manifests);
  checkpoint();
  const forms = await readForms(workspace, others.templates);
  checkpoint();
  const configValues = await readConfigFiles(workspace, others.configs);
  checkpoint();
  const scripts: TextFile[] = [];
  for (const path of others.scripts) {
    checkpoint();
    const file = await readTextFile(workspace, path, MOST_BYTES);
    if (file) scripts.push(file);
  }
  return { manifests, forms, configValues, copies: copiesAmong(scripts), scripts, artifacts: named && new Set(named.filter((path) => artifact.test(path))), habits: named?.filter((path) => habit.test(path)) ?? [] };
}
