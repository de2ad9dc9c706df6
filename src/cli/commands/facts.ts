import { readFacts } from '../../exif/read-facts.js';
import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import { type FileFacts, factsJson, renderFacts } from '../../report/facts.js';
import { messageWords, shownWords } from '../../report/phrases.js';
import { EN } from '../../report/words/en/index.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, say } from '../output.js';
import { realPath } from '../real-path.js';

/** `facts FILE…`: what is read from each file. Exit 3 when one of them could not be read. */
export async function factsCommand(files: readonly string[], flags: { readonly json?: boolean; readonly lang?: string }): Promise<number> {
  const words = await readWords(flags);
  const paths = await Promise.all(files.map(fileAt));
  const read = await readFacts(paths, { signal: new AbortController().signal, onRead: () => undefined });
  const list: FileFacts[] = [];
  for (const path of paths) {
    const result = read.get(path);
    if (result?.ok) list.push({ path, facts: result.value });
    else {
      if (result) say(`rawtwin: ${shownWords(result.error.says, words)}`);
      list.push({
        path,
        facts: {
          format: null,
          recorded: 'unknown',
          makerNote: false,
          rendition: false,
          warnings: result ? [messageWords(result.error.says, flags.json ? EN : words)] : [],
        },
      });
    }
  }
  await print(flags.json ? factsJson(list) : renderFacts(list, words));
  return [...read.values()].every(result => result.ok) ? EXIT.done : EXIT.incomplete;
}

async function fileAt(file: string): Promise<AbsPath> {
  try {
    return await realPath(file);
  } catch (error) {
    throw new AppError('NOT_FOUND', { is: 'file-missing', path: file, code: errnoOf(error) }, file, { cause: error });
  }
}
