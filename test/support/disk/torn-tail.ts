import type { Decoded } from '../../../src/journal/line.js';

/** What recovery writes after the end of a torn journal. */
const isRecovery = (line: Decoded['lines'][number]): boolean => 'recovered' in line || line.type === 'alarm' || line.type === 'placeholder';

/** True when the one damaged line is the last that the process before the power cut wrote: behind it stands only what recovery wrote. */
export function isTornTail({ lines, numbers, damaged: [torn, ...others] }: Decoded): boolean {
  return torn !== undefined && others.length === 0 && lines.every((line, i) => (numbers[i] ?? 0) < torn || isRecovery(line));
}
