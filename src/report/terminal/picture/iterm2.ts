/** A file that the terminal decodes itself, shown `rows` rows high and in its own proportions (iTerm2, "Inline Images Protocol"). */
export function iterm2Picture(file: Uint8Array, rows: number): string {
  const data = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64');
  return `\x1b]1337;File=inline=1;size=${file.byteLength};height=${rows};preserveAspectRatio=1:${data}\x07`;
}
