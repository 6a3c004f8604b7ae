import { fileURLToPath } from 'node:url';
import { ascii } from './ascii.mjs';
import { notices } from './notices.mjs';
import { toolSchemas } from './tool-schemas.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));

/**
 * What the server's program is made of.
 * @param {Pick<import('./built-in-plugins.mjs').Manifest, 'version' | 'engines'>} manifest
 * @returns {import('rolldown').InputOptions}
 */
export function bundleOptions({ version, engines }) {
  return {
    cwd: folder,
    input: {
      cli: 'src/cli.ts',
      start: 'src/start/start.ts',
      main: 'src/main.ts',
      'import-module': 'src/start/import-module.ts',
    },
    platform: 'node',
    plugins: [toolSchemas(), notices(), ascii()],
    resolve: {
      mainFields: ['module', 'main'],
      alias: { '@modelcontextprotocol/server/_shims': `${folder}src/start/no-form-validator.ts` },
    },
    transform: {
      target: 'node20.19',
      define: {
        WABASCOPE_VERSION: JSON.stringify(version),
        WABASCOPE_NODE: JSON.stringify(engines.node.replace('>=', '')),
      },
    },
  };
}
