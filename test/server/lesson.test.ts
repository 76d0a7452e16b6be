import { strict as assert } from 'node:assert';
import { lessonSources } from '../../src/rules/lessons.generated';
import { readLesson } from '../../src/server/engine-host';

describe('what a lesson gives to hovers', () => {
  it('is how its sections begin, up to the first list or code', () => {
    const { why, fix, markdown } = readLesson('Title', '---\naliases: [a]\n---\n## Why it matters\n\nOne *thing*.\nTwo, e.g. this one.\n\n- a list\n\n## How to fix\n\nDo it:\n\n```python\nx\n```\n');
    assert.equal(why, 'One *thing*. Two, e.g. this one.');
    assert.equal(fix, 'Do it:');
    assert.match(markdown, /^# Title\n\n## Why/);
  });

  it('ends with a whole sentence before it grows long', () => {
    const { why } = readLesson('Title', `## Why it matters\n\n${'This sentence has forty-three characters ok. '.repeat(30)}\n`);
    assert.ok(why.length <= 420 && why.endsWith('ok.'), why);
  });

  it('is there for a lesson without these sections', () => {
    assert.deepEqual(readLesson('Title', '## Other\n\nText.\n'), { title: 'Title', why: '', fix: '', markdown: '# Title\n\n## Other\n\nText.\n' });
  });

  for (const [rule, source] of Object.entries(lessonSources)) {
    it(`is short and whole for ${rule}`, () => {
      const { why, fix } = readLesson(rule, source);
      for (const text of [why, fix]) {
        assert.ok(text.length > 20 && text.length < 520, text);
        assert.match(text, /[.!?:)*`]$/);
      }
    });
  }
});
