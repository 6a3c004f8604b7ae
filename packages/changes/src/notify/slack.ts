import { cleanText } from '@wabascope/core';
import type { Change } from '../change.js';
import type { Message } from './message.js';

/** Characters of a name or value. A section of Slack has at most 3,000. */
const maxText = 150;

/**
 * The body for an incoming webhook of Slack. Names and values, which third parties write, are only in `plain_text`, where
 * Slack reads no links, mentions or formatting. `text`, which it does read, has only our own words.
 */
export function slackBody(message: Message): object {
  if (message.about === 'change') {
    const { change } = message;
    return { text: titleOf(change), blocks: [section(`${titleOf(change)}\n${detailsOf(change)}`)] };
  }
  const { summary, changes } = message.digest;
  const directions = counts(summary.byDirection);
  const title = `${summary.total} changes: ${directions}`;
  const more = summary.total - changes.length;
  return {
    text: title,
    blocks: [
      section(`${title}\n${counts(summary.byKind)}`),
      ...changes.map((change) => section(`${titleOf(change)}\n${detailsOf(change)}`)),
      ...(more > 0 ? [section(`and ${more} more`)] : []),
    ],
  };
}

function section(text: string): object {
  return { type: 'section', text: { type: 'plain_text', text, emoji: false } };
}

/** Without text of third parties: aliases are letters, digits, ".", "_" and "-". */
function titleOf({ direction, kind, account }: Change): string {
  return `${direction[0]?.toUpperCase()}${direction.slice(1)}: ${wordsOf(kind)} (${account})`;
}

function detailsOf({ number, numberId, wabaId, name, from, to, reasons = [], count, since, seenAt }: Change): string {
  const subject = [number ?? numberId ?? wabaId, name].filter((part) => part !== undefined).map(shown);
  const values = from === undefined && to === undefined ? [] : [`${shown(from ?? '–')} → ${shown(to ?? '–')}`];
  return [
    subject.join(' '),
    ...values,
    ...(reasons.length === 0 ? [] : [reasons.join(', ')]),
    ...(count === undefined ? [] : [`${count} numbers`]),
    `between ${since} and ${seenAt}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function counts(byWord: Readonly<Partial<Record<string, number>>>): string {
  return Object.entries(byWord)
    .map(([word, count]) => `${count} ${wordsOf(word)}`)
    .join(', ');
}

function wordsOf(word: string): string {
  return word.replaceAll('-', ' ');
}

function shown(text: string): string {
  return cleanText(text, maxText);
}
