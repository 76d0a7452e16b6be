import type { McpServer, ToolResult } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { library } from '../library/tables';
import type { ExplainTarget, MentorPlace } from '../mentor/conversation';
import { conversationTypes, levels } from '../mentor/conversation';
import { skillsOf } from '../mentor/growth/skills';
import { lessonOf, lessonText } from '../mentor/lesson-base';
import { explainOffline } from '../mentor/offline/explain';
import { answerMarkdown } from '../mentor/offline/markdown';
import { graphsOf } from '../review/graphs-of';
import { groundsOf } from '../review/grounds';
import { lineageOf } from '../review/lineage/build';
import { rules } from '../rules/registry.generated';
import { withFolder } from './workspace';

const readOnly = { readOnlyHint: true, openWorldHint: false, idempotentHint: true };

/** More findings than this make an answer that no model can read; what is left out is counted. */
const MOST_FINDINGS = 100;

/** Gives the server its tools: all of them read, none writes, none reaches the network. `root`: the folder they look at. */
export function addTools(server: McpServer, root: string): void {
  server.registerTool(
    'check',
    {
      title: 'Check files and folders',
      description: 'Finds leakage, train/serve skew, missing tests and other faults that make a model\'s numbers untrue, in Python files and notebooks. Each finding has its rule, place, message, the path that proves it, and repairs.',
      inputSchema: { paths: z.array(z.string()).optional().describe('Files or folders, seen from the folder of the server; without any, all of it.') },
      annotations: readOnly,
    },
    ({ paths = [] }, { signal }) => told(() => withFolder(root, async (folder) => {
      const wanted = paths.map((path) => folder.path(path));
      const report = await folder.engine.check({ paths: wanted.length === 0 ? [''] : wanted, signal });
      const findings = report.findings.slice(0, MOST_FINDINGS);
      const left = report.findings.length - findings.length;
      return { ...report, findings, left };
    }), ({ findings, left }) => (findings.length === 0 ? 'No findings.' : findings.map((finding) => `${finding.path}:${finding.cell === null ? '' : `cell ${String(finding.cell)}:`}${String(finding.range.start.line)}: ${finding.severity} ${finding.rule}: ${finding.message}`).join('\n') + (left > 0 ? `\n… and ${String(left)} more: name fewer paths.` : ''))),
  );

  server.registerTool(
    'explain',
    {
      title: 'Explain code, a finding, a rule or a concept',
      description: 'Explains from the analyser\'s own facts: what each line does, where its data comes from and goes to, what is wrong or to be watched, the lesson with its sources. Give a rule or concept id, or a path with lines, or a question.',
      inputSchema: {
        id: z.string().optional().describe('A rule or concept: leakage/fit-before-split, concept/calibration.'),
        path: z.string().optional().describe('A Python file or notebook.'),
        cell: z.number().int().min(0).optional().describe('For a notebook: the cell\'s number from 0 among all cells.'),
        line: z.number().int().min(1).optional().describe('The first line, from 1 (in a notebook within the cell). Without one, the whole file.'),
        endLine: z.number().int().min(1).optional(),
        question: z.string().optional().describe('A question in plain words.'),
        level: z.enum(levels as ['junior', 'mid', 'senior']).optional(),
        as: z.enum(conversationTypes.map(({ id }) => id) as [string, ...string[]]).optional().describe('The way to talk about it.'),
      },
      annotations: readOnly,
    },
    (args, { signal }) => told(async () => {
      const type = conversationTypes.find(({ id }) => id === args.as)?.id ?? 'explain';
      const level = args.level ?? 'junior';
      if (args.path === undefined) {
        if (args.id !== undefined && lessonText(args.id) === undefined) throw new Error(`There is no lesson "${args.id}". The tool rules lists the rules.`);
        const target: ExplainTarget | null = args.question !== undefined ? { kind: 'question', text: args.question, place: null } : args.id !== undefined ? { kind: 'lesson', id: args.id } : null;
        if (target === null) throw new Error('Give an id, a path or a question.');
        return explainOffline({ target, level, type }, { library, file: null, findings: [] });
      }
      const given = args.path;
      return withFolder(root, async (folder) => {
        const path = folder.path(given);
        const grounds = await groundsOf(folder.engine, path, signal);
        if (grounds.file === null) throw new Error(grounds.errors.map(({ message }) => message).join(' ') || `${path} can't be read.`);
        return explainOffline({ target: targetOf(path, args), level, type }, { library, file: grounds.file, findings: grounds.findings, picture: grounds.picture });
      });
    }, (answer) => answerMarkdown(answer, 5)),
  );

  server.registerTool(
    'rules',
    {
      title: 'List the rules',
      description: 'All rules with severity, confidence, preset and areas of skill; with an id, that rule\'s lesson.',
      inputSchema: { id: z.string().optional(), family: z.string().optional() },
      annotations: readOnly,
    },
    ({ id, family }) => told(() => {
      const metas = rules.map((rule) => rule.meta).filter((meta) => (id === undefined || meta.id === id) && (family === undefined || meta.family === family));
      if (metas.length === 0) throw new Error(`There is no rule ${id ?? `of the family ${family ?? ''}`}.`);
      const lesson = id === undefined ? null : (lessonText(id) ?? null);
      return Promise.resolve({ rules: metas, lesson, title: id === undefined ? null : (lessonOf(id)?.lesson.title ?? null) });
    }, (result) => (result.lesson ?? result.rules.map((meta) => `${meta.id}  ${meta.severity}  ${meta.title}`).join('\n'))),
  );

  server.registerTool(
    'lineage',
    {
      title: 'Show where the data of a file goes',
      description: 'The data flow of a file\'s program: what is loaded, learned from which rows, split, trained and judged, and the ways by which the judged rows leak.',
      inputSchema: { path: z.string() },
      annotations: readOnly,
    },
    (args, { signal }) => told(() => withFolder(root, async (folder) => {
      const path = folder.path(args.path);
      const { graph, findings, errors } = await folder.engine.graph(path, signal);
      if (graph === null && errors.length > 0) throw new Error(errors.map(({ message }) => message).join(' '));
      return graph === null ? { schema: 1, path, nodes: [], edges: [], hidden: 0 } : lineageOf(graph, path, findings);
    }), (diagram) => diagram.nodes.map((node) => `${node.id} ${node.kind} ${node.label}${node.detail === null ? '' : ` (${node.detail})`} at ${node.path}:${String(node.range.start.line)}`).concat(diagram.edges.map((edge) => `${edge.from} -> ${edge.to}${edge.leak ? ' (leak)' : ''}`)).join('\n') || 'Nothing is fitted, split or judged in this file.'),
  );

  server.registerTool(
    'parity',
    {
      title: 'Compare training and serving',
      description: 'The training and the serving side of each model beside each other: which steps agree, differ, or are missing on one side.',
      inputSchema: { train: z.string().optional(), serve: z.string().optional() },
      annotations: readOnly,
    },
    (args, { signal }) => told(() => withFolder(root, (folder) => folder.engine.parity({ train: args.train === undefined ? null : folder.path(args.train), serve: args.serve === undefined ? null : folder.path(args.serve) }, signal)), (report) => JSON.stringify(report, null, 1)),
  );

  server.registerTool(
    'skills',
    {
      title: 'Show which areas of skill the code touches',
      description: 'The areas of skill of an ML engineer, and what the code shows for each: what it does, and what is found. It says nothing of a person.',
      inputSchema: { all: z.boolean().optional().describe('Also areas that show nothing.') },
      annotations: readOnly,
    },
    ({ all = false }, { signal }) => told(() => withFolder(root, async (folder) => {
      const { findings } = await folder.engine.check({ paths: [''], signal });
      const graphs = await graphsOf(folder.engine, signal);
      const { counts } = await folder.engine.testsReport([''], { signal });
      const areas = skillsOf({ graphs, findings, tests: counts });
      return { schema: 1, areas: all ? areas : areas.filter((area) => area.practice.length > 0 || area.findings.length > 0) };
    }), ({ areas }) => areas.map((area) => `${area.name}: ${[...area.practice.map(({ text }) => text), ...area.findings.map(({ rule, count }) => `to mend: ${rule} (${String(count)})`)].join('; ')}`).join('\n') || 'The code shows none of the areas.'),
  );
}

function targetOf(path: string, args: { readonly question?: string | undefined; readonly id?: string | undefined; readonly cell?: number | undefined; readonly line?: number | undefined; readonly endLine?: number | undefined }): ExplainTarget {
  const { line } = args;
  const cell = args.cell ?? null;
  const isCell = line === undefined && cell !== null;
  const place: MentorPlace | null = line === undefined && !isCell ? null : { path, cell, range: { start: { line: line ?? 1, column: 1 }, end: { line: args.endLine ?? line ?? 1, column: args.endLine === undefined ? 1 : Number.MAX_SAFE_INTEGER } } };
  if (args.question !== undefined) return { kind: 'question', text: args.question, place };
  if (place === null) return { kind: 'file', path };
  if (isCell) return { kind: 'cell', place };
  return args.id === undefined ? { kind: 'selection', place } : { kind: 'finding', rule: args.id, place };
}

/** A result as data and as text; a failure as its sentence. */
async function told<T extends object>(work: () => Promise<T>, text: (result: T) => string): Promise<ToolResult> {
  try {
    const result = await work();
    return { content: [{ type: 'text', text: text(result) }], structuredContent: { ...(result as Record<string, unknown>) } };
  } catch (error) {
    return { content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }], isError: true };
  }
}
