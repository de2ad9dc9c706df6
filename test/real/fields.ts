/** What is compared: all that `facts` shows and exiftool knows too. */
export const FIELDS = [
  ...(['format', 'make', 'model', 'takenAt', 'subsec', 'offset', 'bodySerial', 'counter'] as const),
  ...(['orientation', 'rating', 'software', 'recorded'] as const),
] as const;
export type Field = (typeof FIELDS)[number];
