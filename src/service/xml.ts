import { AppError } from '../model/errors.js';

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 cannot hold, not even escaped (section 2.2). */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Text for an XML document. Throws USAGE for a sign that XML has no way to write. */
export function xmlText(text: string): string {
  if (NO_XML.test(text)) {
    throw new AppError('USAGE', { is: 'service-sign', path: text }, text);
  }
  return text.replace(/[&<>"]/g, sign => NAMED[sign] ?? sign).replace(/[\t\n\r]/g, sign => `&#${sign.charCodeAt(0)};`);
}
