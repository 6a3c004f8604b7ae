import type { ConnectedClient } from './clients.js';
import type { RawResponse } from './raw-request.js';

type Sdk = ConnectedClient['sdk'];

/** A GET request of a caller to another path than the one of MCP. */
export type Get = (path: string) => Promise<RawResponse>;

/** Everything that a caller can read. The test searches each text for data of other accounts. */
export const surfaces: Record<string, (client: Sdk, foreign: string, get: Get) => Promise<unknown>> = {
  'the accounts': (client) => client.callTool({ name: 'list-accounts' }),
  'the numbers with summary, warnings and cursor': (client) =>
    client.callTool({ name: 'list-numbers', arguments: { limit: 100, detail: 'full' } }),
  'the numbers of a foreign alias': (client, foreign) =>
    client.callTool({ name: 'list-numbers', arguments: { accounts: [foreign] } }),
  'the groups by account and WABA': (client) =>
    client.callTool({ name: 'list-numbers', arguments: { groupBy: ['account', 'waba'] } }),
  'the groups by business and callback host': (client) =>
    client.callTool({ name: 'list-numbers', arguments: { groupBy: ['business', 'callbackHost'] } }),
  'the numbers that several accounts have': (client) =>
    client.callTool({ name: 'list-numbers', arguments: { duplicates: true, limit: 100 } }),
  'the WABAs of all accounts': (client) => client.callTool({ name: 'get-waba', arguments: { limit: 100 } }),
  'the groups of WABAs': (client) => client.callTool({ name: 'get-waba', arguments: { groupBy: ['account'] } }),
  'the failing accounts': (client) => client.callTool({ name: 'list-accounts', arguments: { limit: 100 } }),
  'the WABA of a foreign account': (client, foreign) =>
    client.callTool({ name: 'get-waba', arguments: { account: foreign } }),
  'the resources': (client) => client.listResources(),
  'a foreign resource': (client, foreign) =>
    client.readResource({ uri: `wabascope://accounts/${foreign}/numbers` }).catch(String),
  'the completion of an account': (client) =>
    client.complete({
      ref: { type: 'ref/resource', uri: 'wabascope://accounts/{account}/numbers' },
      argument: { name: 'account', value: '' },
    }),
  'the completion of a provider': (client) =>
    client.complete({
      ref: { type: 'ref/prompt', name: 'audit-numbers' },
      argument: { name: 'provider', value: '' },
    }),
  'a prompt about a foreign account': (client, foreign) =>
    client.getPrompt({ name: 'audit-numbers', arguments: { account: foreign } }).catch(String),
  'a prompt about everything': (client) => client.getPrompt({ name: 'audit-numbers', arguments: {} }),
  'the changes of all accounts': (client) => client.callTool({ name: 'list-changes', arguments: { limit: 100 } }),
  'the changes of a foreign account': (client, foreign) =>
    client.callTool({ name: 'list-changes', arguments: { accounts: [foreign] } }),
  'the resource of changes': (client) => client.readResource({ uri: 'wabascope://changes' }),
  'the changes over HTTP': (_, __, get) => get('/changes?limit=500'),
  'the changes of a foreign account over HTTP': (_, foreign, get) => get(`/changes?accounts=${foreign}`),
  'an unknown provider of changes over HTTP': (_, __, get) => get('/changes?providers=unknown'),
  'the metrics': (_, __, get) => get('/metrics'),
};
