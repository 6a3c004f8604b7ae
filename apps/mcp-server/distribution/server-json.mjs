import { about } from './about.mjs';
import { variablesOf } from './variables.mjs';

/**
 * The entry of the server in the MCP registry (`server.json`, revision 2025-12-11).
 * @param {import('./built-in-plugins.mjs').Manifest} manifest
 * @param {readonly import('./built-in-plugins.mjs').AnyPlugin[]} plugins
 */
export function serverJson({ version, mcpName }, plugins) {
  return {
    $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    name: mcpName,
    title: about.title,
    description: about.description,
    repository: { url: about.repository, source: 'github', subfolder: 'apps/mcp-server' },
    version,
    packages: [
      {
        registryType: 'npm',
        identifier: '@wabascope/mcp-server',
        version,
        runtimeHint: 'npx',
        transport: { type: 'stdio' },
        environmentVariables: variablesOf(plugins).map(inputOf),
      },
    ],
  };
}

/** @param {import('./variables.mjs').Variable} variable */
function inputOf({ name, description, secret, kind, choices, preset, example }) {
  return {
    name,
    description,
    isRequired: false,
    isSecret: secret,
    format: kind === 'file' ? 'filepath' : 'string',
    ...(choices && { choices }),
    ...(preset && { default: preset }),
    ...(example && { placeholder: example }),
  };
}
