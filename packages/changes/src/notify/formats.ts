import type { Message } from './message.js';
import { slackBody } from './slack.js';
import type { NotifyFormat } from './target.js';

/** How messages of a format are written. */
export interface MessageFormat {
  readonly contentType: string;
  body(message: Message): unknown;
  /** The minimum time between two messages. */
  readonly minIntervalMs: number;
}

/** Of event types: a reverse host name, as CloudEvents recommends. */
const vendor = 'io.github.wabascope';

export const formats: Readonly<Record<NotifyFormat, MessageFormat>> = {
  /** Standard Webhooks 1.0. */
  webhook: {
    contentType: 'application/json',
    body: (message) => ({ type: typeOf(message), timestamp: timeOf(message), data: dataOf(message) }),
    minIntervalMs: 0,
  },
  /** CloudEvents 1.0, structured mode. */
  cloudevents: {
    contentType: 'application/cloudevents+json; charset=utf-8',
    body: (message) => ({
      specversion: '1.0',
      id: message.id,
      source: sourceOf(message),
      type: `${vendor}.${typeOf(message)}`,
      ...subjectOf(message),
      time: timeOf(message),
      datacontenttype: 'application/json',
      data: dataOf(message),
    }),
    minIntervalMs: 0,
  },
  /** An incoming webhook of Slack, which accepts about one message a second. */
  slack: { contentType: 'application/json', body: slackBody, minIntervalMs: 1_000 },
};

function typeOf(message: Message): string {
  return message.about === 'change' ? `change.${message.change.kind}` : 'changes.digest';
}

function timeOf(message: Message): string {
  return message.about === 'change' ? message.change.seenAt : message.digest.lastSeenAt;
}

function dataOf(message: Message): object {
  return message.about === 'change' ? message.change : message.digest;
}

function sourceOf(message: Message): string {
  if (message.about === 'digest') return 'wabascope://changes';
  return `wabascope://accounts/${encodeURIComponent(message.change.account)}`;
}

function subjectOf(message: Message): { subject?: string } {
  if (message.about === 'digest') return {};
  const { numberId, wabaId, account } = message.change;
  return { subject: numberId ?? wabaId ?? account };
}
