import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Log } from './log.js';

/** Accepted form of a request ID from a proxy. */
const givenId = /^[\w.:-]{8,100}$/;

/** Logged characters of a path. */
const maxPathLength = 200;

/** Hints have a secret in the path. A sender may mistype the rest, so only the first part of any path is logged. */
function loggedPath(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.replace(/^(\/(?!\.well-known\/)[^/]*)\/.*$/s, '$1/…').slice(0, maxPathLength);
}

/** The same listener with a request ID in the log and in the response. Queries are never logged. */
export function loggedListener(log: Log, listener: RequestListener): RequestListener {
  return (request, response) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && givenId.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    response.setHeader('x-request-id', requestId);
    response.once('close', () => {
      if (!log.isOn('info')) return;
      const { method, url = '' } = request;
      const durationMs = Math.round(performance.now() - startedAt);
      log.info('HTTP request finished.', {
        requestId,
        method,
        path: loggedPath(url),
        status: response.statusCode,
        durationMs,
        // The client did not receive the whole response.
        ...(!response.writableFinished && { aborted: true }),
      });
    });
    log.during({ requestId }, () => listener(request, response));
  };
}
