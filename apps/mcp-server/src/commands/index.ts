import type { CommandEntry } from './command.js';

/** The commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'numbers',
    summary: 'List numbers and whether each can send, worst first',
    load: async () => (await import('./numbers.js')).numbers,
  },
  {
    name: 'wabas',
    summary: 'List WhatsApp Business Accounts (WABAs), worst first',
    load: async () => (await import('./wabas.js')).wabas,
  },
  {
    name: 'accounts',
    summary: 'List the configured accounts and what failed',
    load: async () => (await import('./accounts.js')).accounts,
  },
  {
    name: 'changes',
    summary: 'List what changed',
    load: async () => (await import('./changes.js')).changes,
  },
  {
    name: 'watch',
    summary: 'Print changes as they are seen',
    load: async () => (await import('./watch.js')).watch,
  },
  {
    name: 'check',
    summary: 'Test each account, and print what to fix',
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'discover',
    summary: 'Find what an access token of Meta can read',
    load: async () => (await import('./discover/discover.js')).discover,
  },
  {
    name: 'mcp',
    summary: 'Serve AI assistants (Model Context Protocol)',
    load: async () => (await import('./mcp.js')).mcp,
  },
  {
    name: 'completion',
    summary: 'Print a script for bash, zsh or fish that completes commands and options',
    load: async () => (await import('./completion/completion.js')).completion,
  },
];
