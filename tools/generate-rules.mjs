// Writes the git-ignored modules that follow from the folders: every rule, every lesson's text, the mentor's prompts, and the version.
// A rule is a folder src/rules/<family>/<rule>/ with rule.ts and lesson.md; nothing else has to be told that it exists.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const header = '// Written by tools/generate-rules.mjs from the folders beside it. Do not edit.\n';

const foldersIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => statSync(join(folder, name)).isDirectory())
        .sort()
    : [];

/** The rule folders of `rulesFolder`, sorted by id, and a sentence for each folder that is not a whole rule. */
export function collectRules(rulesFolder) {
  const rules = [];
  const problems = [];
  for (const family of foldersIn(rulesFolder)) {
    for (const name of foldersIn(join(rulesFolder, family))) {
      const id = `${family}/${name}`;
      const code = join(rulesFolder, family, name, 'rule.ts');
      const lesson = join(rulesFolder, family, name, 'lesson.md');
      const missing = [];
      if (!existsSync(code)) missing.push(`src/rules/${id} has no rule.ts.`);
      else if (!readFileSync(code, 'utf8').includes(`'${id}'`)) missing.push(`src/rules/${id}/rule.ts does not contain its id '${id}'.`);
      if (!existsSync(lesson)) missing.push(`src/rules/${id} has no lesson.md.`);
      if (missing.length === 0) rules.push({ id, lesson: readFileSync(lesson, 'utf8') });
      problems.push(...missing);
    }
  }
  rules.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { rules, problems };
}

const variableOf = (id) => id.replace(/[/-](\w)/g, (_, letter) => letter.toUpperCase());

export function registrySource(rules) {
  const imports = rules.map(({ id }) => `import { rule as ${variableOf(id)} } from './${id}/rule';\n`).join('');
  const list = rules.map(({ id }) => `  ${variableOf(id)},\n`).join('');
  return `${header}import type { Rule } from './rule';\n${imports}\n/** Every rule, sorted by id. */\nexport const rules: readonly Rule[] = [\n${list}];\n`;
}

export function lessonsSource(rules) {
  const entries = rules.map(({ id, lesson }) => `  ${JSON.stringify(id)}: ${JSON.stringify(lesson)},\n`).join('');
  return `${header}/** Every rule's lesson.md by rule id. */\nexport const lessonSources: Readonly<Record<string, string>> = {\n${entries}};\n`;
}

const markdownIn = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')).sort() : []);

/** The concept lessons: src/mentor/concepts/<id>.md by `concept/<id>`. */
export function conceptsSource(folder) {
  const entries = markdownIn(folder).map((name) => `  ${JSON.stringify(`concept/${name.slice(0, -3)}`)}: ${JSON.stringify(readFileSync(join(folder, name), 'utf8'))},\n`).join('');
  return `${header}/** Every concept lesson by id. */\nexport const conceptSources: Readonly<Record<string, string>> = {\n${entries}};\n`;
}

/** The mentor's prompts by the name of their file. Throws where one names no version. */
export function promptsSource(folder) {
  const entries = markdownIn(folder).map((name) => {
    const front = /^---\nversion: (\d+)\n---\n/.exec(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'));
    if (front === null) throw new Error(`${join(folder, name)} does not begin with its version.`);
    return `  ${JSON.stringify(name.slice(0, -3))}: { version: ${front[1]}, text: ${JSON.stringify(front.input.slice(front[0].length).trim())} },\n`;
  });
  return `${header}/** The mentor's prompts by the name of their file. */\nexport const promptSources: Readonly<Record<string, { readonly version: number; readonly text: string }>> = {\n${entries.join('')}};\n`;
}

export function versionSource(version) {
  return `${header.replace('the folders beside it', 'package.json')}/** The version of this release. */\nexport const version = ${JSON.stringify(version)};\n`;
}

// An unchanged file keeps its time stamp, so that compilers need not look at it again.
function writeIfChanged(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rules, problems } = collectRules(join(root, 'src/rules'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeIfChanged(join(root, 'src/rules/registry.generated.ts'), registrySource(rules));
  writeIfChanged(join(root, 'src/rules/lessons.generated.ts'), lessonsSource(rules));
  writeIfChanged(join(root, 'src/review/version.generated.ts'), versionSource(version));
  writeIfChanged(join(root, 'src/mentor/concepts/concepts.generated.ts'), conceptsSource(join(root, 'src/mentor/concepts')));
  writeIfChanged(join(root, 'src/mentor/prompts/prompts.generated.ts'), promptsSource(join(root, 'src/mentor/prompts')));
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
  }
}
