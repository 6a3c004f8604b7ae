// Prints which built files of our packages a list-numbers call runs through, the first time and when it is repeated.
import { enteredFiles } from './count.mjs';

for (const [name, files] of Object.entries(await enteredFiles())) {
  console.log(`${name}: ${files.length} files\n${files.map((file) => `  ${file}`).join('\n')}`);
}
