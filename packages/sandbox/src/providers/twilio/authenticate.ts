import type { IncomingRequest } from '../../exchange.js';
import { errorResponse } from './errors.js';
import type { TwilioAccount, TwilioFleet } from './model.js';

/** The account of the credential: the SID and token of an account, or the SID and secret of an API key. */
export function authenticate(fleet: TwilioFleet, { headers }: IncomingRequest): TwilioAccount {
  const [, encoded = ''] = /^Basic ([\w+/]+=*)$/.exec(headers.authorization ?? '') ?? [];
  const pair = Buffer.from(encoded, 'base64').toString();
  const account = fleet.find(
    ({ accountSid, authToken, key }) =>
      pair === `${accountSid}:${authToken}` || (key !== undefined && pair === `${key.sid}:${key.secret}`),
  );
  if (account === undefined) {
    const [user] = pair.split(':');
    const isKnown = fleet.some(({ accountSid, key }) => user === accountSid || user === key?.sid);
    throw errorResponse(401, '20003', isKnown ? 'Authenticate' : 'Authentication Error - invalid username');
  }
  if (account.isSuspended) throw errorResponse(403, '20005');
  if (account.key?.isRestricted && pair.startsWith(`${account.key.sid}:`)) throw errorResponse(403, '70051');
  return account;
}
