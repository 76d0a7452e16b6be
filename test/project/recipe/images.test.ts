import assert from 'node:assert/strict';
import { imageForm, rangeOf } from '../../../src/project/recipe/images/form';
import { imageReaders } from '../../../src/project/recipe/images/readers';
import { recipesOf } from '../../../src/project/recipe/recipe';
import { traceScript } from '../../../src/project/symbolic/trace';
import { programSyntax } from '../../../src/project/program-syntax';
import { programOf } from '../symbolic/support';

/** What a program's last call `use(x)` is given, folded: order, range, sizes. */
async function form(code: string): Promise<string> {
  const program = programSyntax(await programOf({ 'main.py': code }));
  const { happened, machine } = traceScript(program, 'main.py', new Set());
  const asked = happened.findLast((one) => one.term.callee === 'use')?.term.args[0];
  assert.ok(asked, 'nothing is used');
  return recipesOf(asked, machine, imageReaders).map((recipe) => {
    const folded = imageForm(recipe, null);
    const values = folded.values ? rangeOf(folded.values).map((value) => Number(value.toFixed(2))).join('..') : '?';
    const sizes = (folded.geometry ?? []).map((one) => `${one.kind} ${String(one.params.get('height') ?? '?')}x${String(one.params.get('width') ?? '?')} ${String(one.params.get('interpolation') ?? '')}`.trim());
    return [folded.isGrey ? 'grey' : (folded.order ?? '?'), values, ...sizes, ...(folded.randomCrop ? [`random ${String(folded.randomCrop.params.get('height'))}`] : [])].join(', ');
  }).join(' | ');
}

const imports = 'import cv2\nimport numpy as np\nimport tensorflow as tf\nfrom PIL import Image\nfrom tensorflow import keras\nfrom torchvision import transforms as T\nimport albumentations as A\nfrom albumentations.pytorch import ToTensorV2\n';
const pil = 'image = Image.open("a.png").convert("RGB")\n';

describe('recipes of images', () => {
  it('reads the defaults of each library', async () => {
    assert.equal(await form(`${imports}use(cv2.resize(cv2.imread("a.png"), (32, 16)))`), 'bgr, 0..255, resize 16x32 bilinear');
    assert.equal(await form(`${imports}${pil}use(image.resize((32, 16)))`), 'rgb, 0..255, resize 16x32 bicubic');
    assert.equal(await form(`${imports}use(keras.utils.load_img("a.png", target_size=(16, 32)))`), 'rgb, 0..255, resize 16x32 nearest');
    assert.equal(await form(`${imports}use(tf.image.resize(tf.io.decode_jpeg(data, channels=3), [16, 32]))`), 'rgb, 0..255, resize 16x32 bilinear');
    assert.equal(await form(`${imports}use(keras.utils.image_dataset_from_directory("d"))`), 'rgb, 0..255, resize 256x256 bilinear');
    assert.equal(await form(`${imports}from keras.preprocessing.image import ImageDataGenerator\nuse(ImageDataGenerator(rescale=1/255).flow_from_directory("d"))`), 'rgb, 0..1, resize 256x256 nearest');
  });

  it('knows a published set of digits, however its bunch is opened', async () => {
    for (const way of ['fetch_openml("mnist_784")["data"]', 'fetch_openml(name="mnist_784").data', 'fetch_openml("mnist_784", return_X_y=True)[0] / 255']) {
      assert.equal(await form(`${imports}from sklearn.datasets import fetch_openml\nuse(${way})`), way.endsWith('255') ? 'grey, 0..1' : 'grey, 0..255', way);
    }
  });

  it('folds what is the same in other words', async () => {
    const same = ['np.array(image) / 127.5 - 1', '(np.array(image) / 255 - 0.5) / 0.5', 'T.Compose([T.ToTensor(), T.Normalize([0.5] * 3, [0.5, 0.5, 0.5])])(image)', 'keras.applications.mobilenet_v2.preprocess_input(np.array(image))', '(np.array(image) - 127.5) / 127.5', 'np.divide(np.asarray(image, dtype="float32") - 127.5, 127.5)'];
    for (const way of same) assert.equal(await form(`${imports}${pil}use(${way})`), 'rgb, -1..1', way);
  });

  it('knows when ToTensor scales', async () => {
    assert.equal(await form(`${imports}${pil}use(T.ToTensor()(image))`), 'rgb, 0..1');
    assert.equal(await form(`${imports}${pil}use(T.ToTensor()(np.array(image, dtype=np.float32)))`), 'rgb, 0..255');
    assert.equal(await form(`${imports}${pil}use(A.Compose([A.Resize(8, 9), ToTensorV2()])(image=np.array(image))["image"])`), 'rgb, 0..255, resize 8x9 bilinear');
    assert.equal(await form(`${imports}${pil}class ToTensor:\n    def __call__(self, x):\n        return x\nuse(ToTensor()(image))`), 'rgb, 0..255');
  });

  it('follows the order of the channels', async () => {
    for (const turn of ['cv2.cvtColor(x, cv2.COLOR_BGR2RGB)', 'x[..., ::-1]', 'x[:, :, [2, 1, 0]]', 'cv2.cvtColor(x, cv2.COLOR_RGB2BGR)']) assert.equal(await form(`${imports}x = cv2.imread("a.png")\nuse(${turn})`), 'rgb, 0..255', turn);
    assert.equal(await form(`${imports}x = cv2.imread("a.png")\nuse(x[:, ::-1])`), 'bgr, 0..255');
    assert.equal(await form(`${imports}x = cv2.imread("a.png", 0)\nuse(x)`), 'grey, 0..255');
    assert.equal(await form(`${imports}${pil}use(keras.applications.vgg16.preprocess_input(np.array(image)))`), 'bgr, -123.68..151.06');
  });

  it('runs functions and transforms of the program', async () => {
    assert.equal(await form(`${imports}from keras.preprocessing.image import ImageDataGenerator\ndef half(x):\n    return x / 255 - 0.5\nuse(ImageDataGenerator(preprocessing_function=half).flow_from_directory("d", target_size=(9, 9)))`), 'rgb, -0.5..0.5, resize 9x9 nearest');
    assert.equal(await form(`${imports}${pil}class Half:\n    def __call__(self, x):\n        return np.array(x) / 255 / 2\nuse(T.Compose([T.Resize((4, 4)), Half()])(image))`), 'rgb, 0..0.5, resize 4x4 bilinear');
  });

  it('keeps both ways of a branch, and says nothing behind what it does not know', async () => {
    assert.equal(await form(`${imports}${pil}if flag():\n    image = image.resize((4, 4))\nuse(image)`), 'rgb, 0..255 | rgb, 0..255, resize 4x4 bicubic');
    assert.equal(await form(`${imports}${pil}use(mystery(image) / 255)`), '?, ?');
    assert.equal(await form(`${imports}${pil}use((np.array(image) - mean) / std)`), 'rgb, ?');
  });
});
