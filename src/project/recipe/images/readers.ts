import type { Reader } from '../recipe';
import { albumentations } from './albumentations';
import { arithmetic } from './arithmetic';
import { keras } from './keras';
import { opencv } from './opencv';
import { pillow } from './pillow';
import { processors } from './processors';
import { tensorflow } from './tensorflow';
import { torchvision } from './torchvision';

/** All that reads images: what a term of an image library does, as steps of the normal form. */
export const imageReaders: readonly Reader[] = [opencv, torchvision, albumentations, keras, tensorflow, processors, pillow, arithmetic];
