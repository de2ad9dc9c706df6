// Loaded before rawtwin: files that a test has just laid have rested for an hour.
const HOUR = 3_600_000;
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...words) {
    if (words.length === 0) super(Real.now() + HOUR);
    else super(...words);
  }
  static now() {
    return Real.now() + HOUR;
  }
};
