import { write } from '../../output/write.js';
import { UsageError } from '../../usage-error.js';
import type { Command } from '../command.js';
import { generalOptions } from '../common-options.js';
import { scripts, shells } from './scripts.js';

export const completion: Command = {
  usage: ['completion bash|zsh|fish'],
  description: `Prints a script that completes commands, options, words and the aliases of your accounts.
It sends no request.`,
  words: shells,
  groups: [generalOptions],
  examples: [
    { text: 'bash: add this line to ~/.bashrc', line: 'completion bash > ~/.wabascope.bash && . ~/.wabascope.bash' },
    { text: 'zsh: in a folder of $fpath', line: 'completion zsh > ~/.zfunc/_wabascope' },
    { text: 'fish', line: 'completion fish > ~/.config/fish/completions/wabascope.fish' },
  ],
  exitStatus: ['0  Success', '2  Invalid command line'],
  async run({ words: [word, ...others] }) {
    const shell = shells.find((known) => known === word);
    if (shell === undefined || others.length > 0) throw new UsageError(`Name one shell: ${shells.join(', ')}.`);
    await write(scripts[shell]);
    return 0;
  },
};
