import { xmpPacket } from '../../../fixtures/heads/xmp.js';
import { cos, dop, nksc, on1, PP3 } from '../../formats/sidecar/sidecar-text.js';
import { canonTrailer, photoMechanicTrailer } from '../../formats/trailer-bytes.js';
import { joined } from '../../support/tiff-head.js';
import { type Input, inputOf } from './input.js';

const text = (extension: string, content: string): Input => inputOf(extension, new TextEncoder().encode(content));
const history = '<darktable:history><rdf:Seq><rdf:li darktable:operation="exposure" darktable:enabled="1"/></rdf:Seq></darktable:history>';
export const xmpSeeds = (): readonly Input[] => [
  text('xmp', xmpPacket('xmp:Rating="3" xmp:Label="Blue &amp; &#x41;" crs:Exposure2012="0.00" crs:ToneCurvePV2012="x"')),
  text(
    'xmp',
    xmpPacket(
      'darktable:history_end="1" xmp:CreatorTool="darktable 4.6"',
      `${history}<darktable:colorlabels><rdf:Seq><rdf:li>0</rdf:li></rdf:Seq></darktable:colorlabels>`,
    ),
  ),
  text(
    'xmp',
    xmpPacket(
      '',
      '<crs:Look><rdf:Description crs:Name="Adobe Color"/></crs:Look><!-- c --><xmp:Rating> 2 </xmp:Rating><dc:subject><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:subject>',
    ),
  ),
];
export const sidecarSeeds = (): readonly Input[] => [
  text('pp3', PP3),
  text('arp', '[Version]\n[Exposure]\n'),
  text('dop', dop({ overrides: 'ExposureBias = 0.5,' })),
  text('cos', cos('<DL><E K="Exposure" V="0"/></DL><AL/><MD><E K="Basic_Rating" V="3"/></MD>')),
  text('on1', on1({ metadata: { Rating: 2 }, edits: [1] })),
  text('nksc', nksc({ filters: [true, false], inner: 'PGE+' })),
  text('aae', '<plist><dict><key>adjustmentEditorBundleID</key><string>com.apple.camera</string></dict></plist>'),
  ...xmpSeeds(),
];
/** Ends of raws to which programs appended. */
export const tailSeeds = (): readonly Input[] => [
  inputOf('cr2', canonTrailer()),
  inputOf('crw', joined(canonTrailer(), photoMechanicTrailer({ 221: 1, 222: 3, 223: 4, 216: 0 }, 64))),
  inputOf('cr3', photoMechanicTrailer({ 221: 1, 222: 3, 223: 4, 216: 1 }, 48)),
];
