import { retryAfterMs } from '@wabascope/core';
import type { Clock } from './clock.js';
import { formats } from './formats.js';
import type { Message } from './message.js';
import { webhookHeaders } from './signature.js';
import type { NotifyTarget } from './target.js';

/** How an attempt ended. */
export type SendOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Without any part of the URL, and without text of the receiver. */
      readonly problem: string;
      /** Whether the receiver works and rejects this message. */
      readonly isRejection?: boolean;
      /** The wait that the receiver requests. */
      readonly requestedMs?: number;
    };

export interface SendParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Until the response has arrived. */
  readonly timeoutMs: number;
}

/** Bytes of a response that are read, and dropped, to keep the connection. */
const maxBodyBytes = 16 * 1024;

/** The statuses of a receiver that cannot use the content of a message. */
const rejections = [400, 409, 413, 415, 422];

/** Sends a message once. Rejects only with `signal.reason`. */
export async function send(
  { fetch, clock, timeoutMs }: SendParts,
  target: NotifyTarget,
  message: Message,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { contentType, body: bodyOf } = formats[target.format];
  const body = JSON.stringify(bodyOf(message));
  const ending = new AbortController();
  const abort = () => ending.abort();
  signal.addEventListener('abort', abort);
  const cancel = clock.after(timeoutMs, abort);
  try {
    signal.throwIfAborted();
    const response = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': contentType, ...webhookHeaders(message.id, body, target.secret, clock.now()) },
      body,
      // The next address might be one that the operator did not choose.
      redirect: 'manual',
      signal: ending.signal,
    });
    await dropBody(response).catch(() => undefined);
    return outcomeOf(response, clock.now());
  } catch (error) {
    signal.throwIfAborted();
    const problem = ending.signal.aborted ? `no response within ${timeoutMs / 1000} s` : errorWord(error);
    return { ok: false, problem };
  } finally {
    cancel();
    signal.removeEventListener('abort', abort);
  }
}

function outcomeOf(response: Response, now: number): SendOutcome {
  const { status } = response;
  if (status >= 200 && status < 300) return { ok: true };
  const isRedirect = status >= 300 && status < 400;
  const requestedMs = retryAfterMs(response, now);
  return {
    ok: false,
    problem: isRedirect ? `status ${status}: redirects are not followed` : `status ${status}`,
    isRejection: rejections.includes(status),
    ...(requestedMs === undefined ? {} : { requestedMs }),
  };
}

async function dropBody({ body }: Response): Promise<void> {
  if (body === null) return;
  let length = 0;
  // Leaving the loop cancels the body.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBodyBytes) break;
  }
}

/** The code of an error, such as `ECONNREFUSED`. Messages may contain the host of the URL. */
function errorWord(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code: unknown = Reflect.get(cause, 'upstreamCode') ?? Reflect.get(cause, 'code');
    if (typeof code === 'string' && /^[A-Z\d_]{3,60}$/.test(code)) return code;
  }
  return 'no connection';
}
