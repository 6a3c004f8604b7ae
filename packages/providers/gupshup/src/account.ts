import { isProviderError, type Provider, type ProviderError, type Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, moreAnnounced, pathSegment, readRows } from '@wabascope/provider-kit';
import { errorsFor } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { openTokens } from './tokens.js';
import { appIdentity, appRow, appsResponse, infoResponse, nameResponse, wabaRow } from './wire.js';

/** Concurrent apps, where the host does not pace. */
const groupSize = 8;

type Signal = AbortSignal | undefined;

/** The apps of one partner. Each has a number, and belongs to a WABA. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { appIds, baseUrl, timeoutMs } = settings;
  const connection = { baseUrl, timeoutMs, context, authorize: () => ({}) };
  const callAsPartner = createHttpClient({ ...connection, errors: errorsFor('partner') });
  const callAsApp = createHttpClient({ ...connection, errors: errorsFor('app') });
  const tokens = openTokens(settings, context);

  /** Fetches the tokens again next time if Gupshup rejects one of them. */
  const forgetting = (error: unknown): never => {
    if (isProviderError(error) && error.code === 'auth') tokens.forget();
    throw error;
  };

  /** The list has no pages. */
  async function everyApp(signal: Signal): Promise<{ rows: readonly unknown[]; warnings: Warning[] }> {
    if (appIds !== undefined) return { rows: appIds.map((id) => ({ id })), warnings: [] };
    const headers = { authorization: await tokens.ofPartner(signal) };
    const request = { method: 'GET', path: '/partner/account/api/partnerApps', headers, signal } as const;
    const { partnerAppsList: rows, ...others } = await callAsPartner({ ...request, schema: appsResponse }).catch(
      forgetting,
    );
    return { rows, warnings: moreAnnounced(others, { rows: rows.length }) };
  }

  /** This call has the token in another header than the others. */
  async function infoOf(appId: string, signal: Signal) {
    const path = `/partner/app/${pathSegment(appId)}/waba/info`;
    const headers = { token: await tokens.ofApp(appId, signal) };
    return callAsApp({ method: 'GET', path, headers, schema: infoResponse, signal }).catch(forgetting);
  }

  /** The number is listed without the reviews of its name where they cannot be read. */
  async function namesOf(appId: string, warnings: Warning[], signal: Signal): Promise<object> {
    const path = `/partner/app/${pathSegment(appId)}/profile/displayName`;
    const headers = { authorization: await tokens.ofApp(appId, signal) };
    return callAsApp({ method: 'GET', path, headers, schema: nameResponse, signal }).catch((error: unknown) => {
      warnings.push(unread(`The display name of app ${appId}`, error));
      return {};
    });
  }

  /** The apps with what `load` adds to them: nothing to an app that is not live or has no token. */
  async function appsWith(
    load: (appId: string, warnings: Warning[]) => Promise<object>,
    signal: Signal,
  ): Promise<{ rows: unknown[]; warnings: Warning[] }> {
    const { rows: apps, warnings } = await everyApp(signal);
    const failures: ProviderError[] = [];
    const counts = { loaded: 0, withoutToken: 0 };

    async function complete(app: unknown): Promise<unknown> {
      const { id, live } = appIdentity.safeParse(app).data ?? {};
      if (id === undefined || live === false) return app;
      if (!tokens.hasApp(id)) {
        counts.withoutToken += 1;
        return app;
      }
      try {
        const details = await load(id, warnings);
        counts.loaded += 1;
        return { ...Object(app), ...details };
      } catch (error) {
        warnings.push(unread(`App ${id}`, error));
        if (isProviderError(error)) failures.push(error);
        return app;
      }
    }

    const rows: unknown[] = [];
    for (let start = 0; start < apps.length; start += groupSize) {
      rows.push(...(await Promise.all(apps.slice(start, start + groupSize).map(complete))));
    }
    if (failures[0] !== undefined && counts.loaded === 0) throw failures[0];
    if (counts.withoutToken > 0) warnings.push(missingTokens(counts.withoutToken));
    return { rows, warnings };
  }

  return {
    async *listNumbers({ signal } = {}) {
      const load = async (id: string, warnings: Warning[]) => ({
        ...(await infoOf(id, signal)),
        ...(await namesOf(id, warnings, signal)),
      });
      const { rows, warnings } = await appsWith(load, signal);
      const listed = appIds === undefined ? rows : rows.filter(isRead);
      const page = await readRows(listed, appRow, toPhoneNumber);
      yield { items: page.items, warnings: [...warnings, ...page.warnings] };
    },

    async *getWabas({ signal } = {}) {
      const { rows, warnings } = await appsWith((id) => infoOf(id, signal), signal);
      const wabas = new Map(rows.flatMap(wabaIn));
      const page = await readRows([...wabas.values()], wabaRow, toWaba);
      yield { items: page.items, warnings: [...warnings, ...page.warnings] };
    },
  };
}

/** Whether an app that only the settings name was read. */
function isRead(row: unknown): boolean {
  return Object.hasOwn(Object(row), 'wabaInfo');
}

/** Its ID and fields: several apps may belong to one WABA. */
function wabaIn(row: unknown): [unknown, object][] {
  const { wabaInfo: info } = Object(row);
  return info?.wabaId ? [[info.wabaId, info]] : [];
}

function missingTokens(apps: number): Warning {
  const message = `${apps} live ${apps === 1 ? 'app has' : 'apps have'} no token, so its status is not shown; set appTokens, or createAppTokens to true.`;
  return { type: 'other', message };
}

/** @throws The error itself, if it is not one of the provider: the signal's reason. */
function unread(what: string, error: unknown): Warning {
  if (!isProviderError(error)) throw error;
  return { type: 'other', message: `${what} could not be read (${error.code}): ${error.message}` };
}
