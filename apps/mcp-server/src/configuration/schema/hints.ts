import * as z from 'zod';
import { aliasSchema } from './accounts.js';
import { patternOrReference, secretText } from './texts.js';

/** Letters that need no encoding in a path. */
const tokenPattern = '^[A-Za-z0-9._~-]{16,200}$';

/** The part `hints` of `http`: who may cause a fetch of an account, by alias. */
export function hintsSchema() {
  const secrets = z
    .strictObject({
      token: secretText('token')
        .refine((text) => new RegExp(tokenPattern).test(text), '16 to 200 letters, digits, ".", "_", "~" and "-"')
        .optional()
        .meta({
          description: 'A secret that the sender adds to the URL, /hints/ALIAS/TOKEN, or sends as a bearer token.',
          pattern: patternOrReference(tokenPattern),
        }),
      appSecret: secretText('appSecret', 'secret').optional().meta({
        description: 'The secret of the Meta app that signs its webhooks (X-Hub-Signature-256).',
        minLength: 1,
      }),
      verifyToken: secretText('verifyToken', 'verify').optional().meta({
        description: 'The verify token of the webhook in the Meta app.',
        minLength: 1,
      }),
    })
    .refine(({ token, appSecret }) => token !== undefined || appSecret !== undefined, {
      message: 'There is no secret to check hints with.',
      params: { remedy: 'Set appSecret for webhooks of Meta, or token for other senders.' },
    });
  return z.record(aliasSchema(), secrets);
}

export type HintSettings = z.output<ReturnType<typeof hintsSchema>>;
