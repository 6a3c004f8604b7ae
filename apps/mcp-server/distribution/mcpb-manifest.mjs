import { tools } from '@wabascope/mcp-tools';
import { about } from './about.mjs';
import { variablesOf } from './variables.mjs';

/**
 * The manifest of the MCP bundle (MCPB, version 0.4): the server's program, and a form for one account of each provider.
 * @param {import('./built-in-plugins.mjs').Manifest} manifest
 * @param {readonly import('./built-in-plugins.mjs').AnyPlugin[]} plugins
 */
export function mcpbManifest({ version, license, keywords }, plugins) {
  const variables = variablesOf(plugins);
  return {
    manifest_version: '0.4',
    name: 'wabascope',
    display_name: about.title,
    version,
    description: about.description,
    long_description:
      'Fill in the settings of the providers that you have, and leave the others empty. For several accounts of one provider, or for plugins, name a configuration file instead.',
    author: { name: 'Wabascope', url: about.repository },
    repository: { type: 'git', url: `${about.repository}.git` },
    documentation: `${about.repository}/tree/main/docs`,
    support: `${about.repository}/issues`,
    license,
    keywords,
    server: {
      type: 'node',
      entry_point: 'server/cli.js',
      mcp_config: {
        command: 'node',
        args: ['${__dirname}/server/cli.js'],
        env: Object.fromEntries(variables.map(({ name }) => [name, `\${user_config.${keyOf(name)}}`])),
      },
    },
    tools: tools.map(({ name, description }) => ({ name, description })),
    compatibility: { platforms: ['darwin', 'win32', 'linux'], runtimes: { node: '>=20.19' } },
    user_config: Object.fromEntries(variables.map((variable) => [keyOf(variable.name), optionOf(variable)])),
  };
}

/** @param {import('./variables.mjs').Variable} variable */
function optionOf({ title, description, secret, kind, choices, preset }) {
  return {
    type: kind === 'file' ? 'file' : 'string',
    title,
    description: choices ? `${description} One of ${choices.join(', ')}.` : description,
    required: false,
    // What has neither a value nor a default reaches the server as the text `${user_config.…}`.
    default: preset ?? '',
    sensitive: secret,
  };
}

/** @param {string} variable */
function keyOf(variable) {
  return variable.toLowerCase();
}
