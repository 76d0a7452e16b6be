import { nearestName } from '../review/nearest';
import { lessonSources } from '../rules/lessons.generated';
import { rules } from '../rules/registry.generated';
import { renderMarkdown } from './markdown';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** `holdout explain RULE`: the rule's lesson, for the terminal. */
export function explain(id: string): Status {
  const rule = rules.find(({ meta }) => meta.id === id);
  const lesson = lessonSources[id];
  if (rule === undefined || lesson === undefined) {
    const nearest = nearestName(id, Object.keys(lessonSources));
    throw new UsageError(`Unknown rule "${id}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} See all with: holdout rules`);
  }
  const terminal = terminalOf(process.stdout);
  const { colours } = terminal;
  const { meta } = rule;
  const titled = /^# /m.test(lesson);
  const facts = [meta.severity, `${meta.confidence} finding`, ...(meta.fix === 'none' ? [] : [`${meta.fix} fix`])].join(', ');
  process.stdout.write(`${colours.bold(meta.id)}  ${colours.dim(facts)}\n${titled ? '' : `${meta.title}\n`}\n${renderMarkdown(lesson, terminal)}`);
  return STATUS.clean;
}
