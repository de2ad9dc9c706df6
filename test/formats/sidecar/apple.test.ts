import { expect, it } from 'vitest';
import { workOfAae } from '../../../src/formats/sidecar/apple.js';

const plist = (pairs: string) => `<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x" "y"><plist version="1.0"><dict>${pairs}</dict></plist>`;
const editor = (value: string) => `<key>adjustmentEditorBundleID</key><string>${value}</string>`;
it.each([
  ['what the camera was set to', plist(`<key>adjustmentRenderTypes</key><integer>24576</integer>${editor('com.apple.camera')}`), {}],
  ['edited in Photos', plist(editor('com.apple.mobileslideshow')), { edited: 'Apple' }],
  ['edited in another program', plist(editor('com.pixelmator.photo')), { edited: 'Apple' }],
  [
    'by nobody, as slow motion',
    plist(`${editor('')}<key>adjustmentFormatIdentifier</key><string>com.apple.camera</string>`),
    { edited: 'Apple' },
  ],
  ['the camera as something else', plist('<key>adjustmentFormatIdentifier</key><string>com.apple.camera</string>'), { edited: 'Apple' }],
  ['nothing', '', { edited: 'Apple' }],
])('%s', (_, text, work) => expect(workOfAae(text, 'Apple')).toEqual(work));
