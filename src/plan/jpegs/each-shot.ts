import type { Facts } from '../../model/facts.js';

/** Phones and action cameras, by how they sign Make: there a person, or the program itself, says for each shot whether a raw is written. */
const EACH_SHOT =
  /^(apple|google|samsung|xiaomi|redmi|poco|oneplus|oppo|vivo|realme|huawei|honor|motorola|nokia|hmd|nothing|fairphone|asus|lge?|htc|zte|sharp|tcl|gopro|insta360)\b/i;

/** Its neighbours say nothing of whether it had a raw. */
export const isChosenEachShot = ({ make }: Pick<Facts, 'make'>): boolean => make !== undefined && EACH_SHOT.test(make);
