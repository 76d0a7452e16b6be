import type { Lesson, LessonExample } from '../../src/mentor/lesson';

/** A place in a lesson's program as findings name it: `lesson.py:8 leakage/a`; in a notebook `lesson.ipynb[1]:2 leakage/a`. */
export type MarkedFinding = string;

/** What is run together: one block without a file name, or the blocks with names that follow one another under one heading. */
export interface LessonProgram {
  /** Path → text, as a workspace holds it. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly MarkedFinding[];
  readonly role: LessonExample['role'];
  readonly part: string;
  readonly headings: readonly string[];
  /** The line of the lesson on which it starts. */
  readonly line: number;
}

export function showFinding(path: string, cell: number | null, line: number, rule: string): MarkedFinding {
  return `${path}${cell === null ? '' : `[${cell}]`}:${line} ${rule}`;
}

/** The programs of a lesson's `python` blocks. A block named `x.ipynb` is a notebook whose cells are parted by `# %%`, `# %% [3]` with when they were run, `# %% -> text` with what they printed. */
export function programsOf(lesson: Lesson): readonly LessonProgram[] {
  const programs: LessonProgram[] = [];
  let previous: LessonExample | undefined;
  for (const example of lesson.examples) {
    if (example.language === 'python') {
      const path = example.fileName ?? 'lesson.py';
      const last = programs.at(-1);
      if (last !== undefined && previous !== undefined && belongTogether(previous, example) && !(path in last.files)) {
        programs[programs.length - 1] = { ...last, files: { ...last.files, ...fileOf(path, example.code) }, expected: [...last.expected, ...marks(path, example.code)] };
      } else {
        const { role, part, headings, line } = example;
        programs.push({ files: fileOf(path, example.code), expected: marks(path, example.code), role, part, headings, line });
      }
    }
    previous = example;
  }
  return programs;
}

function belongTogether(first: LessonExample, second: LessonExample): boolean {
  const named = first.fileName !== null && second.fileName !== null;
  return named && first.language === second.language && first.part === second.part && first.headings.join('\n') === second.headings.join('\n');
}

function fileOf(path: string, code: string): Record<string, string> {
  if (!path.endsWith('.ipynb')) return { [path]: code };
  const cells = cellsOf(code).map((source, index) => {
    const { count, output } = headsOf(code)[index] ?? { count: null, output: null };
    const outputs = output === null ? [] : [{ output_type: 'stream', name: 'stdout', text: output }];
    return { cell_type: 'code', metadata: {}, execution_count: count, outputs, source };
  });
  return { [path]: JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }) };
}

/** What stands behind `# %%` of each cell: `[3]` says when it was run, `-> text` what it printed. */
function headsOf(code: string): { readonly count: number | null; readonly output: string | null }[] {
  const whole = code.startsWith('# %%') ? code : `# %%\n${code}`;
  return [...whole.matchAll(/^# %%(.*)$/gm)].map(([, head = '']) => {
    const count = /\[(\d+)\]/.exec(head)?.[1];
    return { count: count === undefined ? null : Number(count), output: /-> (.*)$/.exec(head)?.[1] ?? null };
  });
}

function cellsOf(code: string): string[] {
  return code.replace(/^# %%.*\n/, '').split(/^# %%.*\n/m);
}

function marks(path: string, code: string): MarkedFinding[] {
  const cells = path.endsWith('.ipynb') ? cellsOf(code) : [code];
  return cells.flatMap((text, index) =>
    text.split('\n').flatMap((line, number) => {
      const rules = /# ! (.+)$/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
      return rules.map((rule) => showFinding(path, path.endsWith('.ipynb') ? index : null, number + 1, rule));
    }),
  );
}
