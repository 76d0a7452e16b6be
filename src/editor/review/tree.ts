import type { Event, TreeDataProvider } from 'vscode';
import { EventEmitter, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState, Uri } from 'vscode';
import { checklistItems } from '../../review/formats/markdown-checklist';
import { placeName } from '../../review/formats/places';
import { ranked } from '../../review/formats/ranking';
import type { ReviewReport } from '../../review/formats/review-report';
import type { ReportedFinding, ReportedPlace } from '../../review/report';
import { coverageText, firstSentence, severityGroups, summaryOf, verdictOf } from '../../review/review-page/words';
import type { Mood } from '../../review/review-page/words';
import { differs, verdict as sidesVerdict } from '../../review/side-by-side/words';
import type { Severity } from '../../rules/rule';
import type { ReviewFolder, ReviewResult } from '../../server/protocol';

/** A line of the view. */
export type ReviewNode =
  | { readonly kind: 'group'; readonly label: string; readonly description: string; readonly icon: ThemeIcon; readonly isOpen: boolean; readonly children: readonly ReviewNode[]; readonly tooltip?: string }
  | { readonly kind: 'finding'; readonly folder: string; readonly finding: ReportedFinding }
  | { readonly kind: 'place'; readonly folder: string; readonly at: ReportedPlace; readonly label: string; readonly description: string; readonly icon: ThemeIcon }
  | { readonly kind: 'sides'; readonly train: string; readonly serve: string; readonly label: string; readonly description: string; readonly icon: ThemeIcon }
  | { readonly kind: 'question'; readonly text: string };

export interface ReviewTree extends TreeDataProvider<ReviewNode> {
  readonly onDidChangeTreeData: Event<undefined>;
  show(result: ReviewResult | null): void;
  /** The node of a finding, so that it can be shown. */
  nodeOf(finding: ReportedFinding): ReviewNode | undefined;
  dispose(): void;
}

/** The command that opens a place of a review; its arguments are the folder's URI and the place. */
export const openPlaceCommand = 'holdout.openReviewPlace';

const severityIcons: Readonly<Record<Severity, ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')), warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')), info: new ThemeIcon('info'), hint: new ThemeIcon('lightbulb'),
};
const moodIcons: Readonly<Record<Mood, ThemeIcon>> = {
  bad: new ThemeIcon('error', new ThemeColor('list.errorForeground')), look: new ThemeIcon('warning', new ThemeColor('list.warningForeground')), good: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
};

export function reviewTree(): ReviewTree {
  const changed = new EventEmitter<undefined>();
  let roots: readonly ReviewNode[] = [];
  let parents = new Map<ReviewNode, ReviewNode>();
  let findings = new Map<ReportedFinding, ReviewNode>();

  const register = (nodes: readonly ReviewNode[], parent: ReviewNode | null): void => {
    for (const node of nodes) {
      if (parent) parents.set(node, parent);
      if (node.kind === 'finding') findings.set(node.finding, node);
      if (node.kind === 'group') register(node.children, node);
    }
  };
  return {
    onDidChangeTreeData: changed.event,
    show: (result) => {
      const folders = result?.folders ?? [];
      roots = folders.length === 1 ? folders.flatMap(folderNodes) : folders.map(folderNode);
      parents = new Map();
      findings = new Map();
      register(roots, null);
      changed.fire(undefined);
    },
    nodeOf: (finding) => findings.get(finding),
    getChildren: (node) => {
      if (node === undefined) return [...roots];
      if (node.kind === 'group') return [...node.children];
      return node.kind === 'finding' ? node.finding.related.map((step): ReviewNode => ({ kind: 'place', folder: node.folder, at: step, label: step.message, description: placeName(step), icon: new ThemeIcon('arrow-small-right') })) : [];
    },
    getParent: (node) => parents.get(node),
    getTreeItem: itemOf,
    dispose: () => { changed.dispose(); },
  };
}

function folderNode(folder: ReviewFolder): ReviewNode {
  const name = decodeURIComponent(folder.uri.replace(/\/$/, '').split('/').at(-1) ?? folder.uri);
  return group(name, '', new ThemeIcon('root-folder'), folderNodes(folder), folder.report !== null);
}

function folderNodes({ uri, report, problem }: ReviewFolder): readonly ReviewNode[] {
  if (report === null) return [group('Not reviewed', problem ?? '', new ThemeIcon('circle-slash'), [], false, problem ?? '')];
  const { mood, text } = verdictOf(report);
  return [
    group(text, summaryOf(report), moodIcons[mood], [], false, summaryOf(report)),
    ...severityGroups.flatMap(({ severity, title }) => {
      const own = ranked(report.findings).filter((finding) => finding.severity === severity);
      return own.length === 0 ? [] : [group(title, String(own.length), severityIcons[severity], own.map((finding): ReviewNode => ({ kind: 'finding', folder: uri, finding })))];
    }),
    ...testNodes(report, uri),
    ...sideNodes(report),
    ...checkNodes(report),
    ...fixedNodes(report),
  ];
}

function testNodes({ newCode, testsToWrite = [] }: ReviewReport, folder: string): readonly ReviewNode[] {
  if ((newCode === undefined || newCode.of === 0) && testsToWrite.length === 0) return [];
  const coverage = newCode === undefined || newCode.of === 0 ? '' : coverageText(newCode);
  const children = testsToWrite.map(({ name, at, reason }): ReviewNode => ({ kind: 'place', folder, at, label: name, description: `${placeName(at)}: ${reason}`, icon: new ThemeIcon('beaker') }));
  return [group('Tests to write', testsToWrite.length === 0 ? coverage : String(testsToWrite.length), new ThemeIcon('beaker'), children, true, coverage)];
}

function sideNodes({ parity }: ReviewReport): readonly ReviewNode[] {
  if (parity === undefined || parity.pairs.length === 0) return [];
  const children = parity.pairs.map((pair): ReviewNode => {
    return { kind: 'sides', train: pair.train.path, serve: pair.serve.path, label: `${pair.train.path} → ${pair.serve.path}`, description: sidesVerdict(pair), icon: differs(pair) ? moodIcons.look : pair.counts.equal === 0 ? new ThemeIcon('question') : moodIcons.good };
  });
  return [group('Training and serving', String(children.length), new ThemeIcon('arrow-swap'), children)];
}

function checkNodes(report: ReviewReport): readonly ReviewNode[] {
  const items = checklistItems(report);
  return items.length === 0 ? [] : [group('For the reviewer', String(items.length), new ThemeIcon('checklist'), items.map((text): ReviewNode => ({ kind: 'question', text })))];
}

function fixedNodes({ change }: ReviewReport): readonly ReviewNode[] {
  if (change === undefined || change.fixed.length === 0) return [];
  const children = change.fixed.map((finding) => group(finding.rule, placeName(finding), new ThemeIcon('check'), [], false, finding.message));
  return [group('Mended', String(children.length), new ThemeIcon('check-all'), children, false)];
}

function group(label: string, description: string, icon: ThemeIcon, children: readonly ReviewNode[], isOpen = true, tooltip?: string): ReviewNode {
  return { kind: 'group', label, description, icon, isOpen, children, ...(tooltip === undefined ? {} : { tooltip }) };
}

function itemOf(node: ReviewNode): TreeItem {
  if (node.kind === 'question') {
    const item = new TreeItem(node.text);
    item.checkboxState = TreeItemCheckboxState.Unchecked;
    item.tooltip = node.text;
    return item;
  }
  if (node.kind === 'finding') {
    const { finding, folder } = node;
    const item = new TreeItem(firstSentence(finding.message), finding.related.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    item.description = `${placeName(finding)}${finding.introduced === 'elsewhere' ? ', not on a changed line' : ''}`;
    item.iconPath = severityIcons[finding.severity];
    item.contextValue = 'finding';
    item.tooltip = plainText(`${finding.rule}\n\n${finding.message}`);
    item.command = { title: 'Open', command: openPlaceCommand, arguments: [folder, placeOf(finding)] };
    return item;
  }
  if (node.kind === 'group') {
    const state = node.children.length === 0 ? TreeItemCollapsibleState.None : node.isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    const item = new TreeItem(node.label, state);
    item.description = node.description;
    item.iconPath = node.icon;
    if (node.tooltip !== undefined && node.tooltip !== '') item.tooltip = node.tooltip;
    return item;
  }
  const item = new TreeItem(node.label);
  item.description = node.description;
  item.iconPath = node.icon;
  item.tooltip = `${node.label}\n${node.description}`;
  item.command = node.kind === 'sides'
    ? { title: 'Compare', command: 'holdout.compareSides', arguments: [node.train, node.serve] }
    : { title: 'Open', command: openPlaceCommand, arguments: [node.folder, placeOf(node.at)] };
  return item;
}

/** Text of the analysed code never becomes a link or markup. */
function plainText(text: string): MarkdownString {
  return new MarkdownString().appendText(text);
}

/** A report's place as the editor opens it. */
export function placeOf({ path, cell, range }: ReportedPlace): { readonly path: string; readonly cell: number | null; readonly line: number; readonly column: number } {
  return { path, cell, line: range.start.line, column: range.start.column };
}

/** The name of a folder for a heading; "" where there is only one. */
export function folderName({ uri }: ReviewFolder, folders: readonly ReviewFolder[]): string {
  return folders.length < 2 ? '' : (Uri.parse(uri).path.split('/').filter((part) => part !== '').at(-1) ?? uri);
}
