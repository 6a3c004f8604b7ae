import { numberStatuses, qualityRatings, sendAbilities } from '@wabascope/core';
import { type Directory, notReported, type ProviderCounts } from '@wabascope/directory';
import { Gauge, type Registry } from 'prom-client';
import type { MetricsSettings } from '../configuration/schema/http.js';

const fetchStates = ['ok', 'failing', 'never-fetched'] as const;

/**
 * Gauges of what the latest snapshots of a directory contain.
 * @returns Sets the gauges. Fetches nothing.
 */
export function createNumberGauges(
  registry: Registry,
  directory: Pick<Directory, 'counts' | 'accounts'>,
  { perAccount }: MetricsSettings,
): () => Promise<void> {
  function gauge<Label extends string>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name: `wabascope_${name}`, help, labelNames, registers: [registry] });
  }
  const accounts = gauge('accounts', 'Accounts by how their latest fetch ended', 'provider', 'state');
  const byStatus = gauge('numbers', 'Numbers by status', 'provider', 'status');
  const byQuality = gauge('numbers_by_quality', 'Numbers by quality rating', 'provider', 'quality');
  const byCanSend = gauge('numbers_by_can_send', 'Numbers by whether they can send', 'provider', 'can_send');
  const lastSuccess = perAccount
    ? gauge(
        'account_last_success_timestamp_seconds',
        'When the last successful fetch of the account ended',
        'account',
        'provider',
      )
    : undefined;

  function setProvider({ provider, accounts: states, ...counts }: ProviderCounts): void {
    for (const state of fetchStates) accounts.set({ provider, state }, states[state] ?? 0);
    // Without a snapshot, zero would be wrong.
    if (Object.keys(counts.byCanSend).length === 0) return;
    for (const status of [...numberStatuses, notReported] as const) {
      byStatus.set({ provider, status }, counts.byStatus[status] ?? 0);
    }
    for (const quality of [...qualityRatings, notReported] as const) {
      byQuality.set({ provider, quality }, counts.byQuality[quality] ?? 0);
    }
    for (const ability of sendAbilities) {
      byCanSend.set({ provider, can_send: ability }, counts.byCanSend[ability] ?? 0);
    }
  }

  return async () => {
    const counts = await directory.counts();
    for (const each of [accounts, byStatus, byQuality, byCanSend]) each.reset();
    for (const provider of counts) setProvider(provider);
    if (lastSuccess === undefined) return;
    lastSuccess.reset();
    for (const { account, provider, lastFetchedAt } of directory.accounts()) {
      if (lastFetchedAt !== undefined) lastSuccess.set({ account, provider }, Date.parse(lastFetchedAt) / 1000);
    }
  };
}
