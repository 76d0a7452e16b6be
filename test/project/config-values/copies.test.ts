import assert from 'node:assert/strict';
import { copiesAmong, copiesIn } from '../../../src/project/config-values/copies';
import { commandsOf } from '../../../src/project/config-values/shell';
import { textFile } from '../../../src/project/text-file';

function words(text: string): string[][] {
  return commandsOf(text).map((command) => command.map((word) => (word.literal ? word.text : `?${word.text}`)));
}

function copies(path: string, text: string): string[] {
  return copiesIn(textFile(path, text)).map(({ from, to, by, at }) => `${by} ${from} > ${to} @${at.start.line}`);
}

describe('shell text', () => {
  it('is split into commands and words', () => {
    assert.deepEqual(words('cp a.pkl \'b c\'/ && mv "x y" z; echo hi | tee f # end\nls \\\n  -l'), [['cp', 'a.pkl', 'b c/'], ['mv', 'x y', 'z'], ['echo', 'hi'], ['tee', 'f'], ['ls', '-l']]);
    assert.deepEqual(words('M=model.pkl\ncp $M ${D:-serve}/"${M}" && cp $(ls) $GONE `x`'), [['cp', 'model.pkl', 'serve/model.pkl'], ['cp', '?', '?', '?']]);
    assert.deepEqual(words('if [ -f a ]; then cp a b; fi > log 2>&1\ncat <<EOF > x\ncp no no\nEOF\ncp c d'), [['[', '-f', 'a', ']'], ['cp', 'a', 'b'], ['cat'], ['cp', 'c', 'd']]);
  });

  it('keeps the place of each word', () => {
    const text = 'x=1;  cp "a b" c';
    assert.deepEqual(commandsOf(text)[0]?.map(({ start, end }) => text.slice(start, end)), ['cp', '"a b"', 'c']);
  });
});

describe('copies', () => {
  it('are read from Dockerfiles, scripts, Makefiles, CI jobs and compose files', () => {
    assert.deepEqual(copies('Dockerfile', 'FROM a AS b\nCOPY no.txt /\nFROM python:3\nWORKDIR /app\nCOPY --chown=me ["model.pkl", "serve.py", "./"]\nADD models/ /srv/models/\nCOPY --from=x /y /z\nRUN mkdir d && cp /app/model.pkl /opt/\n'), [
      'image model.pkl > /app/ @5', 'image serve.py > /app/ @5', 'image models/ > /srv/models/ @6', 'image /y > /z @7', 'command /app/model.pkl > /opt/ @8',
    ]);
    assert.deepEqual(copies('deploy.sh', 'cp -r models serve/\naws s3 cp --profile me out/m.pkl s3://bucket/m.pkl\ncp -t dest a b\ncp $X y\n'), [
      'command models > serve/ @1', 'command out/m.pkl > s3://bucket/m.pkl @2', 'command a > dest/ @3', 'command b > dest/ @3',
    ]);
    assert.deepEqual(copies('Makefile', 'M := model.pkl\nall: train\n\t@cp $(M) serve/\n\t-mv a b\n'), ['command model.pkl > serve/ @3', 'command a > b @4']);
    assert.deepEqual(copies('.github/workflows/ci.yml', 'jobs:\n  x:\n    steps:\n      - run: |\n          cp a.pkl app/\n          echo\n'), ['command a.pkl > app/ @4']);
    assert.deepEqual(copies('docker-compose.yml', 'services:\n  a:\n    volumes:\n      - ./models:/app/models:ro\n      - db:/data\n'), ['mount ./models > /app/models @4']);
  });

  it('tell whether a saved file comes to where it is loaded', () => {
    const copied = copiesAmong([
      textFile('Dockerfile', 'FROM python:3\nWORKDIR /app\nCOPY artifacts/model.pkl model.pkl\nCOPY encoders ./encoders\n'),
      textFile('move.sh', 'cp runs/best.pt weights/\nmv weights/best.pt serve/final.pt\ncp out/*.joblib served\n'),
    ]);
    const lines = (saved: string, loaded: string): string[] | null => copied.between(saved, loaded)?.map(({ at }) => `${at.path}:${at.start.line}`) ?? null;
    assert.deepEqual(lines('artifacts/model.pkl', 'model.pkl'), ['Dockerfile:3']);
    assert.deepEqual(lines('training/artifacts/model.pkl', '/app/model.pkl'), ['Dockerfile:3']);
    assert.deepEqual(lines('encoders/a/oh.pkl', '/app/encoders/a/oh.pkl'), ['Dockerfile:4']);
    assert.deepEqual(lines('runs/best.pt', 'serve/final.pt'), ['move.sh:1', 'move.sh:2']);
    assert.deepEqual(lines('out/m.joblib', 'served/m.joblib'), ['move.sh:3']);
    assert.equal(lines('artifacts/scaler.pkl', 'scaler.pkl'), null);
    assert.equal(lines('runs/best.pt', 'serve/other.pt'), null);
  });
});
