import { isProviderError, type Warning } from '@wabascope/core';
import { unreadable } from '@wabascope/provider-kit';
import type { Graph } from './graph.js';
import { isNotPassedOn, isOtherHost } from './other-host.js';
import type { Settings } from './settings.js';
import { pageResponse, subscribedApp } from './wire.js';

/** Whether an app receives the webhooks of a WABA: the app of the settings, else any. `undefined` if that is not known. */
export type ReceivesWebhooks = (
  wabaId: string,
  warnings: Warning[],
  signal: AbortSignal | undefined,
) => Promise<boolean | undefined>;

/** Reads the edge `subscribed_apps` of a WABA, with one request. */
export function subscribedApps(graph: Graph, settings: Settings): ReceivesWebhooks {
  const { appId } = settings;
  return async (wabaId, warnings, signal) => {
    if (isOtherHost(settings)) return undefined;
    try {
      const { data, paging } = await graph({ path: `/${wabaId}/subscribed_apps`, schema: pageResponse, signal });
      if (data.length === 0 || appId === undefined) return data.length > 0;
      const ids = data.map((row) => subscribedApp.safeParse(row).data?.whatsapp_business_api_data.id);
      if (ids.includes(appId)) return true;
      return ids.includes(undefined) || paging?.next !== undefined ? undefined : false;
    } catch (error) {
      if (!isProviderError(error)) throw error;
      if (!isNotPassedOn(error)) warnings.push(unreadable(`The apps that are subscribed to WABA ${wabaId}`, error));
      return undefined;
    }
  };
}
