/** What `--help` prints. */
export const help = `wabascope-mcp: every WhatsApp Business number of your providers, for AI assistants (Model Context Protocol)

Usage
  wabascope-mcp [--config FILE]          serve over stdio, as assistants start it
  wabascope-mcp --http [HOST:]PORT       serve over HTTP at /mcp, for a team; HOST is 127.0.0.1 when left out
  wabascope-mcp --sandbox                the same with made-up providers and numbers, to try it without credentials
  wabascope-mcp check [ALIAS…]           ask each account once, and say what works and what to fix

Options
  -c, --config FILE   configuration; WABASCOPE_CONFIG, or ~/.config/wabascope/wabascope.config.json when left out
                      (%APPDATA%\\wabascope\\wabascope.config.json on Windows); never by itself one in the working folder
      --sandbox       start the sandbox on loopback and use its accounts
      --json          with check: print JSON
      --log-level L   debug, info, warn, error or silent; WABASCOPE_LOG_LEVEL, or warn (silent with check) when left out;
                      lines of JSON on stderr
  -h, --help          this text
  -v, --version       the version

Configuration
  { "accounts": { "singapore": { "provider": "alibaba", "accessKeyId": "…", "accessKeySecret": "\${env:ALI_SECRET}" } } }
  Providers: alibaba, antgst, awal, meta, nxcloud. Secrets come from \${env:NAME} or \${file:PATH}, never from the command line.
  Without a file, the providers' usual environment variables are read (ALIBABA_CLOUD_ACCESS_KEY_ID, …).

Exit status
  0 all is well   1 check found an account that does not answer   2 the command line or the configuration is wrong
`;

/** What is said when there is nothing to work with. */
export const noConfiguration = `No accounts are configured. Write wabascope.config.json with { "accounts": { "my-account": { "provider": "alibaba", "accessKeyId": "…", "accessKeySecret": "\${env:ALI_SECRET}" } } } and name it with --config FILE, or set a provider's environment variables (ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, AWAL_CLIENT_ID, NXCLOUD_ACCESS_KEY, ANTGST_ACCESS_TOKEN …). To try it without credentials, run wabascope-mcp --sandbox.`;
