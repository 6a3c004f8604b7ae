import { generateFleet } from '@wabascope/sandbox';

/**
 * A `fetch` with the responses of Alibaba Cloud for accounts of `count` numbers each, in the shape that the sandbox has.
 * The first number of an account has another name in each response.
 * @param {number} accounts
 * @param {number} count
 * @returns {typeof globalThis.fetch}
 */
export function createResponses(accounts, count) {
  const [space] = generateFleet('alibaba', { accounts: 1, numbers: count })[0]?.spaces ?? [];
  if (space === undefined) throw new Error('The sandbox has made no account.');
  const firstSpace = 29_348_393_990_000_000_000n;
  let sent = 0;

  /** @param {number} index */
  const idOf = (index) => String(203_939_883_990_000_000n + BigInt(index));

  /** @type {Record<string, (index: number) => object>} */
  const actions = {
    QueryChatappPhoneNumbers: (account) => ({
      PhoneNumbers: space.phoneNumbers.map((row, position) => {
        const index = position * accounts + account;
        const name = position === 0 ? `Generated ${index} ${sent}` : `Generated ${index}`;
        return { ...row, PhoneNumber: String(8_613_900_000_000 + index), VerifiedName: name };
      }),
    }),
    QueryChatappBindWaba: (account) => ({
      Data: { ...space.waba, Id: idOf(account), Name: `Generated ${account}` },
    }),
    QueryWabaBusinessInfo: (account) => ({
      Data: { ...space.business, BusinessId: idOf(2 * account), BusinessName: `Generated ${account} Ltd.` },
    }),
  };

  return async (input, init) => {
    const action = new Headers(init?.headers).get('x-acs-action') ?? '';
    const custSpaceId = new URL(String(input)).searchParams.get('CustSpaceId') ?? '';
    sent += 1;
    const data = actions[action]?.(Number(BigInt(custSpaceId) - firstSpace));
    return responseOf({ RequestId: `request-${sent}`, Code: 'OK', Message: 'SUCCESS', ...data });
  };
}

/**
 * What a plugin reads of a `Response`. As the responses of the directory's own `fetch`, it is iterable, and creates no
 * stream of the Web, which takes time.
 * @param {object} body
 */
function responseOf(body) {
  const bytes = Buffer.from(JSON.stringify(body));
  const response = {
    status: 200,
    ok: true,
    type: 'default',
    headers: new Headers({ 'content-type': 'application/json' }),
    body: null,
    async *[Symbol.asyncIterator]() {
      yield bytes;
    },
  };
  return /** @type {Response} */ (/** @type {unknown} */ (response));
}
