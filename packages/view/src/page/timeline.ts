import { bdi, h } from './dom.js';
import { counted, readable, textOf, type ViewRow, when } from './words.js';

/** Changes by day, the newest first, and how to add older ones. */
export function timeline() {
  const element = h('div', { class: 'timeline' });
  let day = '';
  let list: HTMLElement | undefined;
  return {
    element,
    /** @returns The first added change. */
    add(changes: readonly ViewRow[]): HTMLElement | undefined {
      const added = changes.map((change) => {
        const date = new Date(textOf(change.seenAt)).toLocaleDateString(undefined, { dateStyle: 'full' });
        if (date !== day || list === undefined) {
          list = h('ol');
          element.append(h('h2', {}, date), list);
          day = date;
        }
        const item = changeItem(change);
        list.append(item);
        return item;
      });
      return added[0];
    },
  };
}

function changeItem({
  seenAt,
  since,
  direction,
  kind,
  from,
  to,
  number,
  numberId,
  wabaId,
  name,
  account,
  count,
  reasons,
}: ViewRow) {
  const value = (word: unknown = 'nothing') => h('b', {}, bdi(kind === 'name' ? textOf(word) : readable(word)));
  const subject = textOf(number ?? numberId ?? wabaId ?? account);
  return h(
    'li',
    { 'data-word': textOf(direction) },
    h(
      'time',
      { datetime: textOf(seenAt) },
      new Date(textOf(seenAt)).toLocaleTimeString(undefined, { timeStyle: 'short' }),
    ),
    readable(direction),
    ' ',
    bdi(subject, 'ltr'),
    ' ',
    bdi(textOf(name)),
    ` ${readable(kind)}: `,
    value(from),
    ' → ',
    value(to),
    typeof count === 'number' ? ` (${counted(count, 'number')})` : undefined,
    h('small', {}, [textOf(account), when('after', since), ...((reasons ?? []) as string[]).map(readable)].join(' · ')),
  );
}
