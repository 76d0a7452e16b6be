import assert from 'node:assert/strict';
import { parseLesson, partText } from '../../src/mentor/lesson';

const text = [
  '---',
  'aliases: [fit_transform on test, "scaler.fit(X_test)"]',
  'competencies:',
  '  - ml.frameworks',
  'references: [sklearn-pitfalls]',
  'frameworks: [scikit-learn]',
  '---',
  '# A title',
  '',
  '## What happens',
  '',
  'It *happens*.',
  '',
  '## How to fix',
  '',
  '### scikit-learn',
  '',
  '#### Before',
  '',
  '```python train.py',
  '# not a heading',
  'x = 1  # ! leakage/a',
  '```',
  '',
  '#### After',
  '',
  '```python',
  'x = 2',
  '```',
  '',
  '### Elsewhere',
  '',
  '```py-sketch',
  'x',
  '```',
  '',
  '## Ladder',
  '',
  '### 1 Orient',
  '',
  'First.',
  '',
  '### 2 Worked example',
  '',
  'Second.',
  '',
  '```python',
  'y = 3',
  '```',
  '',
  '## Check yourself',
  '',
  '**Q.** Why?',
  '**A.** Because',
  'of that.',
  '',
  '**Q.** And then?',
  '**A.** Then no more.',
  '',
].join('\n');

describe('parseLesson', () => {
  for (const [name, source] of [['with \\n', text], ['with \\r\\n', text.replaceAll('\n', '\r\n')]] as const) {
    describe(name, () => {
      const lesson = parseLesson(source);

      it('reads the front matter and the title', () => {
        assert.equal(lesson.title, 'A title');
        assert.deepEqual(lesson.aliases, ['fit_transform on test', 'scaler.fit(X_test)']);
        assert.deepEqual([lesson.competencies, lesson.references, lesson.frameworks], [['ml.frameworks'], ['sklearn-pitfalls'], ['scikit-learn']]);
      });

      it('parts the text at its headings', () => {
        assert.deepEqual(lesson.parts.map((part) => part.name), ['What happens', 'How to fix', 'Ladder', 'Check yourself']);
        assert.equal(partText(lesson, 'What happens'), 'It *happens*.');
        assert.equal(partText(lesson, 'Sources'), '');
      });

      it('finds the examples with their roles, names and lines', () => {
        assert.deepEqual(
          lesson.examples.map(({ language, fileName, role, part, headings, line }) => ({ language, fileName, role, part, headings, line })),
          [
            { language: 'python', fileName: 'train.py', role: 'before', part: 'How to fix', headings: ['scikit-learn', 'Before'], line: 21 },
            { language: 'python', fileName: null, role: 'after', part: 'How to fix', headings: ['scikit-learn', 'After'], line: 28 },
            { language: 'py-sketch', fileName: null, role: null, part: 'How to fix', headings: ['Elsewhere'], line: 34 },
            { language: 'python', fileName: null, role: null, part: 'Ladder', headings: ['2 Worked example'], line: 48 },
          ],
        );
        assert.equal(lesson.examples[0]?.code, '# not a heading\nx = 1  # ! leakage/a\n');
      });

      it('reads the ladder and the questions', () => {
        assert.deepEqual(lesson.ladder.map((rung) => rung.title), ['Orient', 'Worked example']);
        assert.equal(lesson.ladder[0]?.text, 'First.');
        assert.deepEqual(lesson.questions, [
          { question: 'Why?', answer: 'Because\nof that.' },
          { question: 'And then?', answer: 'Then no more.' },
        ]);
      });
    });
  }

  it('says what is wrong with the front matter', () => {
    assert.throws(() => parseLesson('# No front matter\n'), /does not begin with front matter/);
    assert.throws(() => parseLesson('---\naliases: [a\n---\n# x\n'), /front matter is no YAML/);
  });

  it('gives empty lists where the front matter lacks them', () => {
    assert.deepEqual(parseLesson('---\ntitle: x\n---\n# x\n').aliases, []);
  });
});
