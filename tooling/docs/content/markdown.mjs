import { markdownTable } from 'markdown-table';

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  return markdownTable([head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))));
}

/**
 * @param {string} language
 * @param {string} text
 */
export function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** @param {string} word */
export function code(word) {
  return `\`${word}\``;
}
