/** What samples are read through: which steps change a picture in another way each time. */
import { each, join } from './make';
import type { ApiEntry, LibraryTable, TransformEntry } from './vocabulary';

const random: TransformEntry = { is: 'transform', random: true };
const fixed: TransformEntry = { is: 'transform', random: false };
const composed: TransformEntry = { is: 'transform', random: false, steps: true };
const composedAtRandom: TransformEntry = { is: 'transform', random: true, steps: true };

export const torchvision: LibraryTable = {
  library: 'torchvision', release: '0.24', read: '2026-11-20',
  entries: join<ApiEntry>(
    each('torchvision.transforms', 'Compose', composed),
    each('torchvision.transforms', 'RandomApply RandomChoice RandomOrder', composedAtRandom),
    each('torchvision.transforms', 'RandomCrop RandomResizedCrop RandomHorizontalFlip RandomVerticalFlip RandomRotation RandomAffine '
      + 'RandomPerspective RandomErasing RandomGrayscale RandomInvert RandomPosterize RandomSolarize RandomAdjustSharpness RandomAutocontrast '
      + 'RandomEqualize RandomZoomOut RandomPhotometricDistort RandomShortSize RandomIoUCrop RandomSizedCrop ColorJitter AutoAugment RandAugment '
      + 'TrivialAugmentWide AugMix ElasticTransform ScaleJitter', random),
    each('torchvision.transforms', 'ToTensor Normalize Resize Scale CenterCrop FiveCrop TenCrop Grayscale Pad ToPILImage Lambda ConvertImageDtype PILToTensor '
      + 'GaussianBlur ToDtype ToImage LinearTransformation Identity', fixed),
  ),
  aliases: { 'torchvision.transforms.v2': 'torchvision.transforms', 'torchvision.transforms.transforms': 'torchvision.transforms' },
  neverBare: ['Compose', 'Normalize', 'Resize', 'Scale', 'Lambda', 'Identity', 'Grayscale', 'Pad'],
};

export const albumentations: LibraryTable = {
  library: 'albumentations', release: '2.0', read: '2026-11-20',
  entries: join<ApiEntry>(
    each('albumentations', 'Compose Sequential', composed),
    each('albumentations', 'OneOf SomeOf OneOrOther', composedAtRandom),
    each('albumentations', 'HorizontalFlip VerticalFlip Flip Transpose RandomRotate90 Rotate SafeRotate ShiftScaleRotate Affine Perspective RandomCrop RandomResizedCrop '
      + 'RandomSizedCrop RandomBrightnessContrast RandomBrightness RandomContrast RandomGamma HueSaturationValue RGBShift ColorJitter CLAHE '
      + 'Blur MotionBlur MedianBlur GaussianBlur GaussNoise ISONoise CoarseDropout Cutout GridDropout GridDistortion ElasticTransform '
      + 'OpticalDistortion ChannelShuffle ChannelDropout ImageCompression RandomScale RandomShadow RandomFog RandomRain PixelDropout IAAPerspective', random),
    each('albumentations', 'Normalize Resize CenterCrop PadIfNeeded LongestMaxSize SmallestMaxSize ToFloat ToGray Crop Lambda NoOp', fixed),
    each('albumentations.pytorch', 'ToTensorV2 ToTensor', fixed),
  ),
  aliases: { 'albumentations.augmentations.transforms': 'albumentations', 'albumentations.core.composition': 'albumentations',
    'albumentations.pytorch.transforms': 'albumentations.pytorch', 'albumentations.augmentations': 'albumentations' },
  neverBare: ['Compose', 'Sequential', 'Normalize', 'Resize', 'Lambda', 'Rotate', 'Transpose', 'Affine', 'Perspective', 'ToTensor'],
};

/** Generators with random options; featurewise_center and the like, which learn, are not followed. */
export const kerasGenerators = each<ApiEntry>('keras.preprocessing.image', 'ImageDataGenerator', { is: 'transform', random: ['rotation_range', 'width_shift_range',
  'height_shift_range', 'brightness_range', 'shear_range', 'zoom_range', 'channel_shift_range', 'horizontal_flip', 'vertical_flip'] });
