/** Exif date and time (2.32 §4.6.5) as `YYYY-MM-DDTHH:MM:SS`; undefined for what no calendar has: blanks, zeros, 31 February. */
export function exifTime(text: string | undefined): string | undefined {
  const match = /^\s*(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text ?? '');
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal && year >= 1900 ? date.toISOString().slice(0, 19) : undefined;
}

/** Digits behind the decimal point, as written; padding is no digit. */
export function exifSubsec(text: string | undefined): string | undefined {
  const digits = text?.trim();
  return digits !== undefined && /^\d{1,9}$/.test(digits) ? digits : undefined;
}

/** `+02:00`; undefined for blanks (`   :  `) and what no clock has. */
export function exifOffset(text: string | undefined): string | undefined {
  return text !== undefined && /^[+-](0\d|1[0-4]):[0-5]\d$/.test(text.trim()) ? text.trim() : undefined;
}
