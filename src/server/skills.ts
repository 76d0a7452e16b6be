import { graphsOf } from '../review/graphs-of';
import type { ServerHost } from './host';
import type { ShownSkill, SkillsResult } from './protocol';
import type { Root } from './root';

/** Answers `holdout/skills`, one folder after the other, each when nobody types. A folder that is switched off shows nothing. */
export async function answerSkills({ shownSkills }: Pick<ServerHost, 'shownSkills'>, roots: readonly Pick<Root, 'uri' | 'questions'>[], signal: AbortSignal): Promise<SkillsResult> {
  if (shownSkills === undefined) return { folders: [] };
  const folders: { uri: string; shown: readonly ShownSkill[] }[] = [];
  for (const { uri, questions } of roots) {
    const graphs = await questions.ask('in-a-pause', graphsOf, signal);
    folders.push({ uri, shown: graphs === null ? [] : shownSkills(graphs) });
  }
  return { folders };
}
