/** Lower-case words of letters and digits, joined by `-`, with at least one letter: `acme-cloud`, `360dialog`. */
export const providerIdPattern: RegExp = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;
