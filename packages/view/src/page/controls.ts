import { h } from './dom.js';
import type { Filter } from './kinds.js';
import type { ViewData } from './listing.js';
import type { Choices, Source } from './source.js';
import { numeral, readable } from './words.js';

interface Options {
  /** The first result. Its counts stay, whatever is chosen. */
  readonly base: ViewData;
  readonly source: Source;
  /** Called with all choices after one has changed. */
  readonly onChoose: (choices: Choices) => void;
}

/** Counters, lists and a search field, which filter. Plain counts if nothing can be fetched. */
export function controls({ base, source, onChoose }: Options): Node[] {
  const { noun, filters, hasQuery } = base.kind;
  let choices: Choices = {};
  const choose = (name: string, word: string) => {
    const { [name]: _, ...others } = choices;
    choices = word === '' ? others : { ...others, [name]: word };
    onChoose(choices);
  };
  const [main, ...others] = filters;
  const isUsable = source.fetch !== undefined;
  return [
    counters(main, base, isUsable ? choose : undefined),
    ...(isUsable ? others : [])
      .filter(([name, counts]) => !source.given.has(name) && Object.keys(base.summary[counts] ?? {}).length > 1)
      .map((filter) => list(filter, base, choose)),
    ...(isUsable && hasQuery && !source.given.has('query') ? [search(`Search ${noun}s`, choose)] : []),
  ];
}

type Choose = (name: string, word: string) => void;

function counters([name, counts]: Filter, base: ViewData, choose: Choose | undefined) {
  const words = [['', base.total], ...Object.entries(base.summary[counts] ?? {})] as [string, number][];
  const shown = words.map(([word, count]) => {
    const parts = [h('b', {}, numeral(count)), ` ${word === '' ? 'All' : readable(word)}`];
    if (choose === undefined) return h('span', { 'data-word': word }, ...parts);
    const button = h(
      'button',
      {
        'data-word': word,
        'aria-pressed': `${word === ''}`,
        onclick: () => {
          for (const other of shown) other.setAttribute('aria-pressed', `${other === button}`);
          choose(name, word);
        },
      },
      ...parts,
    );
    return button;
  });
  return h('div', { role: 'group', 'aria-label': readable(name), class: 'counters' }, ...shown);
}

function list([name, counts]: Filter, base: ViewData, choose: Choose) {
  const label = readable(counts.slice(2));
  const words = Object.entries(base.summary[counts] ?? {}).sort(([, a], [, b]) => b - a);
  const select: HTMLSelectElement = h(
    'select',
    { 'aria-label': label, onchange: () => choose(name, select.value) },
    h('option', { value: '' }, `${label}: all`),
    ...words.map(([word, count]) => h('option', { value: word }, `${readable(word)} (${count})`)),
  );
  return select;
}

function search(label: string, choose: Choose) {
  const input: HTMLInputElement = h('input', {
    type: 'search',
    'aria-label': label,
    placeholder: label,
    onchange: () => choose('query', input.value.trim()),
  });
  return input;
}
