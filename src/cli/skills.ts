import { library } from '../library/tables';
import type { SkillArea } from '../mentor/growth/skills';
import { skillsOf } from '../mentor/growth/skills';
import { competencyCategories } from '../mentor/knowledge';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import { graphsOf } from '../review/graphs-of';
import { plainText } from '../review/formats/places';
import { pathMatcher } from '../review/listing';
import { rules } from '../rules/registry.generated';
import { configFor } from './config-file';
import { STATUS } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** `holdout skills`: the areas of skill, and what the code of the current folder shows for each. */
export async function skills(format: string): Promise<Status> {
  const root = process.cwd();
  const config = await configFor(root, undefined, rules.map((rule) => rule.meta));
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    const { findings, errors } = await engine.check({ paths: [''] });
    for (const error of errors) process.stderr.write(`holdout: ${plainText(error.path)}: ${plainText(error.message)}\n`);
    const { counts } = await engine.testsReport([''], { learningOnly: false });
    const areas = skillsOf({ graphs: await graphsOf(engine), findings, tests: counts });
    process.stdout.write(format === 'json' ? `${JSON.stringify({ schema: 1, areas }, null, 2)}\n` : format === 'markdown' ? skillsMarkdown(areas) : skillsText(areas));
    return STATUS.clean;
  } finally {
    engine.dispose();
  }
}

const isSeen = (area: SkillArea): boolean => area.practice.length > 0 || area.findings.length > 0;

function skillsText(areas: readonly SkillArea[]): string {
  const { colours } = terminalOf(process.stdout);
  const lines: string[] = [];
  for (const { id, name } of competencyCategories) {
    const seen = areas.filter((area) => area.category === id && isSeen(area));
    if (seen.length === 0) continue;
    lines.push(colours.bold(name));
    for (const area of seen) {
      lines.push(`  ${colours.cyan(area.name)}`);
      for (const { text } of area.practice) lines.push(`    shown    ${text}`);
      for (const { rule, count } of area.findings) lines.push(`    to mend  ${rule}${count > 1 ? ` (${String(count)} times)` : ''}`);
    }
    lines.push('');
  }
  const unseen = areas.filter((area) => !isSeen(area)).length;
  return `${lines.join('\n')}${lines.length === 0 ? 'Nothing in this folder shows a skill of machine learning.\n' : ''}${colours.dim(`${String(unseen)} more areas show nothing here. This tells what the code does, not what a person can do.`)}\n`;
}

function skillsMarkdown(areas: readonly SkillArea[]): string {
  const cell = (texts: readonly string[]): string => texts.join('; ').replaceAll('|', '\\|');
  const rows = areas.filter(isSeen).map((area) => `| ${area.name} | ${cell(area.practice.map(({ text }) => text))} | ${cell(area.findings.map(({ rule, count }) => `\`${rule}\` (${String(count)})`))} |`);
  return `# What the code shows\n\n| Area | Shown | To mend |\n|---|---|---|\n${rows.join('\n')}\n\nThis tells what the code does, not what a person can do.\n`;
}
