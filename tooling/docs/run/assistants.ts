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

/** Starts or reaches each server of the file as its client would. @throws {Error} When a server has no account. */
export async function connectAll(file: ClientFile, folder: PageFolder): Promise<void> {
  const filledIn = fillIn(file);
  for (const entry of Object.values({ ...filledIn.mcpServers, ...filledIn.servers })) await connect(entry, folder);
}

/** The file that `claude mcp add` would write: with the command after ` -- `, or with a URL and a header. */
export function fileOfClaude(line: string): ClientFile {
  const [, launch = ''] = line.split(' -- ');
  const [command = '', ...args] = launch.split(' ');
  const [, url = '', name = '', value = ''] = / http \S+ (\S+) --header "([\w-]+): ([^"]*)"/.exec(line) ?? [];
  return { mcpServers: { claude: launch === '' ? { url, headers: { [name]: value } } : { command, args } } };
}

async function connect(entry: ServerEntry, folder: PageFolder): Promise<void> {
  const client = new Client({ name: 'wabascope-docs', version: '0.0.0' });
  // The SDK's transports differ from its interface by optional members that may be undefined.
  await client.connect(transportOf(entry, folder) as Transport);
  const call = client.callTool({ name: 'list-accounts', arguments: {} }).finally(() => client.close());
  const { total } = (await call).structuredContent as { total: number };
  if (total === 0) throw new Error('The server has no accounts.');
}

function transportOf(entry: ServerEntry, folder: PageFolder): StreamableHTTPClientTransport | StdioClientTransport {
  const { command, args = [], env: own = {}, url, headers = {} } = entry;
  if (url !== undefined) return new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  if (command === undefined) throw new Error('A server needs a command or a url.');
  const [, bin] = /^(\/.*)\/npx$/.exec(command) ?? [];
  if (bin && !own.PATH?.startsWith(`${bin}:`)) throw new Error('PATH must begin with the folder of npx.');
  // On Windows, `cmd` starts `npx`, which is a script there.
  const words = [bin ? 'npx' : command, ...args].join('\n').replace(/^cmd\n\/c\n/, '');
  // A bridge from stdio to a URL.
  const [, remote, name = '', value = ''] = /^npx\n-y\nmcp-remote\n(.+)\n--header\n([^:]+):(.*)$/.exec(words) ?? [];
  if (remote !== undefined) return transportOf({ url: remote, headers: { [name]: value } }, folder);
  // `npx` would install this package from npm; in a page's folder, its program is on the PATH.
  const [program = '', ...rest] = words.replace(/^npx\n-y\n@wabascope\/mcp-server(?!.)/, 'wabascope-mcp').split('\n');
  const env = { ...folder.env, ...own, PATH: folder.env.PATH ?? '' };
  return new StdioClientTransport({ command: program, args: rest, env, cwd: folder.path, stderr: 'ignore' });
}

/** Replaces the variables of each client with made-up text: `${NAME}`, `${env:NAME}`, and declared inputs. */
function fillIn(file: ClientFile): ClientFile {
  const text = JSON.stringify(file).replace(/\$\{(?:(env|input):)?([\w-]+)\}/g, (whole, kind, name) => {
    if (kind === 'input' && !file.inputs?.some(({ id }) => id === name))
      throw new Error(`${whole} is not declared under inputs.`);
    return 'made-up';
  });
  return JSON.parse(text);
}
