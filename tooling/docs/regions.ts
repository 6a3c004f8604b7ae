const region = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** Puts generated text, by its name, between `<!-- generated: name -->` and `<!-- end -->`. */
export function withRegions(page: string, contents: ReadonlyMap<string, string>): string {
  return page.replace(region, (_, start, name, end) => {
    const content = contents.get(name);
    if (content === undefined) throw new Error(`There is no "${name}"; known are ${[...contents.keys()].join(', ')}.`);
    return `${start}\n${content.trim()}\n\n${end}`;
  });
}
