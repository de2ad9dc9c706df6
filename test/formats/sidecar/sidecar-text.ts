/** A sidecar of RawTherapee 5 as it writes it for a picture that was opened and closed again, cut down to one tool of each kind. */
export const PP3 = `[Version]
AppVersion=5.11
Version=351

[General]
ColorLabel=0
InTrash=false

[Exposure]
Auto=false
Clip=0.02
Compensation=0
HighlightComprThreshold=33
HistogramMatching=true
CurveFromHistogramMatching=true
ClampOOG=true
CurveMode=FilmLike
CurveMode2=Standard
Curve=4;0;0;0.05;0.084;1;1;
Curve2=0;

[HLRecovery]
Enabled=true
Method=Coloropp
Hlbl=0
Hlth=1

[Sharpening]
Enabled=false
Method=rld

[White Balance]
Enabled=true
Setting=Camera
Temperature=5564
Green=1.0349999999999999
Equal=1
TemperatureBias=0
StandardObserver=TWO_DEGREES
Itcwb_prim=beta

[Crop]
Enabled=false
X=-1
W=15000

[LensProfile]
LcMode=lfauto
LCPFile=
UseDistortion=true

[Color Management]
InputProfile=(cameraICC)
WorkingProfile=ProPhoto
WorkingTRC=none
Wprim=def
OutputProfile=RTv4_sRGB
OutputProfileIntent=Relative
OutputBPC=true

[RAW]
DarkFrame=
CA=true
PreExposure=1

[RAW Bayer]
Method=amaze
Border=4
PixelShiftMotionCorrectionMethod=1
pixelShiftMedian=true

[RAW X-Trans]
Method=3-pass (best)

[MetaData]
Mode=1
`;

export interface Dop {
  readonly item?: string;
  readonly preset?: string;
  readonly overrides?: string;
  readonly outputs?: string;
  readonly items?: number;
}
/** A sidecar of PhotoLab: a preset that it gave and nothing else, unless told otherwise. */
export function dop({
  item = 'Rating = 0,\nShouldProcess = 2,',
  preset = '1 - DxO Style - Natural',
  overrides = '',
  outputs = '',
  items = 1,
}: Dop = {}): string {
  const one = `{
Albums = "",
IPTC = {
contentDescription = "a } in a \\"text\\"",
}
,
${item}
Name = "DSC00001.ARW",
OutputItems = {
${outputs}
}
,
Settings = {
AppliedPresetDisplayName = "${preset}",
AppliedPresetUniqueName = "DEFAULTS/${preset}.preset",
Base = {
ExposureBias = 0,
HSLHueSlices = {
{
Hue = 0,
Label = "Red",
}
,
}
,
}
,
Overrides = {
${overrides}
}
,
Version = "21.0",
}
,
}
,
`;
  return `Sidecar = {\nSoftware = "DxO PhotoLab 10.0.1",\nSource = {\nItems = {\n${one.repeat(items)}}\n,\nUuid = "1EFD",\n}\n,\nVersion = "21.0",\n}\n\r\n`;
}

/** A sidecar of Capture One with one variant. */
export const cos = (layers: string): string =>
  `<?xml version="1.0"?>\n<IMG>\n<E K="UUID" V="133ACDE8"/>\n<E K="ImageDimensions" V="6000;4000"/>\n<E K="CompatibleVersion" V="1300"/>\n<VAR>\n<E K="UUID" V="77"/>\n${layers}\n</VAR>\n</IMG>\n`;

/** A sidecar of ON1 with one photo; `more`: what stands in it beside what cataloguing gives. */
export const on1 = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    version: 2025,
    type: 1,
    photos: { 'a-guid': { name: 'DSC00001.ARW', type: 2, guid_locked: false, blurhash: null, ...more } },
  });

export interface Nksc {
  /** Filters of NineEdits, by whether they are active. */
  readonly filters?: readonly boolean[];
  readonly trim?: string;
  /** The packet inside, in Base64. */
  readonly inner?: string;
}
/** A sidecar of NX Studio. */
export function nksc({ filters = [], trim = '/////////////////////w==', inner }: Nksc = {}): string {
  const edits = filters
    .map((active, i) => `&lt;filter id="nikon::Filter${i}"&gt;&lt;active&gt;${active}&lt;/active&gt;&lt;/filter&gt;`)
    .join('');
  const packets =
    inner === undefined
      ? ''
      : `<ast:XMLPackets rdf:parseType="Resource"><rdf:value>${inner}</rdf:value><astype:Type>3</astype:Type></ast:XMLPackets>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:nine="http://ns.nikon.com/nine/1.0/" xmlns:ast="http://ns.nikon.com/asteroid/1.0/" xmlns:astype="http://ns.nikon.com/asteroid/Types/1.0/">${packets}<nine:NineEdits>&lt;userData&gt;${edits}&lt;/userData&gt;</nine:NineEdits><nine:Label>0</nine:Label><nine:Rating>0</nine:Rating><nine:Trim>${trim}</nine:Trim></rdf:Description></rdf:RDF></x:xmpmeta>`;
}
