import { argumentOf, siteOf, stringOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

const images = ['base_image', 'image', 'image_uri', 'container_uri', 'target_image'];
const libraries = ['kfp', 'airflow', 'sagemaker', 'azure', 'google', 'flytekit', 'metaflow', 'kubernetes', 'ray', 'modal', 'zenml'];

/** `:latest` or no tag at all; packages without a release. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/unpinned-image-or-package',
    title: 'A pipeline step installs whatever is newest',
    family: 'pipeline',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility', 'ops.containers-kubernetes'],
    references: ['docker-pin', 'kfp-components'],
    since: '0.2.0',
    fix: 'none',
    peers: ['hadolint:DL3007', 'hadolint:DL3013'],
  },
  needs: libraries,
  inspect({ code, report }) {
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        for (const name of images) {
          const given = argumentOf(node, name);
          const image = stringOf(code, given?.value, place);
          if (given === null || image === null || !/^[\w.-]+(?:[/:][\w.:/-]+)?$/.test(image) || !isImage(image, name) || image.includes('@sha256')) continue;
          const tag = /:([\w.-]+)$/.exec(image)?.[1];
          if (tag !== undefined && tag !== 'latest') continue;
          report({ severity: 'warning', confidence: 'certain', at: siteOf(code, given), related: [], message: `\`${image}\` is whatever the registry gives that day: the same pipeline runs with other libraries tomorrow. Name a tag that stays, or a digest.` });
        }
        const packages = argumentOf(node, 'packages_to_install');
        const value = packages === null ? null : valueOf(code, packages.value, place).value;
        if (packages === null || value?.kind !== 'List') continue;
        const open = value.elements.flatMap((element) => (element.kind === 'Constant' && typeof element.value === 'string' && /^[\w.-]+(\[[\w,-]+\])?$/.test(element.value) ? [element.value] : []));
        if (open.length > 0) report({ severity: 'warning', confidence: 'certain', at: siteOf(code, packages), related: [], message: `${open.map((one) => `\`${one}\``).join(', ')} ${open.length === 1 ? 'is' : 'are'} installed in the newest release each time the step runs: it breaks, or gives other numbers, on a day that you do not choose. Pin them.` });
      }
    }
  },
};

/** `image=` is also what pictures are passed by. */
function isImage(text: string, keyword: string): boolean {
  return keyword !== 'image' || /[/:]/.test(text) && !/\.(png|jpe?g|gif|svg|bmp|webp|ico|tiff?)$/i.test(text) && !/^[a-z]+:\/\//.test(text) && !/^\.?\//.test(text);
}
