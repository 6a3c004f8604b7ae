// The script of the view in an assistant: a frame that gets results from its host.
import { connectHost } from './host.js';
import { type HostCapabilities, hostSource } from './host-source.js';
import { outcomeOf } from './listing.js';
import { applyContext, type HostContext } from './theme.js';
import { createView } from './view.js';

const view = createView(document.querySelector('main') as HTMLElement, { rowLimit: 50 });
view.say('Loading');
let args: Record<string, unknown> = {};
let can: HostCapabilities = {};
let sizes: ResizeObserver | undefined;
const host = connectHost(
  {
    send: (message) => parent.postMessage(message, '*'),
    listen: (receive) => addEventListener('message', ({ source, data }) => source === parent && receive(data)),
  },
  {
    'tool-input': (params) => {
      args = (params.arguments ?? {}) as typeof args;
    },
    'tool-result': (result) => {
      const outcome = outcomeOf(result);
      view.show(outcome, hostSource(host, can, outcome.listing?.kind, args));
    },
    'tool-cancelled': () => view.say('The call was canceled.'),
    'host-context-changed': applyContext,
    'ui/resource-teardown': () => sizes?.disconnect(),
    ping: () => ({}),
  },
);
const { hostCapabilities, hostContext } = await host.request<{
  hostCapabilities: HostCapabilities;
  hostContext: HostContext;
}>('ui/initialize', {
  protocolVersion: '2026-01-26',
  appInfo: { name: 'wabascope', version: '1' },
  appCapabilities: {},
});
can = hostCapabilities;
applyContext(hostContext);
host.notify('initialized');
sizes = new ResizeObserver(() => {
  const { width, height } = document.documentElement.getBoundingClientRect();
  host.notify('size-changed', { width: Math.ceil(width), height: Math.ceil(height) });
});
sizes.observe(document.documentElement);
