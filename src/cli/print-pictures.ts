import { embeddedPreviews } from '../exif/read-preview.js';
import type { AbsPath } from '../model/frame.js';
import type { PictureProtocol } from '../model/picture-protocol.js';
import type { PreviewPort } from '../ports/previews.js';
import { isText, type Part, textIn } from '../report/terminal/part.js';
import { drawPicture } from '../report/terminal/picture/draw.js';
import type { Words } from '../report/words/index.js';
import { print, say } from './output.js';
import { protocolHere } from './ui/picture-protocol.js';
import { interruptible } from './world.js';

/** More would only slow the terminal down. */
const MOST = 200;
const INDENT = '        ';

type Draw = (raw: AbsPath) => Promise<string>;

/** A report with its pictures, read and drawn one by one; where the terminal shows none, says so and prints it without. */
export async function printWithPictures(parts: Iterable<Part>, words: Words): Promise<void> {
  const protocol = protocolHere();
  if (protocol === undefined) {
    say(`rawtwin: ${words.talk.noPictures}`);
    return print(textIn(parts));
  }
  await interruptible(signal => printEach(parts, drawing(protocol, embeddedPreviews(), words, signal), words, signal));
}

async function printEach(parts: Iterable<Part>, draw: Draw, words: Words, signal: AbortSignal): Promise<void> {
  let pictures = 0;
  for (const part of parts) {
    signal.throwIfAborted();
    if (isText(part)) await print([part]);
    else if (++pictures <= MOST) await print([`${INDENT}${await draw(part.pictureOf)}\n`]);
  }
  if (pictures > MOST) say(`rawtwin: ${words.talk.morePictures(pictures - MOST)}`);
}

const drawing =
  (protocol: PictureProtocol, previews: PreviewPort, words: Words, signal: AbortSignal): Draw =>
  async raw => {
    const preview = await previews.read(raw, 'small', signal);
    if (preview.kind === 'none') return words.plan.noPicture[preview.why];
    return drawPicture(preview, protocol) ?? words.plan.noPicture.unreadable;
  };
