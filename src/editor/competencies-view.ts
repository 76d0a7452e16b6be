import type { ExtensionContext, TreeDataProvider } from 'vscode';
import { commands, EventEmitter, languages, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import type { CompetenciesResult, ShownSkill, SkillsResult } from '../server/protocol';
import type { Evidence } from './evidence';
import { readEvidence } from './evidence';
import { openPlaceCommand } from './review/tree';

type Category = CompetenciesResult['categories'][number];
type Competency = Category['competencies'][number];
type Shown = ShownSkill & { readonly folder: string };
type Node =
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'competency'; readonly competency: Competency; readonly category: Category }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'rule'; readonly rule: string; readonly count: number };

/** Where the view gets what it shows. */
export interface CompetencySource {
  competencies(): Promise<CompetenciesResult>;
  skills(): Promise<SkillsResult>;
}

/** The view of competencies: what the code shows for each, what is found in it, and what was noted. */
export function competenciesView(context: ExtensionContext, source: () => Promise<CompetencySource>): { dispose(): unknown }[] {
  let categories: readonly Category[] | null = null;
  let counts = new Map<string, number>();
  let evidence: readonly Evidence[] = [];
  /** By competency; null: not asked yet. */
  let shown: ReadonlyMap<string, readonly Shown[]> | null = null;
  const changed = new EventEmitter<undefined>();
  const nodes = new Map<string, Node>();

  const count = (): void => {
    counts = new Map();
    for (const [, diagnostics] of languages.getDiagnostics()) {
      for (const { source, code } of diagnostics) {
        if (source !== 'holdout') continue;
        const rule = String(typeof code === 'object' ? code.value : code);
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
      }
    }
    evidence = readEvidence(context);
  };
  const found = ({ rules }: Competency): number => rules.reduce((sum, rule) => sum + (counts.get(rule) ?? 0), 0);
  const noted = ({ id }: Competency): number => evidence.filter(({ competency }) => competency === id).length;
  const shownFor = ({ id }: Competency): readonly Shown[] => shown?.get(id) ?? [];
  /** Asked once the view is looked at, and again by its button: it takes the analysis of the whole folder. */
  const askSkills = async (): Promise<void> => {
    shown = new Map();
    const { folders } = await (await source()).skills();
    const found = new Map<string, Shown[]>();
    for (const folder of folders) for (const one of folder.shown) found.set(one.competency, [...(found.get(one.competency) ?? []), { ...one, folder: folder.uri }]);
    shown = found;
    changed.fire(undefined);
  };
  const says = (findings: number, notes: number, skills = 0): string => [skills === 0 ? '' : `${skills} shown`, findings === 0 ? '' : `${findings} ${findings === 1 ? 'finding' : 'findings'}`, notes === 0 ? '' : `${notes} noted`].filter((text) => text !== '').join(', ');

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (node === undefined) {
        categories ??= (await (await source()).competencies()).categories;
        count();
        if (shown === null) void askSkills().catch(() => { shown = null; });
        return categories.map((category): Node => ({ kind: 'category', category }));
      }
      if (node.kind === 'category') {
        // What there is to see comes first.
        return node.category.competencies.map((competency): Node => kept(competency, node.category))
          .sort((left, right) => rank(right) - rank(left));
      }
      if (node.kind !== 'competency') return [];
      const { competency } = node;
      return [
        ...shownFor(competency).map((one): Node => ({ kind: 'shown', shown: one })),
        ...competency.rules.filter((rule) => counts.has(rule)).map((rule): Node => ({ kind: 'rule', rule, count: counts.get(rule) ?? 0 })),
      ];
    },
    getParent: (node) => (node.kind === 'competency' ? nodes.get(`category ${node.category.id}`) : undefined),
    getTreeItem: (node) => {
      if (node.kind === 'rule') {
        const item = new TreeItem(node.rule);
        item.description = says(node.count, 0);
        item.command = { title: 'Open the lesson', command: 'holdout.openLesson', arguments: [node.rule] };
        return item;
      }
      if (node.kind === 'shown') {
        const { folder, text, places } = node.shown;
        const item = new TreeItem(text);
        item.iconPath = new ThemeIcon('check');
        const [first] = places;
        if (first) {
          item.description = first.path;
          item.command = { title: 'Open', command: openPlaceCommand, arguments: [folder, { path: first.path, cell: first.cell, line: first.range.start.line, column: first.range.start.column }] };
        }
        return item;
      }
      if (node.kind === 'category') {
        nodes.set(`category ${node.category.id}`, node);
        const { competencies } = node.category;
        const item = new TreeItem(node.category.name, TreeItemCollapsibleState.Collapsed);
        item.id = node.category.id;
        // A finding may belong to several competencies.
        const rules = new Set(competencies.flatMap((one) => one.rules));
        item.description = says([...rules].reduce((sum, rule) => sum + (counts.get(rule) ?? 0), 0), competencies.reduce((sum, one) => sum + noted(one), 0), competencies.reduce((sum, one) => sum + shownFor(one).length, 0));
        return item;
      }
      const { competency } = node;
      const findings = found(competency);
      const item = new TreeItem(competency.name, findings + shownFor(competency).length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
      item.id = competency.id;
      item.description = says(findings, noted(competency), shownFor(competency).length) || (competency.rules.length > 0 ? 'nothing found' : '');
      const own = evidence.filter((one) => one.competency === competency.id).map(({ when, what }) => `- ${when.slice(0, 10)}: ${what.replace(/[\\`*_{}[\]()#+!|<>]/g, '\\$&')}`);
      item.tooltip = new MarkdownString([competency.description, ...(competency.rules.length === 0 ? ['No rule looks at this.'] : [`Rules: ${competency.rules.join(', ')}`]), ...(own.length === 0 ? [] : [`Noted:\n\n${own.join('\n')}`])].join('\n\n'));
      return item;
    },
  };
  function kept(competency: Competency, category: Category): Node {
    const node: Node = { kind: 'competency', competency, category };
    nodes.set(competency.id, node);
    return node;
  }
  function rank(node: Node): number {
    return node.kind !== 'competency' ? 0 : found(node.competency) * 1_000 + shownFor(node.competency).length * 100 + noted(node.competency) * 10 + (node.competency.rules.length > 0 ? 1 : 0);
  }

  const view = window.createTreeView('holdout.competencies', { treeDataProvider: provider, showCollapseAll: true });
  let soon: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      count();
      changed.fire(undefined);
    }, 300);
  };
  return [
    view,
    changed,
    languages.onDidChangeDiagnostics(() => { if (view.visible) refresh(); }),
    view.onDidChangeVisibility(({ visible }) => { if (visible) refresh(); }),
    commands.registerCommand('holdout.refreshCompetencies', () => {
      shown = null;
      refresh();
    }),
    commands.registerCommand('holdout.openCompetency', async (id: unknown) => {
      await commands.executeCommand('holdout.competencies.focus');
      categories ??= (await (await source()).competencies()).categories;
      for (const category of categories) {
        for (const competency of category.competencies) {
          if (competency.id !== id) continue;
          nodes.set(`category ${category.id}`, nodes.get(`category ${category.id}`) ?? { kind: 'category', category });
          await view.reveal(nodes.get(competency.id) ?? kept(competency, category), { select: true, focus: true, expand: true });
        }
      }
    }),
    { dispose: () => { clearTimeout(soon); } },
  ];
}
