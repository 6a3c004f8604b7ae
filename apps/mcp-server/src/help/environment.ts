import type { AnyPlugin } from '@wabascope/directory';

/** What `help environment` prints. */
export function environmentHelp(plugins: readonly AnyPlugin[]): string {
  const width = Math.max(...plugins.map(({ id }) => id.length));
  const lines = plugins.map(({ id, settings }) => {
    const variables = Object.values(settings.info).flatMap(({ env, required }) => (required && env ? [env] : []));
    return `  ${id.padEnd(width)}   ${variables.join(', ')}`;
  });
  return `Environment variables

CONFIGURATION
  Without a configuration file, the variables of a provider configure one account:
${lines.join('\n')}

  With a configuration file, write secrets as \${env:NAME} or \${file:PATH}:
  { "accounts": { "singapore": { "provider": "alibaba", "accessKeyId": "…", "accessKeySecret": "\${env:ALI_SECRET}" } } }
  They cannot be given on the command line.

PROGRAM
  WABASCOPE_CONFIG           The configuration file, if there is no --config
  WABASCOPE_LOG_LEVEL        The log level, if there is no --log-level
  WABASCOPE_PLUGIN_SECONDS   Maximum seconds for loading a plugin
  WABASCOPE_CODE_CACHE       Folder for compiled code, or off
  HTTPS_PROXY, NO_PROXY      Proxy for the requests to providers
  NO_COLOR, FORCE_COLOR      Switch colors off or on
  COLUMNS                    Width of a table, if stdout is not a terminal; otherwise it is not cut
`;
}
