import { fileURLToPath } from 'node:url';

/** The built server, which `npx @wabascope/mcp-server` starts. */
export const executable = fileURLToPath(new URL('../../../apps/mcp-server/dist/cli.js', import.meta.url));
