import { expect, it } from 'vitest';
import { protectedResourceDocuments } from './protected-resource.js';

type Settings = Parameters<typeof protectedResourceDocuments>[0];

const url = 'https://numbers.example.com/mcp';
const oauth = { issuer: 'https://id.example.com', audience: url, scopes: ['numbers:read'] };
const documents = (settings: object) => protectedResourceDocuments(settings as Settings);

it('with OAuth and a URL, the metadata is served for the endpoint and for the host', () => {
  const access = [
    { claim: 'scope', value: 'numbers:asia', accounts: [] },
    { claim: 'groups', value: 'staff', accounts: [] },
  ];
  const found = documents({ url, auth: { ...oauth, access } });
  const paths = ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp'];
  expect([...found.keys()].sort()).toEqual(paths);
  for (const path of paths) {
    expect(found.get(path)).toEqual({
      resource: url,
      resource_name: 'Wabascope',
      authorization_servers: ['https://id.example.com'],
      bearer_methods_supported: ['header'],
      scopes_supported: ['numbers:read', 'numbers:asia'],
    });
  }
});

it.each([
  ['without authentication', { url }],
  ['with static tokens', { url, auth: { tokens: [] } }],
  ['without a URL', { auth: oauth }],
])('%s, there is no metadata', (_, settings) => {
  expect(documents(settings).size).toBe(0);
});

it('without scopes, the metadata lists none', () => {
  const [document] = documents({ url, auth: { ...oauth, scopes: [] } }).values();
  expect(document).not.toHaveProperty('scopes_supported');
});

it('advertised scopes replace the checked ones in the metadata', () => {
  const auth = { ...oauth, advertisedScopes: ['api://numbers/read'], access: [{ claim: 'scp', value: 'asia' }] };
  const [document] = documents({ url, auth }).values();
  expect(document).toMatchObject({ scopes_supported: ['api://numbers/read'] });
});
