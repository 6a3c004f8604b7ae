import type { RequestListener, ServerResponse } from 'node:http';
import { type Answer, type ReceivedRequest, Refused, Text } from './exchange.js';
import { deliver } from './faults/deliver.js';
import type { RequestFault } from './faults/fault.js';
import type { FaultBox } from './faults/fault-box.js';
import { payloadOf, spoilBody } from './faults/payload.js';
import { replaceAnswer } from './faults/replace-answer.js';
import { spoilContent } from './faults/spoil-content.js';
import { receive } from './listener.js';
import type { FarSide, ProviderSandbox } from './provider.js';
import type { ProviderId } from './providers/index.js';
import type { RecordedRequest } from './request-log.js';

/** What the requests to one provider need. */
export interface Serving<Fleet, Settings extends object> {
  readonly id: ProviderId;
  readonly provider: ProviderSandbox<Fleet, Settings>;
  readonly farSide: FarSide;
  readonly faults: FaultBox;
  readonly now: () => number;
  readonly record: (request: RecordedRequest) => void;
}

/** Answers the requests to one provider, with the faults that strike them. */
export function serve<Fleet, Settings extends object>(serving: Serving<Fleet, Settings>): RequestListener {
  const { id, provider, farSide, faults, now, record } = serving;
  return async (message, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const request = await receive(message, now);
      const call = farSide.callOf(request);
      const { pageParameter } = provider;
      const page = (pageParameter && request.query.get(pageParameter)) || '1';
      const struck = faults.strike({ provider: id, call, page });
      const answer = spoilt(answerTo(request, struck, serving), struck, provider);
      const payload = struck.reduce(spoilBody, payloadOf(answer));
      // Node would write the machine's time; clients learn the offset of their clock from this header.
      const dated = { ...payload, headers: { Date: new Date(now()).toUTCString(), ...payload.headers } };
      record({
        provider: id,
        call,
        at: request.receivedAt,
        method: request.method,
        path: request.path,
        headerNames: Object.keys(request.headers).sort(),
        status: answer.status,
        ...(answer.refusal !== undefined && { refusal: answer.refusal }),
        faults: struck.map(({ kind }) => kind),
        ended: end(response),
      });
      await deliver(response, dated, struck, gone.signal);
    } catch (error) {
      if (!gone.signal.aborted) response.destroy(error instanceof Error ? error : undefined);
    }
  };
}

function answerTo<Fleet, Settings extends object>(
  request: ReceivedRequest,
  struck: readonly RequestFault[],
  { provider, farSide }: Serving<Fleet, Settings>,
): Answer {
  try {
    return farSide.answer(struck.some(({ kind }) => kind === 'repeat-page') ? firstPage(request, provider) : request);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

function firstPage<Fleet, Settings extends object>(
  request: ReceivedRequest,
  { pageParameter }: ProviderSandbox<Fleet, Settings>,
): ReceivedRequest {
  const query = new URLSearchParams(request.query);
  if (pageParameter) query.delete(pageParameter);
  return { ...request, query };
}

function spoilt<Fleet, Settings extends object>(
  answer: Answer,
  struck: readonly RequestFault[],
  { failure, wordFields }: ProviderSandbox<Fleet, Settings>,
): Answer {
  return struck.reduce((current, fault) => {
    const replaced = replaceAnswer(current, fault, failure);
    if (replaced.body instanceof Text) return replaced;
    return { ...replaced, body: spoilContent(replaced.body, fault, wordFields) };
  }, answer);
}

function end(response: ServerResponse): Promise<'answered' | 'broken'> {
  return new Promise((resolve) => {
    response.on('close', () => resolve(response.writableFinished ? 'answered' : 'broken'));
  });
}
