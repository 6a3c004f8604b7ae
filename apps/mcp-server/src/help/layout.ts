/** Columns of a help text. */
const width = 100;

/** Lines of two columns. The text of the second is wrapped. */
export function twoColumns(rows: readonly (readonly [name: string, text: string])[], maxName = 26): string[] {
  const nameWidth = Math.min(maxName, Math.max(...rows.map(([name]) => name.length)));
  const indent = nameWidth + 4;
  return rows.flatMap(([name, text]) => {
    const [first = '', ...others] = wrapped(text, width - indent);
    const more = others.map((line) => ' '.repeat(indent) + line);
    if (name.length > nameWidth) return [`  ${name}`, ' '.repeat(indent) + first, ...more];
    return [`  ${name.padEnd(nameWidth)}  ${first}`, ...more];
  });
}

/** The text in lines. */
export function wrapped(text: string, maxLength: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > maxLength) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A heading with lines below it. */
export function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.join('\n')}\n`;
}
