import type { DvcStage } from '../config-values/dvc';
import { readDvcStages } from '../config-values/dvc';
import { baseName, folderOf, resolvePath } from '../paths';
import type { Surroundings } from '../surroundings';

/** What the pipeline of a project says of its scripts, where their code takes paths from elsewhere. */
export interface PipelineStages {
  /** The names of the files that the stages of a script write. */
  writes(script: string): ReadonlySet<string>;
  /** The scripts whose stages write what those of this one read. */
  before(script: string): ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Of a project without a pipeline that is written down. */
export const noStages: PipelineStages = { writes: () => none, before: () => none };

/** Reads the stages of all dvc.yaml of a project. */
export function pipelineStages({ scripts, configValues }: Surroundings): PipelineStages {
  const stages = scripts.filter(({ path }) => baseName(path) === 'dvc.yaml').flatMap((file) => readDvcStages(file, configValues.file(folderOf(file.path) === '' ? 'params.yaml' : `${folderOf(file.path)}/params.yaml`)?.root ?? null));
  if (stages.length === 0) return noStages;
  const byScript = new Map<string, DvcStage[]>();
  for (const stage of stages) for (const script of scriptsOf(stage)) byScript.set(script, [...(byScript.get(script) ?? []), stage]);
  const of = (script: string): readonly DvcStage[] => byScript.get(script) ?? [];
  return {
    writes: (script) => new Set(of(script).flatMap(({ outs }) => outs.map(({ path }) => baseName(path)))),
    before: (script) => {
      const reads = of(script).flatMap(({ deps }) => deps.map(({ path }) => path));
      const isRead = (out: string): boolean => reads.some((read) => read === out || read.startsWith(`${out}/`) || out.startsWith(`${read}/`));
      return new Set([...byScript].flatMap(([other, own]) => (other !== script && own.some(({ outs }) => outs.some(({ path }) => isRead(path))) ? [other] : [])));
    },
  };
}

/** The Python files that a stage's commands run: `python src/train.py`, `python -m churn.train`. */
function scriptsOf({ commands, folder }: DvcStage): string[] {
  return commands.flatMap(({ text }) => {
    const file = /(?:^|\s)([\w./-]+\.py)\b/.exec(text)?.[1];
    const module = /\bpython[\d.]*\s+-m\s+([\w.]+)/.exec(text)?.[1];
    const path = file ?? (module === undefined ? undefined : `${module.replaceAll('.', '/')}.py`);
    const found = path === undefined ? null : resolvePath(folder, path);
    return found === null ? [] : [found];
  });
}
