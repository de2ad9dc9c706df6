/** Values that RawTherapee gives by itself; `any`: it depends on the picture, or does nothing while its neighbours stand as given. */
export type Accepted = 'any' | readonly (string | number)[];

/** Sections that are no development. Their marks are read elsewhere. */
export const NO_SETTINGS: ReadonlySet<string> = new Set(['Version', 'General', 'MetaData', 'Exif', 'IPTC']);

const OFF = ['false'] as const;
const ON = ['true'] as const;
const ZERO = [0] as const;
const EMPTY = ['', ';'] as const;
const STRAIGHT = ['0', '0;'] as const;
const CURVE_MODES = ['Standard', 'FilmLike', 'WeightedStd'] as const;
const all = <T extends Accepted>(accepted: T, ...keys: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(keys.map(key => [key, accepted]));

/**
 * What stands in a sidecar of RawTherapee 5 that nobody edited, section by section (RawTherapee `rtengine/procparams.cc`, constructors
 * and `ProcParams::save`; `rtdata/profiles/Auto-Matched Curve - ISO Low.pp3`, which it applies to every raw). Tools with a switch of
 * their own are off and need no row.
 */
export const GIVEN: Readonly<Record<string, Readonly<Record<string, Accepted>>>> = {
  Exposure: {
    ...all(OFF, 'Auto'),
    ...all(ZERO, 'Compensation', 'Brightness', 'Contrast', 'Saturation', 'Black', 'HighlightCompr'),
    ...all('any', 'Clip', 'HighlightComprThreshold', 'ShadowCompr', 'HistogramMatching', 'CurveFromHistogramMatching', 'ClampOOG'),
    ...all(CURVE_MODES, 'CurveMode', 'CurveMode2'),
    ...all(STRAIGHT, 'Curve', 'Curve2'),
  },
  HLRecovery: { Enabled: ON, Method: ['Blend', 'Coloropp'], Hlbl: ZERO, Hlth: [1] },
  'White Balance': { Enabled: ON, Setting: ['Camera'], Equal: [1], TemperatureBias: ZERO },
  PostDemosaicSharpening: {
    ...all(ON, 'Enabled', 'AutoContrast', 'AutoRadius', 'DeconvIterCheck'),
    ...all('any', 'Contrast', 'DeconvRadius'),
    DeconvRadiusOffset: ZERO,
    DeconvIterations: [20],
  },
  'Coarse Transformation': { Rotate: ZERO, HorizontalFlip: OFF, VerticalFlip: OFF },
  'Common Properties for Transformations': { Method: ['log', 'lin'], Scale: [1], AutoFill: 'any' },
  Rotation: { Degree: ZERO },
  Distortion: { Amount: ZERO },
  LensProfile: {
    LcMode: ['none', 'lfauto', 'metadata'],
    ...all(EMPTY, 'LCPFile', 'LFCameraMake', 'LFCameraModel', 'LFLens'),
    ...all('any', 'UseDistortion', 'UseVignette', 'UseCA'),
  },
  Perspective: {
    Method: ['simple'],
    ...all(ZERO, 'Horizontal', 'Vertical', 'CameraPitch', 'CameraRoll', 'CameraYaw', 'CameraShiftHorizontal', 'CameraShiftVertical'),
    ...all(ZERO, 'ProjectionPitch', 'ProjectionRotate', 'ProjectionYaw', 'ProjectionShiftHorizontal', 'ProjectionShiftVertical'),
    ...all('any', 'CameraCropFactor', 'CameraFocalLength'),
    ...all(EMPTY, 'ControlLineValues', 'ControlLineTypes'),
  },
  CACorrection: { Red: ZERO, Blue: ZERO },
  'Vignetting Correction': { Amount: ZERO, ...all('any', 'Radius', 'Strength', 'CenterX', 'CenterY') },
  'Color Management': {
    InputProfile: ['(camera)', '(cameraICC)'],
    ToneCurve: OFF,
    ...all(ON, 'ApplyBaselineExposureOffset', 'ApplyHueSatMap', 'OutputBPC'),
    ApplyLookTable: 'any',
    DCPIlluminant: ZERO,
    WorkingProfile: ['ProPhoto', 'Rec2020'],
    WorkingTRC: ['none'],
    OutputProfile: ['RTv4_sRGB', 'RTv2_sRGB', 'RT_sRGB'],
    ...all(['Relative'], 'OutputProfileIntent', 'aIntent'),
  },
  RAW: {
    ...all(OFF, 'DarkFrameAuto', 'FlatFieldAutoSelect', 'FlatFieldAutoClipControl', 'HotPixelFilter', 'DeadPixelFilter', 'HotDeadPixels'),
    ...all(OFF, 'FlatFieldFromMetaData'),
    ...all(EMPTY, 'DarkFrame', 'FlatFieldFile'),
    ...all('any', 'FlatFieldBlurRadius', 'FlatFieldBlurType', 'FlatFieldClipControl', 'HotDeadPixelThresh'),
    ...all('any', 'CA', 'CAAvoidColourshift', 'CAAutoIterations'),
    ...all(ZERO, 'CARed', 'CABlue', 'PrePreserv'),
    PreExposure: [1],
  },
  'RAW Bayer': {
    Method: ['amaze'],
    Border: [4],
    ImageNum: [1],
    ...all(ZERO, 'CcSteps', 'PreBlack0', 'PreBlack1', 'PreBlack2', 'PreBlack3', 'LineDenoise', 'GreenEqThreshold'),
    PreTwoGreen: ON,
    ...all(OFF, 'Dehablack', 'PDAFLinesFilter'),
    ...all(
      'any',
      'LineDenoiseDirection',
      'DCBIterations',
      'DCBEnhance',
      'LMMSEIterations',
      'DualDemosaicAutoContrast',
      'DualDemosaicContrast',
    ),
    PixelShiftMotionCorrectionMethod: [1],
  },
  'RAW X-Trans': {
    Method: ['3-pass (best)'],
    Border: [7],
    ...all(ZERO, 'CcSteps', 'PreBlackRed', 'PreBlackGreen', 'PreBlackBlue'),
    Dehablackx: OFF,
    ...all('any', 'DualDemosaicAutoContrast', 'DualDemosaicContrast'),
  },
  'RAW Preprocess WB': { Mode: [1] },
};

/** Settings that do nothing as long as another one stands as given: `where` holds `is`. */
export const INERT: readonly { readonly section: string; readonly where: string; readonly is: string; readonly key: RegExp }[] = [
  // The curve matched to the camera's JPEG is computed for each picture.
  { section: 'Exposure', where: 'CurveFromHistogramMatching', is: 'true', key: /^Curve$/ },
  // As shot: what the camera measured, and the knobs of the automatic methods.
  {
    section: 'White Balance',
    where: 'Setting',
    is: 'Camera',
    key: /^(Temperature|Green|StandardObserver|CompatibilityVersion|Itcwb_\w+)$/,
  },
  // The abstract profile and its primaries are applied with a tone response curve only.
  { section: 'Color Management', where: 'WorkingTRC', is: 'none', key: /^(?!InputProfile|ToneCurve|Apply|DCP|WorkingProfile|Output)/ },
  // Only for files of several frames, and after another method was chosen.
  { section: 'RAW Bayer', where: 'PixelShiftMotionCorrectionMethod', is: '1', key: /^pixelShift/i },
];
