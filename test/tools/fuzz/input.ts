/** What one reader is given. */
export interface Input {
  /** Lower case, without dot: the name that the bytes come under. */
  readonly extension: string;
  readonly bytes: Uint8Array;
  /** Length of the whole file. Behind `bytes` it goes on with them again: so an offset far away leads to something. */
  readonly size: number;
}

export const inputOf = (extension: string, bytes: Uint8Array): Input => ({ extension, bytes, size: bytes.length });

/** What a disk would give. */
export function readAt({ bytes, size }: Input, at: number, length: number): Uint8Array {
  const end = Math.min(at + length, size);
  if (at >= end) return new Uint8Array(0);
  if (end <= bytes.length) return bytes.slice(at, end);
  const out = new Uint8Array(end - at);
  if (bytes.length === 0) return out;
  const from = at % bytes.length;
  out.set(bytes.subarray(from).subarray(0, out.length));
  out.set(bytes.subarray(0, from).subarray(0, Math.max(0, out.length - bytes.length + from)), Math.min(out.length, bytes.length - from));
  for (let done = bytes.length; done < out.length; done *= 2) out.copyWithin(done, 0, done);
  return out;
}
