import { isProviderError, type Page, type Provider, type Warning } from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  eachOf,
  ifReadable,
  moreAnnounced,
  pathSegment,
  readRows,
  unreadable,
} from '@wabascope/provider-kit';
import type * as z from 'zod';
import { errors, errorsFor } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import type { Settings } from './settings.js';
import * as wire from './wire.js';

type Signal = AbortSignal | undefined;

/** A token of the partner is valid for 24 hours. */
const tokenLastsMs = 23 * 3_600_000;

/** The apps of one partner. Each has a number, and belongs to a WABA. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { email, clientSecret, appIds, appTokens, createAppTokens, baseUrl, timeoutMs } = settings;
  const connection = { baseUrl, timeoutMs, context, authorize: () => ({}) };
  const callAsUser = createHttpClient({ ...connection, errors: errorsFor('user') });
  const callAsPartner = createHttpClient({ ...connection, errors: errorsFor('partner') });
  const callAsApp = createHttpClient({ ...connection, errors });
  // The pattern of the setting requires both parts.
  const pairs = appTokens?.reveal().split(',');
  const given = new Map(pairs?.map((pair) => pair.trim().split('=') as [appId: string, token: string]));
  for (const token of given.values()) context.addSecret?.(token);
  const fetched = new Map<string, { readonly token: string; readonly until: number }>();

  async function remembered(name: string, fetchToken: () => Promise<{ token: string }>): Promise<string> {
    const known = fetched.get(name);
    if (known !== undefined && context.now() < known.until) return known.token;
    const { token } = await fetchToken();
    context.addSecret?.(token);
    fetched.set(name, { token, until: context.now() + tokenLastsMs });
    return token;
  }

  /** Fetches the tokens again next time if Gupshup rejects one of them. */
  function forgetting(error: unknown): never {
    if (isProviderError(error) && error.code === 'auth') fetched.clear();
    throw error;
  }

  function partnerToken(signal: Signal): Promise<string> {
    const form = { email, password: clientSecret.reveal() };
    const request = { method: 'POST', path: '/partner/account/login', form, scope: 'login', signal } as const;
    return remembered('partner', () => callAsUser({ ...request, schema: wire.loginResponse }));
  }

  /** One of the calls about an app, which have the token in different headers. */
  async function fetchOf<Body>(appId: string, end: string, header: string, schema: z.ZodType<Body>, signal: Signal) {
    const path = `/partner/app/${pathSegment(appId)}`;
    const fetchToken = async () => {
      const headers = { authorization: await partnerToken(signal) };
      return callAsUser({ method: 'GET', path: `${path}/token`, headers, schema: wire.tokenResponse, signal });
    };
    const headers = { [header]: given.get(appId) ?? (await remembered(`app ${appId}`, fetchToken)) };
    return callAsApp({ method: 'GET', path: `${path}/${end}`, headers, schema, signal }).catch(forgetting);
  }

  /** The list has no pages. */
  async function listApps(signal: Signal) {
    const headers = { authorization: await partnerToken(signal) };
    const request = { method: 'GET', path: '/partner/account/api/partnerApps', headers, signal } as const;
    return callAsPartner({ ...request, schema: wire.appsResponse }).catch(forgetting);
  }

  /** The apps with their details: without any where an app is not live, has no token, or cannot be read. */
  async function apps(withNames: boolean, signal: Signal) {
    const fromSettings = appIds && { partnerAppsList: appIds.map((id) => ({ id })) };
    const { partnerAppsList: apps, ...others } = fromSettings ?? (await listApps(signal));
    const warnings = moreAnnounced(others, { rows: apps.length });
    const listed = apps.map((app) => ({ app, id: wire.liveApp.safeParse(app).data?.id }));
    const live = listed.flatMap(({ id }) => id ?? []);
    const readable = live.filter((id) => createAppTokens || given.has(id));
    const details = new Map<string, object>();
    const addDetails = async function* (id: string): AsyncGenerator<Page<never>> {
      const unread: Warning[] = [];
      const info = await fetchOf(id, 'waba/info', 'token', wire.infoResponse, signal);
      const fetchNames = () => fetchOf(id, 'profile/displayName', 'authorization', wire.nameResponse, signal);
      const names = withNames && (await ifReadable(fetchNames(), `The display name of app ${id}`, unread));
      details.set(id, { ...info, ...names });
      yield { items: [], warnings: unread };
    };
    const pages = eachOf(readable, addDetails, (id, failure) => unreadable(`App ${id}`, failure));
    for await (const page of pages) warnings.push(...page.warnings);
    if (live.length > readable.length) warnings.push(missingTokens(live.length - readable.length));
    return { rows: listed.map(({ app, id }) => ({ ...Object(app), ...(id && details.get(id)) })), warnings };
  }

  return {
    async *listNumbers({ signal } = {}) {
      const { rows, warnings } = await apps(true, signal);
      // An app that only the settings name is left out if it cannot be read.
      const listed = appIds === undefined ? rows : rows.filter((row) => Object.hasOwn(row, 'wabaInfo'));
      const page = await readRows(listed, wire.appRow, toPhoneNumber);
      yield { items: page.items, warnings: [...warnings, ...page.warnings] };
    },

    async *getWabas({ signal } = {}) {
      const { rows, warnings } = await apps(false, signal);
      // Several apps may belong to one WABA.
      const wabas = new Map(rows.flatMap(({ wabaInfo: info }) => (info?.wabaId ? [[info.wabaId, info]] : [])));
      const page = await readRows([...wabas.values()], wire.wabaRow, toWaba);
      yield { items: page.items, warnings: [...warnings, ...page.warnings] };
    },
  };
}

function missingTokens(apps: number): Warning {
  const message = `${apps} live ${apps === 1 ? 'app has' : 'apps have'} no token, so its status is not shown; set appTokens, or createAppTokens to true.`;
  return { type: 'other', message };
}
