import { releasesOfImage } from '../../library/distributions-images';
import type { ImageCopy, Stage } from '../config-values/dockerfile';
import { finalStages, readDockerfile } from '../config-values/dockerfile';
import type { Word } from '../config-values/shell';
import { baseName, folderOf, foldersUpwards, matchesGlob, resolvePath } from '../paths';
import type { TextFile } from '../text-file';
import { installOf } from './installs';
import type { Declaration, Include, ManifestContent, Side } from './manifest';
import { declare, sideOf } from './manifest';
import { projectFiles, readRequirement } from './requirements';
import { condaSpec } from './yaml-manifests';

/**
 * Reads what a Dockerfile's last image has: releases that its base image is known to bring, what RUN installs, the manifests that it installs from, and which
 * files of the project it copies. The context of the build is not written in it: its own folder and those above are taken for possible.
 */
export function readDockerManifest(file: TextFile, contexts: readonly string[] = foldersUpwards(folderOf(file.path))): ManifestContent {
  const stages = finalStages(readDockerfile(file.text));
  const declarations: Declaration[] = [];
  const includes: Include[] = [];
  const patterns: string[] = [];
  for (const stage of stages) {
    if (stage.image !== null) declarations.push(...imageDeclarations(file, stage.image));
    for (const copy of stage.copies) if (copy.fromStage === null) patterns.push(...copy.sources.map((source) => source.text));
    for (const command of stage.commands) {
      const install = installOf(command);
      if (install === null) continue;
      for (const word of install.requirements) {
        if (!word.literal && !/^[\w.-]+\[?[\w,-]*\]?$/.test(word.text)) continue;
        const at = file.at(word.start, word.end);
        const read = install.dialect === 'conda' ? condaSpec(word.text, at) : readRequirement(word.text, at, null);
        if (read !== null) declarations.push(read);
      }
      const include = (names: readonly string[], word: Word, isConstraint: boolean): void => {
        const paths = names.flatMap((name) => sourcesOf(stage, name)).flatMap((source) => contexts.flatMap((context) => resolvePath(context, source) ?? []));
        if (paths.length > 0) includes.push({ paths: [...new Set(paths)], isConstraint, at: file.at(word.start, word.end) });
      };
      for (const { path, isConstraint } of install.files) if (path.literal) include([path.text], path, isConstraint);
      const [first] = command;
      for (const project of install.projects) for (const name of projectFiles('')) include([`${project.text.replace(/\[.*$/, '').replace(/\/$/, '')}/${name}`], project, false);
      if (first !== undefined) for (const name of install.standard) include([name], first, false);
    }
  }
  if (includes.length === 0) includes.push(...copiedManifests(file, stages, contexts));
  return { declarations, includes, covers: { patterns, contexts, side: purposeOf(stages) } };
}

/** Manifests that are copied though no known command installs from them (a Makefile may). */
function copiedManifests(file: TextFile, stages: readonly Stage[], contexts: readonly string[]): Include[] {
  const sources = stages.flatMap((stage) => stage.copies.flatMap((copy) => (copy.fromStage === null ? copy.sources : [])));
  return sources.flatMap((source) => {
    if (!/(^|\/)([\w.-]*requirements?[\w.-]*\.txt|pyproject\.toml|Pipfile(\.lock)?|(poetry|uv|pdm)\.lock|environment[\w.-]*\.ya?ml)$/.test(source.text)) return [];
    const paths = contexts.flatMap((context) => resolvePath(context, source.text) ?? []);
    return paths.length > 0 ? [{ paths, isConstraint: false, at: file.at(source.start, source.end) }] : [];
  });
}

/** The side that an image is for, by what its container runs. */
function purposeOf(stages: readonly Stage[]): Side | null {
  const runs = stages.at(-1)?.runs.join(' ') ?? '';
  if (/\b(gunicorn|uvicorn|waitress-serve|waitress|hypercorn|streamlit run|flask|bentoml serve|mlflow models serve|ray serve|serve run|torchserve|tritonserver|lambda_handler)\b/.test(runs)) return 'serving';
  const scripts = runs.split(/\s+/).filter((word) => /\.(py|sh|lambda_handler|handler)$/.test(word));
  for (const script of scripts) {
    const side = sideOf(baseName(script));
    if (side !== null) return side;
  }
  return null;
}

function imageDeclarations(file: TextFile, image: Word): Declaration[] {
  const at = file.at(image.start, image.end);
  return Object.entries(releasesOfImage(image.text)).flatMap(
    // `python:3.9` is any 3.9, `pytorch/pytorch:2.1.0-cuda…` is that release.
    ([name, release]) => declare({ name, specifier: release.split('.').length < 3 ? `==${release}.*` : `==${release}`, dialect: 'pep440', at }) ?? [],
  );
}

/** The files of the context that a path within the image may come from, most likely first. */
export function sourcesOf(stage: Stage, path: string): string[] {
  const name = baseName(path);
  const found: string[] = [];
  for (const copy of stage.copies) {
    if (copy.fromStage !== null) continue;
    for (const source of copy.sources) found.push(...sourceFor(copy, source.text, path, name));
  }
  return found.length > 0 ? found : [path.replace(/^\/+/, '')];
}

function sourceFor(copy: ImageCopy, source: string, path: string, name: string): string[] {
  // `COPY requirements-serve.txt requirements.txt`.
  if (baseName(copy.target) === name && !/[*?]|^\.\/?$/.test(source) && /\.\w+$/.test(source)) return [source];
  if (baseName(source) === name) return [source];
  if (/^\.\/?$/.test(source)) return [path.replace(/^\/(?:\w+\/)*/, '')];
  if (/[*?]/.test(baseName(source)) && matchesGlob(baseName(source), name)) return [`${folderOf(source)}/${name}`];
  return /\.\w+$/.test(source) ? [] : [`${source.replace(/\/$/, '')}/${name}`];
}
