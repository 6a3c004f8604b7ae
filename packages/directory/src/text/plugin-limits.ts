/*
 * The maximum that the directory reads of a plugin. docs/limits.md lists these numbers. A provider's rows pass through
 * its plugin, so these limits apply to providers too.
 */

/** Pages of one fetch, against plugins that page forever. */
export const maxPages = 10_000;

/**
 * Rows of one fetch over all its pages, including rows that are left out: APIs without pages list all rows at once.
 * Sorting more would delay other accounts.
 */
export const maxRows = 100_000;

/** Size of one fetch: the characters of texts and keys in its rows, plus 32 for each entry of an object or list. */
export const maxSize = 64 * 1024 * 1024;

/** Characters of a text that are read; 1,000 are shown. */
export const maxTextLength = 16_384;

/** Different keys in the fields of all rows of one fetch: keys are names of fields, not content. */
export const maxKeys = 1_000;

/** Characters of a third-party key. */
export const maxKeyLength = 80;

/** Levels of objects and lists in a field of a row. */
export const maxDepth = 8;

/** Values in a field of a row or in the data of a log line: entries of objects and lists, at all levels. */
export const maxValues = 1_000;

/** Size of a field of a row or of the data of a log line, counted like `maxSize`. */
export const maxFieldSize = 65_536;

/** Warnings of one page that are read; the rest are counted. */
export const maxPageWarnings = 1_000;

/** Log lines of a plugin for one account until its next fetch ends; the rest are counted. */
export const maxLogLines = 100;

/** Missing permissions of a credential. */
export const maxPermissions = 20;

/** Settings of a plugin, and problems that it may report in the settings of an account. */
export const maxSettings = 100;
