/** First words of a table that name its column. */
const HEADINGS = /^(file ?name|file|name|image|image ?name|photo|picture|pick|selection)s?$/i;
const QUOTES = /^["'“”„‘’«»`]+|["'“”„‘’«»`]+$/g;

/**
 * The names on a client's list, each once, in their order: one on a line, or several with commas. Quotes, blank lines, folders in front
 * of a name and blanks around it are left out. Where a field of a line ends like a picture, the line's other fields are remarks.
 * `isTable`: a CSV file, of which the first column counts.
 */
export function namesInText(text: string, isTable: boolean, isPicture: (name: string) => boolean): readonly string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const names = lines.flatMap((line, i) => {
    const fields = fieldsOf(line)
      .map(clean)
      .filter(field => field !== '');
    const pictures = fields.filter(isPicture);
    if (pictures.length > 0) return pictures;
    if (!isTable) return fields.flatMap(field => (/^\d+(\s+\d+)+$/.test(field) ? field.split(/\s+/) : [field]));
    return i === 0 && HEADINGS.test(fields[0] ?? '') ? [] : fields.slice(0, 1);
  });
  return [...new Set(names)];
}

/** Parts between commas, semicolons and tabs that no double quotes enclose. */
function fieldsOf(line: string): readonly string[] {
  return line.match(/(?:"(?:[^"]|"")*"|[^,;\t"]|"(?![^"]*"))+/g) ?? [];
}

const clean = (field: string): string =>
  field
    .trim()
    .replace(QUOTES, '')
    .replace(/^.*[/\\]/, '')
    .trim();
