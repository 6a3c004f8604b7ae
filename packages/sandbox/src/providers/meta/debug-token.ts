import type { JsonMap } from '../../json.js';
import type { MetaCaller } from './authenticate.js';
import { errorResponse } from './errors.js';
import type { MetaFleet, MetaToken } from './model.js';

/** `debug_token` describes `input_token` to the app that it was issued for, and to tokens of its developers. */
export function debugToken(
  { tokens }: MetaFleet,
  { app, token: callerToken }: MetaCaller,
  query: URLSearchParams,
  at: number,
): JsonMap {
  const input = query.get('input_token');
  if (!input) throw errorResponse(100, '(#100) The parameter input_token is required');
  if (callerToken && !callerToken.isDeveloper) {
    throw errorResponse(
      100,
      '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    );
  }
  const token = tokens.find(({ accessToken }) => accessToken === input);
  if (!token) {
    const error = { code: 190, message: 'Invalid OAuth access token.' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  if (token.appId !== app.id)
    throw errorResponse(100, '(#100) The App_id in the input_token did not match the Viewing App');
  const { expiresAt = 0, scopes } = token;
  return {
    data: {
      app_id: app.id,
      type: 'SYSTEM_USER',
      application: app.name,
      data_access_expires_at: 0,
      expires_at: expiresAt,
      is_valid: expiresAt === 0 || expiresAt * 1000 > at,
      issued_at: 1_735_689_600,
      scopes,
      granular_scopes: granularScopes(token),
      user_id: '122094000000000001',
    },
  };
}

/** A scope that is granted for everything has no targets. */
function granularScopes({ scopes, granted, targets }: MetaToken): JsonMap[] {
  if (targets) return Object.entries(targets).map(([scope, target_ids]) => ({ scope, target_ids }));
  const ofWhatsapp = scopes.filter((scope) => scope.startsWith('whatsapp_'));
  return ofWhatsapp.map((scope) => (granted.length === 0 ? { scope } : { scope, target_ids: granted }));
}
