/** NFC and case-folded: equal keys are equal names on every file system; this can only keep more raws. */
export function foldName(name: string): string {
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) > 127) return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
  }
  return name.toLowerCase();
}

/** The last extension, lower case, without its dot; empty for names without one and for `.hidden`. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** The stem key of a name: folded, without its last extension. */
export function stemOf(name: string): string {
  const extension = extensionOf(name);
  return foldName(extension === '' ? name : name.slice(0, name.length - extension.length - 1));
}
