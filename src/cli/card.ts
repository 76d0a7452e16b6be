import { modelCard } from '../mentor/growth/model-card';
import { graphOfFile } from './file-graph';
import { emit } from './output';
import { STATUS } from './status';
import type { Status } from './status';

/** `holdout card FILE`: a draft of a model card and of a data dictionary, from what the file's program does. Throws a UsageError where the file can't be used. */
export async function card(file: string, output: string | undefined): Promise<Status> {
  const { path, graph, findings, errors } = await graphOfFile(file);
  if (graph === null && errors.length > 0) return STATUS.error;
  const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  await emit(modelCard(graph, path, grave), output);
  return STATUS.clean;
}
