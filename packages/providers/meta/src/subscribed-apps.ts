import { isProviderError, type Warning } from '@wabascope/core';
import { unreadable } from '@wabascope/provider-kit';
import type { Graph } from './graph.js';
import { isNotPassedOn } from './other-service.js';
import { pageResponse, subscribedApp, type WabaRow } from './wire.js';

/** Whether an app receives the webhooks of a WABA: the app of the settings, else any. `undefined` if that is not known. */
export type ReceivesWebhooks = (
  wabaId: string,
  row: WabaRow,
  warnings: Warning[],
  signal: AbortSignal | undefined,
) => Promise<boolean | undefined>;

/**
 * Reads `subscribed_apps` of the WABA's row. Meta leaves an edge without entries out of a row, so without it one request
 * for the edge decides.
 */
export function subscribedApps(graph: Graph, appId: string | undefined): ReceivesWebhooks {
  return async (wabaId, row, warnings, signal) => {
    try {
      const { data, paging } =
        row.subscribed_apps ?? (await graph({ path: `/${wabaId}/subscribed_apps`, schema: pageResponse, signal }));
      if (data.length === 0 || appId === undefined) return data.length > 0;
      const ids = data.map((entry) => subscribedApp.safeParse(entry).data?.whatsapp_business_api_data.id);
      if (ids.includes(appId)) return true;
      return ids.includes(undefined) || paging?.next !== undefined ? undefined : false;
    } catch (error) {
      if (!isProviderError(error)) throw error;
      if (!isNotPassedOn(error)) warnings.push(unreadable(`The apps that are subscribed to WABA ${wabaId}`, error));
      return undefined;
    }
  };
}
