import { readListenAddress } from '../http/listen-address.js';
import type { Command } from './command.js';
import { generalOptions, serverOptions } from './common-options.js';
import { withSource } from './with-source.js';

export const mcp: Command = {
  usage: ['mcp [options]', '[options]   on a terminal, with at least one option'],
  description: `Serves the numbers to AI assistants (Model Context Protocol): over stdio, or over HTTP for
a team. Assistants start the program without a command, which does the same.`,
  groups: [serverOptions, generalOptions],
  examples: [
    { text: 'A server that an assistant starts', line: 'mcp --config wabascope.config.json' },
    { text: 'A server for a team', line: 'mcp --http 8080' },
  ],
  exitStatus: ['0  The client or a signal ended it', '1  The start failed', '2  Invalid command line or configuration'],
  run(options) {
    const http = options.text('http');
    const address = http === undefined ? undefined : readListenAddress(http);
    return withSource(options, { isServer: true }, async (source, log) => {
      const { serve } = await import('../serve.js');
      return serve(source, address, log);
    });
  },
};
