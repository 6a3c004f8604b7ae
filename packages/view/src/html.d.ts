/** Documents that `build.mjs` makes from `page`, without data: for a frame in an assistant, and for a page. */
export declare const frame: string;
export declare const report: string;
