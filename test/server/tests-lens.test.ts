import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver';
import { RIDES, RIDES_FEATURES, ridesTest } from '../fixtures/rides';
import type { ShownTest } from '../../src/server/protocol';
import type { Client } from './support/client';
import { startClient } from './support/client';

const server = join(__dirname, '..', '..', 'src', 'server', 'node.js');
const features = RIDES_FEATURES;
const tests = ridesTest('rides.features');

describe('the lenses over functions', function () {
  this.timeout(30_000);
  let client: Client;
  const files = RIDES;
  const start = (settings: Readonly<Record<string, unknown>> = {}): Promise<Client> => startClient({ server, files, settings, initializationOptions: { lessons: true, showsTests: true } });
  const lenses = (path: string): Promise<CodeLens[]> => client.request('textDocument/codeLens', { textDocument: { uri: client.uri(path) } });
  const titles = async (path: string): Promise<unknown[]> => (await lenses(path)).map(({ command, range }) => [range.start.line, command?.title]);
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('count the tests and list them, and say where feature code has none', async () => {
    client = await start();
    await client.open('rides/features.py', features);
    const found = await lenses('rides/features.py');
    assert.deepEqual(found.map(({ command, range }) => [range.start.line, command?.title]), [[9, 'no test'], [3, 'tests: 1 direct']]);
    const command = found[1]?.command;
    assert.equal(command?.command, 'holdout.showTests');
    const expected: ShownTest = { name: 'test_hours', path: 'tests/test_features.py', how: 'direct', place: { uri: client.uri('tests/test_features.py'), line: 5, column: 5 } };
    assert.deepEqual(command.arguments, ['hours', [expected]]);
  });

  it('follow an edit of the function\'s file, of the test that is not saved, and of the coverage report', async () => {
    client = await start();
    await client.open('rides/features.py', features);
    assert.deepEqual(await titles('rides/features.py'), [[9, 'no test'], [3, 'tests: 1 direct']]);
    await client.change('rides/features.py', '# head\n', [0, 0, 0, 0]);
    assert.deepEqual(await titles('rides/features.py'), [[10, 'no test'], [4, 'tests: 1 direct']]);
    await client.open('tests/test_features.py', `${tests}\n\ndef test_encode():\n    assert encode(hours(pd.DataFrame()), {}) is not None\n`.replace('import hours', 'import encode, hours'));
    assert.deepEqual(await titles('rides/features.py'), [[4, 'tests: 2 direct'], [10, 'tests: 1 direct']]);
    assert.deepEqual(await titles('tests/test_features.py'), []);
    await client.write('coverage.lcov', 'SF:rides/features.py\nDA:6,0\nDA:7,0\nDA:8,0\nDA:12,1\nend_of_record\n');
    await client.watched('coverage.lcov', 1);
    // No line of `hours` ran, whatever its tests say.
    assert.deepEqual(await titles('rides/features.py'), [[10, 'tests: 1 direct']]);
  });

  it('are not shown where the setting is off, in files without machine learning, or to a client that can\'t open them', async () => {
    client = await start({ codeLens: false });
    await client.open('rides/features.py', features);
    assert.deepEqual(await titles('rides/features.py'), []);
    await client.set({ codeLens: true });
    await client.open('rides/__init__.py', '');
    await client.idle();
    assert.deepEqual(await titles('rides/__init__.py'), []);
    assert.equal((await titles('rides/features.py')).length, 2);
  });

  it('do not stand in the way of findings: an edit comes first, and the lenses come after it', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `\n\ndef test_${String(index)}():\n    assert hours(pd.DataFrame({"minutes": [${String(index)}]}))["hours"][0] >= 0\n`).join('');
    client = await startClient({ server, files: { ...files, 'tests/test_many.py': tests + many }, initializationOptions: { showsTests: true } });
    await client.open('rides/features.py', features);
    await client.idle();
    const asked = titles('rides/features.py');
    await client.change('rides/features.py', '\n', [0, 0, 0, 0]);
    await client.idle();
    assert.ok((await client.stats()).editToDiagnostics.p95 < 3000);
    assert.deepEqual(await asked, [[10, 'no test'], [4, 'tests: 402 direct']]);
  });
});
