import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ReportedFix } from '../../src/review/report';
import { codeActions } from '../../src/server/actions';

const at = { cell: null, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };

function actionsFor(fix: ReportedFix, createsFiles: boolean): CodeAction[] {
  const text = TextDocument.create('file:///p/features.py', 'python', 1, 'def add(df):\n    return df\n');
  const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } };
  const finding = {
    rule: 'testing/untested-feature-code', severity: 'hint' as const, confidence: 'likely' as const, message: 'No test.', path: 'features.py', cell: null,
    range: { start: { line: 1, column: 5 }, end: { line: 1, column: 8 } }, related: [], competencies: [], fingerprint: 'f', fixes: [fix],
  };
  return codeActions(
    { textDocument: { uri: text.uri }, range, context: { diagnostics: [] } },
    { text, shown: [{ finding, diagnostic: { range, message: 'No test.' } }], uriOf: (place) => `file:///p/${place.path}`, versionOf: () => null, documentChanges: true, createsFiles, lesson: () => undefined, lessons: false },
  ).filter((action) => action.title.startsWith('Write'));
}

describe('the action that writes a first test', () => {
  const making: ReportedFix = { title: 'Write a first test in tests/test_features.py', safe: false, edits: [{ ...at, path: 'tests/test_features.py', text: 'import pytest\n', creates: true }] };

  it('makes the file, and then puts the test into it', () => {
    assert.deepEqual(actionsFor(making, true)[0]?.edit, {
      documentChanges: [
        { kind: 'create', uri: 'file:///p/tests/test_features.py', options: { ignoreIfExists: true } },
        { textDocument: { uri: 'file:///p/tests/test_features.py', version: null }, edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'import pytest\n' }] },
      ],
    });
  });

  it('is not offered to a client that can make no files, unless the file is there', () => {
    assert.deepEqual(actionsFor(making, false), []);
    const extending: ReportedFix = { ...making, edits: [{ ...at, path: 'tests/test_features.py', text: 'import pytest\n' }] };
    assert.equal(actionsFor(extending, false).length, 1);
  });
});
