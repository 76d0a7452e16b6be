import assert from 'node:assert/strict';
import { distance, likeness } from '../../../src/rules/skew/artifact-mismatch/names';

describe('names of artifacts', () => {
  const cases: readonly (readonly [string, string, ReturnType<typeof likeness>])[] = [
    ['proprocessor.pkl', 'preprocessor.pkl', 'typo'],
    ['finetuned_model.pth', 'finetuned_model.bin', 'ending'],
    ['model.pkl', 'model.joblib', 'ending'],
    ['label_encoders.pkl', 'label_encoder.pkl', 'typo'],
    ['label-encoder.pkl', 'labelEncoder.pkl', 'typo'],
    ['model.pkl', 'model.pkl', null],
    ['model.h5', 'model.tflite', null],
    ['model.pth', 'model.onnx', null],
    ['train.pkl', 'test.pkl', null],
    ['x_train.pkl', 'y_train.pkl', null],
    ['model_v1.pkl', 'model_v2.pkl', null],
    ['lgbm.pkl', 'xgbm.pkl', null],
    ['encoder.pt', 'decoder.pt', null],
    ['scaler.pkl', 'model.pkl', null],
  ];
  for (const [saved, loaded, expected] of cases) {
    it(`${saved} and ${loaded}: ${expected ?? 'two things'}`, () => {
      assert.equal(likeness(saved, loaded), expected);
    });
  }

  it('counts swapped letters once', () => {
    assert.equal(distance('scaler', 'sclaer'), 1);
    assert.equal(distance('model', 'model'), 0);
    assert.equal(distance('', 'abc'), 3);
  });
});
