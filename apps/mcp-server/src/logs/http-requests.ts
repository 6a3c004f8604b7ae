import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Log } from './log.js';

/** An id that a proxy has given to the request, if it looks like one. */
const givenId = /^[\w.:-]{8,100}$/;

/** Letters of a path that are logged. */
const maxPathLength = 200;

/** The same listener, with a request id in the log and in the answer. The query of an address is never logged. */
export function loggedListener(log: Log, listener: RequestListener): RequestListener {
  return (request, response) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && givenId.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    response.setHeader('x-request-id', requestId);
    response.once('close', () => {
      const { method, url = '' } = request;
      const durationMs = Math.round(performance.now() - startedAt);
      log.info('An HTTP request has ended.', {
        requestId,
        method,
        path: url.split('?', 1)[0]?.slice(0, maxPathLength),
        status: response.statusCode,
        durationMs,
        // The client has not received all of the response.
        ...(!response.writableFinished && { aborted: true }),
      });
    });
    log.during({ requestId }, () => listener(request, response));
  };
}
