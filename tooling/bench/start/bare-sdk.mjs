// The MCP SDK and nothing else: three tools as large as ours, whose handlers do nothing.
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod';

const statuses = z.enum(['CONNECTED', 'PENDING', 'FLAGGED', 'RESTRICTED', 'BANNED', 'UNKNOWN']);
const texts = z.array(z.string()).optional();
const number = z.object({
  account: z.string(),
  number: z.string().optional().describe('E.164'),
  name: z.string().optional().describe('Display name'),
  status: statuses.optional(),
  limit: z.union([z.number(), z.literal('unlimited')]).optional(),
  reasons: z.array(z.string()).optional(),
});
const failures = z.array(z.object({ account: z.string(), code: z.string(), message: z.string() }));

/** @type {Record<string, { input: z.ZodObject, output: z.ZodObject }>} */
const tools = {
  'list-numbers': {
    input: z.object({
      accounts: texts.describe('Account aliases'),
      providers: texts.describe('Provider IDs'),
      status: z.array(statuses).optional().describe('Connection status'),
      wabaId: z.string().optional().describe('WhatsApp Business Account ID'),
      query: z.string().optional().describe('Part of a number, name or ID'),
      limit: z.int().min(1).max(100).default(25).describe('Numbers per page'),
      cursor: z.string().optional().describe('nextCursor of the page before'),
    }),
    output: z.object({ numbers: z.array(number), total: z.number(), nextCursor: z.string().optional(), failures }),
  },
  'get-waba': {
    input: z.object({ account: z.string().describe('Account alias'), wabaId: z.string().optional() }),
    output: z.object({ wabas: z.array(z.object({ id: z.string(), name: z.string().optional() })), failures }),
  },
  'list-accounts': {
    input: z.object({ offset: z.int().min(0).default(0).describe('Accounts to skip') }),
    output: z.object({ accounts: z.array(z.object({ account: z.string(), provider: z.string() })) }),
  },
};

serveStdio(() => {
  const server = new McpServer({ name: 'bare', version: '0.0.0' });
  for (const [name, { input, output }] of Object.entries(tools)) {
    const description = 'A tool of a server that does nothing with the arguments that it takes.';
    server.registerTool(name, { title: name, description, inputSchema: input, outputSchema: output }, async () => ({
      content: [{ type: 'text', text: '{}' }],
      structuredContent: {},
    }));
  }
  return server;
});
