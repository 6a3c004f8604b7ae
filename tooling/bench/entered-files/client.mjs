import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport, McpServer } from '@modelcontextprotocol/server';
import { createDirectory } from '@wabascope/directory';
import { registerTools } from '@wabascope/mcp-tools';
import alibaba from '@wabascope/provider-alibaba';
import { startSandbox } from '@wabascope/sandbox';

/** An MCP client, connected to a server in this process with one Alibaba account on a sandbox. */
export async function startClient() {
  const sandbox = await startSandbox({ providers: ['alibaba'] });
  const [[alias, account] = []] = Object.entries(sandbox.accounts());
  if (alias === undefined || account === undefined) throw new Error('The sandbox has no Alibaba account.');
  const directory = await createDirectory({
    accounts: { [alias]: { ...account } },
    providers: { alibaba: async () => alibaba },
  });
  const identity = { name: 'entered-files', version: '0.0.0' };
  const server = new McpServer(identity);
  registerTools(server, directory);
  const client = new Client(identity);
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(serverSide), client.connect(clientSide)]);
  await client.listTools();
  return {
    client,
    async close() {
      await client.close();
      await directory.close();
      await sandbox.close();
    },
  };
}
