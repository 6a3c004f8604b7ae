import type { AnyPlugin } from '@wabascope/directory';

/** What `--help` prints. */
export function helpText(plugins: readonly AnyPlugin[]): string {
  return `wabascope-mcp: every WhatsApp Business number of your providers, for AI assistants (Model Context Protocol)

Usage
  wabascope-mcp [--config FILE]          serve over stdio; assistants start it like this
  wabascope-mcp --http [HOST:]PORT       serve a team over HTTP at /mcp; HOST defaults to 127.0.0.1
  wabascope-mcp --sandbox                serve fake providers and numbers, to try it without credentials
  wabascope-mcp check [ALIAS…]           fetch each account once, and print what works and what to fix

Options
  -c, --config FILE   configuration file. Default: WABASCOPE_CONFIG, then ~/.config/wabascope/wabascope.config.json
                      (Windows: %APPDATA%\\wabascope\\wabascope.config.json). The working folder is not searched.
      --sandbox       start the sandbox on loopback and use its accounts
      --json          with check: print JSON
      --log-level L   debug, info, warn, error or silent. Default: WABASCOPE_LOG_LEVEL, then warn (check: silent).
                      The log is lines of JSON on stderr.
  -h, --help          print this text
  -v, --version       print the version

Configuration
  { "accounts": { "singapore": { "provider": "alibaba", "accessKeyId": "…", "accessKeySecret": "\${env:ALI_SECRET}" } } }
  Write secrets as \${env:NAME} or \${file:PATH}. They cannot be given on the command line.

Providers, and the environment variables that configure one account if there is no configuration file
${providerLines(plugins).join('\n')}

Exit status
  0 success   1 an account does not work, or the start failed   2 invalid command line or configuration
`;
}

/** The text for a start without any account. */
export const noConfiguration = `No accounts are configured. Write wabascope.config.json with { "accounts": { "my-account": { "provider": "alibaba", "accessKeyId": "…", "accessKeySecret": "\${env:ALI_SECRET}" } } } and pass it with --config FILE, or set the environment variables of a provider: wabascope-mcp --help lists them. To try it without credentials, run wabascope-mcp --sandbox.`;

function providerLines(plugins: readonly AnyPlugin[]): string[] {
  const width = Math.max(...plugins.map(({ id }) => id.length));
  return plugins.map(({ id, settings }) => {
    const variables = Object.values(settings.info).flatMap(({ env, required }) => (required && env ? [env] : []));
    return `  ${id.padEnd(width)}   ${variables.join(', ')}`;
  });
}
