/** Products of a `User-Agent` header, as a regular expression: printable ASCII, without a space at either end. */
export const userAgentPattern = '^[!-~]([ -~]{0,198}[!-~])?$';

/** What {@link userAgentPattern} accepts, to complete "must be …". */
export const userAgentFormat = 'a product such as "acme-console/2.1", of 1 to 200 printable ASCII characters';
