// Writes the mentor's prompts (src/mentor/prompts/*.md) into a git-ignored module, so that they are bundled.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The module's text. Throws where a prompt names no version. */
export function promptsSource(folder) {
  const entries = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const front = /^---\nversion: (\d+)\n---\n/.exec(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'));
      if (front === null) throw new Error(`src/mentor/prompts/${name} does not begin with its version.`);
      const text = front.input.slice(front[0].length).trim();
      return `  ${JSON.stringify(name.slice(0, -3))}: { version: ${front[1]}, text: ${JSON.stringify(text)} },\n`;
    });
  return `// Written by tools/generate-prompts.mjs from the folder beside it. Do not edit.
/** The prompts by the name of their file. */
export const promptSources: Readonly<Record<string, { readonly version: number; readonly text: string }>> = {
${entries.join('')}};
`;
}
