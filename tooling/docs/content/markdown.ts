import { markdownTable } from 'markdown-table';

export function table(head: string[], rows: string[][]): string {
  return markdownTable([head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))));
}

export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

export function code(word: string): string {
  return `\`${word}\``;
}
