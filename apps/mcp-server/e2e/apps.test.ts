import { expect, onTestFinished, test } from 'vitest';
import { connectSdk2 } from './support/clients.js';
import { configFolder } from './support/config-folder.js';

const uri = 'ui://wabascope/numbers.html';

async function connect(apps?: boolean) {
  const accounts = { brand: { provider: 'meta', accessToken: 'made-up', baseUrl: 'http://127.0.0.1:9' } };
  const folder = await configFolder({ accounts, ...(apps === undefined ? {} : { apps }) });
  onTestFinished(folder.remove);
  const { sdk } = await connectSdk2({ args: ['--config', folder.file] });
  onTestFinished(() => sdk.close());
  return sdk;
}

test('the tools name the view, which the server lists and serves', async () => {
  const client = await connect();
  expect(client.getServerCapabilities()).toMatchObject({ extensions: { 'io.modelcontextprotocol/ui': {} } });
  const { tools } = await client.listTools();
  const named = tools.filter(({ _meta }) => JSON.stringify(_meta)?.includes(uri));
  expect(named.map(({ name }) => name)).toEqual(['list-numbers', 'get-waba', 'list-changes']);
  const { resources } = await client.listResources();
  expect(resources).toContainEqual(expect.objectContaining({ uri, mimeType: 'text/html;profile=mcp-app' }));
  const { contents } = await client.readResource({ uri });
  expect(contents).toEqual([{ uri, mimeType: 'text/html;profile=mcp-app', text: expect.stringMatching(/^<!doctype/) }]);
});

test('with "apps": false, nothing names it, and it cannot be read', async () => {
  const client = await connect(false);
  expect(client.getServerCapabilities()?.extensions).toBeUndefined();
  const { tools } = await client.listTools();
  expect(JSON.stringify(tools)).not.toContain('ui://');
  const { resources } = await client.listResources();
  expect(JSON.stringify(resources)).not.toContain('ui://');
  await expect(client.readResource({ uri })).rejects.toThrow(/not found/i);
});
