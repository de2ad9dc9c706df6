/** Seconds since 1970 on the camera's own clock, as Exif would write them. */
export function exifFromUnix(seconds: number | undefined): string | undefined {
  if (seconds === undefined || !(seconds > 0 && seconds <= 0xffffffff)) return undefined;
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');
}
