import assert from 'node:assert/strict';
import { distributionOf, keptInArtifacts, normaliseDistribution, sameDistribution } from '../../src/library/distributions';
import { releasesOfImage } from '../../src/library/distributions-images';

describe('distributions', () => {
  it('are known by the modules that they install', () => {
    assert.deepEqual(['sklearn.preprocessing', 'cv2', 'PIL.Image', 'yaml', 'google.cloud.storage.client', 'google.unknown', 'my_module.part', 'constructor'].map(distributionOf), [
      'scikit-learn', 'opencv-python', 'pillow', 'pyyaml', 'google-cloud-storage', 'google', 'my-module', 'constructor',
    ]);
  });

  it('count variants as one, whatever way the name is written', () => {
    assert.deepEqual(['TensorFlow_CPU', 'pytorch', 'opencv.python.headless', 'Scikit_Learn'].map(sameDistribution), ['tensorflow', 'torch', 'opencv-python', 'scikit-learn']);
  });

  it('are named in their normal form', () => {
    for (const name of keptInArtifacts) assert.equal(sameDistribution(name), normaliseDistribution(name));
    for (const name of keptInArtifacts) assert.equal(name, normaliseDistribution(name));
  });

  it('are brought by images whose tag names a release', () => {
    assert.deepEqual(releasesOfImage('ghcr.io/mlflow/mlflow:v2.3.0'), { mlflow: '2.3.0' });
    assert.deepEqual(releasesOfImage('tiangolo/uvicorn-gunicorn-fastapi:python3.9-slim'), { python: '3.9' });
    assert.deepEqual(releasesOfImage('host:5000/python'), {});
  });
});
