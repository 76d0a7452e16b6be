import assert from 'node:assert/strict';
import { parseLesson } from '../../src/mentor/lesson';
import { lessonProblems } from './problems';
import { programsOf } from './programs';

const ids = { rules: new Set(['leakage/a', 'leakage/b']), competencies: new Set(['ml.x']), references: new Set(['ref']) };

const good = `---
aliases: [word]
competencies: [ml.x]
references: [ref]
frameworks: [pandas]
---
# Title

## What happens

It happens.

## Why it matters

It matters.

## How to fix

### Before

\`\`\`python
x = 1  # ! leakage/a
\`\`\`

### After

\`\`\`python
x = 2
\`\`\`

## Look-alikes

\`\`\`python
x = 3
\`\`\`

## Pitfalls

- One.

## Ladder

### 1 Orient

a

### 2 Locate

b

### 3 Idea

c

### 4 Worked example

d

### 5 Fix

e

## Check yourself

**Q.** Why?
**A.** So.

## Sources

- **ref**: all of it.
`;

describe('lesson form', () => {
  const problems = (text: string): readonly string[] => lessonProblems('leakage/a', parseLesson(text), ids);

  it('accepts a whole lesson', () => {
    assert.deepEqual(problems(good), []);
  });

  const faults: [what: string, from: string | RegExp, to: string, problem: RegExp][] = [
    ['an empty part', '- One.', '', /\*Pitfalls\* is empty/],
    ['a missing part', /## Pitfalls\n\n- One\.\n/, '', /Its parts are/],
    ['a wrong order', '## Pitfalls', '## Sources', /Its parts are/],
    ['no aliases', '[word]', '[]', /no aliases/],
    ['an unknown competency', '[ml.x]', '[ml.y]', /no competency ml\.y/],
    ['an unknown reference', '[ref]', '[other]', /no reference other/],
    ['a reference that Sources leaves out', '**ref**', 'it', /does not say what ref/],
    ['a missing rung', '### 3 Idea', '### 3 Thought', /Its ladder is/],
    ['an empty rung', '### 3 Idea\n\nc', '### 3 Idea\n', /rung \*Idea\* is empty/],
    ['a question without an answer', '**A.** So.', '', /lacks its answer/],
    ['a mark that is no rule', '# ! leakage/a', '# ! leakage/a leakage/z', /leakage\/z, which is no rule/],
    ['no mark of its own', '# ! leakage/a', '# ! leakage/b', /No example is marked/],
    ['a Before without a mark', '  # ! leakage/a', '', /\*Before\* on line 22 is not marked/],
    ['an After with a mark', 'x = 2', 'x = 2  # ! leakage/b', /\*After\* on line 28 has a mark/],
    ['a Before without an After', '### After', '### Later', /not followed by \*After\*/],
    ['a look-alike with a mark', 'x = 3', 'x = 3  # ! leakage/b', /look-alike on line 34 has a mark/],
  ];
  for (const [what, from, to, problem] of faults) {
    it(`tells ${what}`, () => {
      const text = good.replace(from, to);
      assert.notEqual(text, good);
      assert.match(problems(text).join('\n'), problem);
    });
  }
});

describe('lesson programs', () => {
  const block = (info: string, code: string): string => `\`\`\`${info}\n${code}\n\`\`\`\n\n`;
  const lesson = parseLesson(
    `---\na: 1\n---\n# T\n\n## How to fix\n\n${block('python a.py', 'x = 1  # ! leakage/a leakage/b')}${block('python b.py', 'y = 1\nz = 1  # ! leakage/b')}${block('python a.py', 'x = 3')}` +
      `${block('python', 'x = 4')}${block('text', 'x')}${block('python n.ipynb', '# %%\nx = 1\n# %% two\ny = 1\nz = 1  # ! leakage/a')}`,
  );
  const programs = programsOf(lesson);

  it('joins blocks with names, until a name comes again', () => {
    assert.deepEqual(programs.map((program) => Object.keys(program.files)), [['a.py', 'b.py'], ['a.py'], ['lesson.py'], ['n.ipynb']]);
  });

  it('reads the marks with their files, cells and lines', () => {
    assert.deepEqual(programs.map((program) => program.expected), [['a.py:1 leakage/a', 'a.py:1 leakage/b', 'b.py:2 leakage/b'], [], [], ['n.ipynb[1]:2 leakage/a']]);
  });

  it('makes a notebook of its cells', () => {
    const notebook: unknown = JSON.parse(programs[3]?.files['n.ipynb'] ?? '');
    assert.deepEqual((notebook as { cells: { source: string }[] }).cells.map((cell) => cell.source), ['x = 1\n', 'y = 1\nz = 1  # ! leakage/a\n']);
  });
});
