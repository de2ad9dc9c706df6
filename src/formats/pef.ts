import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Pentax PEF: a TIFF, big-endian in most bodies (ExifTool Pentax.pm). */
export const pef = tiffRaw('pef', [], isMadeBy(/^(pentax|asahi|ricoh)/i));
