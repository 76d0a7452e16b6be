import { strict as assert } from 'node:assert';
import { neverSent, redaction } from '../../../src/mentor/llm/redact';
import { harmless, secretSamples } from './secrets';

describe('what is never sent', () => {
  it('has a test set of at least 60 secrets', () => {
    assert.ok(secretSamples.length >= 60);
    assert.ok(secretSamples.every(({ line, secret }) => line.includes(secret)));
  });

  for (const { kind, line, secret } of secretSamples) {
    it(`holds back: ${kind}`, () => {
      const secrets = redaction();
      const hidden = secrets.hide(line);
      assert.equal(hidden.includes(secret), false, hidden);
      // No long piece of it either.
      for (let at = 0; secret.length > 16 && at + 16 <= secret.length; at++) assert.equal(hidden.includes(secret.slice(at, at + 16)), false, hidden);
      assert.match(hidden, /HIDDEN_[A-Z_]+_\d/);
      assert.equal(secrets.restore(hidden), line);
    });
  }

  for (const line of harmless) {
    it(`sends as it is: ${line.slice(0, 60)}`, () => { assert.equal(redaction().hide(line), line); });
  }

  it('gives the same secret the same placeholder, and others others', () => {
    const secrets = redaction();
    const [one, two] = ['first-secret-value', 'second-secret-value'];
    const hidden = secrets.hide(`password = "${one}"\npassword = "${two}"\npassword = "${one}"`);
    assert.equal(hidden, 'password = "HIDDEN_SECRET_1"\npassword = "HIDDEN_SECRET_2"\npassword = "HIDDEN_SECRET_1"');
    assert.equal(secrets.restore('Use HIDDEN_SECRET_2, never HIDDEN_SECRET_10.'), `Use ${two}, never HIDDEN_SECRET_10.`);
    assert.deepEqual([...secrets.counts()], [['SECRET', 2]]);
  });

  it('keeps to Python files, and to those without secrets by their name', () => {
    for (const path of ['src/train.py', 'notebooks/eda.ipynb', 'typings/x.pyi', 'tokens_features.py'.replace('tokens_', 'tokenise_')]) assert.equal(neverSent(path), null, path);
    for (const path of ['.env', 'config/.env.local', 'data/train.csv', 'key.pem', 'secrets.py', 'app/local_settings.py', 'credentials.py', 'id_rsa', 'a.json', '.hidden.py', 'my.env']) assert.match(neverSent(path) ?? '', /is not sent/, path);
  });
});
