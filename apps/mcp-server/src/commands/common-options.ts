import type { OptionGroup } from './options.js';

const sourceOptions = {
  config: {
    short: 'c',
    value: 'FILE',
    example: 'wabascope.config.json',
    text: 'Configuration file. Default: WABASCOPE_CONFIG, then ~/.config/wabascope/wabascope.config.json (Windows: %APPDATA%\\wabascope\\wabascope.config.json). The working folder is not searched.',
  },
  sandbox: { text: 'Use fake providers and numbers, without credentials' },
} as const;

const logLevel = { value: 'LEVEL', example: 'info', words: ['debug', 'info', 'warn', 'error', 'silent'] } as const;

/** For the help of the program. */
export const sourceOptionGroup: OptionGroup = { title: 'Accounts', options: sourceOptions };

/** Options of every command that reads the accounts. */
export const accountOptions: OptionGroup = {
  title: 'Accounts',
  options: {
    ...sourceOptions,
    'log-level': {
      ...logLevel,
      text: 'debug, info, warn, error or silent: lines of JSON on stderr. Default: WABASCOPE_LOG_LEVEL, then silent',
    },
  },
};

/** The same for the server, which logs warnings by default. */
export const serverOptions: OptionGroup = {
  title: 'Server',
  options: {
    http: {
      value: '[HOST:]PORT',
      example: '8080',
      text: 'Serve a team over HTTP at /mcp instead of stdio. HOST defaults to 127.0.0.1',
    },
    ...sourceOptions,
    'log-level': {
      ...logLevel,
      text: 'debug, info, warn, error or silent: lines of JSON on stderr. Default: WABASCOPE_LOG_LEVEL, then warn',
    },
  },
};

export const generalOptions: OptionGroup = {
  title: 'General',
  options: {
    help: { short: 'h', text: 'Print this text' },
    version: { short: 'v', text: 'Print the version' },
  },
};
