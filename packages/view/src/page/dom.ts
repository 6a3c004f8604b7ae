type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | undefined | (() => void)>>;

/** Makes an element. Strings become text, never markup; functions listen to the event that their name ends with. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Third-party text, whose direction does not affect its surroundings. */
export function bdi(text: string, dir?: 'ltr'): HTMLElement {
  return h('bdi', { dir }, text);
}
