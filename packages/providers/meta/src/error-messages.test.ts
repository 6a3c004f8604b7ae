import { expect, it } from 'vitest';
import { errorOf, graphError } from './__fixtures__/account.js';

const token = ['accessToken'];
const badSecret = /app ID with this secret/;

it.each([
  [1, 'Error validating client secret.', 'auth', badSecret, ['appId', 'appSecret']],
  [101, 'Error validating application. Invalid application ID.', 'auth', badSecret, ['appId', 'appSecret']],
  [190, 'Error validating access token: Session has expired on Friday.', 'auth', /has expired/, token],
  [190, 'Invalid OAuth access token signature.', 'auth', /part of it is missing or changed/, token],
  [190, 'Malformed access token EAA', 'auth', /part of it is missing or changed/, token],
  [190, 'Invalid OAuth 2.0 Access Token', 'auth', /wrong or revoked/, token],
  [104, 'An access token is required to request this resource.', 'auth', /reaches Meta/, ['accessToken', 'baseUrl']],
  [
    2500,
    'An active access token must be used to query information about the current user.',
    'auth',
    /reaches Meta/,
    ['accessToken', 'baseUrl'],
  ],
  [2500, 'Unknown path components: /phone_numbers', 'config', /apiVersion exists/, ['apiVersion', 'baseUrl']],
  [2635, '(#2635) You are calling a deprecated version', 'config', /no longer serves this version/, ['apiVersion']],
  [12, '(#12) bio field is deprecated for versions v2.8 and higher', 'rejected', /has removed/, ['apiVersion']],
  [131_031, 'Business Account locked', 'rejected', /locked/, undefined],
  [200, 'API access blocked.', 'permission', /blocks the API access of the app/, token],
  [10, '(#10) Application does not have permission for this action', 'permission', /grant it/, token],
])('%s "%s" is %s, with a fitting message', async (code, words, expected, sentence, settings) => {
  const error = await errorOf(graphError(code, words));
  expect(error).toMatchObject({ code: expected, message: expect.stringMatching(sentence) });
  expect(error.details.settings).toEqual(settings);
});

it.each([
  [458, 'removed the app'],
  [459, 'log in at facebook.com'],
  [460, 'changed the password'],
  [463, 'has expired'],
  [464, 'log in at facebook.com'],
])('190/%s has a message about the end of the token: %s', async (error_subcode, sentence) => {
  const { message } = await errorOf(graphError(190, '', { error_subcode }));
  expect(message).toContain(sentence);
});

it.each([
  [190, 'Invalid OAuth access token signature.'],
  [190, 'Cannot parse access token'],
  [101, 'Error validating application. Cannot get application info due to a system error.'],
  [1, 'Error validating client secret.'],
  [100, 'Invalid appsecret_proof provided in the API argument'],
])('%s "%s" names appId and appSecret with the credential of the app', async (code, words) => {
  const error = await errorOf(graphError(code, words), { appId: '634974688087057' });
  expect(error).toMatchObject({ code: 'auth', details: { settings: ['appId', 'appSecret'] } });
});
