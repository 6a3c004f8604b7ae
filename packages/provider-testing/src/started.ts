import { createHook } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { bodyValue } from './body-value.js';
import { patchedFor } from './patched-for.js';

/** Something that a body started: a request, or a handle of the event loop. */
export interface Started {
  /** What authors call it. */
  readonly what: string;
  /** Created where it was started. */
  readonly trace: Error;
  readonly kind: 'request' | 'timer' | 'immediate' | 'handle';
  readonly handle?: Handle;
}

/** While it has a reference, the process does not end. */
interface Handle {
  hasRef(): unknown;
  ref: () => unknown;
  unref(): void;
  /** Of timers, whose hasRef() is also true when they have ended. */
  readonly _destroyed?: unknown;
}

/** Diagnostics channels of Node.js for connections. */
const channels = ['net.client.socket', 'http.client.request.start', 'undici:request:create'];
/** Asynchronous resources of Node.js that reach the network without a connection. */
const requests: Readonly<Record<string, string>> = {
  GETADDRINFOREQWRAP: 'dns.lookup()',
  GETNAMEINFOREQWRAP: 'dns.lookupService()',
  QUERYWRAP: 'dns.resolve()',
  UDPSENDWRAP: 'send() of a UDP socket',
};
/** Of these handles. The kind of the others is `handle`. */
const kinds: Readonly<Record<string, Started['kind']>> = { Timeout: 'timer', Immediate: 'immediate' };
/** What authors call the handles. */
const names: Readonly<Record<string, string>> = {
  Timeout: 'a timer',
  Immediate: 'a timer',
  TCPSERVERWRAP: 'a server',
  PIPESERVERWRAP: 'a server',
  FSEVENTWRAP: 'a watcher',
  STATWATCHER: 'a watcher',
  PROCESSWRAP: 'a child process',
  WORKER: 'a worker',
  UDPWRAP: 'a UDP socket',
  MESSAGEPORT: 'a message port',
};

/** Receives what was started. */
type Note = (started: Started) => void;

/** Those of the bodies that the running code belongs to, the outermost first. They remain when the bodies have ended. */
const notes = bodyValue<readonly Note[]>();

function note(what: string, kind: Started['kind'], handle?: Handle): void {
  const all = notes.current() ?? [];
  if (all.length === 0) return;
  const started = { what, trace: new Error(), kind, ...(handle && { handle }) };
  for (const each of all) each(started);
}

/** Stays enabled, because what a body has started may start more at any time. It has no effect on other work. */
const hook = createHook({
  init(_id, type, _trigger, resource) {
    if (requests[type] !== undefined) note(requests[type], 'request');
    else if (isHandle(resource)) note(names[type] ?? type, kinds[type] ?? 'handle', resource);
  },
});

const runWatched = patchedFor<readonly Note[]>(() => {
  const onConnection = (_: unknown, channel: string | symbol) => note(String(channel), 'request');
  const { fetch } = globalThis;
  globalThis.fetch = new Proxy(fetch, {
    apply(target, self, given) {
      note('fetch()', 'request');
      return Reflect.apply(target, self, given);
    },
  });
  for (const channel of channels) subscribe(channel, onConnection);
  // Node.js creates them at their first use. They do not keep a process alive.
  for (const stream of [process.stdout, process.stderr]) stream.writable;
  hook.enable();
  return () => {
    for (const channel of channels) unsubscribe(channel, onConnection);
    globalThis.fetch = fetch;
  };
}, notes);

/** Runs a body and notes what it starts, in order, also when it has ended. Other work of the process does not count. */
export function observe<T>(own: Note, body: () => Promise<T>): Promise<T> {
  return runWatched((outer = []) => [...outer, own], body);
}

/** Whether it keeps the process alive. */
export function isOpen({ handle }: Started): boolean {
  return handle?.hasRef() === true && handle._destroyed !== true;
}

/** From now on it does not keep the process alive, even if its owner wants that. */
export function release({ handle }: Started): void {
  if (handle === undefined) return;
  handle.ref = () => handle;
  handle.unref();
}

/** What was started and, if known, where: `a timer at file:///acme/account.js:3:1`. Reading a stack takes long. */
export function nameOf({ what, trace }: Started): string {
  return `${what}${placeOf(trace.stack)}`;
}

function isHandle(resource: object): resource is Handle {
  return 'hasRef' in resource && typeof resource.hasRef === 'function' && 'unref' in resource;
}

/** The first line of a stack that is neither of Node.js nor of this file. */
function placeOf(stack = ''): string {
  const own = [import.meta.url, import.meta.filename];
  const line = stack.split('\n').find((each) => /:\d+:\d+\)?$/.test(each) && !isOf(each, own));
  const [, place] = /\(?([^\s(]+:\d+:\d+)\)?$/.exec(line ?? '') ?? [];
  return place === undefined ? '' : ` at ${place}`;
}

function isOf(line: string, files: readonly string[]): boolean {
  return /\bnode:\w/.test(line) || files.some((file) => line.includes(file));
}
