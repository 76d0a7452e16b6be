import DOMPurify from 'dompurify';
import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

/** The colours of the editor's theme in place of the picture's own. */
const COLOURS = `:host svg {
  max-width: 100%; height: auto;
  --page: var(--vscode-editor-background); --card: var(--vscode-editorWidget-background); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-descriptionForeground)));
  --ink: var(--vscode-foreground); --quiet: var(--vscode-descriptionForeground); --flow: var(--vscode-descriptionForeground);
  --leak: var(--vscode-errorForeground); --leakcard: color-mix(in srgb, var(--vscode-errorForeground) 12%, var(--vscode-editorWidget-background));
  --data: var(--vscode-charts-blue); --step: var(--vscode-descriptionForeground); --learn: var(--vscode-charts-yellow); --part: var(--vscode-descriptionForeground);
  --train: var(--vscode-charts-green); --test: var(--vscode-charts-purple); --judge: var(--vscode-charts-blue);
}`;

const drawn = new WeakMap<Element, string>();
const drawers = new Map<string, (element?: Element) => void>();

/** A picture of the analyser, without scripts, links and outside content, and in a room of its own, so that its style does not reach the panel. */
export function picture(svg: string, label: string): TemplateResult {
  return html`<div class="svg" role="img" tabindex="0" aria-label=${label} ${ref(drawer(svg))}></div>`;
}

/** The same function for the same picture, so that it is drawn once. */
function drawer(svg: string): (element?: Element) => void {
  const known = drawers.get(svg);
  if (known !== undefined) return known;
  const draw = (element?: Element): void => {
    if (element === undefined || drawn.get(element) === svg) return;
    drawn.set(element, svg);
    const room = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const clean = DOMPurify.sanitize(svg, { USE_PROFILES: { svg: true }, ADD_TAGS: ['style'], FORBID_TAGS: ['a', 'image', 'use', 'foreignObject'], FORBID_ATTR: ['href', 'xlink:href'] });
    room.innerHTML = `${clean}<style>${COLOURS}</style>`;
  };
  if (drawers.size > 100) drawers.clear();
  drawers.set(svg, draw);
  return draw;
}
