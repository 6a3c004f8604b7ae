import { createHmac } from 'node:crypto';
import type { IncomingRequest } from '../../exchange.js';
import { errorResponse } from './errors.js';
import type { MetaApp, MetaFleet, MetaToken } from './model.js';

/** The caller: the user of a token, or an app itself. */
export interface MetaCaller {
  readonly app: MetaApp;
  /** Absent if the app itself calls, with its ID and secret as token. */
  readonly token?: MetaToken;
}

/** Identifies the caller by the token in the header or, as Graph allows, in the query. */
export function authenticate(fleet: MetaFleet, request: IncomingRequest): MetaCaller {
  const bearer = bearerOf(request);
  const caller = callerOf(fleet, bearer);
  const { app, token } = caller;
  const proof = request.query.get('appsecret_proof');
  const expected = createHmac('sha256', app.secret).update(bearer).digest('hex');
  const methodError = { type: 'GraphMethodException' };
  if (proof !== null && proof !== expected) {
    throw errorResponse(100, 'Invalid appsecret_proof provided in the API argument', methodError);
  }
  if (proof === null && app.requiresProof && token) {
    throw errorResponse(100, 'API calls from the server require an appsecret_proof argument', methodError);
  }
  if (token?.expiresAt !== undefined && token.expiresAt * 1000 <= request.receivedAt) {
    const when = new Date(token.expiresAt * 1000).toUTCString();
    throw errorResponse(190, `Error validating access token: Session has expired on ${when}.`, {
      subcode: 463,
      status: 401,
    });
  }
  return caller;
}

function bearerOf({ headers, query }: IncomingRequest): string {
  const [, inHeader] = /^(?:Bearer|OAuth) (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const bearer = inHeader ?? query.get('access_token');
  if (!bearer) throw errorResponse(104, 'An access token is required to request this resource.', { status: 401 });
  return bearer;
}

function callerOf({ apps, tokens }: MetaFleet, bearer: string): MetaCaller {
  const asApp = apps.find(({ id, secret }) => bearer === `${id}|${secret}`);
  if (asApp) return { app: asApp };
  const token = tokens.find(({ accessToken }) => accessToken === bearer);
  const app = apps.find(({ id }) => id === token?.appId);
  // The real Graph API prints a token that it cannot read.
  if (!token || !app) throw errorResponse(190, `Malformed access token ${bearer}`, { status: 401 });
  return { app, token };
}
