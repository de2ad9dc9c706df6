/** Camera Raw values that every untouched raw gets (Adobe XMP part 2 §crs; defaults of Camera Raw 5 to 16). A number not named here defaults to 0. */
export const CRS_DEFAULTS: ReadonlyMap<string, readonly (number | string)[]> = new Map<string, readonly (number | string)[]>(
  Object.entries({
    WhiteBalance: ['As Shot', ''],
    Brightness: [0, 50],
    Contrast: [0, 25],
    Shadows: [0, 5],
    Sharpness: [0, 25, 40],
    SharpenRadius: [1],
    SharpenDetail: [25],
    ColorNoiseReduction: [0, 25],
    ColorNoiseReductionDetail: [50],
    ColorNoiseReductionSmoothness: [50],
    LuminanceNoiseReductionDetail: [50],
    ParametricShadowSplit: [25],
    ParametricMidtoneSplit: [50],
    ParametricHighlightSplit: [75],
    PostCropVignetteFeather: [50],
    PostCropVignetteMidpoint: [50],
    PostCropVignetteStyle: [0, 1],
    VignetteMidpoint: [50],
    GrainSize: [25],
    GrainFrequency: [50],
    PerspectiveScale: [100],
    PerspectiveAspect: [0],
    DefringePurpleHueLo: [30],
    DefringePurpleHueHi: [70],
    DefringeGreenHueLo: [40],
    DefringeGreenHueHi: [60],
    ColorGradeBlending: [50],
    LensProfileDistortionScale: [100],
    LensProfileChromaticAberrationScale: [100],
    LensProfileVignettingScale: [100],
    ToneCurveName: ['Linear', 'Medium Contrast'],
    ToneCurveName2012: ['Linear'],
    MoireFilter: ['Off'],
    CropUnits: [0, 1, 2, 3],
    CropUnit: [0, 1, 2, 3],
    CropTop: [0],
    CropLeft: [0],
    CropBottom: [1],
    CropRight: [1],
    CropConstrainToWarp: [0, 1],
    CropAngle: [0],
    CurveRefineSaturation: [100],
    HDRMaxValue: [0, 4],
    CameraProfile: ['Adobe Standard', 'Adobe Color', 'Camera Standard', 'Embedded', 'ACR 2.4', 'ACR 3.1', 'ACR 4.4'],
  }),
);

/** Profiles that are the default of a version or of a camera without colours. */
export const CRS_LOOKS = /^(Adobe (Color|Standard|Monochrome)|)$/;

/** Properties that tell about the settings, and are none. */
export const CRS_NOT_SETTINGS: ReadonlySet<string> = new Set([
  ...['Version', 'ProcessVersion', 'CompatibleVersion', 'HasSettings', 'AlreadyApplied', 'RawFileName', 'CameraProfileDigest'],
  ...[
    'LensProfileSetup',
    'LensProfileName',
    'LensProfileFilename',
    'LensProfileDigest',
    'LensProfileIsEmbedded',
    'LensProfileMatchKeyExifMake',
  ],
  ...['LensProfileMatchKeyExifModel', 'LensProfileMatchKeyCameraModelName', 'LensProfileMatchKeyLensInfo', 'LensProfileMatchKeyLensID'],
  ...[
    'LensProfileMatchKeyLensName',
    'LensProfileMatchKeyIsRaw',
    'LensProfileMatchKeySensorFormatFactor',
    'UprightVersion',
    'UprightCenterMode',
  ],
  ...[
    'UprightCenterNormX',
    'UprightCenterNormY',
    'UprightFocalMode',
    'UprightFocalLength35mm',
    'UprightPreview',
    'UprightFourSegmentsCount',
  ],
  ...['UprightTransformCount', 'UprightGuidedDependentDigest', 'UprightDependentDigest', 'OverrideLookVignette'],
  ...['DefaultsSpecificToSerial', 'DefaultsSpecificToISO', 'DefaultAutoTone', 'DefaultAutoGray'],
  ...[
    'PresetType',
    'Cluster',
    'UUID',
    'SupportsAmount',
    'SupportsColor',
    'SupportsMonochrome',
    'SupportsHighDynamicRange',
    'NegativeCacheMaximumSize',
  ],
  ...['NegativeCachePath', 'DNGIgnoreSidecars', 'DepthMapInfo', 'DepthBasedCorrectionsActive', 'AutoToneDigest', 'AutoToneDigestNoSat'],
]);

/** Curves as every untouched raw has them, point by point: straight, and the older versions' medium contrast. */
const STRAIGHT: ReadonlySet<string> = new Set(['0,0', '255,255']);
export const CRS_LISTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ToneCurve: new Set([...STRAIGHT, '32,22', '64,56', '128,128', '192,196']),
    ToneCurveRed: STRAIGHT,
    ToneCurveGreen: STRAIGHT,
    ToneCurveBlue: STRAIGHT,
    ToneCurvePV2012: STRAIGHT,
    ToneCurvePV2012Red: STRAIGHT,
    ToneCurvePV2012Green: STRAIGHT,
    ToneCurvePV2012Blue: STRAIGHT,
  }),
);
