import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import { newFunctions } from '../eval/changed';
import { library } from '../../src/library/tables';
import { allCompetencies, allReferences } from '../../src/mentor/knowledge';
import { parseLesson } from '../../src/mentor/lesson';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { lessonSources } from '../../src/rules/lessons.generated';
import { rules } from '../../src/rules/registry.generated';
import { lessonProblems } from './problems';
import { programsOf, showFinding } from './programs';
import type { LessonProgram, MarkedFinding } from './programs';

const ids = {
  rules: new Set(rules.map((rule) => rule.meta.id)),
  competencies: new Set(allCompetencies().keys()),
  references: new Set(allReferences().keys()),
};

/** Rules that speak in the strict preset alone. */
const unasked = new Set(rules.filter((rule) => rule.meta.preset === 'off').map((rule) => rule.meta.id));

/** A short example lacks many tests: what it lacks is asked in the lesson of the rule alone that speaks of it. */
const lacks = /^testing\/(no-|untested-|new-code-)/;

const ruleOf = (finding: MarkedFinding): string => finding.slice(finding.lastIndexOf(' ') + 1);

/** All that the strict preset finds in a program. Fails where a file could not be analysed. */
async function findingsIn(program: LessonProgram): Promise<MarkedFinding[]> {
  const engine = createEngine({
    workspace: memoryWorkspace(program.files),
    config: { ...defaultConfig(), preset: 'strict' },
    parser: await loadParser(),
    library,
    rules,
  });
  const changed = newFunctions(program.files);
  try {
    const { findings, errors } = await engine.check({ paths: [''], ...(changed ? { changed } : {}) });
    assert.deepEqual(errors, []);
    return findings.map((finding) => showFinding(finding.path, finding.cell, finding.range.start.line, finding.rule));
  } finally {
    engine.dispose();
  }
}

describe('lessons', () => {
  it('are there', () => {
    assert.ok(rules.length > 0);
    assert.deepEqual(Object.keys(lessonSources), rules.map((rule) => rule.meta.id));
  });

  for (const { meta } of rules) {
    describe(meta.id, () => {
      const lesson = parseLesson(lessonSources[meta.id] ?? '');

      it('has the form of a lesson', () => {
        assert.deepEqual(lessonProblems(meta.id, lesson, ids), []);
      });

      it('cites what its rule cites', () => {
        assert.deepEqual(meta.competencies.filter((id) => !lesson.competencies.includes(id)), []);
        assert.deepEqual(meta.references.filter((id) => !lesson.references.includes(id)), []);
      });

      for (const program of programsOf(lesson)) {
        const what = program.expected.length > 0 ? 'finds the marked lines' : 'is silent';
        it(`${[program.part, ...program.headings].join(' › ')}, line ${program.line}: ${what}`, async () => {
          const found = await findingsIn(program);
          // Other families, and rules that are off unless asked for, may have something to say about a short example; what is marked must be found all the same.
          const ofInterest = found.filter((finding) => finding.endsWith(` ${meta.id}`) || (finding.includes(` ${meta.family}/`) && !unasked.has(ruleOf(finding)) && !lacks.test(ruleOf(finding))) || program.expected.includes(finding));
          assert.deepEqual(ofInterest.sort(), [...program.expected].sort());
        });
      }
    });
  }
});
