import assert from 'node:assert/strict';
import { parseLesson } from '../../src/mentor/lesson';
import { lessonSources } from '../../src/rules/lessons.generated';
import { lessonAdvice } from './advice';

describe('advice on lessons', () => {
  it('finds nothing to say of a whole lesson', () => {
    assert.deepEqual(lessonAdvice(parseLesson(lessonSources['leakage/fit-before-split'] ?? '')), []);
  });

  it('says what a thin lesson lacks', () => {
    const thin = '---\naliases: [one]\ncompetencies: []\nreferences: [ref]\nframeworks: []\n---\n# T\n\n## What happens\n\nInternationalisation considerations necessitate extraordinarily comprehensive documentation.\n\n## Ladder\n\n### 1 Orient\n\nShort.\n\n## Check yourself\n\n**Q.** Why?\n**A.** So.\n\n## Sources\n\n- **ref**: all of it.\n';
    const said = lessonAdvice(parseLesson(thin)).join('\n');
    for (const pattern of [/hint \*Orient\* has 1 words/, /\*What happens\* reads like grade/, /1 aliases/, /asks 1 question/, /no edition or year for ref/]) assert.match(said, pattern);
  });
});
