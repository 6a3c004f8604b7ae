export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'html', 'markdown'] as const;

/** How results are printed. */
export type Format = (typeof formats)[number];
