import assert from 'node:assert/strict';
import { findParity } from '../../../src/project/parity/parity';
import type { Finding } from '../../../src/rules/rule';
import { rules } from '../../../src/rules/registry.generated';
import { programOf } from '../../project/symbolic/support';

const ours = ['skew/step-mismatch', 'skew/image-geometry-mismatch', 'skew/channel-order-mismatch', 'skew/class-order-mismatch'];

/** What the rules say of a training of Keras and a service: rule, severity and the code under the finding. */
async function said(train: string, serve: string): Promise<string[]> {
  const { files, findings } = await found(train, serve);
  return findings.map(({ rule, severity, at }) => `${rule.slice(5)} ${severity}: ${files.documents.get(at.path)?.code.slice(at.span.start, at.span.end) ?? ''}`);
}

async function found(train: string, serve: string): Promise<{ readonly files: Awaited<ReturnType<typeof programOf>>; readonly findings: readonly Finding[] }> {
  const files = await programOf({ 'train.py': train, 'app.py': serve });
  const parity = findParity({ files });
  const findings: Finding[] = [];
  for (const rule of rules) if (ours.includes(rule.meta.id)) rule.compare?.({ parity, report: (finding) => findings.push({ ...finding, rule: rule.meta.id }) });
  return { files, findings };
}

const trained = (images: string): string =>
  'from tensorflow import keras\nimport numpy as np\nimport cv2\nfrom PIL import Image\nfrom keras.preprocessing.image import ImageDataGenerator\nfrom keras.applications.resnet50 import preprocess_input\n' +
  `images = ${images}\nmodel = keras.Sequential([keras.layers.Conv2D(8, 3), keras.layers.Dense(2)])\nmodel.compile()\nmodel.fit(images, epochs=3)\nmodel.save("m.keras")\n`;

const served = (image: string, answer = 'float(model.predict(x[None])[0, 0])'): string =>
  'import io\nimport cv2\nimport numpy as np\nfrom PIL import Image\nfrom fastapi import FastAPI, UploadFile\nfrom tensorflow import keras\nfrom keras.applications.resnet50 import preprocess_input\n' +
  `app = FastAPI()\nmodel = keras.models.load_model("m.keras")\n@app.post("/p")\nasync def p(file: UploadFile):\n    image = keras.utils.load_img(io.BytesIO(await file.read()), target_size=(64, 64))\n    x = ${image}\n    return ${answer}\n`;

const folder = (generator: string, size = '(64, 64)'): string => trained(`ImageDataGenerator(${generator}).flow_from_directory("d", target_size=${size})`);
const array = 'keras.utils.img_to_array(image)';

describe('skew/step-mismatch', () => {
  it('is silent where both sides do the same, whatever it is called', async () => {
    assert.deepEqual(await said(folder('rescale=1/255'), served(`${array} / 255`)), []);
    assert.deepEqual(await said(folder('rescale=1/255'), served(`${array} * 0.0039215`)), []);
    assert.deepEqual(await said(folder('preprocessing_function=preprocess_input'), served(`preprocess_input(${array})`)), []);
    assert.deepEqual(await said(folder('preprocessing_function=preprocess_input'), served(`${array}[..., ::-1] - [103.939, 116.779, 123.68]`)), []);
    assert.deepEqual(await said(folder('rescale=1/255, rotation_range=20, horizontal_flip=True'), served(`${array} / 255`)), []);
  });

  it('is silent where something on the way is not known', async () => {
    assert.deepEqual(await said(folder('rescale=1/255'), served(`clean(${array})`)), []);
    assert.deepEqual(await said(folder('preprocessing_function=other.prepare'), served(array)), []);
    assert.deepEqual(await said(folder('featurewise_center=True, rescale=1/255'), served(array)), []);
  });

  it('is silent where the training is one way in one branch, and serving is that way', async () => {
    assert.deepEqual(await said(trained('ImageDataGenerator(rescale=1/255).flow_from_directory("d", target_size=(64, 64)) if flag() else ImageDataGenerator().flow_from_directory("d", target_size=(64, 64))'), served(array)), []);
  });

  it('finds the one of two entry points that leaves out what training and the other one do, where both are sent the same field', async () => {
    const train = 'import numpy as np\nfrom tensorflow import keras\nimages = np.load("i.npz")["images"] / 255.0\nmodel = keras.Sequential([keras.layers.Dense(2)])\nmodel.compile()\nmodel.fit(images, epochs=3)\nmodel.save("m.keras")\n';
    const start = 'import json\nimport numpy as np\nfrom flask import Flask, request\nfrom tensorflow import keras\napp = Flask(__name__)\nmodel = keras.models.load_model("m.keras")\n';
    const both = (other: string): string => `${start}@app.post("/p")\ndef p():\n    return model.predict(np.array(request.json["image"])[None] / 255.0)\n@app.post("/q")\ndef q():\n    return model.predict(${other})\n`;
    assert.deepEqual(await said(train, both('np.array(json.loads(request.data)["image"])[None]')), ['step-mismatch warning: model.predict(np.array(json.loads(request.data)["image"])[None])']);
    assert.deepEqual(await said(train, both('np.array(request.json["scaled"])[None]')), []);
    assert.deepEqual(await said(train, both('np.load("tonight.npz")["image"]')), []);
    assert.deepEqual(await said(train, both('np.array(request.json["image"])[None] / 255')), []);
    assert.deepEqual(await said(train, both('clean(request.json["image"])')), []);
  });

  it('names the layer of the model that scales already', async () => {
    const inside = folder('').replace('Sequential([', 'Sequential([keras.layers.Rescaling(1 / 255), ');
    const [finding] = (await found(inside, served(`${array} / 255`))).findings;
    assert.match(finding?.message ?? '', /The model scales by itself \(`Rescaling` \(train\.py:8\)\), so pixels are scaled twice\./);
    const [plain] = (await found(folder(''), served(`${array} / 255`))).findings;
    assert.doesNotMatch(plain?.message ?? '', /scales by itself/);
  });

  it('tells of a step that is missing, extra, done twice, or another one', async () => {
    assert.deepEqual(await said(folder('rescale=1/255'), served(array)), ['step-mismatch error: model.predict(x[None])']);
    assert.deepEqual(await said(folder(''), served(`${array} / 255`)), [`step-mismatch error: ${array} / 255`]);
    assert.deepEqual(await said(folder('rescale=1/255'), served(`${array} / 255 / 255`)), [`step-mismatch error: ${array} / 255 / 255`]);
    assert.deepEqual(await said(folder('rescale=1/255'), served(`preprocess_input(${array})`)), [`step-mismatch error: preprocess_input(${array})`]);
  });
});

describe('skew/image-geometry-mismatch', () => {
  it('tells of another size, and hints at another interpolation', async () => {
    assert.deepEqual(await said(folder('', '(96, 96)'), served(array)), ['image-geometry-mismatch error: keras.utils.load_img(io.BytesIO(await file.read()), target_size=(64, 64))']);
    assert.deepEqual(await said(trained('keras.utils.image_dataset_from_directory("d", image_size=(64, 64))'), served(array)), ['image-geometry-mismatch hint: keras.utils.load_img(io.BytesIO(await file.read()), target_size=(64, 64))']);
  });

  it('is silent about a size that is not written down', async () => {
    assert.deepEqual(await said(folder('', 'SIZE'), served(array)), []);
  });
});

describe('skew/channel-order-mismatch', () => {
  const read = 'np.array([cv2.resize(cv2.imread(path), (64, 64)) for path in paths()])';
  const decoded = 'cv2.resize(cv2.imdecode(np.frombuffer(data(), np.uint8), 1), (64, 64))';

  it('is silent where both sides are BGR, or both are turned', async () => {
    assert.deepEqual(await said(trained(read), served(decoded)), []);
    assert.deepEqual(await said(trained(read.replace('cv2.imread(path)', 'cv2.imread(path)[..., ::-1]')), served(`cv2.cvtColor(${decoded}, cv2.COLOR_BGR2RGB)`)), []);
    assert.deepEqual(await said(trained(read.replace('cv2.imread(path)', 'cv2.imread(path, 0)')), served(`cv2.cvtColor(${decoded}, cv2.COLOR_BGR2GRAY)`)), []);
  });

  it('tells of one side that is turned', async () => {
    assert.deepEqual(await said(trained(read), served(`cv2.cvtColor(${decoded}, cv2.COLOR_BGR2RGB)`)), [`channel-order-mismatch error: cv2.cvtColor(${decoded}, cv2.COLOR_BGR2RGB)`]);
  });
});

describe('skew/class-order-mismatch', () => {
  const named = (names: string): string => served(`${array} / 255`, `${names}[int(model.predict(x[None])[0].argmax())]`);

  it('is silent about sorted names, names for people, and names that training was given', async () => {
    assert.deepEqual(await said(folder('rescale=1/255'), named('["ant", "bee", "wasp"]')), []);
    assert.deepEqual(await said(folder('rescale=1/255'), named('["Early Blight", "Late Blight", "Healthy"]')), []);
    assert.deepEqual(await said(trained('ImageDataGenerator(rescale=1/255).flow_from_directory("d", target_size=(64, 64), classes=["wasp", "ant"])'), named('["wasp", "ant"]')), []);
  });

  it('tells of names that are not in the order of folders, or of training\'s list', async () => {
    assert.deepEqual(await said(folder('rescale=1/255'), named('["Leaf_spot", "healthy", "Rust"]')), ['class-order-mismatch warning: ["Leaf_spot", "healthy", "Rust"]']);
    assert.deepEqual(await said(folder('rescale=1/255'), named('{0: "b_x", 1: "a_x"}')), ['class-order-mismatch warning: {0: "b_x", 1: "a_x"}']);
    assert.deepEqual(await said(folder('rescale=1/255'), named('[["oak", "yew"], ["b_x", "a_x"]][kind()]')), ['class-order-mismatch warning: ["b_x", "a_x"]']);
    assert.deepEqual(await said(trained('ImageDataGenerator(rescale=1/255).flow_from_directory("d", target_size=(64, 64), classes=["wasp", "ant"])'), named('["ant", "wasp"]')), ['class-order-mismatch error: ["ant", "wasp"]']);
  });
});
