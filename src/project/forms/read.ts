import { Parser } from 'htmlparser2';
import { readTextFile } from '../text-file';
import type { FilePlace, TextFile } from '../text-file';
import type { Workspace } from '../workspace';
import { maskTemplate } from './template';

/** A choice of a select, or a radio button of a group. Null for a value that the template fills in. */
export interface FormOption {
  readonly value: string | null;
  readonly text: string;
  readonly at: FilePlace;
}

/** A field of an HTML form that a request brings by its name. */
export interface FormField {
  readonly name: string;
  /** `text`, `number`, `select`, `textarea`, `checkbox`, `radio`, `hidden`, `file` …, as HTML names them. */
  readonly type: string;
  /** What a person reads beside it: the label's text, else the nearest text before it in the same block; null where there is none. */
  readonly label: string | null;
  /** How the label was found: it says for which field it is, stands around it, or is the label that stands before it; else an attribute, or other text before it. */
  readonly labelBy: 'for' | 'around' | 'beside' | 'attribute' | 'before' | null;
  readonly placeholder: string | null;
  /** The value that is sent when nobody changes it. Null where there is none, or the template fills it in. */
  readonly defaultValue: string | null;
  readonly options: readonly FormOption[];
  readonly min: string | null;
  readonly max: string | null;
  readonly step: string | null;
  readonly isRequired: boolean;
  readonly at: FilePlace;
}

/** A form, or the fields of a page that stand in none. */
export interface Form {
  readonly path: string;
  /** As they are written; a template's own call is left out. */
  readonly action: string | null;
  readonly method: string;
  readonly fields: readonly FormField[];
}

const MOST_BYTES = 1024 * 1024;
const MOST_FIELDS = 2000;
/** No label is longer, in characters. */
const MOST_TEXT = 400;

/** The forms of a project's pages, by path. `paths` are those of `OtherFiles.templates`. Files that can't be read are left out; never rejects. */
export async function readForms(workspace: Workspace, paths: readonly string[]): Promise<ReadonlyMap<string, readonly Form[]>> {
  const found = new Map<string, readonly Form[]>();
  for (const path of [...new Set(paths)].sort()) {
    const file = await readTextFile(workspace, path, MOST_BYTES);
    const forms = file === null ? [] : formsIn(file);
    if (forms.length > 0) found.set(path, forms);
  }
  return found;
}

interface OpenField {
  name: string;
  type: string;
  id: string | null;
  around: OpenLabel | null;
  before: string | null;
  isBeside: boolean;
  attributes: Readonly<Record<string, string>>;
  text: string;
  options: (FormOption & { readonly isChosen: boolean })[];
  at: FilePlace;
}

interface OpenLabel {
  text: string;
}

/** Elements that begin a new line of the page: text before them belongs to something else. */
const BLOCKS = new Set(['form', 'fieldset', 'table', 'tr', 'section', 'header', 'main', 'nav', 'footer', 'script', 'style', 'body', 'hr']);
const BUTTONS = new Set(['submit', 'button', 'reset', 'image']);

/** The forms of one page of HTML, Jinja or Django. Never throws. */
export function formsIn(file: TextFile): readonly Form[] {
  const { html, isDynamic, plain } = maskTemplate(file.text);
  const forms: { action: string | null; method: string; fields: OpenField[] }[] = [];
  const loose = { action: null, method: 'get', fields: [] as OpenField[] };
  const labels = new Map<string, string>();
  let form: (typeof forms)[number] | null = null;
  let label: (OpenLabel & { for: string | null }) | null = null;
  let field: OpenField | null = null;
  let option: { value: string | undefined; text: string; isChosen: boolean; at: FilePlace } | null = null;
  let before: string | null = null;
  let lastLabel: string | null = null;
  let text = '';
  let silent = 0;
  let count = 0;
  /** An attribute's value; null where it is missing or filled in. */
  const literal = (value: string | undefined): string | null => (value === undefined || isDynamic(value) ? null : plain(value));
  const endOption = (): void => {
    if (option === null || field === null) return;
    const shown = tidy(option.text);
    const value = option.value === undefined ? (isDynamic(shown) ? null : shown) : literal(option.value);
    field.options.push({ value, text: plain(shown), at: option.at, isChosen: option.isChosen });
    option = null;
  };
  const parser: Parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'script' || tag === 'style') silent++;
        const at = file.at(parser.startIndex, parser.endIndex + 1);
        if (BLOCKS.has(tag)) [before, text] = [null, ''];
        if (tag === 'form') {
          form = { action: literal(attributes.action), method: (literal(attributes.method) ?? 'get').toLowerCase(), fields: [] };
          forms.push(form);
        } else if (tag === 'label') {
          label = { text: '', for: literal(attributes.for) };
        } else if (tag === 'option') {
          endOption();
          option = { value: attributes.value, text: '', isChosen: 'selected' in attributes, at };
        } else if (tag === 'input' || tag === 'select' || tag === 'textarea') {
          const name = literal(attributes.name);
          const type = tag === 'input' ? (literal(attributes.type) ?? 'text').toLowerCase() : tag;
          if (tidy(text) !== '') before = tidy(text);
          const made: OpenField = { name: name ?? '', type, id: literal(attributes.id), around: label, before, isBeside: before !== null && before === lastLabel, attributes, text: '', options: [], at };
          if (tag !== 'input') field = made;
          // What stood before it is its own, and not the next one's.
          if (type !== 'radio' && type !== 'checkbox' && type !== 'hidden') [before, text] = [null, ''];
          if (name !== null && name !== '' && !BUTTONS.has(type) && count++ < MOST_FIELDS) (form ?? loose).fields.push(made);
        }
      },
      ontext: (data) => {
        if (silent > 0) return;
        if (option !== null) option.text = (option.text + data).slice(0, MOST_TEXT);
        else if (field !== null) field.text = (field.text + data).slice(0, MOST_TEXT);
        else {
          if (label !== null) label.text = (label.text + data).slice(0, MOST_TEXT);
          text = (text + data).slice(-MOST_TEXT);
        }
      },
      onclosetag: (tag) => {
        if (tag === 'script' || tag === 'style') silent = Math.max(0, silent - 1);
        else if (tag === 'option') endOption();
        else if (tag === 'select' || tag === 'textarea') {
          endOption();
          field = null;
        } else if (tag === 'label' && label !== null) {
          if (label.for !== null) labels.set(label.for, plain(tidy(label.text)));
          lastLabel = tidy(label.text);
          label = null;
        } else if (tag === 'form') {
          form = null;
          [before, text] = [null, ''];
        } else if (tag === 'p' || tag === 'div' || tag === 'td' || tag === 'li' || tag === 'br' || /^h\d$/.test(tag)) {
          if (tidy(text) !== '') before = tidy(text);
          text = '';
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  try {
    parser.write(html);
    parser.end();
  } catch {
    // What was read up to here is kept.
  }
  const finish = (one: OpenField): FormField => finished(one, labels, literal, plain);
  return [...forms, ...(loose.fields.length > 0 ? [loose] : [])]
    .filter((one) => one.fields.length > 0)
    .map((one) => ({ path: file.path, action: one.action, method: one.method, fields: joinRadios(one.fields.map(finish)) }));
}

function finished(
  open: OpenField, labels: ReadonlyMap<string, string>, literal: (value: string | undefined) => string | null, plain: (text: string) => string,
): FormField {
  const { attributes, type } = open;
  const byFor = open.id === null ? undefined : labels.get(open.id);
  const byName = labels.get(open.name);
  const around = open.around === null ? '' : plain(tidy(open.around.text));
  const before = open.before === null ? undefined : plain(open.before);
  const attribute = literal(attributes['aria-label']) ?? literal(attributes.title);
  const found: readonly [string, FormField['labelBy']] | undefined = (
    [[byFor, 'for'], [around === '' ? undefined : around, 'around'], [byName, 'for'], [open.isBeside ? before : undefined, 'beside'], [attribute, 'attribute'], [before, 'before']] as const
  ).flatMap(([text, by]) => (text === undefined || text === null || text === '' ? [] : [[text, by] as const]))[0];
  const value = literal(attributes.value);
  const chosen = open.options.find((option) => option.isChosen) ?? open.options[0];
  const ticked = type === 'checkbox' || type === 'radio';
  return {
    name: open.name,
    type,
    label: found?.[0] ?? null,
    labelBy: found?.[1] ?? null,
    placeholder: literal(attributes.placeholder),
    defaultValue: type === 'select' ? (chosen?.value ?? null) : type === 'textarea' ? literalText(open.text, literal) : ticked ? ('checked' in attributes ? (value ?? 'on') : null) : value,
    options: ticked ? [{ value: value ?? ('value' in attributes ? null : 'on'), text: found?.[0] ?? '', at: open.at }] : open.options.map(({ value: one, text, at }) => ({ value: one, text, at })),
    min: literal(attributes.min),
    max: literal(attributes.max),
    step: literal(attributes.step),
    isRequired: 'required' in attributes,
    at: open.at,
  };
}

function literalText(text: string, literal: (value: string | undefined) => string | null): string | null {
  const value = literal(text.trim());
  return value === '' ? null : value;
}

/** Radio buttons of one name are one field with several options. */
function joinRadios(fields: readonly FormField[]): readonly FormField[] {
  const joined: FormField[] = [];
  for (const field of fields) {
    const index = field.type === 'radio' ? joined.findIndex((other) => other.type === 'radio' && other.name === field.name) : -1;
    const known = joined[index];
    if (known === undefined) joined.push(field);
    else joined[index] = { ...known, options: [...known.options, ...field.options], defaultValue: known.defaultValue ?? field.defaultValue };
  }
  return joined;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\s*[:*]+$/, '');
}
