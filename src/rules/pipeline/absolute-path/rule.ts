import type { ModuleCode } from '../../../project/code/code';
import type { Span } from '../../../python/text';
import { valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** Folders of users; those of containers and services, which are the same everywhere, are none. */
const shared = /^(jovyan|airflow|app|appuser|user|ubuntu|ec2-user|sagemaker-user|vscode|node|runner|root|docker|spark|hadoop|mambauser|default|public|shared|username|me|you|your.*|name|xxx+|someone|<.*|\{.*|\$.*|\.+|…|h2o|data|dev|work|admin|workspace)$/i;
const placeholder = /^(username|me|you|your.*|name|xxx+|someone|<.*|\{.*|\$.*|%.*|\.+|…|public|default)$/i;
const form = /(["'])((?:file:\/\/)?(?:\/home\/([^/"'\s]+)\/|\/Users\/([^/"'\s]+)\/|[A-Za-z]:(?:\\\\?|\/)(?:Users(?:\\\\?|\/)([^\\/"'\s]+)(?:\\\\?|\/)|(?!Windows\b|Program)[\w .-]+(?:\\\\?|\/))))[^"'\n]*\1/g;
const DRIVE = /(?:["']|file:\/\/)[A-Za-z]:[\\/]/;

/** `/home/anna/…`, `/Users/…`, `C:\…` in a string. Told once a file, with how often. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/absolute-path',
    title: 'A path of one person\'s machine is written in the code',
    family: 'pipeline',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility', 'se.engineering-rigour'],
    references: ['pimentel2019'],
    since: '0.2.0',
    fix: 'none',
    peers: ['julynter:p1', 'mlscent:hardcoded-path'],
  },
  inspect({ code, report }) {
    const { text } = code.document;
    if (!text.includes('/home/') && !text.includes('/Users/') && !((text.includes(':/') || text.includes(':\\')) && DRIVE.test(text))) return;
    let tried: readonly Span[] | null = null;
    const found = [...text.matchAll(form)].filter((match) => {
      const user = match[3] ?? match[4] ?? match[5] ?? '';
      // No container has C:\Users: there `user` is somebody's account.
      if ((match[5] === undefined ? shared : placeholder).test(user) || isComment(text, match.index)) return false;
      tried ??= triedOneByOne(code);
      return !tried.some(({ start, end }) => start <= match.index && match.index < end);
    });
    const [first] = found;
    if (first === undefined) return;
    const more = found.length > 1 ? ` (and ${String(found.length - 1)} more in this file)` : '';
    report({
      severity: 'warning',
      confidence: 'certain',
      message: `This path exists on one machine alone${more}: for everybody else the code fails here. Build it from the project's folder (\`Path(__file__).parent\`), or take it as an argument or from the environment.`,
      at: { path: code.path, span: { start: first.index, end: first.index + first[0].length } },
      related: found.slice(1, 5).map((match) => ({ message: 'another one', at: { path: code.path, span: { start: match.index, end: match.index + match[0].length } } })),
    });
  },
};

/** Lists of several folders that a loop goes through: where one is missing, the next is tried. */
function triedOneByOne(code: ModuleCode): readonly Span[] {
  return code.nodes.For.flatMap(({ node, place }) => {
    const { value } = valueOf(code, node.iterable, place);
    if ((value.kind !== 'List' && value.kind !== 'Tuple') || value.elements.length < 2) return [];
    return /\b(exists|isdir|isfile|is_dir|is_file|FileNotFoundError|OSError)\b/.test(code.document.text.slice(node.start, node.end)) ? [value] : [];
  });
}

function isComment(text: string, at: number): boolean {
  return /^[^"'\n]*#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}
