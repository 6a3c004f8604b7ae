const region = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/**
 * Puts generated text between `<!-- generated: name -->` and `<!-- end -->`.
 * @param {string} page
 * @param {ReadonlyMap<string, string>} contents by name
 */
export function withRegions(page, contents) {
  return page.replace(region, (_, start, name, end) => {
    const content = contents.get(name);
    if (content === undefined) throw new Error(`There is no "${name}"; known are ${[...contents.keys()].join(', ')}.`);
    return `${start}\n${content.trim()}\n\n${end}`;
  });
}
