/** What a container image brings, read off its tag. */
interface ImageFact {
  /** Matches the image without registry host and tag. */
  readonly name: RegExp;
  /** Distributions and the pattern that finds their release in the tag (first group). */
  readonly brings: Readonly<Record<string, RegExp>>;
}

const leading = /^v?(\d+(?:\.\d+){1,3})/;
const python = /(?:^|[-_.])(?:python|py|cp)-?(\d\.\d+(?:\.\d+)?)/;
const plainPython = /^(\d\.\d+(?:\.\d+)?)/;

/** Source: the images' tag lists on Docker Hub and the AWS list of Deep Learning Containers, read 2026-11-20. */
const images: readonly ImageFact[] = [
  { name: /^(library\/|docker\/library\/|bitnami\/|circleci\/|cimg\/|lambda\/|amazon\/aws-lambda-|slim\/|r-)?python$/, brings: { python: plainPython } },
  { name: /(^|\/)python-?(3\.\d+)?(-(slim|alpine))?$/, brings: { python: plainPython } },
  { name: /^tensorflow\/tensorflow$/, brings: { tensorflow: leading } },
  { name: /^pytorch\/pytorch$/, brings: { torch: leading } },
  { name: /(^|\/)pytorch-(training|inference)(-\w+)?$/, brings: { torch: leading, python: /-py(\d)(\d+)(?:-|$)/ } },
  { name: /(^|\/)tensorflow-(training|inference)(-\w+)?$/, brings: { tensorflow: leading, python: /-py(\d)(\d+)(?:-|$)/ } },
  { name: /(^|\/)sagemaker-scikit-learn$/, brings: { 'scikit-learn': leading } },
  { name: /(^|\/)sagemaker-xgboost$/, brings: { xgboost: leading } },
  { name: /^huggingface\/transformers-(pytorch|tensorflow|all-latest|torch)(-\w+)*$/, brings: { transformers: leading } },
  { name: /(^|\/)mlflow(\/mlflow)?$/, brings: { mlflow: leading } },
  { name: /^apache\/airflow$/, brings: { 'apache-airflow': leading, python } },
  { name: /^prefecthq\/prefect$/, brings: { prefect: leading, python } },
  { name: /^rayproject\/ray(-ml)?$/, brings: { ray: leading, python: /-py(\d)(\d+)(?:-|$)/ } },
  { name: /^tiangolo\/(uvicorn-gunicorn-fastapi|uvicorn-gunicorn|uwsgi-nginx-flask|meinheld-gunicorn(-flask)?|uwsgi-nginx)$/, brings: { python } },
  { name: /^(astral-sh\/uv|mambaorg\/micromamba)$/, brings: { python } },
  { name: /^ultralytics\/ultralytics$/, brings: { ultralytics: leading } },
  { name: /^seldonio\/mlserver$/, brings: { mlserver: leading } },
];

/**
 * The releases that a container image is known to bring, by distribution (and `python`): `pytorch/pytorch:1.12.1-cuda11.3-cudnn8-runtime` → torch 1.12.1.
 * Empty for images of which nothing is known, and for tags that name no release (`latest`).
 */
export function releasesOfImage(image: string): Readonly<Record<string, string>> {
  const withoutDigest = image.replace(/@sha256:.*$/, '');
  const colon = withoutDigest.lastIndexOf(':');
  if (colon < 0 || withoutDigest.includes('/', colon)) return {};
  const parts = withoutDigest.slice(0, colon).split('/');
  // The first part is a host where it has a dot or a port.
  const name = (parts.length > 1 && /[.:]/.test(parts[0] ?? '') ? parts.slice(1) : parts).join('/');
  const tag = withoutDigest.slice(colon + 1);
  const found: Record<string, string> = {};
  for (const fact of images) {
    if (!fact.name.test(name)) continue;
    for (const [distribution, pattern] of Object.entries(fact.brings)) {
      const groups = pattern.exec(tag)?.slice(1).filter((group) => group !== '');
      if (groups !== undefined && groups.length > 0) found[distribution] ??= groups.join('.');
    }
  }
  return found;
}
