import { createHash } from 'node:crypto';
import type { CallOptions, Directory } from './directory.js';
import type { LastAsks } from './fetching/last-fetches.js';
import { readQuery } from './numbers/check-query.js';
import { listNumbers, type NumberSources } from './numbers/list-numbers.js';
import { callOptions, checkFields, numbersOptions, strings } from './text/check-fields.js';
import { getWabas, type WabaSources } from './wabas/get-wabas.js';

/** What the views of one directory share, and which accounts one of them shows. */
export interface ViewParts extends NumberSources, WabaSources {
  /** Names the view; empty for the whole directory. */
  readonly view: string;
  readonly lastAsks: LastAsks;
  readonly waitSeconds: number | undefined;
  /** Called at every question; throws when the directory is closed. */
  readonly asked: () => void;
  readonly close: () => Promise<void>;
}

/** The directory over some of its accounts. */
export function directoryView(parts: ViewParts): Directory {
  const { accounts, view, lastAsks, asked, close } = parts;
  const complete = <Options extends CallOptions>(options: Options): Options => ({
    ...options,
    waitSeconds: options.waitSeconds ?? parts.waitSeconds,
  });
  return {
    accounts: () =>
      accounts.map((account) => ({
        account: account.alias,
        provider: account.plugin.id,
        providerName: account.plugin.name,
        reports: account.plugin.reports,
        ...lastAsks.of(account),
      })),
    async listNumbers(query = {}, options = {}) {
      asked();
      checkFields('options', options, numbersOptions);
      return listNumbers(parts, await readQuery(query, accounts, view), complete(options));
    },
    async getWabas(query = {}, options = {}) {
      asked();
      checkFields('options', options, callOptions);
      return getWabas(parts, query, complete(options));
    },
    only(aliases) {
      checkFields('only', { accounts: aliases }, { accounts: strings }, '', ['accounts']);
      const wanted = new Set(aliases);
      const seen = accounts.filter(({ alias }) => wanted.has(alias));
      const names = JSON.stringify(seen.map(({ alias }) => alias));
      const name = createHash('sha256').update(names).digest('base64url');
      return directoryView({ ...parts, accounts: seen, view: name, close: async () => {} });
    },
    close,
  };
}
