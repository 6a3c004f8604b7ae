// Serves the tools over HTTP as the MCP SDK's example of a stateless server does: a new server and a new transport for
// each request. The example uses Express, which is left out here because it takes time. The argument is a
// configuration file.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { McpServer } from '@modelcontextprotocol/server';
import { createDirectory } from '@wabascope/directory';
import { registerTools } from '@wabascope/mcp-tools';
import alibaba from '@wabascope/provider-alibaba';

const { accounts, cache } = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
const directory = await createDirectory({
  accounts,
  cache,
  providers: { alibaba: async () => alibaba },
  trustedProviders: ['alibaba'],
});

// As long as the server that is compared with keeps a connection, because both wait for their turn.
const http = createServer({ keepAliveTimeout: 65_000 }, async (request, response) => {
  const server = new McpServer({ name: 'stateless', version: '0.0.0' }, { capabilities: { logging: {} } });
  registerTools(server, directory);
  const transport = new NodeStreamableHTTPServerTransport();
  response.on('close', () => {
    transport.close();
    server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, await json(request));
});

http.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
  process.stderr.write(`http://127.0.0.1:${port}/mcp\n`);
});
