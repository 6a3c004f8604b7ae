// Generated from package.json by `npm run docs`.
export const version = '0.1.0';
