import {
  GetLinkedWhatsAppBusinessAccountCommand,
  GetLinkedWhatsAppBusinessAccountPhoneNumberCommand,
  ListLinkedWhatsAppBusinessAccountsCommand,
  SocialMessagingClient,
} from '@aws-sdk/client-socialmessaging';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import type { AwsCredentials } from './model.js';

let sandbox: Sandbox<'aws'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['aws'], rateLimits: { aws: 'none' } });
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

function clientOf(account: string, changes: Partial<AwsCredentials> = {}) {
  const { region, accessKeyId, secretAccessKey, sessionToken } = { ...accountOf(sandbox, 'aws', account), ...changes };
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  return new SocialMessagingClient({ region, endpoint: sandbox.baseUrls.aws, credentials, maxAttempts: 1 });
}

const list = (client: SocialMessagingClient, nextToken?: string, maxResults = 100) =>
  client.send(new ListLinkedWhatsAppBusinessAccountsCommand({ maxResults, nextToken }));

describe('the official SDK', () => {
  it.each([
    ['eu-central', ['Heron Bikes', 'Héron Vélos', '']],
    ['eu-central-session', ['Kingfisher Tea']],
  ])('lists the WABAs of %s', async (account, names) => {
    const { linkedAccounts = [], nextToken } = await list(clientOf(account));
    expect(linkedAccounts.map(({ wabaName }) => wabaName)).toEqual(names);
    expect(nextToken).toBeUndefined();
    for (const { linkDate } of linkedAccounts) expect(linkDate?.getFullYear()).toBe(2025);
  });

  it('follows tokens, one after an empty page among them', async () => {
    const client = clientOf('us-east');
    const ids: (string | undefined)[] = [];
    let pages = 0;
    let token: string | undefined;
    do {
      const { linkedAccounts = [], nextToken } = await list(client, token, 1);
      ids.push(...linkedAccounts.map(({ wabaId }) => wabaId));
      token = nextToken;
      pages += 1;
    } while (token !== undefined);
    expect(pages).toBe(3);
    expect(new Set(ids).size).toBe(2);
  });

  it.each(['id', 'arn'] as const)('reads the numbers of a WABA by its %s, and one of them', async (kind) => {
    const client = clientOf('eu-central');
    const [waba] = (await list(client)).linkedAccounts ?? [];
    const { account } = await client.send(new GetLinkedWhatsAppBusinessAccountCommand({ id: waba?.[kind] }));
    expect(account).toMatchObject({
      wabaId: waba?.wabaId,
      phoneNumbers: [
        { qualityRating: 'GREEN' },
        { qualityRating: 'YELLOW' },
        { qualityRating: 'RED' },
        { dataLocalizationRegion: 'DE' },
      ],
    });
    const id = account?.phoneNumbers?.[2]?.[kind === 'id' ? 'phoneNumberId' : 'arn'];
    expect(await client.send(new GetLinkedWhatsAppBusinessAccountPhoneNumberCommand({ id }))).toMatchObject({
      phoneNumber: { displayPhoneNumberName: 'Heron Couriers' },
      linkedWhatsAppBusinessAccountId: waba?.id,
    });
  });

  it.each<[string, Partial<AwsCredentials>, string]>([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
    ['an unknown key', { accessKeyId: 'unknown' }, 'UnrecognizedClientException'],
    ['a token that the key does not have', { sessionToken: 'other' }, 'UnrecognizedClientException'],
    ['a Region that does not exist', { region: 'eu-nowhere-9' }, 'InvalidSignatureException'],
  ])('is rejected with %s', async (_, changes, name) => {
    await expect(list(clientOf('eu-central', changes))).rejects.toMatchObject({ name });
  });

  it.each([
    ['ThrottledRequestException', 429],
    ['DependencyException', 502],
    ['AccessDeniedByMetaException', 403],
  ])('recognizes %s', async (code, status) => {
    await sandbox.faults.set({ kind: 'status', status, code });
    await expect(list(clientOf('eu-central'))).rejects.toMatchObject({
      name: code,
      $metadata: { httpStatusCode: status },
    });
  });

  it('signs every kind of character as the gateway does: only the token is unknown', async () => {
    const token = "a b+c*d'e(f)g!h~i/j?k=l&m%n 中 é";
    await expect(list(clientOf('eu-central'), token)).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });
});
