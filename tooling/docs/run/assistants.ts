import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { PageFolder } from './page-folder.js';

/** A server as the file of a client names it: a program to start, or a URL. */
interface ServerEntry {
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The file of a client: `mcpServers`, or `servers` and `inputs` in VS Code. */
export interface ClientFile {
  readonly mcpServers?: Readonly<Record<string, ServerEntry>>;
  readonly servers?: Readonly<Record<string, ServerEntry>>;
  readonly inputs?: readonly { readonly id: string }[];
}

/** Does what the client would do with the file, and asks each server for its accounts. @throws {Error} When it has none. */
export async function connectAll(file: ClientFile, folder: PageFolder): Promise<void> {
  const filledIn = fillIn(file);
  for (const entry of Object.values({ ...filledIn.mcpServers, ...filledIn.servers })) await connect(entry, folder);
}

async function connect(entry: ServerEntry, folder: PageFolder): Promise<void> {
  const client = new Client({ name: 'wabascope-docs', version: '0.0.0' });
  // Its own types are stricter than they say: optional members that may be undefined.
  await client.connect(transportOf(entry, folder) as Transport);
  try {
    const { structuredContent } = await client.callTool({ name: 'list-accounts', arguments: {} });
    const { total } = structuredContent as { total: number };
    if (total === 0) throw new Error('The server has no accounts.');
  } finally {
    await client.close();
  }
}

function transportOf({ command, args = [], env = {}, url, headers = {} }: ServerEntry, folder: PageFolder) {
  if (url !== undefined) return new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  if (command === undefined) throw new Error('A server needs a command or a url.');
  const environment = { ...folder.env, ...env };
  return new StdioClientTransport({ command, args: [...args], env: environment, cwd: folder.path, stderr: 'ignore' });
}

/** Puts something in the place of the variables of each client: `${NAME}`, `${env:NAME}`, and inputs that are declared. */
function fillIn(file: ClientFile): ClientFile {
  const known = file.inputs?.map(({ id }) => id) ?? [];
  const text = JSON.stringify(file).replace(/\$\{(?:(env|input):)?([\w-]+)\}/g, (whole, kind, name) => {
    if (kind === 'input' && !known.includes(name)) throw new Error(`${whole} is not among the inputs.`);
    return 'made-up';
  });
  return JSON.parse(text);
}
