import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import { conceptSources } from '../../src/mentor/concepts/concepts.generated';
import { lessonsByCompetency } from '../../src/mentor/growth/skills';
import { allCompetencies, allReferences } from '../../src/mentor/knowledge';
import { lessonText } from '../../src/mentor/lesson-base';
import { parseLesson } from '../../src/mentor/lesson';
import { readingGrade, wordsAndCode } from '../../src/mentor/reading';
import { watchItems } from '../../src/mentor/telling/watch';
import { cases } from '../../src/mentor/offline/cases';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';
import { programsOf, showFinding } from '../lessons/programs';

const PARTS = ['What it is', 'Why it matters', 'How to do it', 'Pitfalls', 'Ladder', 'Check yourself', 'Sources'];
const RUNGS = ['Orient', 'Locate', 'Idea', 'Worked example', 'Fix'];

/** Skills of talking, leading and learning: nothing in code shows them, so no lesson is asked for. */
const nothingToSee = new Set([
  'comm.active-listening', 'comm.cross-functional-partnership', 'comm.constructive-feedback', 'ad.continuous-learning', 'ad.resilience-ambiguity', 'ad.context-switching', 'se.version-control',
  'ops.infrastructure-as-code', 'cloud.platforms', 'lead.mentorship', 'lead.technical-design', 'lead.platform-architecture', 'lead.thought-leadership',
]);

describe('concept lessons', () => {
  it('are forty or more', () => {
    assert.ok(Object.keys(conceptSources).length >= 40, String(Object.keys(conceptSources).length));
  });

  for (const competency of allCompetencies().keys()) {
    if (nothingToSee.has(competency)) continue;
    it(`and the rules' lessons teach ${competency}`, () => {
      assert.ok((lessonsByCompetency().get(competency) ?? []).length > 0);
    });
  }

  for (const [id, text] of Object.entries(conceptSources)) {
    describe(id, () => {
      const lesson = parseLesson(text);

      it('has the form of a concept lesson', () => {
        assert.notEqual(lesson.title, '');
        assert.deepEqual(lesson.parts.map((part) => part.name), PARTS);
        for (const part of lesson.parts) assert.notEqual(part.text, '', part.name);
        assert.deepEqual(lesson.ladder.map((rung) => rung.title), RUNGS);
        assert.ok(lesson.aliases.length >= 5, `only ${String(lesson.aliases.length)} aliases`);
        assert.ok(lesson.questions.length >= 2, `only ${String(lesson.questions.length)} questions`);
        assert.ok(lesson.frameworks.length > 0);
        for (const { question, answer } of lesson.questions) assert.ok(question.length > 10 && answer.length > 10, question);
      });

      it('names competencies and references that exist, and says of each reference what it is cited for, with its year', () => {
        const sources = lesson.parts.find((part) => part.name === 'Sources')?.text ?? '';
        assert.deepEqual(lesson.competencies.filter((competency) => !allCompetencies().has(competency)), []);
        assert.deepEqual(lesson.references.filter((reference) => !allReferences().has(reference)), []);
        for (const reference of lesson.references) assert.match(sources, new RegExp(`^- \\*\\*${reference}\\*\\*: .*\\b(?:19|20)\\d\\d\\b.*[\\w).]$`, 'm'));
      });

      it('says each hint in 70 to 160 words of grade 9 or less, with its code', () => {
        for (const { title, text: rung } of lesson.ladder) {
          const words = wordsAndCode(rung);
          assert.ok(words >= 70 && words <= 160, `${title}: ${String(words)} words`);
          assert.ok(readingGrade(rung) <= 9, `${title}: grade ${readingGrade(rung).toFixed(1)}`);
        }
        assert.ok(readingGrade(lesson.parts.slice(0, 3).map((part) => part.text).join('\n\n')) <= 9);
      });

      it('belittles no one', () => {
        assert.doesNotMatch(text.replace(/^```[\s\S]*?^```/gm, ''), /\b(?:just|simply|obviously)\b/i);
      });

      for (const program of programsOf(lesson)) {
        it(`${program.headings.join(' › ')}, line ${String(program.line)}: ${program.expected.length > 0 ? 'finds the marked lines' : 'parses, and no leak is found'}`, async () => {
          const engine = createEngine({ workspace: memoryWorkspace(program.files), config: defaultConfig(), parser: await loadParser(), library, rules });
          const { findings, errors } = await engine.check({ paths: [''] });
          engine.dispose();
          assert.deepEqual(errors, []);
          const found = findings.filter((finding) => /^(?:leakage|evaluation|skew)\//.test(finding.rule)).map((finding) => showFinding(finding.path, finding.cell, finding.range.start.line, finding.rule));
          assert.deepEqual(found.sort(), [...program.expected].sort());
        });
      }
    });
  }

  it('stand behind everything that is to be watched, and behind the case studies', () => {
    assert.deepEqual(Object.values(watchItems).map((item) => item.lesson).filter((id) => lessonText(id) === undefined), []);
    assert.deepEqual(cases.flatMap((study) => study.lessons).filter((id) => lessonText(id) === undefined), []);
  });
});
