import { readFile } from 'node:fs/promises';
import { configFolder } from '../../apps/mcp-server/e2e/support/config-folder.js';
import { startHttpServer } from '../../apps/mcp-server/e2e/support/http-server.js';

/** The built server with 10,000 numbers in `large`, five in `small`, and an account that fails. */
export async function startNumbersServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const plugin = await readFile(new URL('made-up-plugin.mjs', import.meta.url), 'utf8');
  const accounts = {
    large: { provider: 'made-up', count: 10_000 },
    small: { provider: 'made-up', count: 60 },
    broken: { provider: 'made-up' },
  };
  const folder = await configFolder({ plugins: ['./made-up.mjs'], accounts }, { 'made-up.mjs': plugin });
  const server = await startHttpServer(['--config', folder.file]);
  return {
    url: server.url.href,
    async close() {
      await server.close();
      await folder.remove();
    },
  };
}
