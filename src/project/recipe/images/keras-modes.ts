import type { Site } from '../../../provenance/graph';
import type { Step } from '../steps';
import { normalise, swap } from './make';

/**
 * What `preprocess_input` of each application of Keras 3 does, by its module. tf: -1 to 1. caffe: to BGR, minus the mean of ImageNet. torch: to 0 to 1,
 * then mean and deviation of ImageNet. identity: the network scales itself.
 */
const modes: Readonly<Record<string, 'tf' | 'caffe' | 'torch' | 'identity'>> = {
  xception: 'tf', inception_v3: 'tf', inception_resnet_v2: 'tf', mobilenet: 'tf', mobilenet_v2: 'tf', resnet_v2: 'tf', resnet50_v2: 'tf', nasnet: 'tf',
  vgg16: 'caffe', vgg19: 'caffe', resnet: 'caffe', resnet50: 'caffe', imagenet_utils: 'caffe',
  densenet: 'torch',
  efficientnet: 'identity', efficientnet_v2: 'identity', convnext: 'identity', mobilenet_v3: 'identity', regnet: 'identity', resnet_rs: 'identity',
};

/** The application of `keras.applications.vgg16.preprocess_input`; null: of none that is known. */
export function applicationOf(callee: string): string | null {
  return /^keras\.applications\.(\w+)\.preprocess_input$/.exec(callee)?.[1] ?? null;
}

/** The steps of `preprocess_input` of an application, or of a mode; null where it is not known. */
export function preprocessing(name: string, site: Site): readonly Step[] | null {
  const mode = Object.hasOwn(modes, name) ? modes[name] : name;
  const label = Object.hasOwn(modes, name) && name !== 'imagenet_utils' ? `preprocess_input of ${name}` : 'preprocess_input';
  switch (mode) {
    case 'tf':
      return [normalise(site, label, 127.5, 127.5)];
    case 'caffe':
      return [swap(site, label, 'preprocess_input'), normalise(site, label, [103.939, 116.779, 123.68], 1)];
    case 'torch':
      return [normalise(site, label, [123.675, 116.28, 103.53], [58.395, 57.12, 57.375])];
    case 'identity':
      return [];
    default:
      return null;
  }
}
