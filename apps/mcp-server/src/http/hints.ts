import type { IncomingMessage } from 'node:http';
import type { HintSettings } from '../configuration/schema/hints.js';
import { bearerToken } from './bearer-token.js';
import { errorResponse, methodNotAllowed, notFound } from './error-response.js';
import { type HintSecrets, hintSecrets } from './hint-secrets.js';

/** Receives hints that an account may have changed: webhooks of Meta and of others, whose content is not read. */
export interface Hints {
  /** The response to a request at `/hints/…`; undefined for any other path. */
  respond(request: IncomingMessage): Promise<Response> | undefined;
}

export interface HintsParts {
  readonly settings: HintSettings;
  /** Called for each valid hint. */
  readonly hinted: (account: string) => void;
  /** Called for each other request. @param account If hints for it are configured. */
  readonly rejected: (account: string | undefined) => void;
}

/** Of a body, which Meta limits to 3 MB. The signature is computed while it arrives, so it takes no memory. */
const maxBodyBytes = 4 * 2 ** 20;

/** What Meta expects to get back: digits today. */
const challengePattern = /^[\w.~-]{1,256}$/;

/**
 * Unknown accounts, missing and wrong secrets have one response, after the same work, so that a caller cannot find out
 * which accounts exist.
 */
export function createHints({ settings, hinted, rejected }: HintsParts): Hints {
  const secretsOf = hintSecrets(settings);

  function reject(alias: string): Response {
    rejected(Object.hasOwn(settings, alias) ? alias : undefined);
    return notFound();
  }

  async function post(request: IncomingMessage, { alias, token }: HintPath): Promise<Response> {
    const secrets = secretsOf(alias);
    const isSigned = await hasSignature(request, secrets);
    if (isSigned === undefined) {
      return errorResponse(413, `A hint may have at most ${maxBodyBytes} bytes.`, { connection: 'close' });
    }
    const isInPath = secrets.isToken(token);
    const isInHeader = secrets.isToken(bearerToken(request.headers.authorization));
    if (!isSigned && !isInPath && !isInHeader) return reject(alias);
    hinted(alias);
    return plainText('ok');
  }

  /** Meta verifies the address of a webhook before it signs anything. */
  function challenge({ url = '' }: IncomingMessage, { alias }: HintPath): Response {
    const query = new URLSearchParams(url.split('?').slice(1).join('?'));
    const isRight = secretsOf(alias).isVerifyToken(query.get('hub.verify_token') ?? undefined);
    const text = query.get('hub.challenge') ?? '';
    if (!isRight || query.get('hub.mode') !== 'subscribe' || !challengePattern.test(text)) return reject(alias);
    return plainText(text);
  }

  return {
    respond(request) {
      const path = hintPath(request.url);
      if (path === undefined) return undefined;
      if (request.method === 'POST') return post(request, path);
      return Promise.resolve(request.method === 'GET' ? challenge(request, path) : methodNotAllowed('GET, POST'));
    },
  };
}

interface HintPath {
  readonly alias: string;
  readonly token?: string;
}

function hintPath(url = ''): HintPath | undefined {
  const [, alias, token] = /^\/hints\/([^/?]+)(?:\/([^/?]+))?(?:\?|$)/.exec(url) ?? [];
  if (alias === undefined) return undefined;
  return token === undefined ? { alias } : { alias, token };
}

/** Undefined if the body is too long. */
async function hasSignature(request: IncomingMessage, secrets: HintSecrets): Promise<boolean | undefined> {
  const hmac = secrets.createHmac();
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    hmac.update(chunk);
  }
  const given = request.headers['x-hub-signature-256'];
  return secrets.isSignature(typeof given === 'string' ? given : undefined, hmac);
}

function plainText(text: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}
