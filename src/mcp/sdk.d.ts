// The SDK ships CommonJS code but types for ES modules alone, which this package's module setting refuses. What we use of it, as its 1.32 states it:
declare module '@modelcontextprotocol/sdk/server/mcp.js' {
  import type { z } from 'zod';

  export interface ToolResult {
    content: { type: 'text'; text: string }[];
    structuredContent?: Record<string, unknown>;
    isError?: boolean;
  }

  export class McpServer {
    constructor(info: { name: string; version: string }, options?: { instructions?: string });
    registerTool<Shape extends z.ZodRawShape>(
      name: string,
      config: { title: string; description: string; inputSchema: Shape; annotations?: { readOnlyHint?: boolean; openWorldHint?: boolean; idempotentHint?: boolean } },
      handler: (args: z.infer<z.ZodObject<Shape>>, extra: { signal: AbortSignal }) => Promise<ToolResult>,
    ): unknown;
    connect(transport: unknown): Promise<void>;
    close(): Promise<void>;
  }
}

declare module '@modelcontextprotocol/sdk/server/stdio.js' {
  export class StdioServerTransport {
    onclose?: () => void;
  }
}
