declare const WABASCOPE_VERSION: string;

/** The version of this package. The bundler sets it. */
export const version: string = WABASCOPE_VERSION;
