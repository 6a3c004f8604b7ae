import { Client as Client2, StreamableHTTPClientTransport as Http2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { executable, ownEnv } from './executable.js';
import type { HttpServer } from './http-server.js';

/** What the tests need of a client, of either line of the SDK. */
export interface ConnectedClient {
  /** The client itself, for what is not here. */
  readonly sdk: Client1 | Client2;
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
  // biome-ignore lint/suspicious/noExplicitAny: tests read results of any shape
  data: any;
}

/** A server to start and talk to over stdio, or one that serves over HTTP. */
type Target =
  | { readonly args: readonly string[]; readonly env?: Record<string, string>; readonly cwd?: string }
  | { readonly url: URL; readonly token?: string };

const identity = { name: 'wabascope-e2e', version: '0.0.0' };

/** Today's client: `@modelcontextprotocol/sdk` 1.x. */
async function connectSdk1(target: Target): Promise<ConnectedClient> {
  const client = new Client1(identity);
  // Its HTTP transport does not fit its own interface under exactOptionalPropertyTypes.
  const transport = 'url' in target ? new Http1(target.url, withToken(target)) : new Stdio1(launch(target));
  await client.connect(transport as Stdio1);
  return connected(client);
}

/** The successor: `@modelcontextprotocol/client` 2.x, with the handshake of 2025 or the protocol of 2026-07-28. */
export async function connectSdk2(target: Target, mode: 'legacy' | 'auto' = 'auto'): Promise<ConnectedClient> {
  const client = new Client2(identity, { versionNegotiation: { mode } });
  await client.connect('url' in target ? new Http2(target.url, withToken(target)) : new Stdio2(launch(target)));
  return connected(client);
}

const lines: Record<string, (target: Target) => Promise<ConnectedClient>> = {
  'sdk 1.x': connectSdk1,
  'client 2.x, handshake of 2025': (target) => connectSdk2(target, 'legacy'),
  'client 2.x, protocol 2026-07-28': (target) => connectSdk2(target, 'auto'),
};

/**
 * Every client that users have today, over every transport: its name, and how to connect it to a sandbox. Over stdio, each
 * starts its own. Over HTTP, all use `server`.
 */
export const everyClient: readonly (readonly [string, (server: HttpServer) => Promise<ConnectedClient>])[] =
  Object.entries(lines).flatMap(([name, connect]) => [
    [`${name} over stdio`, () => connect({ args: ['--sandbox'] })],
    [`${name} over HTTP`, ({ url }) => connect({ url })],
  ]);

function launch({ args, env, ...rest }: Extract<Target, { args: unknown }>) {
  const command = process.execPath;
  return { command, args: [executable, ...args], stderr: 'ignore' as const, env: { ...ownEnv, ...env }, ...rest };
}

function withToken({ token }: { readonly token?: string }) {
  return token === undefined ? {} : { requestInit: { headers: { authorization: `Bearer ${token}` } } };
}

function connected(sdk: Client1 | Client2): ConnectedClient {
  return {
    sdk,
    listTools: async () => (await sdk.listTools()).tools as ListedTool[],
    callTool: async (name, args = {}) => {
      const result = await sdk.callTool({ name, arguments: args });
      const [first] = result.content as { type: string; text?: string }[];
      return { text: first?.text ?? '', isError: result.isError === true, data: result.structuredContent };
    },
    close: () => sdk.close(),
  };
}
