import { bdi, h } from './dom.js';
import type { ViewData } from './listing.js';
import type { Source } from './source.js';
import { readable, textOf, type ViewRow } from './words.js';

/** The codes of a row's reasons, worst first. */
export function reasonsOf(row: ViewRow): readonly string[] {
  return ((row.reasons ?? []) as unknown[]).map(textOf);
}

/** What is wrong with a row and what to do, every field, and a question about it. */
export function details(
  row: ViewRow,
  noun: string,
  { reasonTexts, metaIssues }: ViewData,
  sendMessage: Source['sendMessage'],
): Node[] {
  const fields = Object.entries(row).filter(([name]) => name !== 'reasons');
  return [
    h(
      'ul',
      {},
      ...reasonsOf(row).map((code) =>
        h(
          'li',
          {},
          h('b', {}, readable(code)),
          ` ${reasonTexts[code] ?? ''}`,
          ...metaIssues
            .filter(({ reason }) => reason === code)
            .map(({ description, solution }) => h('q', {}, bdi([description, solution].filter(Boolean).join(' ')))),
        ),
      ),
    ),
    h(
      'dl',
      {},
      ...fields.map(([name, value]) => h('div', {}, h('dt', {}, readable(name)), h('dd', {}, bdi(textOf(value))))),
    ),
    ...(sendMessage ? [questionButton(row, noun, sendMessage)] : []),
  ];
}

function questionButton(row: ViewRow, noun: string, sendMessage: NonNullable<Source['sendMessage']>) {
  return h('button', { onclick: () => sendMessage(question(row, noun)) }, `Ask the assistant about this ${noun}`);
}

/** Without names, which are third-party text. */
function question(row: ViewRow, noun: string): string {
  const id = textOf(row.number ?? row.phoneNumber ?? row.id)
    .replace(/[^\w+*. -]/g, '')
    .slice(0, 40);
  return `About the WhatsApp ${noun} ${id} of account ${textOf(row.account)}: can it send, and what should we do?`;
}
