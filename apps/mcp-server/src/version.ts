declare const WABASCOPE_VERSION: string;

/** The version of this package, put in by the bundler. */
export const version: string = WABASCOPE_VERSION;
