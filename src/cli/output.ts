import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { concise } from '../review/formats/concise';
import type { Format } from '../review/formats/format';
import { github } from '../review/formats/github';
import { gitlab } from '../review/formats/gitlab';
import { json } from '../review/formats/json';
import { jsonl } from '../review/formats/jsonl';
import { junit } from '../review/formats/junit';
import { markdown } from '../review/formats/markdown';
import { pretty } from '../review/formats/pretty';
import { sarif } from '../review/formats/sarif';
import { describeFileError } from '../project/node/disk-workspace';
import { UsageError } from './status';

const FORMATS: Readonly<Record<string, Format>> = { pretty, concise, json, jsonl, sarif, github, gitlab, junit, markdown };

/** The names that `--format` takes. */
export const formatNames: readonly string[] = Object.keys(FORMATS);

/** A format by its name, which must be one of `formatNames`. */
export function formatNamed(name: string): Format {
  const format = FORMATS[name];
  if (format === undefined) throw new UsageError(`There is no format "${name}".`);
  return format;
}

/** Writes a text to a file, or to the standard output where none is named; resolves when it is handed over. */
export async function emit(text: string, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    try {
      await writeFile(resolve(file), text);
    } catch (error) {
      throw new UsageError(`${file} can't be written. ${describeFileError(error)}`);
    }
    return;
  }
  if (text === '') return;
  await new Promise<void>((done) => {
    process.stdout.write(text, () => {
      done();
    });
  });
}
