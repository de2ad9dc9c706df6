import { tiffRaw } from './tiff-raw.js';

/** Olympus and OM System ORF, and ORI, the single frame beside a high-resolution ORF: a TIFF with letters in the place of its 42 (ExifTool Olympus.pm). */
export const orf = tiffRaw('orf', ['ori'], head => /^(IIR[OS]|MMOR)/.test(head.text(0, 4)));
