// The minimum for a server on Node: responds to `initialize` and `tools/list` from constants, without any library.
const { createInterface } = require('node:readline');

const tools = ['list-numbers', 'get-waba', 'list-accounts'].map((name) => ({
  name,
  description: 'A tool of a server that does nothing.',
  inputSchema: { type: 'object', properties: { account: { type: 'string' } } },
}));
const serverInfo = { name: 'floor', version: '0.0.0' };
const responses = new Map([
  ['initialize', { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo }],
  ['tools/list', { tools }],
]);

createInterface(process.stdin).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  const result = responses.get(method);
  if (result) process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
});
