/** Exif date and time (2.32 §4.6.5) as `YYYY-MM-DDTHH:MM:SS`; undefined for what no calendar has: blanks, zeros, 31 February. */
export function exifTime(text: string | undefined): string | undefined {
  const match = /^\s*(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const isReal = isDay(Number(year), Number(month), Number(day)) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isReal ? `${year}-${month}-${day}T${hour}:${minute}:${second}` : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1));
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
