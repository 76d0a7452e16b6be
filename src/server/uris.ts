/** The one spelling of a URI by which this server compares: every path segment percent-encoded the same way, no trailing slash. */
export function normaliseUri(uri: string): string {
  const match = /^([a-zA-Z][\w+.-]*):(\/\/[^/]*)?([^?#]*)(.*)$/s.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = '', rest = ''] = match;
  const encoded = path.split('/').map((segment) => encodeURIComponent(decode(segment))).join('/').replace(/(.)\/+$/, '$1');
  return `${scheme.toLowerCase()}:${authority}${encoded.replace(/^\/([a-zA-Z])%3A/, (_all, drive: string) => `/${drive.toLowerCase()}%3A`)}${rest}`;
}

/** The path of `uri` below `root` with `/`, decoded; null where it is not below. */
export function relativePath(root: string, uri: string): string | null {
  const base = normaliseUri(root);
  const full = normaliseUri(uri);
  const prefix = base.endsWith('/') ? base : `${base}/`;
  return full.startsWith(prefix) ? full.slice(prefix.length).split('/').map(decode).join('/') : null;
}

/** The URI of a path (with `/`) seen from `root`; it may begin with `../`. */
export function joinUri(root: string, path: string): string {
  let base = normaliseUri(root).replace(/\/$/, '');
  let rest = path;
  for (; rest.startsWith('../'); rest = rest.slice(3)) base = base.slice(0, base.lastIndexOf('/'));
  return `${base}/${rest.split('/').map(encodeURIComponent).join('/')}`;
}

/** The folder that holds a file. */
export function parentUri(uri: string): string {
  const full = normaliseUri(uri);
  const slash = full.lastIndexOf('/');
  return slash < 0 ? full.slice(0, full.indexOf(':') + 1) : full.slice(0, slash) || full;
}

/** The last segment, decoded. */
export function baseName(uri: string): string {
  const full = normaliseUri(uri);
  return decode(full.slice(Math.max(full.lastIndexOf('/'), full.indexOf(':')) + 1));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
