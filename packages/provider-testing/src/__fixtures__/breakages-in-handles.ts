import type { Breakage } from './breakages-in-requests.js';
import type { Edit } from './edited-provider.js';

/** Handles that keep a process alive, and the code that opens them. */
const handles: readonly (readonly [name: string, code: string])[] = [
  ['an interval', 'setInterval(() => {}, 60_000);'],
  ['an interval of node:timers', "(await import('node:timers')).setInterval(() => {}, 60_000);"],
  ['a server', "(await import('node:net')).createServer().listen(0, '127.0.0.1');"],
  ['a watcher of a folder', "(await import('node:fs')).watch('.');"],
  ['a watcher of a file', "(await import('node:fs')).watchFile(import.meta.url, () => {});"],
  ['a socket for datagrams', "(await import('node:dgram')).createSocket('udp4').bind(0, '127.0.0.1');"],
  ['a worker', "new (await import('node:worker_threads')).Worker('setInterval(() => {}, 60_000)', { eval: true });"],
];

const atImport = ([name, code]: (typeof handles)[number]): Breakage => ({
  mistake: `${name} that is opened at import`,
  edits: [['const waitMs = 1;', `const waitMs = 1;\n${code}`]],
  red: 'the plugin starts nothing when it is imported',
  says: 'Start requests and timers in a listing.',
});

const atFirstListing = ([name, code]: (typeof handles)[number]): Breakage => ({
  mistake: `${name} that is opened by a module which the first listing imports`,
  edits: [inListing(`await import("data:text/javascript,${encodeURIComponent(code)}");`)],
  red: 'the end of a listing leaves nothing open',
  says: 'Start nothing in a module, and close before a listing ends what it started.',
});

/** Mistakes that keep the process of a host alive, or the run of the tests. */
export const breakagesInHandles: readonly Breakage[] = [
  ...handles.map(atImport),
  ...handles.map(atFirstListing),
  {
    mistake: 'a timer that a listing does not clear',
    edits: [inListing('setTimeout(() => {}, 60_000);')],
    red: 'the end of a listing leaves nothing open',
    says: 'The provider keeps the process alive: a timer at ',
  },
];

function inListing(code: string): Edit {
  return ['async *listNumbers(options) {', `async *listNumbers(options) {\n      ${code}`];
}
