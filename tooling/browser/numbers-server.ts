import { readFile } from 'node:fs/promises';
import { startServer } from '@wabascope/provider-testing';
import { configFolder } from '../../apps/mcp-server/e2e/support/config-folder.js';
import { startHttpServer } from '../../apps/mcp-server/e2e/support/http-server.js';

/** Names of third parties. */
const hostile = [
  '<img src=x onerror="document.title=\'run\'">',
  '</script><script>document.title="run"</script>',
  '=HYPERLINK("http://evil.example")',
  'متجر النخيل',
  '木棉快递夜班',
];

function madeUpNumber(index: number): object {
  return {
    id: `${index}`,
    phoneNumber: `+4915${10_000_000 + index}`,
    verifiedName: hostile[index] ?? `Shop ${index}`,
    status: index % 100 === 7 ? 'BANNED' : 'CONNECTED',
    qualityRating: index % 50 === 3 ? 'RED' : 'GREEN',
    messagingLimit: { tier: 'TIER_1K', perDay: 1000, scope: 'phone' },
  };
}

/** The built server with 10,000 numbers in `large`, 60 in `small`, and an account that fails. */
export async function startNumbersServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const api = await startServer(({ path }) => {
    const count = Number(path.split('/')[1]);
    return { status: 200, body: count > 0 ? Array.from({ length: count }, (_, index) => madeUpNumber(index)) : '' };
  });
  const account = (count: number) => ({ provider: 'acme', token: 'made-up', baseUrl: `${api.baseUrl}/${count}` });
  const accounts = { large: account(10_000), small: account(60), broken: account(0) };
  const plugin = await readFile(new URL('../../apps/mcp-server/e2e/plugins/acme.mjs', import.meta.url), 'utf8');
  const folder = await configFolder({ plugins: ['./acme.mjs'], accounts }, { 'acme.mjs': plugin });
  const server = await startHttpServer(['--config', folder.file]);
  return {
    url: server.url.href,
    async close() {
      await Promise.all([server.close(), api.close()]);
      await folder.remove();
    },
  };
}
