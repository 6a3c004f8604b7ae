/** How an assistant starts the server: every block that installs it says this, in its client's own form. */
export const launch = {
  name: 'wabascope',
  command: 'npx',
  args: ['-y', '@wabascope/mcp-server'],
};

/** The arguments to try it, without credentials. */
export const sandboxArgs = [...launch.args, '--sandbox'];

/** The arguments for accounts of one's own. */
export const ownArgs = [...launch.args, '--config', '/path/to/wabascope.config.json'];

/** A secret that the configuration file takes from the environment. */
export const secretVariable = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';

/** Where the server is reached when it serves over HTTP, and the variable that holds its caller's token. */
export const http = { url: 'http://127.0.0.1:8080/mcp', tokenVariable: 'WABASCOPE_TOKEN' };
