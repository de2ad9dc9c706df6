/** Namespaces that programs use in XMP, by the prefixes of our tests. */
const SPACES: Readonly<Record<string, string>> = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  crs: 'http://ns.adobe.com/camera-raw-settings/1.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmpDM: 'http://ns.adobe.com/xmp/1.0/DynamicMedia/',
  digiKam: 'http://www.digikam.org/ns/1.0/',
  darktable: 'http://darktable.sf.net/',
  MicrosoftPhoto: 'http://ns.microsoft.com/photo/1.0/',
  microsoft: 'http://ns.microsoft.com/photo/1.0',
  photomechanic: 'http://ns.camerabits.com/photomechanic/1.0/',
  acdsee: 'http://ns.acdsee.com/iptc/1.0/',
  narrative: 'http://ns.narrative.so/narrative_select/1.0/',
  bset: 'http://www.bibblelabs.com/BibbleSettings/5.0/',
  bopt: 'http://www.bibblelabs.com/BibbleOpt/5.0/',
  aas: 'http://ns.apple.com/adjustment-settings/1.0/',
  frv: 'http://www.fastrawviewer.com/ns/1.0/',
  nine: 'http://ns.nikon.com/nine/1.0/',
  ast: 'http://ns.nikon.com/asteroid/1.0/',
};
const BOUND = Object.entries(SPACES)
  .map(([prefix, space]) => `xmlns:${prefix}="${space}"`)
  .join(' ');

/** An XMP packet of one description, as text. */
export const packet = (attributes: string, inside = ''): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${BOUND}><rdf:Description rdf:about="" ${attributes}>${inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
/** An RDF list as the value of a property. */
export const list = (property: string, values: readonly string[]): string =>
  `<${property}><rdf:Seq>${values.map(value => `<rdf:li>${value}</rdf:li>`).join('')}</rdf:Seq></${property}>`;
