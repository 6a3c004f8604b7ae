import type { Host } from './host.js';
import type { Kind } from './kinds.js';
import { outcomeOf } from './listing.js';
import type { Source } from './source.js';

/** What a host can do, by name. */
export type HostCapabilities = Readonly<Record<string, unknown>>;

/** Calls the tool again that the first result came from. */
export function hostSource(
  host: Host,
  can: HostCapabilities,
  kind: Kind | undefined,
  args: Record<string, unknown>,
): Source {
  // Groups and pages of the first call do not belong to the next one.
  const { groupBy: _, limit: __, cursor: ___, ...given } = args;
  return {
    given: new Set(Object.keys(given)),
    ...(can.serverTools !== undefined && {
      fetch: async (choices, limit, cursor) => {
        const chosen = Object.entries(choices).map(([name, word]) => [name, name === 'query' ? word : [word]]);
        const call = { ...given, ...Object.fromEntries(chosen), limit, ...(cursor && { cursor }) };
        return outcomeOf(await host.request('tools/call', { name: kind?.tool, arguments: call }));
      },
    }),
    ...(can.message !== undefined && {
      sendMessage: (text) => host.request('ui/message', { role: 'user', content: [{ type: 'text', text }] }),
    }),
    ...(can.downloadFile !== undefined && {
      download: (name, text) =>
        host.request('ui/download-file', {
          contents: [{ type: 'resource', resource: { uri: `file:///${name}`, mimeType: 'text/csv', text } }],
        }),
    }),
  };
}
