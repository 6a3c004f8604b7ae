export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'html', 'markdown'] as const;

/** How results are printed. */
export type OutputFormat = (typeof formats)[number];
