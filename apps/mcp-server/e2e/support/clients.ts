import { Client as Client2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { executable } from './executable.js';

/** What the tests need of a client, of either line of the SDK. */
export interface ConnectedClient {
  listTools(): Promise<ListedTool[]>;
  callTool(name: string, args?: Record<string, unknown>): Promise<ToolResult>;
  close(): Promise<void>;
}

export interface ListedTool {
  name: string;
  description?: string | undefined;
  inputSchema: Record<string, unknown>;
  outputSchema?: Record<string, unknown> | undefined;
  annotations?: Record<string, unknown> | undefined;
}

export interface ToolResult {
  text: string;
  isError: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  data: any;
}

interface Launch {
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

const identity = { name: 'wabascope-e2e', version: '0.0.0' };

/** Today's client: `@modelcontextprotocol/sdk` 1.x. */
export async function connectSdk1({ args, ...rest }: Launch): Promise<ConnectedClient> {
  const client = new Client1(identity);
  await client.connect(
    new Stdio1({ command: process.execPath, args: [executable, ...args], stderr: 'ignore', ...rest }),
  );
  return connected(client);
}

/** The successor: `@modelcontextprotocol/client` 2.x, with the handshake of 2025 or the protocol of 2026-07-28. */
export async function connectSdk2(
  { args, ...rest }: Launch,
  mode: 'legacy' | 'auto' = 'auto',
): Promise<ConnectedClient> {
  const client = new Client2(identity, { versionNegotiation: { mode } });
  await client.connect(
    new Stdio2({ command: process.execPath, args: [executable, ...args], stderr: 'ignore', ...rest }),
  );
  return connected(client);
}

/** Every client that users have today, by name. */
export const connectors: Record<string, (launch: Launch) => Promise<ConnectedClient>> = {
  'sdk 1.x': connectSdk1,
  'client 2.x, handshake of 2025': (launch) => connectSdk2(launch, 'legacy'),
  'client 2.x, protocol 2026-07-28': (launch) => connectSdk2(launch, 'auto'),
};

function connected(client: Client1 | Client2): ConnectedClient {
  return {
    listTools: async () => (await client.listTools()).tools as ListedTool[],
    callTool: async (name, args = {}) => {
      const result = await client.callTool({ name, arguments: args });
      const [first] = result.content as { type: string; text?: string }[];
      return { text: first?.text ?? '', isError: result.isError === true, data: result.structuredContent };
    },
    close: () => client.close(),
  };
}
