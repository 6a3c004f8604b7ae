import {
  changeDirections,
  changeKinds,
  isSigningSecret,
  type NotifyFormat,
  notifyFormats,
  signingSecretFormat,
} from '@wabascope/changes';
import * as z from 'zod';
import { patternOrReference, secretText, secureUrl } from './texts.js';

/** Each has its own queue. */
const maxTargets = 20;

const maxSettleSeconds = 86_400;

/** The formats with a signature, and whether their receivers must be able to verify it. */
const signed: Readonly<Record<NotifyFormat, 'required' | 'optional' | 'never'>> = {
  webhook: 'required',
  cloudevents: 'optional',
  slack: 'never',
};

/** The part `notify`: where changes are sent. */
export function notifySchema() {
  const target = z.strictObject({
    url: secureUrl()
      .refine(hasNoUser, 'a URL without user and password')
      .meta({
        description: 'The https URL that receives changes. It is a secret.',
        pattern: patternOrReference('^https?://'),
        examples: ['${env:CHANGES_URL}'],
      }),
    format: z
      .enum(notifyFormats)
      .default('webhook')
      .describe('"webhook" for Standard Webhooks, "cloudevents" for CloudEvents 1.0, "slack" for an incoming webhook.'),
    secret: secretText('secret')
      .refine(isSigningSecret, signingSecretFormat)
      .optional()
      .meta({
        description: 'The key that signs messages: "whsec_" and 24 to 64 random bytes in base64.',
        pattern: patternOrReference('^whsec_'),
        examples: ['${env:CHANGES_SECRET}'],
      }),
    directions: z
      .array(z.enum(changeDirections))
      .min(1)
      .default(['worse'])
      .describe('Whether a change lets the company send less, more, or neither.'),
    kinds: z.array(z.enum(changeKinds)).min(1).optional().describe('Kinds of changes. All kinds if left out.'),
    accounts: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Accounts: aliases, or "meta:*" for all of a provider. All if left out.'),
    settleSeconds: z
      .int()
      .min(0)
      .max(maxSettleSeconds)
      .default(300)
      .describe('Seconds until a change is sent. If it is reverted before, it is not sent.'),
  });
  return z
    .array(
      target
        .refine(({ format, secret }) => signed[format] !== 'required' || secret !== undefined, {
          path: ['secret'],
          message: 'It is missing.',
          params: { remedy: 'Set "whsec_" and 24 to 64 random bytes in base64, and give it to the receiver.' },
        })
        .refine(({ format, secret }) => signed[format] !== 'never' || secret === undefined, {
          path: ['secret'],
          message: 'Slack does not verify signatures.',
          params: { remedy: 'Remove it.' },
        }),
    )
    .max(maxTargets);
}

export type NotifySettings = z.output<ReturnType<typeof notifySchema>>;

function hasNoUser(text: string): boolean {
  const { username = '', password = '' } = URL.canParse(text) ? new URL(text) : {};
  return username === '' && password === '';
}
